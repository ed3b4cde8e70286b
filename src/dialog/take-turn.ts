// One turn of a conversation: what was said or pressed, and what comes of it. Pure: the same facts give the same turn.
import type { Inbound } from "../chat/inbound.ts";
import type { Part } from "../chat/outbound.ts";
import type { RequestId, ResponseId } from "../domain/ids.ts";
import { organizationsOf } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import { findWay, stepAt } from "../questionnaire/steps.ts";
import { type Action, readAction, requestOf } from "./actions.ts";
import { nameOf } from "./ask.ts";
import { begin, beginRequest, chooseRequest, openDraft, startResponse } from "./begin.ts";
import { means } from "./control-words.ts";
import type { Dialog } from "./dialog.ts";
import { confirmStatement, declare, submit } from "./finish.ts";
import { showReview } from "./go-on.ts";
import { putAside } from "./interrupt.ts";
import { takeFiles } from "./take-files.ts";
import { takeForm } from "./take-form.ts";
import { changeFromReview, takePress } from "./take-press.ts";
import { takeWords } from "./take-words.ts";
import type { Asking, Draft, Facts, Owed, Turn, Typed } from "./turn.ts";

type Said = Extract<Inbound, { kind: "said" | "edited" }>;
type Pressed = Extract<Inbound, { kind: "pressed" | "chose" | "filled" }>;

/** Words, typed or edited. `at` is when they were sent, in milliseconds since 1970. */
export function takeSaid(dialog: Dialog, said: Said, at: number, facts: Facts): Turn {
  const typed = { text: said.text, messageId: said.messageId, at };
  if (said.kind === "edited") return takeEdited(dialog, typed, facts);
  switch (dialog.state) {
    case "asking": {
      const draft = facts.drafts.get(dialog.responseId);
      if (!draft) return closed(facts);
      return said.files.length > 0
        ? takeFiles(facts, draft, dialog, said, typed)
        : takeWords(facts, draft, dialog, typed);
    }
    case "reviewing":
      return takeWordsAtReview(facts, dialog.responseId, typed);
    case "paused":
      return resume(facts, dialog.responseId, dialog.path);
    case "resting":
      return takeWordsAtRest(facts, typed);
    case "introduced":
      return takeWordsAtIntroduction(facts, dialog.requestId, typed);
    case "choosing-request":
      return takeWordsAtChoice(facts, dialog.requestIds, typed);
    case "choosing-response":
      return takeWordsAtResponses(facts, dialog.requestId, typed);
    case "confirming-statement":
      return takeWordsAtStatement(facts, dialog.requestId, typed);
    default:
      return unreachable(dialog);
  }
}

/** A button, a choice or a form. Null: this bot never made it. */
export function takePressed(dialog: Dialog, pressed: Pressed, facts: Facts): Turn | null {
  if (pressed.kind === "chose" && pressed.choices === "start") return startChosen(facts, pressed.codes[0]);
  const action = readAction(idOf(pressed));
  if (!action) return null;
  switch (action.about) {
    case "nothing":
    case "round":
      return null;
    case "request":
      return pressRequest(facts, action);
    case "response":
      return pressResponse(facts, dialog, action, pressed);
    case "question":
      return pressQuestion(facts, dialog, action, pressed);
    default:
      return unreachable(action);
  }
}

/** The responses whose answers a turn may need. */
export function responsesNeeded(dialog: Dialog, inbound: Inbound): readonly ResponseId[] {
  const needed = new Set<ResponseId>();
  if ("responseId" in dialog) needed.add(dialog.responseId);
  if (inbound.kind === "pressed" || inbound.kind === "chose" || inbound.kind === "filled") {
    const action = readAction(idOf(inbound));
    if (action && (action.about === "question" || action.about === "response")) needed.add(action.responseId);
  }
  return [...needed];
}

/** The request that a press is about, if it is about one. */
export function requestNeeded(inbound: Inbound): RequestId | null {
  if (inbound.kind !== "pressed" && inbound.kind !== "chose" && inbound.kind !== "filled") return null;
  const action = readAction(idOf(inbound));
  if (!action || action.about === "nothing" || action.about === "round") return null;
  return action.about === "request" ? action.requestId : requestOf(action.responseId);
}

function idOf(pressed: Pressed): string {
  if (pressed.kind === "pressed") return pressed.button;
  return pressed.kind === "chose" ? pressed.choices : pressed.form;
}

function pressRequest(facts: Facts, action: Extract<Action, { about: "request" }>): Turn {
  const owed = owedBy(facts, action.requestId);
  if (!owed) return closed(facts);
  switch (action.verb) {
    case "start":
      return beginRequest(facts, owed);
    case "another":
      return startResponse(facts, owed);
    case "nothing":
      return confirmStatement(facts, owed);
    case "confirm-nothing":
      return declare(facts, owed);
    default:
      return unreachable(action.verb);
  }
}

function pressResponse(
  facts: Facts,
  dialog: Dialog,
  action: Extract<Action, { about: "response" }>,
  pressed: Pressed,
): Turn {
  const draft = facts.drafts.get(action.responseId);
  if (!draft) return closed(facts);
  switch (action.verb) {
    case "open":
      return resume(
        facts,
        draft.response.id,
        dialog.state === "paused" && dialog.responseId === draft.response.id ? dialog.path : null,
      );
    case "review":
      return showReview(facts, draft);
    case "submit":
      return submit(facts, draft);
    case "later":
      return putAside(facts, draft.response.id, dialog.state === "asking" ? dialog.path : null, "later");
    case "change":
      return changeFromReview(facts, draft, pressed.kind === "chose" ? (pressed.codes[0] ?? "") : "");
    default:
      return unreachable(action.verb);
  }
}

function pressQuestion(
  facts: Facts,
  dialog: Dialog,
  action: Extract<Action, { about: "question" }>,
  pressed: Pressed,
): Turn {
  const draft = facts.drafts.get(action.responseId);
  if (!draft) return closed(facts);
  if (pressed.kind === "filled")
    return takeForm(facts, draft, askingFor(dialog, draft, action.path), action.path, pressed);
  return takePress(facts, draft, dialog, action, pressed.kind === "chose" ? pressed.codes : []);
}

function askingFor(dialog: Dialog, draft: Draft, path: string): Asking {
  if (dialog.state === "asking" && dialog.responseId === draft.response.id) return dialog;
  const returnToReview = dialog.state === "reviewing";
  return {
    state: "asking",
    responseId: draft.response.id,
    path,
    returnToReview,
    revising: true,
    pending: null,
    previousPath: null,
    refusedMessageId: null,
  };
}

function startChosen(facts: Facts, code: string | undefined): Turn {
  const owed = facts.owed.find(({ request }) => request.id === code);
  return owed ? beginRequest(facts, owed) : begin(facts, "anything");
}

function takeEdited(dialog: Dialog, typed: Typed, facts: Facts): Turn {
  const edited = facts.editedAnswer;
  if (
    dialog.state === "asking" &&
    typed.messageId !== null &&
    (dialog.pending?.messageId === typed.messageId || dialog.refusedMessageId === typed.messageId)
  ) {
    const draft = facts.drafts.get(dialog.responseId);
    if (draft) return takeWords(facts, draft, { ...dialog, pending: null, refusedMessageId: null }, typed);
  }
  const draft = edited ? facts.drafts.get(edited.responseId) : undefined;
  const step = edited && draft ? stepAt(findWay(draft.questionnaire, draft.answers), edited.path) : null;
  if (!edited || !draft || !step || edited.typed === typed.text) return { dialog, effects: [] };
  return retake(facts, dialog, draft, edited.path, typed, nameOf(facts, step));
}

/** The edited words are read as the answer they were; what was open stays open. */
function retake(facts: Facts, dialog: Dialog, draft: Draft, path: string, typed: Typed, name: string): Turn {
  const before: Asking = {
    ...askingFor(dialog, draft, path),
    path,
    returnToReview: dialog.state === "reviewing",
    revising: true,
    pending: null,
    previousPath: null,
  };
  const turn = takeWords(facts, draft, before, typed);
  const lead: Part = { kind: "note", text: facts.wording.editTaken(name) };
  const isRecorded = turn.effects.some(({ kind }) => kind === "record-answer");
  if (!isRecorded) return turn;
  const effects = turn.effects.map((effect) =>
    effect.kind === "say" ? { ...effect, message: { parts: [lead, ...effect.message.parts] } } : effect,
  );
  return { dialog: turn.dialog, effects: effects.filter(({ kind }) => kind !== "settle") };
}

function takeWordsAtReview(facts: Facts, responseId: ResponseId, typed: Typed): Turn {
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

function takeWordsAtRest(facts: Facts, typed: Typed): Turn {
  if (means(typed.text, "review")) return begin(facts, "anything");
  if (organizationsOf(facts.person).length === 0) {
    const words = facts.wording.unknownCommand(facts.wording.shorten(typed.text));
    return { dialog: { state: "resting" }, effects: [sayNote(words)] };
  }
  const isHello = means(typed.text, "greeting") || means(typed.text, "start");
  const lead: Part[] = [
    { kind: "paragraph", text: isHello ? facts.wording.goodDay(facts.person.name) : facts.wording.nothingOpen },
  ];
  if (facts.owed.length > 0) return chooseRequest(facts, facts.owed, lead);
  const parts: Part[] = [...lead, { kind: "paragraph", text: facts.wording.nothingOwed }];
  return { dialog: { state: "resting" }, effects: [{ kind: "say", prompt: false, message: { parts } }] };
}

function takeWordsAtIntroduction(facts: Facts, requestId: RequestId, typed: Typed): Turn {
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

function takeWordsAtChoice(facts: Facts, requestIds: readonly RequestId[], typed: Typed): Turn {
  const candidates = facts.owed.filter(({ request }) => requestIds.includes(request.id));
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

function takeWordsAtResponses(facts: Facts, requestId: RequestId, typed: Typed): Turn {
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

function takeWordsAtStatement(facts: Facts, requestId: RequestId, typed: Typed): Turn {
  const owed = owedBy(facts, requestId);
  if (!owed) return closed(facts);
  if (means(typed.text, "yes")) return declare(facts, owed);
  return means(typed.text, "no") ? beginRequest(facts, owed) : confirmStatement(facts, owed);
}

function resume(facts: Facts, responseId: ResponseId, path: string | null): Turn {
  const draft = facts.drafts.get(responseId);
  return draft ? openDraft(facts, draft, path, [{ kind: "note", text: facts.wording.welcomeBack }]) : closed(facts);
}

function owedBy(facts: Facts, requestId: RequestId): Owed | undefined {
  return facts.owed.find(({ request }) => request.id === requestId);
}

/** The meeting is closed, or the response is not the person's: both are said in the same words. */
function closed(facts: Facts): Turn {
  return { dialog: { state: "resting" }, effects: [sayNote(facts.wording.meetingClosed)] };
}

function sayNote(text: string): Turn["effects"][number] {
  return { kind: "say", prompt: false, message: { parts: [{ kind: "paragraph", text }] } };
}
