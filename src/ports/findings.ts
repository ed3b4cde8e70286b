// What search and summaries ask of the database, within a transaction of the store. Every question takes the reader:
// what the reader may not see is neither returned nor counted.
import type { Temporal } from "temporal-polyfill";
import type { MeetingId, OrganizationId } from "../domain/ids.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Ask } from "../findings/ask.ts";
import type { Finding, FindingId } from "../findings/finding.ts";
import type { Reader } from "../findings/rights.ts";
import type { Path } from "../questionnaire/answer.ts";

export type FindingOrganization = { readonly id: OrganizationId; readonly name: string; readonly acronym: string };

/** A finding with who reported it, and when. */
export type FoundFinding = Omit<Finding, "labels"> & {
  readonly responseId: string;
  readonly organization: FindingOrganization;
  readonly meeting: { readonly id: MeetingId; readonly title: string; readonly timeZone: string };
  readonly instrument: { readonly id: string; readonly version: number };
  /** The number of the submission that froze it. */
  readonly submission: number;
  readonly submittedAt: Temporal.Instant;
  /** Of the demonstration: nobody reported it. */
  readonly demonstration: boolean;
};

/** An activity or a survey with a title, as digests see it. */
export type ArrivedFinding = Omit<
  FoundFinding,
  "kind" | "title" | "texts" | "visibility" | "language" | "responseId" | "meeting" | "instrument" | "submission"
> & { readonly kind: "activity" | "survey"; readonly title: string };

export type FindingPage = {
  readonly total: number;
  /** There are more than `total`, which is then as far as was counted. */
  readonly more: boolean;
  readonly findings: readonly FoundFinding[];
};

export type Counted = { readonly code: string; readonly count: number };

export type FindingCounts = {
  readonly activities: number;
  readonly surveys: number;
  readonly papers: number;
  readonly organizations: number;
  readonly planned: number;
  readonly bestPractices: number;
  readonly newInitiatives: number;
  /** Most frequent first. */
  readonly themes: readonly Counted[];
  readonly areas: readonly Counted[];
};

/** What a summary is compiled from: counts, the newest of three kinds, and a sample for sentences. */
export type FindingDigest = {
  readonly counts: FindingCounts;
  readonly newInitiatives: readonly FoundFinding[];
  readonly bestPractices: readonly FoundFinding[];
  readonly planned: readonly FoundFinding[];
  readonly sample: readonly FoundFinding[];
};

/** `perOrganization`: the newest of each organization, one round after the other, up to `sample`; `list`: of each kind. */
export type DigestSize = { readonly list: number; readonly perOrganization: number; readonly sample: number };

/** How far a meeting's reporting has come; numbers only. */
export type MeetingProgress = {
  readonly asked: number;
  /** Organizations that submitted something, or said that there is nothing. */
  readonly reported: number;
  /** Organizations of which everything visible says the same as at an earlier meeting. */
  readonly unchanged: number;
};

export type WorkingOrganization = {
  readonly organization: FindingOrganization;
  readonly ongoing: number;
  readonly planned: number;
  readonly other: number;
  /** At most two: ongoing before planned before others, and of these the newest first. */
  readonly newest: readonly FoundFinding[];
};

export type KnownMeeting = Omit<Meeting, "asks">;

export type PageWanted = { readonly offset: number; readonly limit: number };

/** The part of a transaction that is about findings. */
export interface FindingRecords {
  /** Those in whose title the words stand come first, then the newest. */
  searchFindings(ask: Ask, reader: Reader, page: PageWanted): Promise<FindingPage>;
  countFindings(ask: Ask, reader: Reader): Promise<FindingCounts>;
  /** By name of the organization. */
  listWorking(
    ask: Ask,
    reader: Reader,
    page: PageWanted,
  ): Promise<{ readonly total: number; readonly organizations: readonly WorkingOrganization[] }>;
  digestFindings(ask: Ask, reader: Reader, size: DigestSize): Promise<FindingDigest>;
  /** The newest of each organization, at most `perOrganization`, for sentences. */
  sampleFindings(
    ask: Ask,
    reader: Reader,
    size: { readonly perOrganization: number; readonly limit: number },
  ): Promise<readonly FoundFinding[]>;
  /** Null: there is none, it was withdrawn, or the reader may not see it. */
  findFinding(id: FindingId, reader: Reader): Promise<FoundFinding | null>;
  /** Words of titles that are written nearly like this one, nearest first, at most `limit`. They tell nothing of who wrote them. */
  listNearWords(word: string, limit: number): Promise<readonly string[]>;
  readProgress(meetingId: MeetingId, reader: Reader): Promise<MeetingProgress>;
  /**
   * All activities and surveys that were submitted for a meeting, the newest first; what was submitted again is as new as
   * that. A list is the very same one, and a finding the very same object, for as long as nothing of it has changed: what
   * is made of them may be remembered.
   */
  listArrivals(meetingId: MeetingId, reader: Reader): Promise<readonly ArrivedFinding[]>;
  /** The earliest first. */
  listKnownMeetings(): Promise<readonly KnownMeeting[]>;
  /** The version of an answer, as it is kept; for checks of sources. */
  readAnswerWords(responseId: string, path: Path, version: number): Promise<string | null>;
}
