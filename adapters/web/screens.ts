// The screens of the try-out: what each person sees, and the open pages that are told of every change.
import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Temporal } from "temporal-polyfill";
import { createConversations, type Entry, type Said } from "./conversations.ts";
import { createEventStreams, type StreamEvent } from "./event-streams.ts";

export type Screens = {
  /** Puts a message on the person's screen, or in the place of the one with this id. */
  show(person: string, id: string, said: Said, at: Temporal.Instant): void;
  find(person: string, id: string): Entry | null;
  remove(person: string, id: string): void;
  /** The secretariat's board may read differently now. */
  boardChanged(): void;
  /**
   * Streams to a page: first what it missed since `after`, the last event id that it saw, or everything; then what
   * happens. Without a person, only the board's changes. False when too many pages are open.
   */
  open(response: ServerResponse, person: string | null, after: string, closing: AbortSignal): boolean;
};

const BOARD: StreamEvent = { event: "board", data: {} };

export function createScreens(): Screens {
  const conversations = createConversations();
  const streams = createEventStreams();
  /** Tells the changes of this process from those of the one before a restart. */
  const era = randomUUID().slice(0, 8);

  const eventOf = (entry: Entry): StreamEvent => ({ event: "entry", id: `${era}.${entry.change}`, data: entry });
  const changeOf = (eventId: string): number => {
    const [itsEra, change] = eventId.split(".");
    return itsEra === era ? Number(change) || 0 : 0;
  };

  return {
    show: (person, id, said, at) => streams.tell(person, eventOf(conversations.put(person, id, said, at))),
    find: conversations.find,
    remove(person, id) {
      conversations.remove(person, id);
      streams.tell(person, { event: "removed", data: { id } });
    },
    boardChanged: () => streams.tellAll(BOARD),
    open(response, person, after, closing) {
      const known = person === null ? [] : conversations.list(person);
      const missed = person === null ? [] : conversations.list(person, changeOf(after));
      // The ids let the page drop what is gone: removed, crowded out, or of the time before a restart.
      const ready = { event: "ready", data: { ids: known.map(({ id }) => id) } };
      return streams.open(response, person, closing, [...missed.map(eventOf), ready, BOARD]);
    },
  };
}
