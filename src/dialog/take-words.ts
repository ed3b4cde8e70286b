// Words typed while a question is open: a control word, an answer to what was just asked back, or the answer itself.
import type { Part } from "../chat/outbound.ts";
import type { Answer, AnswerValue } from "../questionnaire/answer.ts";
import type { Question } from "../questionnaire/questionnaire.ts";
import { readAnswer } from "../questionnaire/read-answer.ts";
import { findWay, previousStep, type Step, stepAt, type Way } from "../questionnaire/steps.ts";
import { nameOf, offersUnknown, writeAnswer } from "./ask.ts";
import { askBack } from "./ask-back.ts";
import { means } from "./control-words.ts";
import { ask, goOn, readBack, recordAndGoOn, showReview, withAnswer } from "./go-on.ts";
import { putAside, showHelp } from "./interrupt.ts";
import { offerFor } from "./offer.ts";
import { isQuickFollowUp } from "./quick-follow-up.ts";
import { readingContext } from "./reading-context.ts";
import { takeMore } from "./take-more.ts";
import { takePending } from "./take-pending.ts";
import { takeReading } from "./take-reading.ts";
import type { Asking, Draft, Facts, Turn, Typed } from "./turn.ts";

/** Takes words typed while a question is open. */
export function takeWords(facts: Facts, draft: Draft, asking: Asking, typed: Typed): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const step = stepAt(way, asking.path);
  if (!step) return goOn(facts, draft, asking, []);
  const steered = steer(facts, draft, asking, way, step, typed);
  if (steered) return steered;
  if (asking.pending) {
    const settled = takePending(facts, draft, asking, step, asking.pending, typed);
    if (settled) return settled;
  }
  if (isQuickFollowUp(facts, asking, way, typed)) return appendToPrevious(facts, draft, asking, way, typed);
  if (step.kind === "more") return takeMore(facts, draft, asking, way, step, typed);
  return takeAnswer(facts, draft, asking, step, typed);
}

/** Words that steer; null if these are not. */
function steer(facts: Facts, draft: Draft, asking: Asking, way: Way, step: Step, typed: Typed): Turn | null {
  const { text } = typed;
  if (means(text, "help")) return showHelp(facts, draft, asking, step);
  if (means(text, "later")) return putAside(facts, draft.response.id, asking.path, "later");
  if (means(text, "stop")) return putAside(facts, draft.response.id, asking.path, "stop");
  if (means(text, "review") || means(text, "submit")) return showReview(facts, draft);
  if (means(text, "greeting"))
    return ask(facts, draft, way, step, { ...asking, lead: [note(facts.wording.welcomeBack)] });
  if (means(text, "back")) return goBack(facts, draft, asking, way, step);
  return null;
}

export function goBack(facts: Facts, draft: Draft, asking: Asking, way: Way, step: Step): Turn {
  if (asking.pending) return ask(facts, draft, way, step, asking);
  return ask(facts, draft, way, previousStep(way, step.path) ?? step, { returnToReview: asking.returnToReview });
}

function takeAnswer(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: Extract<Step, { kind: "question" }>,
  typed: Typed,
): Turn {
  const stated = readState(step.question, typed.text);
  if (stated) return takeState(facts, draft, asking, step, stated, typed);
  const isOffered =
    means(typed.text, "yes") &&
    step.question.kind !== "yes-no" &&
    offerFor(draft, findWay(draft.questionnaire, draft.answers), step) !== null;
  if (isOffered || means(typed.text, "same")) return keepOffered(facts, draft, asking, step, typed);
  if (leavesToSomebody(typed.text)) {
    return askBack(facts, draft, asking, step, { kind: "leave-open", typed: typed.text, messageId: typed.messageId });
  }
  return takeReading(facts, draft, asking, step, typed, {});
}

const ASK_A_COLLEAGUE =
  /^(please )?(ask|check with|consult|demandez à|voir avec|pregunte a|pregúntale a|спросите)\s+\S{2,}(\s+\S+){0,5}$/iu;

/** "Ask Maria": the person would rather leave this to somebody else. */
function leavesToSomebody(typed: string): boolean {
  return ASK_A_COLLEAGUE.test(typed.trim());
}

/** "Skip", "I do not know" and "n/a" are answers, where the list of choices does not say them itself. */
function readState(question: Question, text: string): Answer | null {
  if (means(text, "skip")) return { state: "skipped" };
  if (means(text, "unknown") && !offersUnknown(question)) return { state: "unknown" };
  if (means(text, "unknown")) return { state: "answered", value: unknownChoice(question) };
  if (means(text, "not-applicable")) return { state: "not-applicable" };
  return null;
}

function unknownChoice(question: Question): AnswerValue {
  return question.kind === "several-of"
    ? { kind: "choices", codes: ["unknown"], other: null }
    : { kind: "choice", code: "unknown", other: null };
}

export function takeState(facts: Facts, draft: Draft, asking: Asking, step: Step, answer: Answer, typed: Typed): Turn {
  const { skipped, notedUnknown, notedNotApplicable } = facts.wording;
  const noted = { skipped, unknown: notedUnknown, "not-applicable": notedNotApplicable };
  const lead = answer.state === "answered" ? readBack(facts, step, answer) : [note(noted[answer.state])];
  const given = { answer, typed: typed.text, messageId: typed.messageId };
  const kept = draft.answers.get(step.path);
  const keepsAnswer = answer.state === "skipped" && kept !== undefined && kept.state !== "skipped";
  if (keepsAnswer) return goOn(facts, draft, asking, []);
  return recordAndGoOn(facts, draft, asking, step, given, lead);
}

/** "Same as last year", or "yes" to what is offered. */
export function keepOffered(facts: Facts, draft: Draft, asking: Asking, step: Step, typed: Typed): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const offer = step.kind === "question" ? offerFor(draft, way, step) : null;
  const answer = offer?.answer ?? draft.previous?.get(step.path);
  if (!answer || answer.state === "skipped")
    return ask(facts, draft, way, step, { ...asking, lead: [note(facts.wording.noLastTime)] });
  const lead = [note(facts.wording.noted(writeAnswer(facts, step, answer)))];
  return recordAndGoOn(facts, draft, asking, step, { answer, typed: typed.text, messageId: typed.messageId }, lead);
}

/** A further message that belongs to the answer before. */
export function appendToPrevious(facts: Facts, draft: Draft, asking: Asking, way: Way, typed: Typed): Turn {
  const step = asking.previousPath === null ? null : stepAt(way, asking.previousPath);
  const before = step ? draft.answers.get(step.path) : undefined;
  if (step?.kind !== "question" || before?.state !== "answered" || before.value.kind !== "text")
    return goOn(facts, draft, asking, []);
  const current = stepAt(way, asking.path);
  const reading = readAnswer(step.question, `${before.value.text}\n\n${typed.text}`, readingContext(facts, {}));
  if (reading.kind !== "understood") {
    const problem = reading.kind === "problem" ? facts.wording.problem(reading.problem) : facts.wording.unplaced;
    return current
      ? ask(facts, draft, way, current, { ...asking, lead: [note(problem)] })
      : goOn(facts, draft, asking, []);
  }
  const answer: Answer = { state: "answered", value: reading.value };
  const after = withAnswer(draft, step.path, answer);
  const next = current
    ? ask(facts, after, findWay(after.questionnaire, after.answers), current, {
        ...asking,
        lead: [note(facts.wording.addedTo(nameOf(facts, step)))],
      })
    : goOn(facts, after, asking, []);
  const record = {
    kind: "record-answer",
    responseId: draft.response.id,
    path: step.path,
    answer,
    typed: typed.text,
    messageId: typed.messageId,
  } as const;
  return { dialog: next.dialog, effects: [record, ...next.effects] };
}

function note(text: string): Part {
  return { kind: "note", text };
}
