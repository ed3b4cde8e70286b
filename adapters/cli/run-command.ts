// The command line: chooses the command, runs it, and says what came of it. Exit 0: done. 1: refused, with the reason.
// 2: misuse.
import { parseArgs } from "node:util";
import { distance } from "fastest-levenshtein";
import { unreachable } from "../../src/domain/unreachable.ts";
import { backup, purge, restore } from "./backup-commands.ts";
import type { Command, Given, Outcome } from "./command.ts";
import { digestPost, digestPreview } from "./digest-commands.ts";
import { doctor } from "./doctor-command.ts";
import { exportMeeting } from "./export-command.ts";
import { rosterHolidays } from "./holiday-command.ts";
import { manifestBuild } from "./manifest-command.ts";
import { meetingImport, status } from "./meeting-commands.ts";
import { rehearseMeeting } from "./rehearse-command.ts";
import { rosterCode, rosterImport } from "./roster-commands.ts";
import { roundApprove, roundPlan, roundPreview, roundSend, roundStop } from "./round-commands.ts";
import { roundCheck, roundRecord, roundTasks } from "./round-record-commands.ts";
import { slackInvite, slackList, slackRemove } from "./slack-commands.ts";
import type { Surroundings } from "./surroundings.ts";
import { writeColumns } from "./write-columns.ts";

const COMMANDS: readonly Command[] = [
  rosterImport,
  rosterCode,
  rosterHolidays,
  meetingImport,
  status,
  roundCheck,
  roundPreview,
  roundApprove,
  roundSend,
  roundStop,
  roundPlan,
  digestPreview,
  digestPost,
  roundRecord,
  roundTasks,
  rehearseMeeting,
  exportMeeting,
  slackInvite,
  slackList,
  slackRemove,
  manifestBuild,
  backup,
  restore,
  purge,
  doctor,
];

/** Words of the contract that a later version will know. */
const LATER = ["questionnaire import", "questionnaire export", "survey import"];

/** Runs the command that the words name, without the program's own name; prints through the surroundings. */
export async function runCommand(argv: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const command = COMMANDS.find(({ words }) => startsWith(argv, words));
  if (command === undefined) return answerUnknown(argv, surroundings);
  const parsed = readArguments(command, argv.slice(command.words.split(" ").length));
  if ("problem" in parsed) return report(command, { kind: "misuse", problem: parsed.problem }, argv, surroundings);
  if (parsed.values["help"] === true) {
    surroundings.out(helpFor(command));
    return 0;
  }
  if (parsed.positionals.length !== command.positionals) {
    const problem =
      parsed.positionals.length < command.positionals ? "something is missing" : "there is a word too many";
    return report(command, { kind: "misuse", problem }, argv, surroundings);
  }
  return report(command, await command.run(parsed, surroundings), argv, surroundings);
}

function startsWith(argv: readonly string[], words: string): boolean {
  return words.split(" ").every((word, index) => argv[index] === word);
}

function answerUnknown(argv: readonly string[], { out, err }: Surroundings): 0 | 2 {
  const [first] = argv;
  if (first === "--help" || first === "-h" || first === "help") {
    out(overview());
    return 0;
  }
  const words = argv
    .filter((word) => !word.startsWith("-"))
    .slice(0, 2)
    .join(" ");
  const later = LATER.find((name) => startsWith(argv, name) || name.split(" ")[0] === first);
  const close = COMMANDS.find((command) => distance(words, command.words) <= 2);
  if (words === "") err(overview());
  else if (later !== undefined) err(`“${words}” is not available in this version.\n`);
  else if (close !== undefined) err(`“${words}” is not a command; did you mean ${close.words}?\n`);
  else err(`“${words}” is not a command.\n\n${overview()}`);
  return 2;
}

function readArguments(command: Command, words: readonly string[]): Given | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...command.options, json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
      strict: true,
    });
    return { positionals, values: { ...values } };
  } catch (error) {
    if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS_")) {
      return { problem: error.message };
    }
    throw error;
  }
}

function report(command: Command, outcome: Outcome, argv: readonly string[], surroundings: Surroundings): 0 | 1 | 2 {
  const { out, err, documents } = surroundings;
  const json = argv.includes("--json");
  const say = (data: Readonly<Record<string, unknown>>, lines: readonly string[], write: (text: string) => void) =>
    json ? out(documents.writeJson(data)) : write(`${lines.join("\n")}\n`);
  switch (outcome.kind) {
    case "done":
      say({ ok: true, ...outcome.data }, outcome.lines, out);
      if (!json && outcome.warnings?.length)
        err(`${outcome.warnings.map((warning) => `Note: ${warning}`).join("\n")}\n`);
      return 0;
    case "document":
      out(outcome.text);
      if (outcome.notes.length > 0) err(`${outcome.notes.join("\n")}\n`);
      return 0;
    case "refused":
      say({ ok: false, problems: outcome.problems }, outcome.problems, err);
      return 1;
    case "misuse":
      say({ ok: false, problems: [outcome.problem] }, [outcome.problem, `Usage: ${usageOf(command)}`], err);
      return 2;
    default:
      return unreachable(outcome);
  }
}

function usageOf({ words, usage }: Command): string {
  return `rapporteur ${words} ${usage}`.trimEnd();
}

function helpFor(command: Command): string {
  return [
    usageOf(command),
    `  ${command.words}: ${command.summary}.`,
    ...command.details.map((line) => `  ${line}`),
    "  --json     the outcome as JSON",
    "",
  ].join("\n");
}

function overview(): string {
  const rows = COMMANDS.map(({ words, summary }) => [`  rapporteur ${words}`, summary]);
  return [
    "Usage: rapporteur COMMAND, or rapporteur COMMAND --help",
    "",
    ...writeColumns([["  rapporteur serve", "starts the server"], ...rows]),
    "",
    "Exit 0: done. 1: refused, with the reason. 2: misuse.",
    "",
  ].join("\n");
}
