// What follows an answer: it is recorded, the question is settled, and the next one is asked, or the review is shown.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { leadOf } from "../chat/plain-text.ts";
import { inLanguage } from "../domain/language.ts";
import type { Answer, Path } from "../questionnaire/answer.ts";
import { brokenBy } from "../questionnaire/constraints.ts";
import { findWay, isWaiting, nextStep, type Step, stepAt, type Way } from "../questionnaire/steps.ts";
import { questionAction } from "./actions.ts";
import { composeQuestion, nameOf, titleOf, writeAnswer } from "./ask.ts";
import { composeReview } from "./review.ts";
import { isSameAnswer } from "./same-answer.ts";
import type { Asking, Draft, Effect, Facts, Turn } from "./turn.ts";

/** An answer with what was typed to give it. */
export type Given = { readonly answer: Answer; readonly typed: string; readonly messageId: string | null };

/** The draft as it is once the answer stands. */
export function withAnswer(draft: Draft, path: Path, answer: Answer): Draft {
  const bySecretariat = new Map([...draft.bySecretariat].filter(([entered]) => entered !== path));
  return { ...draft, answers: new Map(draft.answers).set(path, answer), bySecretariat };
}

/** Records the answer to the open question and goes on. */
export function recordAndGoOn(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: Step,
  given: Given,
  lead: readonly Part[] = [],
): Turn {
  const after = withAnswer(draft, step.path, given.answer);
  const stepAfter = stepAt(findWay(after.questionnaire, after.answers), step.path) ?? step;
  const told = [
    ...lead,
    ...meanwhile(facts, draft, asking, step, given.answer),
    ...warnings(facts, draft, step, given.answer),
  ];
  const next = goOn(facts, after, { ...asking, previousPath: step.path }, told);
  return {
    dialog: next.dialog,
    effects: [settle(facts, after, stepAfter, given.answer), ...recordEffects(draft, step, given), ...next.effects],
  };
}

/** The effects that record an answer; none if it is already the answer. */
export function recordEffects(draft: Draft, step: Step, given: Given): readonly Effect[] {
  const before = draft.answers.get(step.path);
  if (before && isSameAnswer(before, given.answer)) return [];
  const responseId = draft.response.id;
  const record: Effect = { kind: "record-answer", responseId, path: step.path, ...given };
  if (step.path !== draft.questionnaire.namedBy) return [record];
  const title =
    given.answer.state === "answered" && given.answer.value.kind === "text" ? given.answer.value.text : null;
  return [record, { kind: "name-response", responseId, title }];
}

/** The open question becomes a line with its answer, and a way to change it. */
export function settle(facts: Facts, draft: Draft, step: Step, answer: Answer): Effect {
  return { kind: "settle", message: composeSettled(facts, draft, step, answer) };
}

export function composeSettled(facts: Facts, draft: Draft, step: Step, answer: Answer): OutboundMessage {
  const { wording } = facts;
  const words = step.kind === "more" ? null : writeAnswer(facts, step, answer);
  const title = titleOf(facts, step);
  const parts: Part[] = [];
  if (step.kind === "question" && step.item === step.question) {
    parts.push({ kind: "facts", facts: [{ name: title, value: words ?? "" }] });
  } else {
    parts.push({ kind: "note", text: title });
    if (step.kind === "question")
      parts.push({
        kind: "facts",
        facts: [{ name: inLanguage(step.question.text, facts.language), value: words ?? "" }],
      });
  }
  parts.push({
    kind: "buttons",
    buttons: [{ id: questionAction("ask", draft.response.id, step.path), label: wording.change }],
  });
  return { parts };
}

/** Asks the next question that waits, or shows the review. */
export function goOn(facts: Facts, draft: Draft, asking: Asking, lead: readonly Part[]): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const next = asking.returnToReview ? opened(way, asking.path) : nextStep(way, asking.path);
  if (!next) return showReview(facts, draft, lead);
  return ask(facts, draft, way, next, {
    lead,
    returnToReview: asking.returnToReview,
    previousPath: asking.previousPath,
  });
}

/** After a change made from the review: a question of the same item that the change has opened. */
function opened(way: Way, path: Path): Step | null {
  const position = stepAt(way, path)?.position;
  return way.steps.find((step) => step.position === position && isWaiting(step, way.counted)) ?? null;
}

export type HowToAsk = {
  readonly lead?: readonly Part[];
  readonly returnToReview?: boolean;
  readonly previousPath?: Path | null;
};

/** Asks this step. */
export function ask(facts: Facts, draft: Draft, way: Way, step: Step, how: HowToAsk = {}): Turn {
  const message = composeQuestion(facts, draft, way, step, how.lead ?? []);
  return {
    dialog: {
      state: "asking",
      responseId: draft.response.id,
      path: step.path,
      returnToReview: how.returnToReview ?? false,
      revising: way.counted.has(step.path),
      pending: null,
      previousPath: how.previousPath ?? null,
      refusedMessageId: null,
    },
    effects: [{ kind: "say", message, prompt: true }],
  };
}

/** Shows all answers, before they are submitted. */
export function showReview(facts: Facts, draft: Draft, lead: readonly Part[] = []): Turn {
  const message = composeReview(facts, draft, lead);
  return {
    dialog: { state: "reviewing", responseId: draft.response.id },
    effects: [{ kind: "say", message, prompt: true }],
  };
}

/** A colleague answered after this person was asked: say so, for nothing may be replaced silently. */
function meanwhile(facts: Facts, draft: Draft, asking: Asking, step: Step, answer: Answer): readonly Part[] {
  const before = draft.answers.get(step.path);
  if (asking.revising || step.kind === "more" || !before || before.state === "skipped" || isSameAnswer(before, answer))
    return [];
  return [{ kind: "note", text: facts.wording.meanwhile(writeAnswer(facts, step, before)) }];
}

function warnings(facts: Facts, draft: Draft, step: Step, answer: Answer): readonly Part[] {
  const { counted } = findWay(draft.questionnaire, draft.answers);
  return brokenBy(step, answer, counted)
    .filter(({ severity }) => severity === "warn")
    .map(({ message }) => ({ kind: "note", text: facts.wording.worthALook(inLanguage(message, facts.language)) }));
}

/** What was understood, said back before the next question. */
export function readBack(facts: Facts, step: Step, answer: Answer): readonly Part[] {
  const words = writeAnswer(facts, step, answer);
  if (step.kind === "question" && (step.question.kind === "long-text" || step.question.kind === "short-text"))
    return [];
  return [{ kind: "note", text: facts.wording.noted(words) }];
}

/** `6. Type of sample: household` for saying what changed. */
export function nameWithAnswer(facts: Facts, step: Step, answer: Answer): string {
  return `${leadOf(nameOf(facts, step))}${facts.wording.shorten(writeAnswer(facts, step, answer))}`;
}
