// `status`: who owes what is for the one who asked, and nobody who is late is named in a channel. `share` says the numbers
// aloud, which everybody may read.
import type { Conversation } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Effect, Facts } from "../dialog/turn.ts";
import { isSecretariat, organizationsOf } from "../domain/person.ts";
import { composeBoard } from "./board.ts";
import type { Command } from "./command.ts";
import { type Board, composeCounts, composeOwnStatus } from "./status.ts";

export function answerStatus(
  { of, share }: Extract<Command, { kind: "status" }>,
  { kind }: Conversation,
  facts: Facts,
  boards: readonly Board[],
): readonly Effect[] {
  const { wording, person } = facts;
  if (!share) return composeStatus(of, facts, boards);
  if (kind !== "channel") return withNote(composeStatus(of, facts, boards), wording.onlyInChannel);
  if (of !== "" && isSecretariat(person)) return withNote(composeStatus(of, facts, boards), wording.notShared);
  if (boards.length === 0) return [say(paragraph(wording.noMeeting))];
  return boards.map(({ meeting, lines }) => {
    const message = composeCounts(facts, meeting, lines);
    return { kind: "say", message: lead(message, wording.sharedBy(person.name)), prompt: false, shared: true };
  });
}

function composeStatus(of: string, facts: Facts, boards: readonly Board[]): readonly Effect[] {
  if (isSecretariat(facts.person)) {
    if (boards.length === 0) return [say(paragraph(facts.wording.noMeeting))];
    return boards.map(({ meeting, lines }) => sayInPrivate(composeBoard(facts, meeting, lines, of)));
  }
  if (organizationsOf(facts.person).length > 0) return [sayInPrivate(composeOwnStatus(facts))];
  if (boards.length === 0) return [say(paragraph(facts.wording.noMeeting))];
  return boards.map(({ meeting, lines }) => say(composeCounts(facts, meeting, lines)));
}

function withNote(effects: readonly Effect[], note: string): readonly Effect[] {
  return effects.map((effect, place) =>
    place === 0 && effect.kind === "say" ? { ...effect, message: lead(effect.message, note) } : effect,
  );
}

function lead({ parts }: OutboundMessage, note: string): OutboundMessage {
  return { parts: [{ kind: "note", text: note }, ...parts] };
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
