// Commands of a meeting: import a file of meetings, and say where a meeting stands.
import type { Meeting } from "../../src/domain/meeting.ts";
import { standingOf } from "../../src/domain/request.ts";
import type { StatusRow } from "../../src/ports/store.ts";
import { compileMeeting } from "../../src/reports/response-export.ts";
import { inStatusOrder } from "../../src/reports/status-table.ts";
import { type Command, type Given, isGiven, type Outcome, readNamedFile, refuse, withStore } from "./command.ts";
import { type MeetingChange, readMeetingFile } from "./meeting-file.ts";
import type { CommandTransaction, Surroundings } from "./surroundings.ts";
import { writeColumns } from "./write-columns.ts";

export const meetingImport: Command = {
  words: "meeting import",
  usage: "FILE.json [--dry-run]",
  summary: "brings a series and its meetings up to date from a JSON file, all or nothing",
  details: [
    "A meeting has id, title, start, end, city and timezone; with state (planned, open, closed), asks and organizations",
    '(a list, or "all") it asks organizations for instruments. What is left out of a known meeting stays as it is.',
    "--dry-run  say what would change, and change nothing",
  ],
  positionals: 1,
  options: { "dry-run": { type: "boolean" } },
  run: importMeetings,
};

export const status: Command = {
  words: "status",
  usage: "MEETING",
  summary: "says where every request of a meeting stands",
  details: ["For the secretariat: it names organizations that still owe something."],
  positionals: 1,
  options: {},
  run: showStatus,
};

const MEETING_STATES = ["planned", "open", "closed"] as const;

export async function listAllMeetings(transaction: CommandTransaction): Promise<readonly Meeting[]> {
  const meetings: Meeting[] = [];
  for (const state of MEETING_STATES) meetings.push(...(await transaction.listMeetings(state)));
  return meetings;
}

/** The meeting with this id, or the reason why there is none. */
export function findMeeting(id: string, meetings: readonly Meeting[]): Meeting | Outcome {
  const meeting = meetings.find((candidate) => candidate.id === id.toLowerCase());
  if (meeting !== undefined) return meeting;
  const ids = meetings.map((candidate) => candidate.id).toSorted();
  return refuse(
    `There is no meeting “${id}”.`,
    ids.length === 0 ? "No meeting was imported yet." : `There are: ${ids.join(", ")}`,
  );
}

async function importMeetings(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const file = await readNamedFile(surroundings, given.positionals[0] ?? "");
  if (!file.ok) return refuse(file.problem);
  const now = surroundings.clock.now();
  return withStore(surroundings, async (store) => {
    const known = await store.transaction(async (transaction) => ({
      organizations: await transaction.listOrganizations(),
      meetings: await listAllMeetings(transaction),
      instrumentIds: await transaction.listInstrumentIds(),
    }));
    const reading = readMeetingFile(file.bytes, known);
    if (!reading.ok) {
      return refuse(...reading.problems.map(({ place, problem }) => `${place}: ${problem}`), "Nothing was imported.");
    }
    const dryRun = isGiven(given, "dry-run");
    if (!dryRun) {
      await store.importMeetings(reading.meetings, now);
      const { series, meetings } = reading.meetings;
      const facts = { meetings: meetings.length };
      await store.transaction((transaction) =>
        transaction.audit({ at: now, personId: null, action: "meetings imported", subject: series.id, facts }),
      );
    }
    return {
      kind: "done",
      data: { dryRun, meetings: reading.changes },
      lines: [...reading.changes.map(writeChange), dryRun ? "Nothing was written: this was a dry run." : "Imported."],
    };
  });
}

function writeChange({ title, isNew, state, asks, organizations }: MeetingChange): string {
  const asked =
    asks.length === 0
      ? "asks nothing"
      : `asks ${organizations} ${organizations === 1 ? "organization" : "organizations"} for ${asks.join(" and ")}`;
  return `${isNew ? "New" : "Known"}: ${title} (${state}; ${asked})`;
}

async function showStatus(given: Given, surroundings: Surroundings): Promise<Outcome> {
  return withStore(surroundings, async (store) => {
    const meetings = await store.transaction(listAllMeetings);
    const meeting = findMeeting(given.positionals[0] ?? "", meetings);
    if ("kind" in meeting) return meeting;
    const rows = inStatusOrder(await store.readStatus(meeting.id));
    const asAt = surroundings.clock.now().toString();
    return {
      kind: "done",
      data: { meeting: compileMeeting(meeting), state: meeting.state, asAt, requests: rows.map(statusData) },
      lines: [
        `${meeting.title}, ${meeting.startsOn.toString()} to ${meeting.endsOn.toString()}, ${meeting.city} (${meeting.state})`,
        `As at ${asAt}`,
        "",
        ...(rows.length === 0 ? ["Nothing is asked of anybody."] : writeStatus(rows)),
      ],
    };
  });
}

function statusData({
  organization,
  request,
  focalPoints,
  lastAnswerAt,
}: StatusRow): Readonly<Record<string, unknown>> {
  return {
    organization: organization.id,
    instrument: request.instrumentId,
    dueOn: request.dueOn.toString(),
    standing: standingOf(request),
    responses: request.responses.filter(({ state }) => state !== "withdrawn").length,
    lastAnswerAt: lastAnswerAt?.toString() ?? null,
    people: focalPoints.length,
    reachable: focalPoints.filter(({ hasAccount }) => hasAccount).length,
  };
}

function writeStatus(rows: readonly StatusRow[]): readonly string[] {
  const lines = rows.map((row) => [
    row.organization.acronym || row.organization.name,
    row.request.instrumentId,
    row.request.dueOn.toString(),
    standingOf(row.request).replaceAll("_", " "),
    `${row.focalPoints.filter(({ hasAccount }) => hasAccount).length} of ${row.focalPoints.length}`,
  ]);
  const counts = Map.groupBy(rows, ({ request }) => standingOf(request));
  return [
    ...writeColumns([["organization", "instrument", "due on", "standing", "reachable"], ...lines]),
    "",
    [...counts].map(([standing, group]) => `${standing.replaceAll("_", " ")}: ${group.length}`).join(", "),
  ];
}
