// One turn on the try-out page: shown, handed to the bot, acknowledged once the bot has it.
import type { ServerResponse } from "node:http";
import type { Temporal } from "temporal-polyfill";
import type { Bot } from "../../src/ports/bot.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { answerJson } from "./answers.ts";
import { say } from "./say.ts";
import type { Screens } from "./screens.ts";
import { eventOf, type Turn } from "./turn.ts";

export type TurnTaker = {
  readonly screens: Screens;
  readonly clock: Clock;
  readonly log: Log;
  readonly pictures: Pictures | null;
};

/** Answers 200 with what the bot made of it, or 503 when nothing was stored and the page should send it again. */
export async function takeTurn(turn: Turn, bot: Bot, response: ServerResponse, taker: TurnTaker): Promise<void> {
  const { screens, clock, log } = taker;
  const at = clock.now();
  const event = eventOf(turn, at);
  const takeBack = showOwnWords(turn, at, screens);
  try {
    const received = await bot.receive(event);
    const pressed = "messageId" in event.inbound ? event.inbound.messageId : null;
    if (received.kind === "taken" && received.settled && pressed !== null) {
      screens.show(turn.person, pressed, await say(received.settled, taker.pictures), at);
    }
    screens.boardChanged();
    answerJson(response, 200, received);
  } catch (error) {
    takeBack();
    log.error("turn not taken", { eventId: turn.id, kind: turn.inbound.kind }, error);
    answerJson(response, 503, { error: "not-taken" });
  }
}

/** Shows what the person said before the replies can arrive; returns what takes it back. */
function showOwnWords({ person, id, inbound }: Turn, at: Temporal.Instant, screens: Screens): () => void {
  const own = ownWords(inbound);
  if (!own) return () => {};
  const shownId = own.edits ?? id;
  const before = screens.find(person, shownId);
  const files = before?.said.from === "person" ? before.said.files : own.files;
  screens.show(person, shownId, { from: "person", text: own.text, files, edited: own.edits !== null }, at);
  return () => {
    if (before) screens.show(person, shownId, before.said, before.at);
    else screens.remove(person, shownId);
  };
}

/** The words that belong on the person's side; `edits` is the message whose place they take. */
function ownWords(inbound: Turn["inbound"]) {
  if (inbound.kind === "said") {
    return { text: inbound.text, files: inbound.files.map(({ name }) => name), edits: null };
  }
  if (inbound.kind === "edited") return { text: inbound.text, files: [], edits: inbound.messageId };
  if (inbound.kind === "commanded") return { text: `/rapporteur ${inbound.words}`.trim(), files: [], edits: null };
  return null;
}
