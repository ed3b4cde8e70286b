// An answer that is offered and never taken silently: what the words of a time frame already said, or the answer of the
// last meeting.
import type { Part } from "../chat/outbound.ts";
import type { Answer } from "../questionnaire/answer.ts";
import type { Step, Way } from "../questionnaire/steps.ts";
import { questionAction } from "./actions.ts";
import type { Draft, Facts } from "./turn.ts";

type QuestionStep = Extract<Step, { kind: "question" }>;
export type Offer = { readonly from: "time-frame" | "last-time"; readonly answer: Answer };

/** Null when nothing is offered, or when there is an answer already. */
export function offerFor(draft: Draft, way: Way, step: QuestionStep): Offer | null {
  if (way.counted.has(step.path)) return null;
  const suggested = suggestion(way, step);
  if (suggested) return { from: "time-frame", answer: suggested };
  const previous = draft.previous?.get(step.path);
  if (!step.question.carryForward || previous?.state !== "answered") return null;
  return { from: "last-time", answer: previous };
}

function suggestion(way: Way, step: QuestionStep): Answer | null {
  if (step.question.kind !== "one-of" || !step.question.suggestedBy) return null;
  const { question, part } = step.question.suggestedBy;
  const prefix = step.levels.at(-1)?.prefix ?? "";
  const said = way.counted.get(`${prefix}${question}`);
  const code = said?.state === "answered" && said.value.kind === "time-frame" ? said.value[part] : null;
  const isChoice = step.question.choices.some((choice) => choice.code === code);
  return code !== null && isChoice ? { state: "answered", value: { kind: "choice", code, other: null } } : null;
}

/** The offer in words, with the button that takes it. */
export function composeOffer(
  facts: Facts,
  draft: Draft,
  step: QuestionStep,
  offer: Offer,
  words: string,
): readonly Part[] {
  const { wording } = facts;
  const isSuggested = offer.from === "time-frame";
  const told: Part = isSuggested
    ? { kind: "paragraph", text: wording.suggested(words) }
    : { kind: "facts", facts: [{ name: wording.lastTime, value: words }] };
  const label = isSuggested ? wording.yesThatIsRight : wording.keepLastTime;
  return [
    told,
    {
      kind: "buttons",
      buttons: [{ id: questionAction("keep", draft.response.id, step.path), label, style: "primary" }],
    },
  ];
}
