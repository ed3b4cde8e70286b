// What became of a file that was shared as an answer.
import type { Temporal } from "temporal-polyfill";
import type { ResponseId } from "../domain/ids.ts";
import type { Path } from "./answer.ts";

/** `waiting`: to be fetched; `lost`: it will never be. */
export type SharedFileState = "waiting" | "kept" | "lost";

export type SharedFileRecord = {
  readonly id: string;
  readonly responseId: ResponseId;
  readonly path: Path;
  readonly name: string;
  /** As in the answer. */
  readonly reference: string;
  readonly state: SharedFileState;
  /** Why it is lost, or waits still. */
  readonly code: string | null;
  /** Of the copy; null until it is kept. */
  readonly sizeBytes: number | null;
  /** In hex. */
  readonly sha256: string | null;
  readonly sharedAt: Temporal.Instant;
};
