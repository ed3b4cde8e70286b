// What an event leads to, for a person who is known: a command, an answer, or a press. Pure.
import type { InboundEvent } from "../chat/inbound.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import { accountForBehalf } from "../dialog/account-for-behalf.ts";
import { plainAction, readAction } from "../dialog/actions.ts";
import { begin } from "../dialog/begin.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { takePressed, takeSaid } from "../dialog/take-turn.ts";
import type { Effect, Facts, Turn } from "../dialog/turn.ts";
import { isSecretariat, organizationsOf } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import { readDraftAct } from "../findings/draft-act.ts";
import { readFindAct } from "../findings/find-act.ts";
import { answerStatus } from "./answer-status.ts";
import type { Command } from "./command.ts";
import { composeHelp } from "./help.ts";
import { composeMissing } from "./missing.ts";
import { composeNotUnderstood } from "./not-understood.ts";
import { beginOnBehalf, meantBy } from "./on-behalf.ts";
import { dialogAfter, ownCommandIn, takeOwnAct, typedCommandIn } from "./own-command.ts";
import { readCommand } from "./read-command.ts";
import { composeShareNothing, keepToOneself } from "./shared.ts";
import type { Board } from "./status.ts";

/** The command in an event, if there is one. */
export function commandIn(event: InboundEvent, dialog: Dialog): Command | null {
  const { inbound } = event;
  const own = ownCommandIn(event);
  if (own) return own;
  if (inbound.kind === "commanded") return readCommand(inbound.words);
  if (inbound.kind === "said") return typedCommandIn(inbound.text, dialog);
  if (inbound.kind === "chose" && inbound.choices === plainAction("away"))
    return { kind: "wish", wish: { kind: "away", until: inbound.codes[0] ?? "" } };
  if (inbound.kind !== "pressed") return null;
  const find = readFindAct(inbound.button);
  if (find) return { kind: "find", act: find };
  const draft = readDraftAct(inbound.button);
  if (draft) return { kind: "draft", act: draft };
  const action = readAction(inbound.button);
  if (action?.about === "round") return { kind: "round", act: action };
  if (action?.about === "meeting") return { kind: "digest", act: action };
  if (action?.about === "look") return { kind: "round", act: action.look };
  return action?.about === "nothing" ? readCommand(action.verb) : null;
}

/** True when the answer needs the boards of the open meetings. */
export function needsBoards(command: Command | null, facts: Facts): boolean {
  if (command?.kind === "missing") return isSecretariat(facts.person);
  if (command?.kind !== "status") return false;
  return command.share === true || isSecretariat(facts.person) || organizationsOf(facts.person).length === 0;
}

/** True when the answer needs to know who can be reached. */
/** `in-passing`: what is known already will do, since the answer is about something else. */
export function needsReach(command: Command | null, facts: Facts): "needed" | "in-passing" | null {
  if (command?.kind !== "round" || command.act.verb !== "look" || !isSecretariat(facts.person)) return null;
  if (command.act.at === "record") return "in-passing";
  return ["check", "texts", "tasks"].includes(command.act.at) ? "needed" : null;
}

export function decide(event: InboundEvent, dialog: Dialog, facts: Facts, boards: readonly Board[]): Turn {
  return accountForBehalf(decideTurn(event, dialog, facts, boards), facts);
}

function decideTurn(event: InboundEvent, dialog: Dialog, facts: Facts, boards: readonly Board[]): Turn {
  const command = meantBy(commandIn(event, dialog), event, dialog, facts);
  if (command) return keepToOneself(command, runCommand(command, event, dialog, facts, boards), facts);
  const { inbound } = event;
  switch (inbound.kind) {
    case "said":
    case "edited":
      return takeSaid(dialog, inbound, event.at.epochMilliseconds, facts);
    case "pressed":
    case "chose":
    case "filled":
      return (
        takePressed(dialog, inbound, facts) ?? {
          dialog,
          effects: [say({ parts: [{ kind: "paragraph", text: facts.wording.pressedOld }] })],
        }
      );
    case "met":
      return meet(event, dialog, facts);
    case "left":
      return { dialog, effects: [] };
    case "other":
    case "commanded":
      return { dialog, effects: [say({ parts: [{ kind: "paragraph", text: facts.wording.otherEvent }] })] };
    default:
      return unreachable(inbound);
  }
}

function runCommand(
  command: Command,
  { conversation }: InboundEvent,
  dialog: Dialog,
  facts: Facts,
  boards: readonly Board[],
): Turn {
  const { wording } = facts;
  switch (command.kind) {
    case "report":
    case "survey":
      return begin(facts, command.kind);
    case "on-behalf":
      return beginOnBehalf(command, dialog, facts);
    case "continue":
      return goOnWhere(dialog, facts);
    case "status":
      return { dialog, effects: answerStatus(command, conversation, facts, boards) };
    case "help":
      return { dialog, effects: [say(composeHelp(facts.person, wording))] };
    case "home":
      return { dialog, effects: [{ kind: "home" }] };
    case "link":
      return { dialog, effects: [sayInPrivate(paragraph(wording.linkedAlready(facts.person.name)))] };
    case "code":
      return isSecretariat(facts.person)
        ? { dialog, effects: [{ kind: "issue-code", email: command.of }] }
        : { dialog, effects: [say(paragraph(wording.notForYou))] };
    case "round":
      return isSecretariat(facts.person)
        ? { dialog, effects: [{ kind: "round", act: command.act }] }
        : { dialog, effects: [say(paragraph(wording.notForYou))] };
    case "digest":
      return decideDigest(command, dialog, facts);
    case "wish":
      return { dialog: dialogAfter(command, dialog), effects: [{ kind: "wish", wish: command.wish }] };
    case "find":
      return { dialog, effects: [{ kind: "find", act: command.act }] };
    case "draft":
      return isSecretariat(facts.person)
        ? { dialog, effects: [{ kind: "draft", act: command.act }] }
        : { dialog, effects: [say(paragraph(wording.notForYou))] };
    case "missing":
      return { dialog, effects: listMissing(facts, boards) };
    case "own":
      return takeOwnAct(command.act, dialog, facts);
    case "share-nothing":
      return { dialog, effects: [say(composeShareNothing(wording))] };
    case "unknown":
      return { dialog, effects: [say(composeNotUnderstood(command.words, facts, false))] };
    default:
      return unreachable(command);
  }
}

/** Where somebody was in the middle of something, that comes first. A channel is told what can be asked there. */
function meet({ conversation }: InboundEvent, dialog: Dialog, facts: Facts): Turn {
  if (conversation.kind === "channel") return { dialog, effects: [say(paragraph(facts.wording.metInChannel))] };
  const isOpen = dialog.state === "asking" || dialog.state === "paused" || dialog.state === "reviewing";
  return isOpen ? goOnWhere(dialog, facts) : { dialog, effects: [{ kind: "home" }] };
}

/** Everybody may read a digest; the secretariat alone says where it is posted. */
function decideDigest(
  { act, share }: Extract<Command, { kind: "digest" }>,
  dialog: Dialog,
  { person, wording }: Facts,
): Turn {
  const isForTheSecretariat = ["bind", "unbind", "post-digest", "approve-digests", "stop-digests"].includes(act.verb);
  const shared = share && (act.verb === "show" || act.verb === "since") ? { ...act, share } : act;
  if (!isForTheSecretariat || isSecretariat(person)) return { dialog, effects: [{ kind: "digest", act: shared }] };
  return { dialog, effects: [say(paragraph(wording.notForYou))] };
}

/** "Continue": the open or put-aside draft, else what is owed. */
function goOnWhere(dialog: Dialog, facts: Facts): Turn {
  if (dialog.state !== "asking" && dialog.state !== "paused" && dialog.state !== "reviewing")
    return begin(facts, "anything");
  const paused: Dialog = {
    state: "paused",
    responseId: dialog.responseId,
    path: dialog.state === "reviewing" ? null : dialog.path,
  };
  return takeSaid(paused, { kind: "said", text: "continue", messageId: "", files: [] }, 0, facts);
}

/** For the secretariat's eyes alone. */
function listMissing(facts: Facts, boards: readonly Board[]): readonly Effect[] {
  if (!isSecretariat(facts.person)) return [say(paragraph(facts.wording.notForYou))];
  if (boards.length === 0) return [say(paragraph(facts.wording.noMeeting))];
  return boards.map(({ meeting, lines }) => sayInPrivate(composeMissing(facts, meeting, lines)));
}

function sayInPrivate(message: OutboundMessage): Effect {
  return { kind: "say", message, prompt: false, private: true };
}

function say(message: OutboundMessage): Effect {
  return { kind: "say", message, prompt: false };
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
