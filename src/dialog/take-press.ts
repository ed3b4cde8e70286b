// Buttons, choices and forms. What is pressed may belong to any question, however old: then it changes that answer.
import type { Part } from "../chat/outbound.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Answer } from "../questionnaire/answer.ts";
import { readChosen } from "../questionnaire/read-answer.ts";
import { findWay, type Step, stepAt, type Way } from "../questionnaire/steps.ts";
import type { Action } from "./actions.ts";
import { askBack, takeValue } from "./ask-back.ts";
import type { Dialog } from "./dialog.ts";
import { ask, goOn, nameWithAnswer, recordAndGoOn, recordEffects, showReview, withAnswer } from "./go-on.ts";
import { readingContext } from "./reading-context.ts";
import { addInstances, close } from "./take-more.ts";
import { confirmPending, giveRole, rejectPending, resolve } from "./take-pending.ts";
import { appendToPrevious, goBack, keepOffered, takeState } from "./take-words.ts";
import type { Asking, Draft, Facts, Turn, Typed } from "./turn.ts";

type QuestionAction = Extract<Action, { about: "question" }>;

/** Takes a press about a question of this draft. `codes` are those chosen, if it was a choice. */
export function takePress(
  facts: Facts,
  draft: Draft,
  dialog: Dialog,
  action: QuestionAction,
  codes: readonly string[],
): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const step = stepAt(way, action.path);
  const asking = askingAt(dialog, draft, action.path, way);
  if (!step) return goOn(facts, draft, asking, []);
  const isOpen = dialog.state === "asking" && dialog.responseId === draft.response.id && dialog.path === action.path;
  if (!isOpen && changesAnswer(action)) return changeElsewhere(facts, draft, dialog, way, step, codes);
  return step.kind === "more"
    ? pressMore(facts, draft, asking, step, action, codes)
    : pressQuestion(facts, draft, asking, way, step, action, codes);
}

/** The dialog as it is when this question is open. */
function askingAt(dialog: Dialog, draft: Draft, path: string, way: Way): Asking {
  if (dialog.state === "asking" && dialog.responseId === draft.response.id && dialog.path === path) return dialog;
  return {
    state: "asking",
    responseId: draft.response.id,
    path,
    returnToReview: dialog.state === "reviewing",
    revising: way.counted.has(path),
    pending: null,
    previousPath: null,
    refusedMessageId: null,
  };
}

function changesAnswer(action: QuestionAction): boolean {
  return (
    action.verb === "answer" || action.verb === "skip" || action.verb === "unknown" || action.verb === "not-applicable"
  );
}

/** A choice pressed on an older message: the answer changes, and the open question stays open. */
function changeElsewhere(
  facts: Facts,
  draft: Draft,
  dialog: Dialog,
  way: Way,
  step: Step,
  codes: readonly string[],
): Turn {
  const asking = { ...askingAt(dialog, draft, step.path, way), returnToReview: dialog.state === "reviewing" };
  if (step.kind === "more" || codes.length === 0) return ask(facts, draft, way, step, asking);
  const reading = readChosen(step.question, codes, readingContext(facts, {}));
  if (reading.kind !== "understood") return ask(facts, draft, way, step, asking);
  const turn = takeValue(facts, draft, asking, step, {
    value: reading.value,
    exact: true,
    typed: codes.join(", "),
    messageId: null,
  });
  const recorded = turn.effects.some(({ kind }) => kind === "record-answer");
  if (!recorded || dialog.state !== "asking" || dialog.responseId !== draft.response.id) return turn;
  const answer: Answer = { state: "answered", value: reading.value };
  const after = withAnswer(draft, step.path, answer);
  const lead: Part[] = [{ kind: "note", text: facts.wording.changed(nameWithAnswer(facts, step, answer)) }];
  const next = goOn(facts, after, { ...dialog, path: pathBefore(way, dialog.path) }, lead);
  return {
    dialog: next.dialog,
    effects: [...recordEffects(draft, step, { answer, typed: codes.join(", "), messageId: null }), ...next.effects],
  };
}

/** The path before this one, so that going on comes to this one again. */
function pathBefore(way: Way, path: string): string {
  const index = way.steps.findIndex((step) => step.path === path);
  return way.steps[index - 1]?.path ?? "";
}

function pressMore(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: Extract<Step, { kind: "more" }>,
  action: QuestionAction,
  codes: readonly string[],
): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  switch (action.verb) {
    case "add":
      return addInstances(facts, draft, asking, step, [], pressed(action.verb));
    case "no-more":
    case "skip":
      return close(facts, draft, asking, step, pressed(action.verb));
    case "remove":
      return removeInstance(facts, draft, asking, step, codes);
    case "back":
      return goBack(facts, draft, asking, way, step);
    case "answer":
    case "append":
    case "ask":
    case "confirm":
    case "form":
    case "keep":
    case "leave-open":
    case "not-applicable":
    case "reject":
    case "role":
    case "unknown":
    case "which":
    default:
      return ask(facts, draft, way, step, asking);
  }
}

function removeInstance(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: Extract<Step, { kind: "more" }>,
  codes: readonly string[],
): Turn {
  const instances = step.instances.filter((number) => !codes.includes(String(number)));
  const answer: Answer = { state: "answered", value: { kind: "instances", instances, closed: false } };
  return recordAndGoOn(facts, draft, asking, step, { answer, typed: `remove ${codes.join(", ")}`, messageId: null });
}

function pressQuestion(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  way: Way,
  step: Extract<Step, { kind: "question" }>,
  action: QuestionAction,
  codes: readonly string[],
): Turn {
  const { pending } = asking;
  switch (action.verb) {
    case "answer":
      return chooseAnswer(facts, draft, asking, step, codes);
    case "which":
      return pending?.kind === "which" && codes[0]
        ? resolve(facts, draft, asking, step, pending, codes[0])
        : ask(facts, draft, way, step, asking);
    case "role":
      return (
        (pending?.kind === "roles" && codes[0] && giveRole(facts, draft, asking, step, pending, codes[0], false)) ||
        ask(facts, draft, way, step, asking)
      );
    case "confirm":
      return (pending && confirmPending(facts, draft, asking, step, pending)) || ask(facts, draft, way, step, asking);
    case "reject":
      return pending ? rejectPending(facts, draft, asking, step, pending) : ask(facts, draft, way, step, asking);
    case "append":
      return pending?.kind === "unplaced"
        ? appendToPrevious(facts, draft, asking, way, { text: pending.typed, messageId: pending.messageId, at: 0 })
        : ask(facts, draft, way, step, asking);
    case "skip":
      return takeState(facts, draft, asking, step, { state: "skipped" }, pressed(action.verb));
    case "unknown":
      return takeState(facts, draft, asking, step, { state: "unknown" }, pressed(action.verb));
    case "not-applicable":
      return takeState(facts, draft, asking, step, { state: "not-applicable" }, pressed(action.verb));
    case "keep":
      return keepOffered(facts, draft, asking, step, pressed(action.verb));
    case "back":
      return goBack(facts, draft, asking, way, step);
    case "ask":
    case "leave-open":
    case "form":
    case "add":
    case "no-more":
    case "remove":
      return ask(facts, draft, way, step, { ...asking, returnToReview: asking.returnToReview });
    default:
      return unreachable(action.verb);
  }
}

function chooseAnswer(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: Extract<Step, { kind: "question" }>,
  codes: readonly string[],
): Turn {
  const reading = readChosen(step.question, codes, readingContext(facts, {}));
  const typed = codes.join(", ");
  if (reading.kind === "understood")
    return takeValue(facts, draft, asking, step, { value: reading.value, exact: true, typed, messageId: null });
  if (reading.kind === "problem")
    return askBack(facts, draft, asking, step, { kind: "refused", problem: reading.problem, typed, messageId: null });
  return ask(facts, draft, findWay(draft.questionnaire, draft.answers), step, asking);
}

function pressed(verb: string): Typed {
  return { text: verb, messageId: null, at: 0 };
}

/** An answer chosen for a change from the review. */
export function changeFromReview(facts: Facts, draft: Draft, path: string): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const step = stepAt(way, path);
  return step ? ask(facts, draft, way, step, { returnToReview: true }) : showReview(facts, draft);
}
