// What is not exact is read back; what is ambiguous is asked; what cannot be is explained. Nothing is stored meanwhile.
import type { Button, Part } from "../chat/outbound.ts";
import { inLanguage } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Answer, AnswerValue } from "../questionnaire/answer.ts";
import { brokenBy } from "../questionnaire/constraints.ts";
import { readAnswer } from "../questionnaire/read-answer.ts";
import { type AnswerProblem, OWN_WORDS } from "../questionnaire/reading.ts";
import { findWay, type Step } from "../questionnaire/steps.ts";
import { writeValue } from "../questionnaire/write-value.ts";
import { questionAction } from "./actions.ts";
import { nameOf, optionsOf, titleOf } from "./ask.ts";
import type { Pending } from "./dialog.ts";
import { readBack, recordAndGoOn } from "./go-on.ts";
import { readingContext } from "./reading-context.ts";
import type { Asking, Draft, Facts, Turn } from "./turn.ts";

type QuestionStep = Extract<Step, { kind: "question" }>;

export type Refused = {
  readonly kind: "refused";
  readonly problem: AnswerProblem;
  readonly typed: string;
  readonly messageId: string | null;
};

/** A value that was understood: taken if it is exact, complete and allowed; otherwise asked back. */
export function takeValue(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  read: {
    readonly value: AnswerValue;
    readonly exact: boolean;
    readonly typed: string;
    readonly messageId: string | null;
  },
): Turn {
  const { value, typed, messageId } = read;
  const answer: Answer = { state: "answered", value };
  const blocked = brokenBy(step, answer, findWay(draft.questionnaire, draft.answers).counted).find(
    ({ severity }) => severity === "block",
  );
  if (blocked)
    return askBack(facts, draft, asking, step, {
      kind: "refused",
      problem: { code: "constraint", message: blocked.message },
      typed,
      messageId,
    });
  if (!read.exact) return askBack(facts, draft, asking, step, { kind: "confirm", value, typed, messageId });
  if (needsOwnWords(step, value))
    return askBack(facts, draft, asking, step, { kind: "other-words", value, typed, messageId });
  if (areaWithoutRole(step, value) !== null)
    return askBack(facts, draft, asking, step, { kind: "roles", value, typed, messageId });
  return recordAndGoOn(facts, draft, asking, step, { answer, typed, messageId }, readBack(facts, step, answer));
}

/** Asks back; the dialog remembers what for. */
export function askBack(facts: Facts, draft: Draft, asking: Asking, step: QuestionStep, back: Pending | Refused): Turn {
  const pending = back.kind === "refused" ? unplaced(draft, asking, back) : back;
  const parts: Part[] = [{ kind: "note", text: titleOf(facts, step) }, ...partsOf(facts, draft, asking, step, back)];
  const refusedMessageId = back.kind === "refused" ? back.messageId : null;
  return {
    dialog: { ...asking, pending, refusedMessageId },
    effects: [{ kind: "say", prompt: true, message: { parts } }],
  };
}

/** Words that fit no choice may belong to the long answer before. */
function unplaced(draft: Draft, asking: Asking, refused: Refused): Pending | null {
  if (refused.problem.code !== "not-a-choice" || previousTextStep(draft, asking) === null) return null;
  return { kind: "unplaced", typed: refused.typed, messageId: refused.messageId };
}

function previousTextStep(draft: Draft, asking: Asking): Step | null {
  const way = findWay(draft.questionnaire, draft.answers);
  const step = way.steps.find(({ path }) => path === asking.previousPath);
  return step?.kind === "question" && step.question.kind === "long-text" ? step : null;
}

function partsOf(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  back: Pending | Refused,
): readonly Part[] {
  const { wording } = facts;
  switch (back.kind) {
    case "confirm":
      return confirmParts(facts, draft, step, back.value);
    case "which":
      return whichParts(facts, draft, step, back);
    case "roles":
      return roleParts(facts, draft, step, back.value);
    case "other-words":
      return [{ kind: "paragraph", text: wording.otherWords(otherLabel(facts, step)) }];
    case "leave-open":
      return [
        { kind: "paragraph", text: wording.leaveOpenQuestion(back.typed) },
        yesNo(draft, step, wording.leaveOpen, wording.thatIsMyAnswer),
      ];
    case "unplaced":
      return [{ kind: "paragraph", text: wording.unplaced }, appendButton(facts, draft, step)];
    case "refused":
      return refusedParts(facts, draft, asking, step, back);
    default:
      return unreachable(back);
  }
}

function confirmParts(facts: Facts, draft: Draft, step: QuestionStep, value: AnswerValue): readonly Part[] {
  const { wording, language } = facts;
  return [
    { kind: "facts", facts: [{ name: wording.understood, value: writeValue(step.question, value, language) }] },
    { kind: "paragraph", text: wording.confirm },
    yesNo(draft, step, wording.yesThatIsRight, wording.noLetMeCorrect),
  ];
}

function whichParts(
  facts: Facts,
  draft: Draft,
  step: QuestionStep,
  which: Extract<Pending, { kind: "which" }>,
): readonly Part[] {
  const { wording } = facts;
  const candidates = candidatesFor(facts, step, which);
  const id = questionAction("which", draft.response.id, step.path);
  if (candidates.length === 0)
    return [{ kind: "paragraph", text: wording.problem({ code: "not-an-area", part: which.part }) }];
  const [only, ...others] = candidates;
  if (only?.code === OWN_WORDS && others.length === 0) {
    return [
      { kind: "paragraph", text: wording.keepWords(which.part) },
      yesNo(draft, step, wording.yesKeepWords, wording.noLetMeCorrect),
    ];
  }
  return [
    {
      kind: "choices",
      id,
      label: wording.which(which.part),
      select: "one",
      options: [...candidates],
      chosen: [],
      submitLabel: wording.choose,
    },
    { kind: "note", text: wording.typedChoice },
  ];
}

/** The candidates for an ambiguous part, with "keep my words" last where that is allowed. */
export function candidatesFor(
  facts: Facts,
  step: QuestionStep,
  which: Extract<Pending, { kind: "which" }>,
): readonly { code: string; label: string }[] {
  const reading = readAnswer(step.question, which.typed, readingContext(facts, which.resolutions));
  if (reading.kind !== "which") return [];
  const own = reading.ownWordsAllowed ? [{ code: OWN_WORDS, label: facts.wording.noneOfThese }] : [];
  return [...reading.candidates, ...own];
}

function roleParts(facts: Facts, draft: Draft, step: QuestionStep, value: AnswerValue): readonly Part[] {
  const { wording, language } = facts;
  const area = areaWithoutRole(step, value);
  const roles = step.question.kind === "areas" ? (step.question.roles ?? []) : [];
  return [
    { kind: "facts", facts: [{ name: wording.understood, value: writeValue(step.question, value, language) }] },
    {
      kind: "choices",
      id: questionAction("role", draft.response.id, step.path),
      label: wording.roleOf(area?.name ?? ""),
      select: "one",
      options: roles.map(({ code, label }) => ({ code, label: inLanguage(label, language) })),
      chosen: [],
      submitLabel: wording.choose,
    },
    { kind: "note", text: wording.roleForAll },
  ];
}

function refusedParts(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  refused: Refused,
): readonly Part[] {
  const { wording } = facts;
  const several = step.question.kind === "several-of";
  const options = step.question.kind === "areas" ? [] : optionsOf(facts, step.question);
  const choices: Part[] =
    options.length === 0
      ? []
      : [
          {
            kind: "choices",
            id: questionAction("answer", draft.response.id, step.path),
            label: step.item === step.question ? wording.yourAnswer : inLanguage(step.question.text, facts.language),
            select: several ? "several" : "one",
            options: [...options],
            chosen: [],
            submitLabel: several ? wording.chooseThese : wording.choose,
          },
        ];
  const append = unplaced(draft, asking, refused) === null ? [] : [appendButton(facts, draft, step)];
  return [{ kind: "paragraph", text: wording.problem(refused.problem) }, ...choices, ...append];
}

function appendButton(facts: Facts, draft: Draft, step: Step): Part {
  return {
    kind: "buttons",
    buttons: [{ id: questionAction("append", draft.response.id, step.path), label: facts.wording.addToPrevious }],
  };
}

function yesNo(draft: Draft, step: Step, yes: string, no: string): Part {
  const buttons: Button[] = [
    { id: questionAction("confirm", draft.response.id, step.path), label: yes, style: "primary" },
    { id: questionAction("reject", draft.response.id, step.path), label: no },
  ];
  return { kind: "buttons", buttons };
}

/** The first country or area that still needs its role. */
export function areaWithoutRole(step: QuestionStep, value: AnswerValue): { readonly name: string } | null {
  if (step.question.kind !== "areas" || !step.question.roles || value.kind !== "areas") return null;
  return value.areas.find(({ role }) => role === null) ?? null;
}

/** Whether a choice was made that asks for words, and they are not there yet. */
export function needsOwnWords(step: QuestionStep, value: AnswerValue): boolean {
  if (step.question.kind !== "one-of" && step.question.kind !== "several-of") return false;
  if (value.kind !== "choice" && value.kind !== "choices") return false;
  const codes = value.kind === "choice" ? [value.code] : value.codes;
  return (
    value.other === null && step.question.choices.some(({ code, other }) => other === true && codes.includes(code))
  );
}

function otherLabel(facts: Facts, step: QuestionStep): string {
  if (step.question.kind !== "one-of" && step.question.kind !== "several-of") return nameOf(facts, step);
  const other = step.question.choices.find((choice) => choice.other === true);
  return other ? inLanguage(other.label, facts.language) : nameOf(facts, step);
}
