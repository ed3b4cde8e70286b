// A form that was sent: all of it is taken, or none of it, with what is wrong beside each field. What is left empty
// and not needed counts as passed over.
import type { Inbound } from "../chat/inbound.ts";
import { inLanguage } from "../domain/language.ts";
import type { Answer } from "../questionnaire/answer.ts";
import { brokenBy } from "../questionnaire/constraints.ts";
import { readAnswer, readChosen } from "../questionnaire/read-answer.ts";
import { findWay, type Step, stepAt, type Way } from "../questionnaire/steps.ts";
import { writeValue } from "../questionnaire/write-value.ts";
import { areaWithoutRole, askBack, needsOwnWords } from "./ask-back.ts";
import { means } from "./control-words.ts";
import { composeForm, stepsOfForm } from "./form.ts";
import { goOn, recordEffects, withAnswer } from "./go-on.ts";
import { readingContext } from "./reading-context.ts";
import type { Asking, Draft, Effect, Facts, Turn } from "./turn.ts";

type QuestionStep = Extract<Step, { kind: "question" }>;
type Filled = Extract<Inbound, { kind: "filled" }>;
type Taken = { readonly step: QuestionStep; readonly answer: Answer; readonly typed: string };

export function takeForm(facts: Facts, draft: Draft, asking: Asking, path: string, filled: Filled): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const first = stepAt(way, path);
  if (first?.kind !== "question") return goOn(facts, draft, asking, []);
  const { taken: all, problems } = readFields(facts, way, stepsOfForm(way, first), filled);
  if (Object.keys(problems).length > 0) return refuse(facts, draft, asking, way, first, filled, problems);
  // A choice that asks for words is asked back after the form, which has no room for them.
  const wordless = all.filter(({ step, answer }) => answer.state === "answered" && needsOwnWords(step, answer.value));
  const taken = all.filter((each) => !wordless.includes(each));
  let after = draft;
  const effects: Effect[] = [];
  for (const { step, answer, typed } of taken) {
    effects.push(...recordEffects(after, step, { answer, typed, messageId: filled.messageId }));
    after = withAnswer(after, step.path, answer);
  }
  const settled: Effect = {
    kind: "settle",
    message: {
      parts: [
        {
          kind: "note",
          text: facts.wording.formTaken(taken.filter(({ answer }) => answer.state !== "skipped").length),
        },
      ],
    },
  };
  const next =
    askForWords(facts, after, asking, wordless[0], filled.messageId) ??
    goOn(
      facts,
      after,
      { ...asking, path: asking.returnToReview ? path : "", previousPath: null },
      readBackAll(facts, taken),
    );
  return { dialog: next.dialog, effects: [settled, ...effects, ...next.effects] };
}

function askForWords(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  wordless: Taken | undefined,
  messageId: string | null,
): Turn | null {
  if (wordless?.answer.state !== "answered") return null;
  const { step, answer, typed } = wordless;
  const here = { ...asking, path: step.path, previousPath: null };
  return askBack(facts, draft, here, step, { kind: "other-words", value: answer.value, typed, messageId });
}

function readFields(
  facts: Facts,
  way: Way,
  steps: readonly QuestionStep[],
  filled: Filled,
): { taken: readonly Taken[]; problems: Record<string, string> } {
  const taken: Taken[] = [];
  const problems: Record<string, string> = {};
  /** What was said before, and in this form: its fields are judged together, whatever their order. */
  const counted = new Map(way.counted);
  for (const step of steps) {
    const sent = filled.fields[step.path];
    if (sent === undefined || sent.length === 0) {
      if (!step.question.required && !way.counted.has(step.path))
        taken.push({ step, answer: { state: "skipped" }, typed: "" });
      continue;
    }
    const read = readField(facts, step, sent);
    if (read.kind === "problem") problems[step.path] = read.words;
    else {
      taken.push({ step, answer: read.answer, typed: textOf(sent) });
      counted.set(step.path, read.answer);
    }
  }
  for (const { step, answer } of taken) {
    if (answer.state !== "answered") continue;
    const blocked = brokenBy(step, answer, counted).find(({ severity }) => severity === "block");
    if (blocked) problems[step.path] = inLanguage(blocked.message, facts.language);
  }
  return { taken, problems };
}

type Field = { readonly kind: "taken"; readonly answer: Answer } | { readonly kind: "problem"; readonly words: string };

function readField(facts: Facts, step: QuestionStep, sent: string | readonly string[]): Field {
  const { wording } = facts;
  const text = textOf(sent);
  if (means(text, "unknown")) return { kind: "taken", answer: { state: "unknown" } };
  if (means(text, "not-applicable")) return { kind: "taken", answer: { state: "not-applicable" } };
  const context = readingContext(facts, {});
  const reading = isChosen(step)
    ? readChosen(step.question, codesOf(sent), context)
    : readAnswer(step.question, text, context);
  if (reading.kind === "problem") return { kind: "problem", words: wording.problem(reading.problem) };
  if (reading.kind === "which")
    return {
      kind: "problem",
      words: wording.beMoreExact(
        reading.part,
        reading.candidates.map(({ label }) => label),
      ),
    };
  if (!reading.exact)
    return { kind: "problem", words: wording.didYouMean(writeValue(step.question, reading.value, facts.language)) };
  const area = areaWithoutRole(step, reading.value);
  if (area)
    return {
      kind: "problem",
      words: `${wording.roleOf(area.name)} ${wording.howToAreasWithRoles(rolesOf(facts, step))}`,
    };
  return { kind: "taken", answer: { state: "answered", value: reading.value } };
}

function rolesOf(facts: Facts, step: QuestionStep): readonly string[] {
  return step.question.kind === "areas"
    ? (step.question.roles ?? []).map(({ label }) => inLanguage(label, facts.language))
    : [];
}

function isChosen(step: QuestionStep): boolean {
  return step.question.kind === "one-of" || step.question.kind === "several-of" || step.question.kind === "yes-no";
}

function codesOf(sent: string | readonly string[]): readonly string[] {
  return typeof sent === "string" ? sent.split(",").filter((code) => code !== "") : sent;
}

function textOf(sent: string | readonly string[]): string {
  return typeof sent === "string" ? sent : sent.join(",");
}

function refuse(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  way: Way,
  first: QuestionStep,
  filled: Filled,
  problems: Readonly<Record<string, string>>,
): Turn {
  const sent = Object.fromEntries(
    Object.entries(filled.fields).map(([id, value]) => [id, { value: textOf(value), problem: problems[id] ?? null }]),
  );
  const form = composeForm(facts, draft, way, first, sent);
  return {
    dialog: asking,
    formProblems: problems,
    effects: [
      {
        kind: "settle",
        message: { parts: [{ kind: "form", form, openLabel: facts.wording.severalAtOnce(form.fields.length) }] },
      },
    ],
  };
}

function readBackAll(
  facts: Facts,
  taken: readonly Taken[],
): readonly [] | readonly [{ kind: "facts"; facts: { name: string; value: string }[] }] {
  const said = taken.filter(({ answer }) => answer.state !== "skipped");
  if (said.length === 0) return [];
  const list = said.map(({ step, answer }) => ({
    name: inLanguage(step.question.text, facts.language),
    value:
      answer.state === "answered"
        ? writeValue(step.question, answer.value, facts.language)
        : facts.wording[answer.state === "unknown" ? "unknown" : "applicableNot"],
  }));
  return [{ kind: "facts", facts: list }];
}
