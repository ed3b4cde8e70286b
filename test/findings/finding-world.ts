// A store with everything that was reported (see ../support/reported.ts), and people who look for it.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { answerFind, type FindAnswer } from "../../src/app/find-answers.ts";
import { loadDemonstration } from "../../src/app/load-demonstration.ts";
import type { Conversation } from "../../src/chat/address.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { Person } from "../../src/domain/person.ts";
import { type FindAct, readFindAct } from "../../src/findings/find-act.ts";
import { readFindCommand } from "../../src/findings/read-find-command.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { english } from "../../src/wording/english.ts";
import { openMemoryDatabase } from "../support/memory-database.ts";
import { reportAll } from "../support/reported.ts";
import { silentLog } from "../support/silent-log.ts";

export const NOW = Temporal.Instant.from("2007-10-26T14:00:00Z");

export type Place = "alone" | "in a channel";

export type FindingWorld = {
  readonly store: Store;
  readonly people: readonly Person[];
  /** By first name. */
  person(name: string): Person;
  act(person: Person, act: FindAct, place?: Place): Promise<FindAnswer>;
  /** Words as a command; throws for what is none. */
  say(person: Person, words: string, place?: Place): Promise<FindAnswer>;
  close(): Promise<void>;
};

export async function openFindingWorld(): Promise<FindingWorld> {
  const { store } = await openMemoryDatabase();
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  const demonstration = await readDemonstration();
  await loadDemonstration({ store, clock: { now: () => NOW }, log: silentLog }, { ...demonstration, surveys: [] });
  await reportAll(store);
  const people = await store.listPeople(Temporal.PlainDate.from("2007-10-26"));
  const roster = await store.transaction((transaction) => transaction.listOrganizations());

  function act(person: Person, what: FindAct, place: Place = "alone"): Promise<FindAnswer> {
    const facts = { language: "en", wording: english, roster } as const;
    return store.transaction((transaction) =>
      answerFind(what, { transaction, event: { conversation: placeOf(place) }, person, facts, now: NOW }),
    );
  }

  return {
    store,
    people,
    act,
    person(name) {
      const found = people.find((each) => each.name.startsWith(`${name} `));
      if (!found) throw new Error(`nobody is called ${name}`);
      return found;
    },
    say(person, words, place) {
      const read = readFindCommand(words);
      if (!read) throw new Error(`${words} looks for nothing`);
      return act(person, read, place);
    },
    close: () => store.close(),
  };
}

function placeOf(place: Place): Conversation {
  return { platform: "teams", tenant: "T1", kind: place === "alone" ? "personal" : "channel", id: "C1", reference: {} };
}

/** The buttons of a message, by label, as what they ask for. */
export function actsIn({ parts }: OutboundMessage): ReadonlyMap<string, FindAct> {
  const buttons = parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
  return new Map(
    buttons.map(({ id, label }) => {
      const act = readFindAct(id);
      if (!act) throw new Error(`the button ${label} leads nowhere`);
      return [label, act] as const;
    }),
  );
}
