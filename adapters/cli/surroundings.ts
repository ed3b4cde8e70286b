// What the commands ask of the world; the composition root hands it in.

import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../../src/chat/address.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { DigestDesk } from "../../src/ports/digests.ts";
import type { Ids } from "../../src/ports/ids.ts";
import type { RehearsalAnswer, RehearsalOrder } from "../../src/ports/rehearsal.ts";
import type { RecordDesk } from "../../src/ports/round-record.ts";
import type { RoundDesk } from "../../src/ports/rounds.ts";
import type { SlackInstallations } from "../../src/ports/slack-installations.ts";
import type { Store, StoreTransaction } from "../../src/ports/store.ts";
import type { Answers, Path } from "../../src/questionnaire/answer.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import type { Sheet } from "../../src/questionnaire/xlsform/sheets.ts";
import type { CalendarEntry } from "../../src/reports/calendar.ts";
import type { Document } from "../../src/reports/document.ts";
import type { AreaCodes } from "../../src/reports/record.ts";
import type { StudyEntry } from "../../src/reports/study-entry.ts";
import type { Table } from "../../src/reports/table.ts";
import type { Workbook } from "../../src/reports/workbook.ts";
import type { XmlDocument } from "../../src/reports/xml-element.ts";

export type CommandTransaction = Pick<
  StoreTransaction,
  | "listOrganizations"
  | "listMeetings"
  | "listInstrumentIds"
  | "findInstrument"
  | "readMeetingRecord"
  | "findPersonByEmail"
  | "lockRequest"
  | "openResponse"
  | "recordAnswer"
  | "nameResponse"
  | "addCode"
  | "saveHolidays"
  | "audit"
>;

/** The part of the store that the commands use. */
export interface CommandStore
  extends Pick<
    Store,
    | "readStatus"
    | "readResponses"
    | "listFiles"
    | "readFile"
    | "listEnteredRequests"
    | "listPeople"
    | "importRoster"
    | "importMeetings"
    | "saveInstrument"
    | "check"
    | "close"
  > {
  readonly slackInstallations: SlackInstallations;
  transaction<T>(work: (transaction: CommandTransaction) => Promise<T>): Promise<T>;
}

/** The digests over the same database. */
export type OpenDigests = DigestDesk & Pick<Store, "close">;

/** The rounds over the same database. */
export type OpenRounds = RoundDesk & RecordDesk & Pick<Store, "close">;

/** The database, to be copied into a file or filled from one. */
export type OpenBackups = {
  /** @throws {Error} in words for the operator. */
  take(path: string, at: Temporal.Instant): Promise<{ readonly tables: number; readonly rows: number }>;
  /** @throws {Error} in words for the operator. */
  restore(
    path: string,
    at: Temporal.Instant,
  ): Promise<{
    readonly takenAt: string;
    readonly rows: number;
    readonly heldBack: { readonly messages: number; readonly steps: number; readonly digests: number };
  }>;
} & Pick<Store, "close">;

/** How many of each were deleted. */
export type OpenPurge = {
  purge(
    at: Temporal.Instant,
  ): Promise<{ readonly events: number; readonly deliveries: number; readonly codes: number }>;
} & Pick<Store, "close">;

/** A copy of the database, and the rehearsal on it: once. */
export type OpenRehearsal = { rehearse(order: RehearsalOrder): Promise<RehearsalAnswer> } & Pick<Store, "close">;

/**
 * The code of the error by which `openStore` says that another process, most likely the running server, holds the
 * embedded database, which admits one.
 */
export const DATABASE_IN_USE = "database-in-use";

export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | {
      readonly ok: false;
      readonly code: "too-large" | "no-workbook" | "too-many-rows" | "unreadable" | "too-much";
    };

export type StudyReading =
  | { readonly ok: true; readonly entries: readonly StudyEntry[] }
  | {
      readonly ok: false;
      readonly code: "too-large" | "entities" | "encoding" | "not-xml" | "no-study" | "too-deep";
    };

export type Surroundings = {
  readonly openStore: () => Promise<CommandStore>;
  /** Fails as `openStore` does. */
  readonly openRounds: () => Promise<OpenRounds>;
  /** Fails as `openStore` does. */
  readonly openDigests: () => Promise<OpenDigests>;
  /** Fails as `openStore` does. */
  readonly openRehearsal: () => Promise<OpenRehearsal>;
  /** Fails as `openStore` does; the tables need not be those of this program. */
  readonly openBackups: () => Promise<OpenBackups>;
  /** Fails as `openStore` does. */
  readonly openPurge: () => Promise<OpenPurge>;
  readonly clock: Clock;
  readonly ids: Pick<Ids, "code" | "hash">;
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Whole or not at all: what stood at the path stays until the new file is complete. */
  readonly writeFile: (path: string, content: string | Uint8Array) => Promise<void>;
  /** And the folders above it; does nothing where it is there. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** A file of the program's own folder `manifest/`. */
  readonly readManifest: (name: string) => Promise<Uint8Array>;
  /** Standard output: what was asked for. */
  readonly out: (text: string) => void;
  /** Standard error: reasons, warnings, and words beside a document. */
  readonly err: (text: string) => void;
  readonly areas: Pick<AreaCodes, "iso3">;
  /** Which paths of a draft are asked, and not hidden by a branch. */
  readonly visibleIn: (questionnaire: Questionnaire, answers: Answers) => (path: Path) => boolean;
  readonly documents: {
    readonly writeCsv: (table: Table) => string;
    readonly writeJson: (value: unknown) => string;
    readonly writeCalendar: (title: string, entries: readonly CalendarEntry[], at: Temporal.Instant) => string;
    readonly writePage: (page: Document) => string;
    readonly writeDocx: (document: Document) => Promise<Uint8Array>;
    readonly writeWorkbook: (workbook: Workbook) => Promise<Uint8Array>;
    readonly writeXml: (document: XmlDocument) => Promise<string>;
    readonly readDdi: (bytes: Uint8Array) => StudyReading;
    /** Of .xlsx and .xls: the words of the wanted sheets, in any case; of the others the names. */
    readonly readWorkbook: (bytes: Uint8Array, wanted: readonly string[]) => Promise<WorkbookReading>;
    /** As .xlsx. */
    readonly writeFormSheets: (sheets: readonly Sheet[]) => Promise<Uint8Array>;
  };
  /** A message as the platform is given it: blocks, or activities with cards; null where the platform has no such form. */
  readonly renderFor: (platform: Platform, message: OutboundMessage) => Promise<unknown>;
  /** What the platforms are told of this installation; null where it is not set. */
  readonly installation: { readonly publicUrl: string | null; readonly teamsAppId: string | null };
  /** Null where Slack is not installed by OAuth. */
  readonly slack: {
    /** The link by which one workspace, or the first that uses it, may install the app. */
    readonly writeLink: (workspace: string | null, until: Temporal.Instant) => string;
    /** The workspaces whose token the secret key does not open. */
    readonly listUnreadable: (installations: SlackInstallations) => Promise<readonly string[]>;
  } | null;
  /**
   * Null where Slack's messages do not come over a socket. Says in words what is wrong; null where Slack gives a connection.
   */
  readonly checkSlackSocket: (() => Promise<string | null>) | null;
  readonly settings: {
    readonly facts: readonly { readonly name: string; readonly says: string }[];
    readonly problems: readonly { readonly name: string; readonly problem: string }[];
  };
};
