// One turn of a conversation: what was said or pressed, and what comes of it. Pure: the same facts give the same turn.
import type { Inbound } from "../chat/inbound.ts";
import type { Part } from "../chat/outbound.ts";
import { RequestId, type ResponseId } from "../domain/ids.ts";
import { unreachable } from "../domain/unreachable.ts";
import { findWay, stepAt } from "../questionnaire/steps.ts";
import { type Action, readAction, requestOf } from "./actions.ts";
import { nameOf } from "./ask.ts";
import { begin, beginRequest, openDraft, startFirst, startResponse } from "./begin.ts";
import type { Dialog } from "./dialog.ts";
import { confirmStatement, declare, submit } from "./finish.ts";
import { showReview } from "./go-on.ts";
import { putAside } from "./interrupt.ts";
import { withinReach } from "./on-behalf.ts";
import { takeFiles } from "./take-files.ts";
import { takeForm } from "./take-form.ts";
import { changeFromReview, takePress } from "./take-press.ts";
import { takeWords } from "./take-words.ts";
import {
  closed,
  owedBy,
  resume,
  takeWordsAtChoice,
  takeWordsAtIntroduction,
  takeWordsAtResponses,
  takeWordsAtRest,
  takeWordsAtReview,
  takeWordsAtStatement,
} from "./take-words-between.ts";
import type { Asking, Draft, Facts, Turn, Typed } from "./turn.ts";

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
    case "asked":
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

/** A button, a choice or a form. Null: this bot never made it, or it is not, or no longer, this person's. */
export function takePressed(dialog: Dialog, pressed: Pressed, facts: Facts): Turn | null {
  if (pressed.kind === "chose" && pressed.choices === "start") return startChosen(facts, pressed.codes[0]);
  const action = readAction(idOf(pressed));
  if (!action) return null;
  switch (action.about) {
    case "nothing":
    case "own":
    case "round":
    case "meeting":
    case "look":
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
  if (inbound.kind === "chose" && inbound.choices === "start")
    return RequestId.safeParse(inbound.codes[0]).data ?? null;
  const action = readAction(idOf(inbound));
  if (action?.about === "request") return action.requestId;
  return action?.about === "question" || action?.about === "response" ? requestOf(action.responseId) : null;
}

function idOf(pressed: Pressed): string {
  if (pressed.kind === "pressed") return pressed.button;
  return pressed.kind === "chose" ? pressed.choices : pressed.form;
}

function pressRequest(facts: Facts, action: Extract<Action, { about: "request" }>): Turn | null {
  const owed = owedBy(facts, action.requestId);
  if (!owed) return null;
  switch (action.verb) {
    case "start":
      return beginRequest(facts, owed);
    case "first":
      return startFirst(facts, owed);
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
): Turn | null {
  const draft = facts.drafts.get(action.responseId);
  if (!draft) return null;
  switch (action.verb) {
    case "open":
      return openPressed(facts, dialog, draft);
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

/** "Welcome back" only to somebody who was there before. */
function openPressed(facts: Facts, dialog: Dialog, draft: Draft): Turn {
  const wasHere = "responseId" in dialog && dialog.responseId === draft.response.id;
  if (!wasHere) return openDraft(facts, draft);
  return resume(facts, draft.response.id, dialog.state === "paused" ? dialog.path : null);
}

function pressQuestion(
  facts: Facts,
  dialog: Dialog,
  action: Extract<Action, { about: "question" }>,
  pressed: Pressed,
): Turn | null {
  const draft = facts.drafts.get(action.responseId);
  if (!draft) return null;
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
  const owed = withinReach(facts).find(({ request }) => request.id === code);
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
