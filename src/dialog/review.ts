// The review: all answers at a glance, what is still needed, and the ways to change one or to submit.
import type { Button, OutboundMessage, Part } from "../chat/outbound.ts";
import { leadOf } from "../chat/plain-text.ts";
import { inLanguage } from "../domain/language.ts";
import { brokenConstraints } from "../questionnaire/constraints.ts";
import { findWay, isWaiting, missingSteps, progressOf, type Step, type Way } from "../questionnaire/steps.ts";
import { responseAction } from "./actions.ts";
import { nameOf, writeAnswer } from "./ask.ts";
import { isOnBehalf } from "./on-behalf.ts";
import type { Draft, Facts, Voice } from "./turn.ts";

/** Characters of one answer that the review shows. */
const MAX_ANSWER_CHARACTERS = 240;
/** Characters of a question in a menu: the narrowest platform's limit. */
const MAX_NAME_CHARACTERS = 75;

export function composeReview(facts: Facts, draft: Draft, lead: readonly Part[]): OutboundMessage {
  const way = findWay(draft.questionnaire, draft.answers);
  return {
    parts: [
      ...lead,
      { kind: "heading", text: facts.wording.reviewOf(titleOfDraft(facts, draft)) },
      { kind: "facts", facts: itemsOf(facts, draft, way) },
      ...remarks(facts, draft, way),
      changePart(facts, draft, way),
      { kind: "buttons", buttons: buttonsOf(facts, draft) },
    ],
  };
}

/** Such as `UNHCR, Survey: Forced Displacement Survey`. */
export function titleOfDraft(facts: Voice, draft: Draft): string {
  const instrument = inLanguage(draft.questionnaire.title, facts.language);
  const name = draft.response.title ?? nameFromAnswers(draft);
  const what =
    draft.questionnaire.per === "survey"
      ? `${facts.wording.survey}${name ? `: ${name}` : ` ${draft.response.ordinal}`}`
      : instrument;
  return `${draft.organization.acronym || draft.organization.name}, ${what}`;
}

function nameFromAnswers(draft: Draft): string | null {
  const answer = draft.questionnaire.namedBy === null ? undefined : draft.answers.get(draft.questionnaire.namedBy);
  return answer?.state === "answered" && answer.value.kind === "text" ? answer.value.text : null;
}

/** One fact for each numbered item, its parts one after the other. */
function itemsOf(facts: Facts, draft: Draft, way: Way): { name: string; value: string }[] {
  const positions = [...new Set(way.steps.map((step) => step.position))];
  return positions.map((position) => {
    const steps = way.steps.filter((step) => step.position === position);
    const item = steps[0]?.item;
    const words = item && item.kind !== "note" ? inLanguage(item.text, facts.language) : "";
    return {
      name: `${position}. ${words}`,
      value: [valueOfItem(facts, way, steps), ...whoEntered(facts, draft, steps)].join("\n"),
    };
  });
}

/** What the secretariat entered is marked for those in whose name it stands. */
function whoEntered(facts: Facts, { bySecretariat, organization }: Draft, steps: readonly Step[]): readonly string[] {
  const names = new Set(steps.flatMap(({ path }) => bySecretariat.get(path) ?? []));
  return names.size === 0 || isOnBehalf(facts, organization.id) ? [] : [facts.wording.enteredBySecretariat([...names])];
}

function valueOfItem(facts: Facts, way: Way, steps: readonly Step[]): string {
  const single = steps.length === 1 && steps[0]?.kind === "question" ? steps[0] : null;
  if (single) return shortAnswer(facts, way, single);
  const lines = steps.flatMap((step) => {
    if (step.kind === "more")
      return step.instances.length === 0
        ? [isWaiting(step, way.counted) ? facts.wording.unanswered : facts.wording.noneToName]
        : [];
    const answer = way.counted.get(step.path);
    if (!answer || answer.state === "skipped") return [];
    const instance = step.instance ? `${step.instance.position}. ` : "";
    return [`${instance}${leadOf(inLanguage(step.question.text, facts.language))}${shortAnswer(facts, way, step)}`];
  });
  if (lines.length === 0) return facts.wording.unanswered;
  const answered = steps.filter(
    (step) =>
      step.kind === "question" &&
      !step.instance &&
      lines.length === 1 &&
      way.counted.get(step.path)?.state === "answered",
  );
  return answered[0] ? shortAnswer(facts, way, answered[0]) : lines.join("\n");
}

function shortAnswer(facts: Facts, way: Way, step: Step): string {
  const words = writeAnswer(facts, step, way.counted.get(step.path));
  const points = [...words];
  return points.length <= MAX_ANSWER_CHARACTERS ? words : `${points.slice(0, MAX_ANSWER_CHARACTERS - 1).join("")}…`;
}

function remarks(facts: Facts, draft: Draft, way: Way): readonly Part[] {
  const { wording, language } = facts;
  const broken = brokenConstraints(way);
  const blocking = broken
    .filter(({ constraint }) => constraint.severity === "block")
    .map(({ constraint }) => inLanguage(constraint.message, language));
  const needed = [...missingSteps(way).map((step) => nameOf(facts, step)), ...blocking];
  const open = way.steps.filter(
    (step) => isWaiting(step, way.counted) || way.counted.get(step.path)?.state === "skipped",
  ).length;
  const isChanged = draft.response.submissions > 0 && draft.response.changedSinceSubmission;
  return [
    ...broken
      .filter(({ constraint }) => constraint.severity === "warn")
      .map(
        ({ constraint }): Part => ({
          kind: "note",
          text: wording.worthALook(inLanguage(constraint.message, language)),
        }),
      ),
    ...(needed.length > 0
      ? [{ kind: "paragraph", text: wording.stillNeeded } as const, { kind: "list", items: needed } as const]
      : []),
    ...(open > 0 && needed.length === 0 ? [{ kind: "note", text: wording.openItems(open) } as const] : []),
    ...(isChanged ? [{ kind: "note", text: wording.changesNotSent } as const] : []),
  ];
}

function changePart(facts: Facts, draft: Draft, way: Way): Part {
  return {
    kind: "choices",
    id: responseAction("change", draft.response.id),
    label: facts.wording.changeAnAnswer,
    select: "one",
    options: changeable(way)
      .slice(0, 300)
      .map((step) => ({ code: step.path, label: shortName(facts, step) })),
    chosen: [],
    submitLabel: facts.wording.choose,
  };
}

/** The whole name stands in the review itself; here it has to fit a menu. */
function shortName(facts: Facts, step: Step): string {
  const points = [...nameOf(facts, step)];
  return points.length <= MAX_NAME_CHARACTERS
    ? points.join("")
    : `${points.slice(0, MAX_NAME_CHARACTERS - 1).join("")}…`;
}

/** The steps that can be chosen for a change, in the order shown. */
export function changeable(way: Way): readonly Step[] {
  return way.steps.filter((step) => step.path.length <= 75);
}

function buttonsOf(facts: Facts, draft: Draft): Button[] {
  const label = draft.response.submissions > 0 ? facts.wording.submitChanges : facts.wording.submit;
  return [
    { id: responseAction("submit", draft.response.id), label, style: "primary" },
    { id: responseAction("later", draft.response.id), label: facts.wording.later },
  ];
}

/** `12 of 14 items`. */
export function writeProgress(facts: Pick<Voice, "wording">, draft: Draft): string {
  const { done, total } = progressOf(findWay(draft.questionnaire, draft.answers));
  return facts.wording.answersOf(done, total);
}
