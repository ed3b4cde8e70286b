// Somebody's own wishes, whether typed, pressed or chosen: as commands, and what they mean for an open question.
import type { InboundEvent } from "../chat/inbound.ts";
import { readAction, requestOf } from "../dialog/actions.ts";
import { means } from "../dialog/control-words.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { type OwnAct, SETTINGS } from "../dialog/own-acts.ts";
import type { Facts, Turn } from "../dialog/turn.ts";
import { RequestId, ResponseId } from "../domain/ids.ts";
import { isSecretariat } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Command } from "./command.ts";
import { readTypedCommand } from "./read-command.ts";

/** A press or a choice that is such a wish. */
export function ownCommandIn({ inbound }: InboundEvent): Command | null {
  if (inbound.kind !== "pressed" && inbound.kind !== "chose") return null;
  const action = readAction(inbound.kind === "pressed" ? inbound.button : inbound.choices);
  if (action?.about !== "own") return null;
  const chosen = inbound.kind === "chose" ? (inbound.codes[0] ?? "") : "";
  const { verb } = action;
  switch (verb) {
    case "remind-later":
      return { kind: "wish", wish: { kind: "later", on: chosen } };
    case "remind-on":
      return { kind: "wish", wish: { kind: "later", on: action.of } };
    case "settings":
      return own({ kind: "show-settings" });
    case "set":
      return set(action.of, chosen || action.value);
    case "ask-colleague": {
      const about = RequestId.safeParse(action.of);
      return own({ kind: "ask-colleague", about: about.success ? about.data : "everything", colleague: chosen });
    }
    case "return": {
      const responseId = ResponseId.safeParse(action.of);
      return responseId.success ? own({ kind: "return-this", responseId: responseId.data }) : null;
    }
    default:
      return unreachable(verb);
  }
}

function set(name: string, typed: string): Command | null {
  const setting = SETTINGS.find((each) => each === name);
  return setting ? own({ kind: "set", setting, typed }) : null;
}

function own(act: OwnAct): Command {
  return { kind: "own", act };
}

/** What was typed in a direct message, as a command. Where a draft is put aside by "later", it is no wish. */
export function typedCommandIn(typed: string, dialog: Dialog): Command | null {
  const command = readTypedCommand(typed, dialog.state === "asking") ?? answerToAsked(typed, dialog);
  const isBareLater = command?.kind === "wish" && command.wish.kind === "later" && command.wish.on === "";
  return isBareLater && (dialog.state === "reviewing" || dialog.state === "introduced") ? null : command;
}

/** "Bangkok", after the person was asked for the time zone. */
function answerToAsked(typed: string, dialog: Dialog): Command | null {
  if (dialog.state !== "asked" || means(typed, "greeting") || means(typed, "start")) return null;
  switch (dialog.for) {
    case "later":
      return { kind: "wish", wish: { kind: "later", on: typed } };
    case "away":
      return { kind: "wish", wish: { kind: "away", until: typed } };
    case "hours":
    case "week":
    case "zone":
    case "quiet":
    case "language":
    case "text":
      return own({ kind: "set", setting: dialog.for, typed });
    default:
      return unreachable(dialog.for);
  }
}

/** A question that is open stays open. Where none is, what the person is asked for now may be typed as it is. */
export function dialogAfter(command: Command, dialog: Dialog): Dialog {
  if (dialog.state !== "resting" && dialog.state !== "asked") return dialog;
  const asked = askedBy(command);
  return asked ? { state: "asked", for: asked } : { state: "resting" };
}

function askedBy(command: Command): Extract<Dialog, { state: "asked" }>["for"] | null {
  if (command.kind === "own")
    return command.act.kind === "set" && command.act.typed === "" ? command.act.setting : null;
  if (command.kind !== "wish") return null;
  if (command.wish.kind === "later") return command.wish.on === "" ? "later" : null;
  return command.wish.kind === "away" && command.wish.until === "" ? "away" : null;
}

export function takeOwnAct(act: OwnAct, dialog: Dialog, facts: Facts): Turn {
  const after = dialogAfter(own(act), dialog);
  if ((act.kind === "return" || act.kind === "return-this") && !isSecretariat(facts.person)) {
    const message = { parts: [{ kind: "paragraph" as const, text: facts.wording.notForYou }] };
    return { dialog: after, effects: [{ kind: "say", prompt: false, message }] };
  }
  return { dialog: after, effects: [{ kind: "own", act: aboutThis(act, dialog) }] };
}

/** "Ask a colleague" at a question, a review or a draft that was put aside is about that very draft. */
function aboutThis(act: OwnAct, dialog: Dialog): OwnAct {
  if (act.kind !== "ask-colleague" || act.about !== "this-draft") return act;
  return { ...act, about: "responseId" in dialog ? requestOf(dialog.responseId) : "everything" };
}
