// Files that people share as answers. The platform shows one to nobody but its sender and the bot, so that a copy is fetched
// and kept with the answer.
import type { Temporal } from "temporal-polyfill";
import type { Conversation } from "../chat/address.ts";
import type { MeetingId, PersonId, ResponseId } from "../domain/ids.ts";
import type { AnswerFile, Path } from "../questionnaire/answer.ts";
import type { SharedFileRecord, SharedFileState } from "../questionnaire/shared-file.ts";

/** The most that is kept of one file: 25 MB, which is what the questionnaires ask for. */
export const MOST_FILE_BYTES = 25 * 1024 * 1024;

export type NewSharedFile = {
  readonly responseId: ResponseId;
  readonly path: Path;
  readonly file: AnswerFile;
  /** Null: the platform tells it by the reference. Forgotten once the file is kept or lost. */
  readonly address: string | null;
  readonly personId: PersonId;
  /** Where it was shared. */
  readonly conversation: Conversation;
};

/** A file whose turn it is to be fetched. */
export type WantedFile = NewSharedFile & {
  readonly id: string;
  /** Those before this one. */
  readonly attempts: number;
};

/** What a platform answers when a file is asked for. Codes are its own, for the record. */
export type FetchedFile =
  | { readonly kind: "fetched"; readonly bytes: Uint8Array; readonly mediaType: string | null }
  | { readonly kind: "try-later"; readonly afterSeconds: number; readonly code: string }
  /** It is gone, not to be read by this bot, or too large. */
  | { readonly kind: "refused"; readonly code: string };

/** Fetches from an address that an adapter vouches for; follows no redirect. Never throws. */
export type Download = (address: URL, authorization?: string) => Promise<FetchedFile>;

/** The part of a transaction that is about shared files. */
export interface SharedFileRecords {
  /** What was kept of the same reference before is kept for the new answer as well. */
  expectFiles(files: readonly NewSharedFile[], at: Temporal.Instant): Promise<void>;
  /** True where it is still an answer, so that somebody should hear of it. Nothing happens to what does not wait. */
  loseFile(id: string, code: string, at: Temporal.Instant): Promise<boolean>;
}

/** The part of the store that is about shared files. */
export interface SharedFiles {
  /** Those that are due, the oldest first; none of them is given again before `until`. */
  claimFiles(at: Temporal.Instant, until: Temporal.Instant, limit: number): Promise<readonly WantedFile[]>;
  /** All of it or nothing. */
  keepFile(id: string, bytes: Uint8Array, at: Temporal.Instant): Promise<void>;
  postponeFile(id: string, until: Temporal.Instant, code: string): Promise<void>;
  /** Of all responses that were not withdrawn, by response and path. */
  listFiles(meetingId: MeetingId): Promise<readonly SharedFileRecord[]>;
  /** Null: it is not kept. */
  readFile(id: string): Promise<Uint8Array | null>;
  countFiles(): Promise<Readonly<Record<SharedFileState, number>>>;
}
