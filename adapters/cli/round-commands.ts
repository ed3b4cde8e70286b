// Commands of the reminder rounds: look, approve, send now, stop, and change the plan.
import { writePlainText } from "../../src/chat/plain-text.ts";
import { RoundPlan } from "../../src/domain/reminder.ts";
import type { Foreseen, RoundAnswer, RoundPreview, StepSummary } from "../../src/ports/rounds.ts";
import {
  type Command,
  type Given,
  isGiven,
  meetingOf,
  type Outcome,
  readNamedFile,
  refuse,
  textOption,
  withOpened,
} from "./command.ts";
import { readTextFile } from "./csv-file.ts";
import type { Surroundings } from "./surroundings.ts";

const STEP_OPTION = { step: { type: "string" } } as const;
const DRY_RUN = { "dry-run": { type: "boolean" } } as const;
const DRY_RUN_DETAIL = "--dry-run  says what would happen, and changes nothing";

export const roundPreview: Command = {
  words: "round preview",
  usage: "MEETING [--step ID]",
  summary: "says who would be reminded and when, who is left out and why, and shows two messages; sends nothing",
  details: ["Without --step, the next step of the plan. For the secretariat: it names people."],
  positionals: 1,
  options: STEP_OPTION,
  run: (given, surroundings) =>
    withOpened(surroundings.openRounds, async (rounds) => {
      const answer = await rounds.preview(meetingOf(given), textOption(given, "step"));
      if (!answer.ok) return refuse(answer.words);
      return done(await previewData(answer.value, surroundings), [writePlainText(answer.value.words)]);
    }),
};

export const roundApprove: Command = {
  words: "round approve",
  usage: "MEETING [--step ID | --all] [--dry-run]",
  summary: "approves a step of the plan, or all that are left; they run when their dates come",
  details: [
    "Without --step or --all, the next step. Each person is reminded in the morning of that person's own day.",
    "With --all, steps whose moment has passed for everybody are skipped.",
    DRY_RUN_DETAIL,
  ],
  positionals: 1,
  options: { ...STEP_OPTION, ...DRY_RUN, all: { type: "boolean" } },
  run: (given, surroundings) => {
    const step = textOption(given, "step");
    if (step !== null && isGiven(given, "all"))
      return Promise.resolve({ kind: "misuse", problem: "--step and --all exclude each other" });
    const steps = isGiven(given, "all") ? "all" : (step ?? "next");
    return withOpened(surroundings.openRounds, async (rounds) =>
      isGiven(given, "dry-run")
        ? foreseen(await rounds.foreseeApproval(meetingOf(given), steps), surroundings)
        : changed(await rounds.approve(meetingOf(given), steps, null)),
    );
  },
};

export const roundSend: Command = {
  words: "round send",
  usage: "MEETING --step ID [--dry-run]",
  summary: "approves a step and begins it now, whatever its date; each person in the next working time",
  details: ["The running server delivers; what is sent once is never sent twice.", DRY_RUN_DETAIL],
  positionals: 1,
  options: { ...STEP_OPTION, ...DRY_RUN },
  run: (given, surroundings) => {
    const step = textOption(given, "step");
    if (step === null) return Promise.resolve({ kind: "misuse", problem: "--step is missing" });
    return withOpened(surroundings.openRounds, async (rounds) => {
      if (isGiven(given, "dry-run")) return foreseen(await rounds.foreseeSend(meetingOf(given), step), surroundings);
      const answer = await rounds.send(meetingOf(given), step, null);
      if (!answer.ok) return refuse(answer.words);
      const { enqueued } = answer.value;
      const words = `${enqueued} ${enqueued === 1 ? "reminder is" : "reminders are"} on the way; the others follow in each person's working time.`;
      return done({ step: summaryData(answer.value), enqueued }, [words]);
    });
  },
};

export const roundStop: Command = {
  words: "round stop",
  usage: "MEETING",
  summary: "stops every step that is not over; nobody else is reminded",
  details: ["What is on its way to a platform already still arrives."],
  positionals: 1,
  options: {},
  run: (given, surroundings) =>
    withOpened(surroundings.openRounds, async (rounds) => changed(await rounds.stop(meetingOf(given), null))),
};

export const roundPlan: Command = {
  words: "round plan",
  usage: "MEETING [--set FILE.json]",
  summary: "prints the plan of reminders as JSON, or takes another one",
  details: [
    "A step lies so many days, or working days, before (negative) or after the due date or the meeting.",
    "--set FILE.json  what `round plan` printed, changed; steps keep their state by their id",
  ],
  positionals: 1,
  options: { set: { type: "string" } },
  run: changePlan,
};

async function changePlan(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const path = textOption(given, "set");
  const plan = path === null ? null : await readPlanFile(path, surroundings);
  if (plan && "problems" in plan) return refuse(...plan.problems);
  return withOpened(surroundings.openRounds, async (rounds) => {
    const answer = await rounds.plan(meetingOf(given), plan, null);
    if (!answer.ok) return refuse(answer.words);
    return done({ plan: answer.value }, [surroundings.documents.writeJson(answer.value).trimEnd()]);
  });
}

async function readPlanFile(
  path: string,
  surroundings: Surroundings,
): Promise<RoundPlan | { readonly problems: readonly string[] }> {
  const file = await readNamedFile(surroundings, path);
  if (!file.ok) return { problems: [file.problem] };
  const text = readTextFile(file.bytes);
  if (!text.ok) return { problems: [`${path}: ${text.problem}`] };
  let json: unknown;
  try {
    json = JSON.parse(text.text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problems: [`${path} is not well-formed JSON: ${error.message}`] };
  }
  const plan = RoundPlan.safeParse(json);
  if (plan.success) return plan.data;
  return {
    problems: plan.error.issues.map(({ path: at, message }) => `${path}: ${at.join(".") || "plan"}: ${message}`),
  };
}

function done(data: Readonly<Record<string, unknown>>, lines: readonly string[]): Outcome {
  return { kind: "done", data, lines };
}

/** What would happen: a sentence, the steps as they would stand, and the preview of the first. */
async function foreseen(answer: RoundAnswer<Foreseen>, surroundings: Surroundings): Promise<Outcome> {
  if (!answer.ok) return refuse(answer.words);
  const { steps, preview, words } = answer.value;
  const data = {
    dryRun: true,
    steps: steps.map(summaryData),
    preview: preview && (await previewData(preview, surroundings)),
  };
  return done(data, [words, ...steps.map(writeSummary), ...(preview ? ["", writePlainText(preview.words)] : [])]);
}

function changed(answer: RoundAnswer<readonly StepSummary[]>): Outcome {
  if (!answer.ok) return refuse(answer.words);
  return done({ steps: answer.value.map(summaryData) }, answer.value.map(writeSummary));
}

function writeSummary({ stepId, on, state }: StepSummary): string {
  return `${stepId}: ${on.toString()}, ${state}${state === "skipped" ? ", since the date has passed" : ""}`;
}

function summaryData({ stepId, state, on }: StepSummary): Readonly<Record<string, unknown>> {
  return { id: stepId, state, on: on.toString() };
}

async function previewData(
  preview: RoundPreview,
  { renderFor }: Surroundings,
): Promise<Readonly<Record<string, unknown>>> {
  const { meeting, rows, unattended } = preview;
  const samples = await Promise.all(
    preview.samples.map(async ({ person, platform, message }) => ({
      person,
      platform,
      text: writePlainText(message),
      rendered: await renderFor(platform, message),
    })),
  );
  return {
    meeting: meeting.id,
    step: summaryData(preview),
    reminded: rows.filter(({ reason }) => reason === null).length,
    people: rows.map(({ person, organizations, reason, at, timeZone, decidedAt }) => ({
      person,
      organizations,
      reason,
      timeZone,
      at: at?.toString() ?? null,
      decidedAt: decidedAt?.toString() ?? null,
    })),
    unattended,
    samples,
  };
}
