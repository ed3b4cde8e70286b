// Beginning, going on, and the final answers that need no questionnaire.
import type { Button, OutboundMessage, Part } from "../chat/outbound.ts";
import { writeResponseId } from "../domain/ids.ts";
import { inLanguage } from "../domain/language.ts";
import type { Request } from "../domain/request.ts";
import { findWay, nextStep, stepAt } from "../questionnaire/steps.ts";
import { requestAction, responseAction } from "./actions.ts";
import { greetColleagues } from "./colleagues.ts";
import { ask, showReview } from "./go-on.ts";
import { isOnBehalf } from "./on-behalf.ts";
import { titleOfDraft } from "./review.ts";
import type { Draft, Effect, Facts, Owed, Turn } from "./turn.ts";

/** What `report` and `survey` ask for. */
export type Wanted = "report" | "survey" | "anything";

/** `report`, `survey`, or a word to go on: begins, goes on, or asks which. */
export function begin(facts: Facts, wanted: Wanted): Turn {
  const words = wanted === "anything" ? facts.wording.nothingOwed : facts.wording.notOwed(wanted);
  return beginOneOf(facts, facts.owed, wanted, words);
}

/** The same of what is named; `none` is said where it holds nothing of the kind. */
export function beginOneOf(facts: Facts, owed: readonly Owed[], wanted: Wanted, none: string): Turn {
  const candidates = owed.filter(({ questionnaire }) => isWanted(questionnaire.per, wanted));
  const [only, ...others] = candidates;
  if (!only) return rest([say(paragraph(none))]);
  if (others.length === 0) return beginRequest(facts, only);
  return chooseRequest(facts, candidates);
}

function isWanted(per: "organization" | "survey", wanted: Wanted): boolean {
  return wanted === "anything" || (wanted === "survey") === (per === "survey");
}

/** Asks which of several things that are owed. */
export function chooseRequest(facts: Facts, owed: readonly Owed[], lead: readonly Part[] = []): Turn {
  const options = owed.map((each) => ({ code: each.request.id, label: nameOfOwed(facts, each) }));
  const parts: Part[] = [
    ...lead,
    {
      kind: "choices",
      id: "start",
      label: facts.wording.whichRequest,
      select: "one",
      options,
      chosen: [],
      submitLabel: facts.wording.choose,
    },
  ];
  return {
    dialog: { state: "choosing-request", requestIds: owed.map(({ request }) => request.id) },
    effects: [say({ parts })],
  };
}

/** `UNHCR: Activity report, due Friday, 9 November 2007`. */
export function nameOfOwed(facts: Facts, owed: Owed): string {
  const due = facts.wording.due(owed.request.dueOn);
  return `${owed.organization.acronym || owed.organization.name}: ${inLanguage(owed.questionnaire.title, facts.language)}, ${due}`;
}

/** The same for a button: as short as it can be. */
export function shortNameOfOwed(facts: Pick<Facts, "wording" | "owed">, owed: Owed): string {
  const what = owed.questionnaire.per === "survey" ? facts.wording.surveyButton : facts.wording.reportButton;
  const isOne =
    facts.owed.length > 0 && facts.owed.every(({ organization }) => organization.id === owed.organization.id);
  return isOne ? what : `${owed.organization.acronym || owed.organization.name}: ${what}`;
}

/** Goes on with what there is, or introduces what will be asked. */
export function beginRequest(facts: Facts, owed: Owed): Turn {
  const live = liveResponses(owed.request);
  if (live.length === 0) return introduce(facts, owed);
  const [only] = live;
  const draft = only ? facts.drafts.get(only.id) : undefined;
  if (live.length === 1 && draft && (owed.questionnaire.per === "organization" || only?.state === "draft"))
    return openDraft(facts, draft);
  return chooseResponse(facts, owed);
}

function liveResponses(request: Request): Request["responses"] {
  return request.responses.filter(({ state }) => state !== "withdrawn");
}

function introduce(facts: Facts, owed: Owed): Turn {
  const { wording } = facts;
  const { questionnaire, request, meeting } = owed;
  const due = wording.day(request.dueOn);
  const items = questionnaire.items.filter((item) => item.kind !== "note").length;
  const intro =
    questionnaire.per === "survey"
      ? wording.surveyIntro(meeting.title, due)
      : wording.reportIntro(meeting.title, due, items);
  const message: OutboundMessage = {
    parts: [
      {
        kind: "heading",
        text: `${owed.organization.acronym || owed.organization.name}: ${inLanguage(questionnaire.title, facts.language)}`,
      },
      ...(questionnaire.intro
        ? [{ kind: "paragraph", text: inLanguage(questionnaire.intro, facts.language) } as const]
        : []),
      { kind: "paragraph", text: intro },
      { kind: "note", text: wording.introKept },
      { kind: "buttons", buttons: [startButton(facts, owed), nothingButton(facts, owed)] },
    ],
  };
  return { dialog: { state: "introduced", requestId: request.id }, effects: [say(message)] };
}

function startButton(facts: Facts, owed: Owed): Button {
  return { id: requestAction("first", owed.request.id), label: facts.wording.start, style: "primary" };
}

function nothingButton(facts: Facts, owed: Owed): Button {
  return {
    id: requestAction("nothing", owed.request.id),
    label: facts.wording.nothingStatement[owed.questionnaire.emptyStatement],
  };
}

function chooseResponse(facts: Facts, owed: Owed): Turn {
  const { wording } = facts;
  const buttons: Button[] = liveResponses(owed.request)
    .slice(0, 20)
    .map((response) => ({
      id: responseAction("open", response.id),
      label: `${response.title ?? `${wording.survey} ${response.ordinal}`} (${wording.standing(response.state === "draft" ? "draft" : "submitted")})`,
    }));
  const another: Button[] =
    owed.questionnaire.per === "survey"
      ? [{ id: requestAction("another", owed.request.id), label: wording.anotherSurvey, style: "primary" }]
      : [];
  const parts: Part[] = [
    { kind: "paragraph", text: wording.whichResponse(owed.organization.acronym || owed.organization.name) },
    { kind: "buttons", buttons: [...buttons, ...another] },
  ];
  return { dialog: { state: "choosing-response", requestId: owed.request.id }, effects: [say({ parts })] };
}

/** "Start" below an introduction, however often it is pressed: the second time it goes on with what the first began. */
export function startFirst(facts: Facts, owed: Owed): Turn {
  return liveResponses(owed.request).length > 0 ? beginRequest(facts, owed) : startResponse(facts, owed);
}

/** Begins a new response, and asks its first question. */
export function startResponse(facts: Facts, owed: Owed): Turn {
  const { request, questionnaire } = owed;
  if (questionnaire.per === "organization" && liveResponses(request).length > 0) return beginRequest(facts, owed);
  const ordinal = Math.max(0, ...request.responses.map((response) => response.ordinal)) + 1;
  const id = writeResponseId(request.id, ordinal);
  const response = {
    id,
    requestId: request.id,
    ordinal,
    instrumentVersion: questionnaire.version,
    state: "draft",
    title: null,
    submissions: 0,
    submittedAt: null,
    firstSubmittedAt: null,
    changedSinceSubmission: false,
    returnNote: null,
  } as const;
  const draft: Draft = {
    ...owed,
    response,
    answers: new Map(),
    previous: facts.previous.get(request.id) ?? null,
    colleagues: [],
    bySecretariat: new Map(),
  };
  const way = findWay(questionnaire, draft.answers);
  const first = nextStep(way, null);
  const opening: Effect[] = [
    ...(request.statement ? [{ kind: "declare", requestId: request.id, statement: null } as const] : []),
    { kind: "open-response", requestId: request.id, ordinal, instrumentVersion: questionnaire.version },
  ];
  const next = first ? ask(facts, draft, way, first) : showReview(facts, draft);
  return { dialog: next.dialog, effects: [...opening, ...next.effects] };
}

/** Goes on with a response: at the next open question, or at the review. A new version of its questionnaire is said. */
export function openDraft(facts: Facts, draft: Draft, at: string | null = null, lead: readonly Part[] = []): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const changed = draft.response.instrumentVersion !== draft.questionnaire.version;
  const told: Part[] = [
    ...lead,
    ...(draft.response.returnNote === null
      ? []
      : [{ kind: "paragraph", text: facts.wording.returnedBecause(draft.response.returnNote) } as const]),
    ...(changed ? [{ kind: "note", text: facts.wording.questionnaireChanged } as const] : []),
    ...bySecretariat(facts, draft),
    ...greetColleagues(facts, draft).parts,
  ];
  // A new version may have put a question before the place where one was.
  const place = at === null || changed ? null : stepAt(way, at);
  const next = place ?? nextStep(way, null);
  const heading: Part = { kind: "note", text: titleOfDraft(facts, draft) };
  const turn = next ? ask(facts, draft, way, next, { lead: [heading, ...told] }) : showReview(facts, draft, told);
  const version: Effect[] = changed
    ? [{ kind: "set-instrument-version", responseId: draft.response.id, version: draft.questionnaire.version }]
    : [];
  return { dialog: turn.dialog, effects: [...version, ...greetColleagues(facts, draft).effects, ...turn.effects] };
}

/** For those who speak for the organization: what was entered in its name is theirs to change. */
function bySecretariat(facts: Facts, { bySecretariat: entered, organization }: Draft): readonly Part[] {
  if (entered.size === 0 || isOnBehalf(facts, organization.id)) return [];
  return [{ kind: "note", text: facts.wording.someBySecretariat(entered.size, [...new Set(entered.values())]) }];
}

function rest(effects: readonly Effect[]): Turn {
  return { dialog: { state: "resting" }, effects };
}

function say(message: OutboundMessage): Effect {
  return { kind: "say", message, prompt: true };
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
