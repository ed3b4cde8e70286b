// What becomes of `share` where the answer is for one person's eyes: it is answered as it always is, and that is said.
import type { OutboundMessage } from "../chat/outbound.ts";
import { plainAction } from "../dialog/actions.ts";
import type { Effect, Facts, Turn } from "../dialog/turn.ts";
import { isSecretariat } from "../domain/person.ts";
import type { Wording } from "../wording/wording.ts";
import type { Command } from "./command.ts";

/** These say by themselves what is shared, or are read by everybody anyway. */
const SPEAK_FOR_THEMSELVES: readonly Command["kind"][] = [
  "status",
  "find",
  "help",
  "share-nothing",
  "unknown",
  "continue",
  "link",
];

export function keepToOneself(command: Command, turn: Turn, { wording, person }: Facts): Turn {
  if (!command.share || SPEAK_FOR_THEMSELVES.includes(command.kind)) return turn;
  if (command.kind === "digest" && ["show", "since", "bind", "unbind"].includes(command.act.verb)) return turn;
  if (command.kind === "missing" && !isSecretariat(person)) return turn;
  const note = { kind: "note", text: wording.notShared } as const;
  const place = turn.effects.findIndex(isForOne);
  const first = turn.effects[place];
  if (first?.kind === "say") {
    const said: Effect = { ...first, message: { parts: [note, ...first.message.parts] } };
    return { ...turn, effects: turn.effects.with(place, said) };
  }
  const isSecret = turn.effects.some(({ kind }) => kind !== "say");
  return isSecret
    ? { ...turn, effects: [{ kind: "say", message: { parts: [note] }, prompt: false, private: true }, ...turn.effects] }
    : turn;
}

function isForOne(effect: Effect): boolean {
  return effect.kind === "say" && (effect.private === true || effect.prompt);
}

/** What can be shared, to look at it first. */
export function composeShareNothing(wording: Wording): OutboundMessage {
  const buttons = [
    { id: plainAction("digest"), label: wording.digestButton },
    { id: plainAction("summary"), label: wording.summaryButton },
    { id: plainAction("help"), label: wording.helpButton },
  ];
  return {
    parts: [
      { kind: "paragraph", text: wording.shareNothing },
      { kind: "buttons", buttons },
    ],
  };
}
