// Writes what a meeting has gathered: the documents of the meeting, tables for spreadsheets, data for other programs.
import { unreachable } from "../../src/domain/unreachable.ts";
import { compileCalendar } from "../../src/reports/calendar.ts";
import { DISCLAIMER } from "../../src/reports/disclaimer.ts";
import { type Command, explainFileError, type Given, type Outcome, refuse, withStore } from "./command.ts";
import type { Desk, Exported } from "./export-desk.ts";
import { exportFiles } from "./export-files.ts";
import { exportParticipants, exportRoster, exportStatus } from "./export-lists.ts";
import { FORMATS, FORMATS_OF, type Format, type Order, readOrder, WHAT, type What } from "./export-order.ts";
import { exportReport } from "./export-report.ts";
import { exportResponses, readAsked } from "./export-responses.ts";
import { findMeeting, listAllMeetings } from "./meeting-commands.ts";
import type { Surroundings } from "./surroundings.ts";

const SAYS: Readonly<Record<What, string>> = {
  surveys: "the inventory of surveys",
  activities: "the compilation of activity reports",
  status: "who has sent what",
  roster: "organizations and people",
  report: "a draft of the report of the meeting",
  participants: "the list of participants",
  files: "papers and other files that were shared, with a list of them",
  calendar: "the days of the meeting and of what is due",
};

export const exportMeeting: Command = {
  words: "export",
  usage: `MEETING --what ${WHAT.join("|")} --format ${FORMATS.join("|")} [--for secretariat|participants|public] [--out PATH] [--include-drafts] [--instrument ID] [--with-e-mail]`,
  summary: "writes what a meeting has gathered",
  details: [
    ...WHAT.map((what) => `--what ${what.padEnd(14)}${SAYS[what]}: ${FORMATS_OF[what].join(", ")}`),
    "--for WHOM          secretariat: all of it, which answers as csv or json hold unless said; participants, which",
    "                    documents are for unless said: without reports for the secretariat only, and without names and",
    "                    mailboxes given in answers; public: without all that was not released to everybody, which surveys",
    "                    are not. status and roster are for the secretariat alone",
    "--out PATH          a file, or a folder for files and for ddi of several surveys; without it, standard output",
    "--include-drafts    the answers as they stand, for the secretariat; without it, those of the last submission",
    "--instrument ID     which one, where the meeting asks for several of a kind",
    "--with-e-mail       addresses in the list of participants, with --for secretariat",
  ],
  positionals: 1,
  options: {
    what: { type: "string" },
    format: { type: "string" },
    for: { type: "string" },
    out: { type: "string" },
    "include-drafts": { type: "boolean" },
    instrument: { type: "string" },
    "with-e-mail": { type: "boolean" },
  },
  run: runExport,
};

async function runExport(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const order = readOrder(given);
  if ("problem" in order) return { kind: "misuse", problem: order.problem };
  return withStore(surroundings, async (store) => {
    const meeting = findMeeting(order.meetingId, await store.transaction(listAllMeetings));
    if ("kind" in meeting) return meeting;
    const exported = await compileExport({ order, meeting, store, surroundings, asAt: surroundings.clock.now() });
    return "kind" in exported ? exported : deliver(exported, order, surroundings);
  });
}

/** The document, or why there is none. */
async function compileExport(desk: Desk): Promise<Exported | Outcome> {
  const { what } = desk.order;
  switch (what) {
    case "surveys":
    case "activities":
      return exportResponses(desk);
    case "status":
      return exportStatus(desk);
    case "roster":
      return exportRoster(desk);
    case "participants":
      return exportParticipants(desk);
    case "report":
      return exportReport(desk);
    case "files":
      return exportFiles(desk);
    case "calendar":
      return exportCalendar(desk);
    default:
      return unreachable(what);
  }
}

async function exportCalendar({ meeting, store, surroundings, asAt }: Desk): Promise<Exported> {
  const instruments = await readAsked(meeting, store);
  const titleOf = (asked: string) => instruments.find(({ id }) => id === asked)?.title.en ?? asked;
  return { content: surroundings.documents.writeCalendar(meeting.title, compileCalendar(meeting, titleOf), asAt) };
}

/** These hold data alone: the disclaimer goes beside them. */
const WITHOUT_WORDS: readonly Format[] = ["csv", "ics"];

async function deliver(exported: Exported, order: Order, surroundings: Surroundings): Promise<Outcome> {
  const { format, out } = order;
  const { content } = exported;
  const notes = [...(WITHOUT_WORDS.includes(format) ? [DISCLAIMER] : []), ...(exported.notes ?? [])];
  if (out === null) {
    if (typeof content !== "string") throw new Error(`${format} was to be refused without --out`);
    return { kind: "document", text: content, notes };
  }
  try {
    const paths = await writeContent(content, out, surroundings);
    const lines = paths.map((path) => `Written to ${path}.`);
    const data = {
      path: out,
      format,
      for: order.audience,
      ...(paths.length > 1 ? { paths } : {}),
      ...(exported.notes?.length ? { notes: exported.notes } : {}),
    };
    return { kind: "done", data, lines, warnings: notes };
  } catch (error) {
    return refuse(`${out} cannot be written: ${explainFileError(error)}`);
  }
}

async function writeContent(
  content: Exported["content"],
  out: string,
  { writeFile, makeFolder }: Surroundings,
): Promise<readonly string[]> {
  if (typeof content === "string" || content instanceof Uint8Array) {
    await writeFile(out, content);
    return [out];
  }
  await makeFolder(out);
  const paths: string[] = [];
  for (const { name, content: each } of content.files) {
    const path = `${out.replace(/\/+$/, "")}/${name}`;
    await writeFile(path, each);
    paths.push(path);
  }
  return paths;
}
