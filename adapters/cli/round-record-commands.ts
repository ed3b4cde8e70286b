// Commands around a round: who can be reached before it, the record after it, and what is left to do. They write to nobody.
import { writePlainText } from "../../src/chat/plain-text.ts";
import type { RoundSheet } from "../../src/ports/round-record.ts";
import type { RoundAnswer } from "../../src/ports/rounds.ts";
import type { Table } from "../../src/reports/table.ts";
import {
  type Command,
  explainFileError,
  type Given,
  meetingOf,
  type Outcome,
  refuse,
  textOption,
  withOpened,
} from "./command.ts";
import type { OpenRounds, Surroundings } from "./surroundings.ts";

/** Slack lets so few questions a minute pass that a hundred people take two minutes. */
const CHECK_WITHIN_SECONDS = 300;

const FORMATS = ["csv", "json"] as const;
type Format = (typeof FORMATS)[number];

const OUTPUT = { format: { type: "string" }, out: { type: "string" } } as const;
const OUTPUT_DETAILS = [
  "--format csv|json  a table for spreadsheets, or for other programs; without it, in words",
  "--out PATH         a file; without it, standard output",
];
const FOR_SECRETARIAT = "For the secretariat: it names people.";

export const roundCheck: Command = {
  words: "round check",
  usage: "MEETING [--format csv|json] [--out PATH]",
  summary: "says who can be reached on which platform, what would mend it, and gives texts for administrators",
  details: [
    "Asks the platforms that are set; nobody is written to, and nobody sees it.",
    ...OUTPUT_DETAILS,
    FOR_SECRETARIAT,
  ],
  positionals: 1,
  options: OUTPUT,
  run: (given, surroundings) =>
    show(given, surroundings, async (rounds, meeting) => {
      const answer = await rounds.check(meeting, CHECK_WITHIN_SECONDS);
      if (!answer.ok) return answer;
      const { texts } = answer.value;
      const letters = texts.flatMap(({ to, text }) => ["", `To: ${to}`, "", text.replace(/^/gm, "  ")]);
      return { ok: true, value: { ...answer.value, more: { texts }, lines: letters } };
    }),
};

export const roundRecord: Command = {
  words: "round record",
  usage: "MEETING [--step ID] [--format csv|json] [--out PATH]",
  summary: "says what became of each reminder, person by person and attempt by attempt",
  details: ["Without --step, the step that runs, else the one begun last.", ...OUTPUT_DETAILS, FOR_SECRETARIAT],
  positionals: 1,
  options: { ...OUTPUT, step: { type: "string" } },
  run: (given, surroundings) =>
    show(given, surroundings, async (rounds, meeting) => {
      const answer = await rounds.record(meeting, textOption(given, "step"));
      return answer.ok
        ? { ok: true, value: { ...answer.value, more: { step: answer.value.stepId }, lines: [] } }
        : answer;
    }),
};

export const roundTasks: Command = {
  words: "round tasks",
  usage: "MEETING [--format csv|json] [--out PATH]",
  summary: "lists what is left to do about focal points and reminders, and how; a task goes when it is mended",
  details: ["Asks the platforms who can be reached, as `round check` does.", ...OUTPUT_DETAILS, FOR_SECRETARIAT],
  positionals: 1,
  options: OUTPUT,
  run: (given, surroundings) =>
    show(given, surroundings, async (rounds, meeting) => {
      const answer = await rounds.tasks(meeting, CHECK_WITHIN_SECONDS);
      return answer.ok ? { ok: true, value: { ...answer.value, more: {}, lines: [] } } : answer;
    }),
};

type Shown = RoundSheet & {
  /** Beside the rows, for other programs. */
  readonly more: Readonly<Record<string, unknown>>;
  /** After the words. */
  readonly lines: readonly string[];
};

async function show(
  given: Given,
  surroundings: Surroundings,
  read: (rounds: OpenRounds, meeting: string) => Promise<RoundAnswer<Shown>>,
): Promise<Outcome> {
  const wanted = textOption(given, "format");
  const format = FORMATS.find((name) => name === wanted) ?? null;
  const path = textOption(given, "out");
  if (wanted !== null && format === null)
    return { kind: "misuse", problem: `--format must be one of ${FORMATS.join(", ")}` };
  if (path !== null && format === null) return { kind: "misuse", problem: "--out needs --format" };
  return withOpened(surroundings.openRounds, async (rounds) => {
    const answer = await read(rounds, meetingOf(given));
    if (!answer.ok) return refuse(answer.words);
    const { meeting, words, table, more, lines } = answer.value;
    const data = { meeting: meeting.id, ...more, rows: rowsOf(table) };
    if (format === null) return { kind: "done", data, lines: [withoutButtons(writePlainText(words)), ...lines] };
    const text = format === "csv" ? surroundings.documents.writeCsv(table) : surroundings.documents.writeJson(data);
    return deliver(text, { path, format }, surroundings);
  });
}

async function deliver(
  text: string,
  { path, format }: { readonly path: string | null; readonly format: Format },
  surroundings: Surroundings,
): Promise<Outcome> {
  if (path === null) return { kind: "document", text, notes: [] };
  try {
    await surroundings.writeFile(path, text);
  } catch (error) {
    return refuse(`${path} cannot be written: ${explainFileError(error)}`);
  }
  return { kind: "done", data: { path, format }, lines: [`Written to ${path}.`] };
}

function rowsOf({ headings, rows }: Table): readonly Readonly<Record<string, unknown>>[] {
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? null])));
}

/** Nothing can be pressed in a terminal: a last line of buttons alone is left out. */
function withoutButtons(text: string): string {
  return text.replace(/\n\n(\[[^\]]*\] ?)+$/, "");
}
