// What was said on the try-out page, in memory. It is the page's screen, not a record: answers are in the database, and
// a restart begins with an empty screen.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../../src/chat/outbound.ts";

/** What one message holds. */
export type Said =
  | {
      readonly from: "bot";
      readonly message: OutboundMessage;
      /** One for each part, null where it is no picture or cannot be shown; absent where no part is a picture. */
      readonly pictures?: readonly (ShownPicture | null)[];
    }
  | { readonly from: "person"; readonly text: string; readonly files: readonly string[]; readonly edited: boolean };

/** Where the page fetches a picture, and the size at which it is shown. */
export type ShownPicture = { readonly path: string; readonly width: number; readonly height: number };

/** A message in its place. `order` never changes; `change` counts up whenever the message does. */
export type Entry = {
  readonly id: string;
  readonly order: number;
  readonly change: number;
  readonly at: Temporal.Instant;
  readonly said: Said;
};

export type Conversations = {
  /** Puts a message at the end, or in the place of the one with the same id. */
  put(person: string, id: string, said: Said, at: Temporal.Instant): Entry;
  remove(person: string, id: string): void;
  readonly find: (person: string, id: string) => Entry | null;
  /** In order. With `after`, only what changed since that change. */
  list(person: string, after?: number): readonly Entry[];
};

const MAX_MESSAGES_PER_PERSON = 200;
const MAX_PEOPLE = 500;

/** Holds the newest 200 messages of each of the 500 people who last spoke or were spoken to. */
export function createConversations(): Conversations {
  const byPerson = new Map<string, Map<string, Entry>>();
  let count = 0;

  const open = (person: string): Map<string, Entry> => {
    const entries = byPerson.get(person) ?? new Map<string, Entry>();
    byPerson.delete(person);
    byPerson.set(person, entries);
    dropOldest(byPerson, MAX_PEOPLE);
    return entries;
  };

  return {
    put(person, id, said, at) {
      const entries = open(person);
      const before = entries.get(id);
      count += 1;
      const entry = { id, order: before?.order ?? count, change: count, at: before?.at ?? at, said };
      entries.set(id, entry);
      dropOldest(entries, MAX_MESSAGES_PER_PERSON);
      return entry;
    },
    remove: (person, id) => void byPerson.get(person)?.delete(id),
    find: (person, id) => byPerson.get(person)?.get(id) ?? null,
    list: (person, after = 0) => [...(byPerson.get(person)?.values() ?? [])].filter(({ change }) => change > after),
  };
}

/** A map keeps the order in which its keys were first set. */
function dropOldest<T>(map: Map<string, T>, max: number): void {
  for (const key of map.keys()) {
    if (map.size <= max) return;
    map.delete(key);
  }
}
