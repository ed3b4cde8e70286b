// "Is there another institution?": yes, no, or its name at once, several one to a line.

import { inLanguage } from "../domain/language.ts";
import type { Answer } from "../questionnaire/answer.ts";
import { readAnswer } from "../questionnaire/read-answer.ts";
import { findWay, nextStep, type Step, stepAt, type Way } from "../questionnaire/steps.ts";
import { means } from "./control-words.ts";
import { ask, goOn, recordAndGoOn, recordEffects, settle, withAnswer } from "./go-on.ts";
import { readingContext } from "./reading-context.ts";
import type { Asking, Draft, Effect, Facts, Turn, Typed } from "./turn.ts";

type MoreStep = Extract<Step, { kind: "more" }>;

export function takeMore(facts: Facts, draft: Draft, asking: Asking, way: Way, step: MoreStep, typed: Typed): Turn {
  const { text } = typed;
  if (means(text, "no-more") || means(text, "no") || means(text, "skip") || means(text, "not-applicable"))
    return close(facts, draft, asking, step, typed);
  if (means(text, "yes") || means(text, "add")) return addInstances(facts, draft, asking, step, [], typed);
  if (means(text, "unknown"))
    return recordAndGoOn(facts, draft, asking, step, {
      answer: { state: "unknown" },
      typed: text,
      messageId: typed.messageId,
    });
  const names = text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, "").trim())
    .filter((line) => line !== "");
  if (names.length === 0) return ask(facts, draft, way, step, asking);
  return addInstances(facts, draft, asking, step, names, typed);
}

/** No more instances; refused while some are still needed. */
export function close(facts: Facts, draft: Draft, asking: Asking, step: MoreStep, typed: Typed): Turn {
  if (step.instances.length < step.repeat.min)
    return ask(facts, draft, findWay(draft.questionnaire, draft.answers), step, asking);
  const answer: Answer = {
    state: "answered",
    value: { kind: "instances", instances: [...step.instances], closed: true },
  };
  return recordAndGoOn(facts, draft, asking, step, { answer, typed: typed.text, messageId: typed.messageId });
}

/** Adds an instance for each name, or one without a name; what does not fit the naming question is not taken. */
export function addInstances(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: MoreStep,
  names: readonly string[],
  typed: Typed,
): Turn {
  const room = step.repeat.max - step.instances.length;
  const wanted = Math.max(1, names.length);
  const noun = inLanguage(step.repeat.noun, facts.language);
  if (room < wanted) {
    const way = findWay(draft.questionnaire, draft.answers);
    return ask(facts, draft, way, step, {
      ...asking,
      lead: [{ kind: "note", text: facts.wording.full(noun, step.repeat.max) }],
    });
  }
  const first = Math.max(0, ...step.instances) + 1;
  const added = Array.from({ length: wanted }, (_, index) => first + index);
  const answer: Answer = {
    state: "answered",
    value: { kind: "instances", instances: [...step.instances, ...added], closed: false },
  };
  const given = { answer, typed: typed.text, messageId: typed.messageId };
  const named = nameInstances(facts, withAnswer(draft, step.path, answer), step, added, names, typed);
  const next = goOnInside(facts, named.draft, asking, step, added);
  return {
    dialog: next.dialog,
    effects: [
      settle(facts, named.draft, step, answer),
      ...recordEffects(draft, step, given),
      ...named.effects,
      ...next.effects,
    ],
  };
}

function nameInstances(
  facts: Facts,
  draft: Draft,
  step: MoreStep,
  added: readonly number[],
  names: readonly string[],
  typed: Typed,
): { readonly draft: Draft; readonly effects: readonly Effect[] } {
  let after = draft;
  const effects: Effect[] = [];
  names.forEach((name, index) => {
    const path = `${step.path}[${added[index]}].${step.repeat.namedBy}`;
    const naming = stepAt(findWay(after.questionnaire, after.answers), path);
    if (naming?.kind !== "question") return;
    const reading = readAnswer(naming.question, name, readingContext(facts, {}));
    if (reading.kind !== "understood") return;
    const answer: Answer = { state: "answered", value: reading.value };
    effects.push(...recordEffects(after, naming, { answer, typed: name, messageId: typed.messageId }));
    after = withAnswer(after, path, answer);
  });
  return { draft: after, effects };
}

/** Goes on with the first open question of the new instances. */
function goOnInside(facts: Facts, draft: Draft, asking: Asking, step: MoreStep, added: readonly number[]): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const inside = way.steps.find(
    (each) => added.some((number) => each.path.startsWith(`${step.path}[${number}].`)) && !way.counted.has(each.path),
  );
  const next = inside ?? nextStep(way, null);
  return next
    ? ask(facts, draft, way, next, { returnToReview: asking.returnToReview })
    : goOn(facts, draft, asking, []);
}
