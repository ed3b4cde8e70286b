// Several questions at once: the parts of one item as a form, another face of the same engine, never the only way.
import type { Field, Form, Part } from "../chat/outbound.ts";
import { inLanguage } from "../domain/language.ts";
import { listOptions } from "../questionnaire/list-options.ts";
import type { Question } from "../questionnaire/questionnaire.ts";
import type { Step, Way } from "../questionnaire/steps.ts";
import { writeValue } from "../questionnaire/write-value.ts";
import { questionAction } from "./actions.ts";
import type { Draft, Facts } from "./turn.ts";

/** One line of text; the narrowest platform's input holds 3,000 characters. */
const MAX_LINE_CHARACTERS = 500;
const MAX_FIELD_CHARACTERS = 3000;
/** A form of one field is no help; beyond this many it no longer fits a phone. */
const FIELDS = { min: 2, max: 8 };

type QuestionStep = Extract<Step, { kind: "question" }>;

/** The form part, at the first question of an item that has several parts and no answers yet. */
export function formOfGroup(facts: Facts, draft: Draft, way: Way, step: QuestionStep): readonly Part[] {
  const steps = stepsOfForm(way, step);
  const isFirst = steps[0]?.path === step.path && !steps.some((each) => way.counted.has(each.path));
  if (!isFirst || steps.length < FIELDS.min || steps.length > FIELDS.max) return [];
  const form = composeForm(facts, draft, way, step, {});
  return [{ kind: "form", form, openLabel: facts.wording.severalAtOnce(steps.length) }];
}

/** The steps that stand together in one form: the parts of one item, or of one instance of a repeat. */
export function stepsOfForm(way: Way, step: QuestionStep): readonly QuestionStep[] {
  return way.steps.filter(
    (each): each is QuestionStep =>
      each.kind === "question" &&
      each.question.kind !== "file" &&
      each.position === step.position &&
      each.instance?.number === step.instance?.number,
  );
}

/** The form at this step; `sent` holds what was sent and what is wrong with it, by path. */
export function composeForm(
  facts: Facts,
  draft: Draft,
  way: Way,
  step: QuestionStep,
  sent: Readonly<Record<string, { readonly value: string; readonly problem: string | null }>>,
): Form {
  const title = step.item.kind === "note" ? "" : inLanguage(step.item.text, facts.language);
  return {
    id: questionAction("form", draft.response.id, step.path),
    title: `${facts.wording.progress(step.position, step.total)}. ${title}`,
    fields: stepsOfForm(way, step).map((each) => composeField(facts, way, each, sent[each.path])),
    submitLabel: facts.wording.send,
  };
}

function composeField(
  facts: Facts,
  way: Way,
  step: QuestionStep,
  sent: { readonly value: string; readonly problem: string | null } | undefined,
): Field {
  const { question } = step;
  const answer = way.counted.get(step.path);
  const current = answer?.state === "answered" ? currentValue(question, answer.value, facts) : undefined;
  const value = sent?.value ?? current;
  return {
    id: step.path,
    label: inLanguage(question.text, facts.language),
    required: question.required,
    input: inputOf(facts, question),
    ...(question.hint ? { hint: inLanguage(question.hint, facts.language) } : {}),
    ...(value === undefined ? {} : { value }),
    ...(sent?.problem ? { problem: sent.problem } : {}),
  };
}

function currentValue(question: Question, value: Parameters<typeof writeValue>[1], facts: Facts): string {
  if (value.kind === "choice") return value.code;
  if (value.kind === "choices") return value.codes.join(",");
  if (value.kind === "yes-no") return value.yes ? "yes" : "no";
  return writeValue(question, value, facts.language);
}

function inputOf(facts: Facts, question: Question): Field["input"] {
  switch (question.kind) {
    case "one-of":
      return { kind: "one-of", options: [...listOptions(question, facts.language)] };
    case "several-of":
      return { kind: "several-of", options: [...listOptions(question, facts.language)] };
    case "yes-no":
      return {
        kind: "one-of",
        options: [
          { code: "yes", label: facts.wording.yes },
          { code: "no", label: facts.wording.no },
        ],
      };
    case "long-text":
      return { kind: "paragraph", maxCharacters: Math.min(question.maxCharacters, MAX_FIELD_CHARACTERS) };
    case "short-text":
      return { kind: "line", maxCharacters: Math.min(question.maxCharacters, MAX_FIELD_CHARACTERS) };
    case "time-frame":
      return { kind: "paragraph", maxCharacters: MAX_FIELD_CHARACTERS };
    case "areas":
    case "decimal":
    case "file":
    case "organizations":
    case "partial-date":
    case "web-addresses":
    case "whole-number":
    default:
      return { kind: "line", maxCharacters: MAX_LINE_CHARACTERS };
  }
}
