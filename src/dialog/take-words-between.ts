// What is typed while no question is open: at the review, at rest, at an introduction, at a choice, at a statement.
import type { Part } from "../chat/outbound.ts";
import { composeNotUnderstood } from "../commands/not-understood.ts";
import type { RequestId, ResponseId } from "../domain/ids.ts";
import { organizationsOf } from "../domain/person.ts";
import { standingOf } from "../domain/request.ts";
import { findWay } from "../questionnaire/steps.ts";
import { begin, beginRequest, chooseRequest, openDraft, startResponse } from "./begin.ts";
import { means } from "./control-words.ts";
import { confirmStatement, declare, submit } from "./finish.ts";
import { showReview } from "./go-on.ts";
import { putAside } from "./interrupt.ts";
import { withinReach } from "./on-behalf.ts";
import { changeFromReview } from "./take-press.ts";
import type { Facts, Owed, Turn, Typed } from "./turn.ts";

export function takeWordsAtReview(facts: Facts, responseId: ResponseId, typed: Typed): Turn {
  const draft = facts.drafts.get(responseId);
  if (!draft) return closed(facts);
  if (means(typed.text, "submit") || means(typed.text, "yes")) return submit(facts, draft);
  if (means(typed.text, "later") || means(typed.text, "stop"))
    return putAside(facts, responseId, null, means(typed.text, "stop") ? "stop" : "later");
  const way = findWay(draft.questionnaire, draft.answers);
  if (means(typed.text, "back")) {
    const last = way.steps.at(-1);
    return last ? changeFromReview(facts, draft, last.path) : showReview(facts, draft);
  }
  const position = Number(/^(?:change |edit |item |question )?(\d{1,2})\.?$/i.exec(typed.text.trim())?.[1]);
  const step = way.steps.find((each) => each.position === position);
  return step ? changeFromReview(facts, draft, step.path) : showReview(facts, draft);
}

export function takeWordsAtRest(facts: Facts, typed: Typed): Turn {
  if (means(typed.text, "review")) return begin(facts, "anything");
  const isHello = means(typed.text, "greeting") || means(typed.text, "start");
  if (organizationsOf(facts.person).length === 0)
    return isHello ? { dialog: { state: "resting" }, effects: [{ kind: "home" }] } : notUnderstood(facts, typed);
  const empty = means(typed.text, "nothing") ? declarable(facts, typed.text) : null;
  if (empty) return confirmStatement(facts, empty);
  if (!isHello) return notUnderstood(facts, typed);
  const lead: Part[] = [{ kind: "paragraph", text: facts.wording.goodDay(facts.person.name) }];
  if (facts.owed.length > 0) return chooseRequest(facts, facts.owed, lead);
  const parts: Part[] = [...lead, { kind: "paragraph", text: facts.wording.nothingOwed }];
  return { dialog: { state: "resting" }, effects: [{ kind: "say", prompt: false, message: { parts } }] };
}

function notUnderstood(facts: Facts, { text }: Typed): Turn {
  const isAnswering = organizationsOf(facts.person).length > 0;
  const message = composeNotUnderstood(text, facts, isAnswering);
  return { dialog: { state: "resting" }, effects: [{ kind: "say", prompt: false, message }] };
}

/** "Nothing to report", "we have no survey": of the one thing that was not begun and of which it can be said. */
function declarable(facts: Facts, typed: string): Owed | null {
  const isAboutSurveys = /survey/i.test(typed);
  const open = facts.owed.filter(
    ({ request, questionnaire }) =>
      standingOf(request) === "not_started" && (!isAboutSurveys || questionnaire.emptyStatement === "no_survey"),
  );
  const meant = isAboutSurveys ? open : preferReports(open);
  const [only, ...others] = meant;
  return only && others.length === 0 ? only : null;
}

function preferReports(open: readonly Owed[]): readonly Owed[] {
  const reports = open.filter(({ questionnaire }) => questionnaire.emptyStatement === "nothing_to_report");
  return reports.length > 0 ? reports : open;
}

export function takeWordsAtIntroduction(facts: Facts, requestId: RequestId, typed: Typed): Turn {
  const owed = owedBy(facts, requestId);
  if (!owed) return closed(facts);
  if (means(typed.text, "nothing") || means(typed.text, "no") || means(typed.text, "no-more"))
    return confirmStatement(facts, owed);
  if (means(typed.text, "later") || means(typed.text, "stop"))
    return { dialog: { state: "resting" }, effects: [sayNote(facts.wording.stopped)] };
  if (means(typed.text, "start") || means(typed.text, "yes") || means(typed.text, "add"))
    return startResponse(facts, owed);
  return beginRequest(facts, owed);
}

export function takeWordsAtChoice(facts: Facts, requestIds: readonly RequestId[], typed: Typed): Turn {
  const candidates = withinReach(facts).filter(({ request }) => requestIds.includes(request.id));
  const words = typed.text.trim().toLowerCase();
  const byNumber = /^\d{1,2}$/.test(words) ? candidates[Number(words) - 1] : undefined;
  const byName = candidates.filter(({ organization, questionnaire }) =>
    [organization.acronym, organization.name, questionnaire.title.en].some(
      (name) => name !== "" && words.includes(name.toLowerCase()),
    ),
  );
  const chosen = byNumber ?? (byName.length === 1 ? byName[0] : undefined);
  if (chosen) return beginRequest(facts, chosen);
  return candidates.length > 0 ? chooseRequest(facts, candidates) : begin(facts, "anything");
}

export function takeWordsAtResponses(facts: Facts, requestId: RequestId, typed: Typed): Turn {
  const owed = owedBy(facts, requestId);
  if (!owed) return closed(facts);
  if (means(typed.text, "add") || means(typed.text, "start")) return startResponse(facts, owed);
  const words = typed.text.trim().toLowerCase();
  const live = owed.request.responses.filter(({ state }) => state !== "withdrawn");
  const chosen =
    (/^\d{1,2}$/.test(words) ? live[Number(words) - 1] : undefined) ??
    live.find(({ title }) => title?.toLowerCase() === words);
  const draft = chosen ? facts.drafts.get(chosen.id) : undefined;
  return draft ? openDraft(facts, draft) : beginRequest(facts, owed);
}

export function takeWordsAtStatement(facts: Facts, requestId: RequestId, typed: Typed): Turn {
  const owed = owedBy(facts, requestId);
  if (!owed) return closed(facts);
  if (means(typed.text, "yes")) return declare(facts, owed);
  return means(typed.text, "no") ? beginRequest(facts, owed) : confirmStatement(facts, owed);
}

export function resume(facts: Facts, responseId: ResponseId, path: string | null): Turn {
  const draft = facts.drafts.get(responseId);
  return draft ? openDraft(facts, draft, path, [{ kind: "note", text: facts.wording.welcomeBack }]) : closed(facts);
}

export function owedBy(facts: Facts, requestId: RequestId): Owed | undefined {
  return withinReach(facts).find(({ request }) => request.id === requestId);
}

/** The meeting is closed, or the response is not the person's: both are said in the same words. */
export function closed(facts: Facts): Turn {
  return { dialog: { state: "resting" }, effects: [sayNote(facts.wording.meetingClosed)] };
}

function sayNote(text: string): Turn["effects"][number] {
  return { kind: "say", prompt: false, message: { parts: [{ kind: "paragraph", text }] } };
}
