// The world of the command line in tests: a store that remembers what it was told, files in memory, and what was said.
import { readFile } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import type {
  CommandStore,
  OpenBackups,
  OpenDigests,
  OpenPurge,
  OpenRehearsal,
  OpenRounds,
  Surroundings,
} from "../../../adapters/cli/surroundings.ts";
import { readDdi } from "../../../adapters/documents/read-ddi.ts";
import { readWorkbook } from "../../../adapters/documents/read-workbook.ts";
import { writeCalendar } from "../../../adapters/documents/write-calendar.ts";
import { writeCsv } from "../../../adapters/documents/write-csv.ts";
import { writeDocx } from "../../../adapters/documents/write-docx.ts";
import { writeJson } from "../../../adapters/documents/write-json.ts";
import { writePage } from "../../../adapters/documents/write-page.ts";
import { writeWorkbook } from "../../../adapters/documents/write-workbook.ts";
import { writeFormSheets } from "../../../adapters/documents/write-xlsform.ts";
import { writeXml } from "../../../adapters/documents/write-xml.ts";
import type { Meeting } from "../../../src/domain/meeting.ts";
import type { Organization } from "../../../src/domain/organization.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { MeetingImport, RosterImport } from "../../../src/ports/imports.ts";
import type { ResponseRecord } from "../../../src/ports/response-record.ts";
import type { AuditEntry } from "../../../src/ports/store.ts";
import type { Questionnaire } from "../../../src/questionnaire/questionnaire.ts";
import type { SharedFileRecord } from "../../../src/questionnaire/shared-file.ts";
import { AREAS, EVERY_KIND } from "../../reports/every-kind.ts";
import type { RequestedRow } from "../../reports/gathered.ts";

export type Known = {
  readonly organizations?: readonly Organization[];
  readonly people?: readonly Person[];
  readonly meetings?: readonly Meeting[];
  readonly meetingRecord?: unknown;
  readonly status?: readonly RequestedRow[];
  readonly responses?: readonly ResponseRecord[];
  readonly sharedFiles?: readonly SharedFileRecord[];
  /** By the id of the record. */
  readonly fileBytes?: Readonly<Record<string, Uint8Array>>;
  readonly entered?: Awaited<ReturnType<CommandStore["listEnteredRequests"]>>;
  readonly visibleIn?: Surroundings["visibleIn"];
  readonly instruments?: readonly Questionnaire[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly openingFails?: Error;
  readonly rounds?: OpenRounds;
  readonly digests?: OpenDigests;
  readonly rehearsal?: OpenRehearsal;
  readonly backups?: OpenBackups;
  readonly purged?: Awaited<ReturnType<OpenPurge["purge"]>>;
  readonly settings?: Surroundings["settings"];
  readonly installation?: Surroundings["installation"];
  readonly slack?: Surroundings["slack"];
  readonly checkSlackSocket?: Surroundings["checkSlackSocket"];
  readonly slackInstallations?: CommandStore["slackInstallations"];
};

export const NOW = Temporal.Instant.from("2007-11-01T12:00:00Z");

export function fakeSurroundings(known: Known = {}) {
  const { organizations = [], people = [], meetings = [], status = [], responses = [], files = {} } = known;
  const { instruments = [EVERY_KIND] } = known;
  const said = { out: "", err: "" };
  const written = {
    files: new Map<string, string | Uint8Array>(),
    folders: [] as string[],
    rosters: [] as RosterImport[],
    meetings: [] as MeetingImport[],
    instruments: [] as Questionnaire[],
    answers: [] as string[],
    codes: [] as { readonly personId: string; readonly hash: string; readonly expiresAt: string }[],
    holidays: [] as string[],
    audit: [] as AuditEntry[],
    opened: 0,
    closed: 0,
  };
  const store: CommandStore = {
    transaction: (work) =>
      work({
        listOrganizations: async () => organizations,
        listInstrumentIds: async () => [...new Set(instruments.map(({ id }) => id))],
        findInstrument: async (id, version) =>
          instruments
            .filter((each) => each.id === id && (version ?? each.version) === each.version)
            .toSorted((one, other) => other.version - one.version)[0] ?? null,
        readMeetingRecord: async () => known.meetingRecord ?? {},
        listMeetings: async (state) => meetings.filter((meeting) => meeting.state === state),
        findPersonByEmail: async (email) => people.find((person) => person.email === email) ?? null,
        lockRequest: async (id) => status.find(({ request }) => request.id === id)?.request ?? null,
        openResponse: async (requestId, ordinal, version, personId) => {
          written.answers.push(`open ${requestId}/${ordinal} v${version} by ${personId}`);
        },
        recordAnswer: async ({ responseId, path, answer, personId }) => {
          written.answers.push(`${responseId} ${path} ${answer.state} by ${personId}`);
        },
        nameResponse: async (responseId, title) => {
          written.answers.push(`name ${responseId} ${title}`);
        },
        addCode: async (personId, hash, expiresAt) => {
          written.codes.push({ personId, hash, expiresAt: expiresAt.toString() });
        },
        saveHolidays: async (organizationId, holidays) => {
          for (const { on, name } of holidays) written.holidays.push(`${organizationId} ${on.toString()} ${name}`);
        },
        audit: async (entry) => {
          written.audit.push(entry);
        },
      }),
    readStatus: async () => status,
    listFiles: async () => known.sharedFiles ?? [],
    readFile: async (id) => known.fileBytes?.[id] ?? null,
    readResponses: async (_, instrumentId) => responses.filter(({ request }) => request.instrumentId === instrumentId),
    listEnteredRequests: async () => known.entered ?? new Map(),
    listPeople: async () => people,
    importRoster: async (roster) => {
      written.rosters.push(roster);
    },
    importMeetings: async (imported) => {
      written.meetings.push(imported);
    },
    saveInstrument: async (questionnaire) => {
      written.instruments.push(questionnaire);
    },
    slackInstallations: known.slackInstallations ?? {
      keep: async () => "kept",
      listPresent: async () => [],
      listAll: async () => [],
      remove: async () => false,
    },
    check: async () => undefined,
    close: async () => {
      written.closed += 1;
    },
  };
  const surroundings: Surroundings = {
    openStore: async () => {
      if (known.openingFails) throw known.openingFails;
      written.opened += 1;
      return store;
    },
    openRounds: async () => {
      if (known.openingFails) throw known.openingFails;
      if (!known.rounds) throw new Error("this test has no rounds");
      return known.rounds;
    },
    openDigests: async () => {
      if (known.openingFails) throw known.openingFails;
      if (!known.digests) throw new Error("this test has no digests");
      return known.digests;
    },
    openRehearsal: async () => {
      if (known.openingFails) throw known.openingFails;
      if (!known.rehearsal) throw new Error("this test has no rehearsal");
      return known.rehearsal;
    },
    openBackups: async () => {
      if (!known.backups) throw new Error("this test has no backups");
      return known.backups;
    },
    openPurge: async () => {
      const { purged } = known;
      if (!purged) throw new Error("this test has nothing to purge");
      return { purge: async () => purged, close: async () => undefined };
    },
    clock: { now: () => NOW },
    ids: { code: () => "ABCD2345", hash: (code) => `hash of ${code}` },
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw fileError("ENOENT");
      return typeof text === "string" ? new TextEncoder().encode(text) : text;
    },
    writeFile: async (path, content) => {
      if (path.startsWith("nowhere/")) throw fileError("ENOENT");
      written.files.set(path, content);
    },
    makeFolder: async (path) => {
      written.folders.push(path);
    },
    readManifest: (name) => readFile(new URL(`../../../manifest/${name}`, import.meta.url)),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    areas: AREAS,
    visibleIn: known.visibleIn ?? (() => () => true),
    documents: {
      readDdi,
      readWorkbook,
      writeFormSheets,
      writeCalendar,
      writeCsv,
      writeJson,
      writePage,
      writeDocx,
      writeWorkbook,
      writeXml: async (document) => writeXml(document),
    },
    renderFor: async (platform) => ({ renderedFor: platform }),
    installation: known.installation ?? { publicUrl: null, teamsAppId: null },
    slack: known.slack ?? null,
    checkSlackSocket: known.checkSlackSocket ?? null,
    settings: known.settings ?? { facts: [{ name: "Slack", says: "not set" }], problems: [] },
  };
  return { surroundings, said, written };
}

export function codedError(code: string, message = code): Error {
  return Object.assign(new Error(message), { code });
}

function fileError(code: string): Error {
  return codedError(code, `${code}: the words of the system`);
}
