// How a question is put: one thing at a time, where one is, what was said before, and the ways out.
import type { Button, Option, OutboundMessage, Part } from "../chat/outbound.ts";
import { inLanguage } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Answer } from "../questionnaire/answer.ts";
import { listOptions } from "../questionnaire/list-options.ts";
import type { Question } from "../questionnaire/questionnaire.ts";
import { previousStep, type Step, type Way } from "../questionnaire/steps.ts";
import { writeValue } from "../questionnaire/write-value.ts";
import { questionAction, responseAction } from "./actions.ts";
import { listHints } from "./answer-hints.ts";
import { formOfGroup } from "./form.ts";
import { composeOffer, offerFor } from "./offer.ts";
import type { Draft, Facts, Voice } from "./turn.ts";

/** The message that asks this step; `lead` comes before the question. */
export function composeQuestion(
  facts: Facts,
  draft: Draft,
  way: Way,
  step: Step,
  lead: readonly Part[],
): OutboundMessage {
  const parts: Part[] = [
    ...lead,
    ...step.notes.map((words): Part => ({ kind: "paragraph", text: inLanguage(words, facts.language) })),
    { kind: "heading", text: titleOf(facts, step) },
    ...body(facts, draft, way, step),
    { kind: "buttons", buttons: waysOut(facts, draft, way, step) },
  ];
  return { parts };
}

/** `6 of 14. Type of sample being used`: where one is, and the words of the source. */
export function titleOf(facts: Voice, step: Step): string {
  const { wording, language } = facts;
  const where = wording.progress(step.position, step.total);
  const words = step.item.kind === "note" ? "" : inLanguage(step.item.text, language);
  const instance = step.instance
    ? ` · ${wording.instance(inLanguage(step.instance.repeat.noun, language), step.instance.position)}`
    : "";
  return `${where}. ${words}${instance}`;
}

/** What is asked, in a few words, for reading back: the item, and the part of it. */
export function nameOf(facts: Voice, step: Step): string {
  const words = step.kind === "more" ? step.repeat.text : step.question.text;
  const instance = step.instance
    ? `${facts.wording.instance(inLanguage(step.instance.repeat.noun, facts.language), step.instance.position)}, `
    : "";
  return `${step.position}. ${instance}${inLanguage(words, facts.language)}`;
}

/** An answer in words; the question decides how a value reads. */
export function writeAnswer(facts: Voice, step: Step, answer: Answer | undefined): string {
  if (!answer) return facts.wording.unanswered;
  switch (answer.state) {
    case "skipped":
      return facts.wording.unanswered;
    case "unknown":
      return facts.wording.unknown;
    case "not-applicable":
      return facts.wording.applicableNot;
    case "answered":
      return step.kind === "more"
        ? String(step.instances.length)
        : writeValue(step.question, answer.value, facts.language);
    default:
      return unreachable(answer);
  }
}

function body(facts: Facts, draft: Draft, way: Way, step: Step): readonly Part[] {
  if (step.kind === "more") return askForMore(facts, draft, way, step);
  const { question } = step;
  const { language, wording } = facts;
  const choices = choicesOf(facts, draft, way, step);
  const smallPrint = [
    ...partOfItem(facts, way, step),
    ...(question.required ? [wording.required] : []),
    ...listHints(facts, question),
  ].join(" ");
  return [
    ...(step.item === question || choices.length > 0
      ? []
      : [{ kind: "paragraph", text: inLanguage(question.text, language) } as const]),
    ...(smallPrint === "" ? [] : [{ kind: "note", text: smallPrint } as const]),
    ...currentAnswer(facts, way, step),
    ...offered(facts, draft, way, step),
    ...choices,
    ...formOfGroup(facts, draft, way, step),
  ];
}

function partOfItem(facts: Facts, way: Way, step: Step): readonly string[] {
  const siblings = way.steps.filter(
    (each) =>
      each.position === step.position && each.instance?.number === step.instance?.number && each.kind === "question",
  );
  if (siblings.length < 2) return [];
  const part = siblings.findIndex((each) => each.path === step.path) + 1;
  return [facts.wording.part(part, siblings.length)];
}

function currentAnswer(facts: Facts, way: Way, step: Step): readonly Part[] {
  const answer = way.counted.get(step.path);
  if (!answer || answer.state === "skipped") return [];
  return [{ kind: "facts", facts: [{ name: facts.wording.now, value: writeAnswer(facts, step, answer) }] }];
}

function offered(facts: Facts, draft: Draft, way: Way, step: Extract<Step, { kind: "question" }>): readonly Part[] {
  const offer = offerFor(draft, way, step);
  return offer ? composeOffer(facts, draft, step, offer, writeAnswer(facts, step, offer.answer)) : [];
}

/** The question stands on its choices; where the heading has said it, they are only called the answer. */
function choicesOf(facts: Facts, draft: Draft, way: Way, step: Extract<Step, { kind: "question" }>): readonly Part[] {
  const { question } = step;
  const options = optionsOf(facts, question);
  if (options.length === 0) return [];
  const several = question.kind === "several-of" || (question.kind === "areas" && question.max > 1);
  return [
    {
      kind: "choices",
      id: questionAction("answer", draft.response.id, step.path),
      label: step.item === question ? facts.wording.yourAnswer : inLanguage(question.text, facts.language),
      select: several ? "several" : "one",
      options: [...options],
      chosen: [...codesChosen(way.counted.get(step.path))],
      submitLabel: several ? facts.wording.chooseThese : facts.wording.choose,
    },
  ];
}

/** What can be chosen with a press; empty where an answer is typed. */
export function optionsOf(facts: Facts, question: Question): readonly Option[] {
  if (question.kind === "yes-no") {
    return [
      { code: "yes", label: facts.wording.yes },
      { code: "no", label: facts.wording.no },
    ];
  }
  return listOptions(question, facts.language);
}

export function codesChosen(answer: Answer | undefined): readonly string[] {
  if (answer?.state !== "answered") return [];
  if (answer.value.kind === "choice") return [answer.value.code];
  if (answer.value.kind === "choices") return answer.value.codes;
  if (answer.value.kind === "yes-no") return [answer.value.yes ? "yes" : "no"];
  return [];
}

function askForMore(facts: Facts, draft: Draft, way: Way, step: Extract<Step, { kind: "more" }>): readonly Part[] {
  const { wording, language } = facts;
  const noun = inLanguage(step.repeat.noun, language);
  const names = instanceNames(facts, way, step);
  const opening = step.repeat.min > 0 ? wording.firstNeeded(noun) : wording.anyInstance(noun);
  const hint = step.repeat.hint ? [{ kind: "note", text: inLanguage(step.repeat.hint, language) } as const] : [];
  const buttons: Button[] = [
    {
      id: questionAction("add", draft.response.id, step.path),
      label: names.length === 0 ? wording.addInstance(noun) : wording.addAnother(noun),
      style: "primary",
    },
  ];
  if (names.length >= step.repeat.min) {
    buttons.push({
      id: questionAction("no-more", draft.response.id, step.path),
      label: names.length === 0 ? wording.noneToName : wording.noMore,
    });
  }
  return [
    { kind: "paragraph", text: names.length > 0 ? wording.anotherInstance(noun, names) : opening },
    ...hint,
    { kind: "buttons", buttons },
    ...(names.length === 0 ? [] : [removal(facts, draft, step, names)]),
  ];
}

function removal(facts: Facts, draft: Draft, step: Extract<Step, { kind: "more" }>, names: readonly string[]): Part {
  return {
    kind: "choices",
    id: questionAction("remove", draft.response.id, step.path),
    label: facts.wording.removeOne,
    select: "one",
    options: step.instances.map((number, index) => ({ code: String(number), label: names[index] ?? String(number) })),
    chosen: [],
    submitLabel: facts.wording.remove,
  };
}

/** What the instances of a repeat are called, in order. */
export function instanceNames(facts: Facts, way: Way, step: Extract<Step, { kind: "more" }>): readonly string[] {
  return step.instances.map((number, index) => {
    const named = way.steps.find((each) => each.path === `${step.path}[${number}].${step.repeat.namedBy}`);
    const answer = named ? way.counted.get(named.path) : undefined;
    if (!named || answer?.state !== "answered")
      return facts.wording.instance(inLanguage(step.repeat.noun, facts.language), index + 1);
    return writeAnswer(facts, named, answer);
  });
}

function waysOut(facts: Facts, draft: Draft, way: Way, step: Step): Button[] {
  const { wording } = facts;
  const { id } = draft.response;
  const buttons: Button[] = [];
  if (previousStep(way, step.path)) buttons.push({ id: questionAction("back", id, step.path), label: wording.back });
  if (step.kind === "question") {
    buttons.push({ id: questionAction("skip", id, step.path), label: wording.skip });
    if (!offersUnknown(step.question))
      buttons.push({ id: questionAction("unknown", id, step.path), label: wording.doNotKnow });
  }
  buttons.push({ id: responseAction("later", id), label: wording.later });
  return buttons;
}

/** True when the list of choices itself has an "unknown". */
export function offersUnknown(question: Question): boolean {
  return (
    (question.kind === "one-of" || question.kind === "several-of") &&
    question.choices.some(({ code }) => code === "unknown")
  );
}
