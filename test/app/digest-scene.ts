// The Sixth Coordination Meeting with a channel: the whole bot over a database in memory, a platform that keeps what it is
// given, and surveys of the demonstration that arrive when the test says so.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { createIds } from "../../adapters/system/ids.ts";
import { systemPauses } from "../../adapters/system/pauses.ts";
import { loadDemonstration, report } from "../../src/app/load-demonstration.ts";
import { createBot } from "../../src/bot.ts";
import type { AccountKey, Conversation } from "../../src/chat/address.ts";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { OrganizationId, PersonId, writeRequestId } from "../../src/domain/ids.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import type { JsonObject } from "../../src/reports/record.ts";
import { openMemoryDatabase } from "../support/memory-database.ts";
import { silentLog } from "../support/silent-log.ts";

export const CHANNEL: Conversation = { platform: "slack", tenant: "T1", kind: "channel", id: "C1", reference: {} };

export type Posted = {
  readonly ref: string;
  readonly to: string;
  /** Whose eyes alone it is for, where it was whispered in a channel. */
  readonly onlyFor: string | null;
  readonly beneath: string | null;
  message: OutboundMessage;
  edits: number;
};

export type DigestScene = Awaited<ReturnType<typeof openDigestScene>>;

export async function openDigestScene() {
  const { store } = await openMemoryDatabase();
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  let now = Temporal.Instant.from("2007-11-05T15:00:00Z");
  let count = 0;
  const clock = { now: () => now };
  const demonstration = await readDemonstration();
  await loadDemonstration({ store, clock, log: silentLog }, { ...demonstration, surveys: [] });
  const [meeting] = await store.transaction((transaction) => transaction.listMeetings("open"));
  if (!meeting) throw new Error("the demonstration has an open meeting");
  const posted: Posted[] = [];

  const platform: ChatPlatform = {
    platform: "slack",
    async deliver({ conversation, message, replaces, beneath }) {
      const before = posted.find(({ ref }) => ref === replaces);
      const ref = replaces ?? `message-${++count}`;
      if (before) {
        before.message = message;
        before.edits += 1;
      } else
        posted.push({
          ref,
          to: conversation.id,
          onlyFor: whisperedTo(conversation),
          beneath: beneath ?? null,
          message,
          edits: 0,
        });
      return { kind: "sent", messageRef: ref, at: now };
    },
    trace: async () => ({ kind: "did-not-arrive" }),
    checkReach: async () => ({ state: "unknown", code: null, place: null }),
    channelItself: (conversation) => (conversation.kind === "channel" ? CHANNEL : null),
    personalConversation: ({ account }) => personal(account),
    readProfile: async ({ account }) => ({
      name: null,
      verifiedEmail: demonstration.roster.people.find(({ id }) => id === account)?.email ?? null,
      unverifiedBecause: null,
      timeZone: null,
    }),
  };
  const bot = createBot({
    store,
    platforms: new Map([["slack", platform]]),
    clock,
    ids: createIds(new Uint8Array(32)),
    log: silentLog,
    pauses: systemPauses,
    addresses: { calendarOf: (meetingId) => `https://example.org/calendar/${meetingId}.ics` },
  });

  async function act(person: string, inbound: Inbound, conversation = personal(person)): Promise<readonly Posted[]> {
    const before = posted.length;
    now = now.add({ seconds: 70 });
    const account: AccountKey = { platform: "slack", tenant: "T1", account: person };
    await bot.receive({ id: `event-${++count}`, account, conversation, at: now, replacesInPlace: false, inbound });
    await bot.tick();
    return posted.slice(before);
  }

  return {
    store,
    meeting,
    posted,
    demonstration,
    /** Types in a direct message, or in the channel. */
    say: (person: string, words: string) => act(person, { kind: "commanded", words }),
    sayInChannel: (person: string, words: string) => act(person, { kind: "commanded", words }, CHANNEL),
    /** By Slack's command, whose answer is whispered. */
    commandInChannel: (person: string, words: string) => act(person, { kind: "commanded", words }, whisper(person)),
    async press(person: string, label: string, place = personal(person)): Promise<readonly Posted[]> {
      const found = posted
        .filter(({ to }) => to === place.id)
        .flatMap(({ message, ref }) =>
          message.parts.flatMap((part) =>
            part.kind === "buttons" ? part.buttons.map((button) => ({ button, ref })) : [],
          ),
        )
        .findLast(({ button }) => button.label === label);
      if (!found) throw new Error(`${label} is not on the screen of ${person}`);
      return act(person, { kind: "pressed", button: found.button.id, messageId: found.ref }, place);
    },
    /** A record of an organization arrives. */
    async arrive(
      organization: string,
      instrumentId: "surveys-2007" | "activity-report",
      answers: JsonObject,
      ordinal = 1,
    ) {
      const questionnaire = INSTRUMENTS.find(({ id }) => id === instrumentId);
      if (!questionnaire) throw new Error(`there is no instrument ${instrumentId}`);
      const organizationId = OrganizationId.parse(organization);
      const personId = PersonId.parse("demonstration-viktor-vargas");
      const requestId = writeRequestId(meeting.id, organizationId, questionnaire.id);
      await store.transaction((transaction) =>
        report(transaction, { questionnaire, requestId, ordinal, answers, personId, at: now }),
      );
    },
    /** What nobody waits for has been sent, too. */
    async tick(instant: string): Promise<void> {
      now = Temporal.Instant.from(instant);
      await bot.tick();
      while ((await store.listLanes()).length > 0) await systemPauses.wait(20);
    },
    async close(): Promise<void> {
      await bot.drain();
      await store.close();
    },
  };
}

/** As Slack's adapter reads a command or a press in the channel. */
export function whisper(person: string): Conversation {
  return { ...CHANNEL, reference: { onlyFor: person } };
}

function whisperedTo({ reference }: Conversation): string | null {
  const { onlyFor } = reference;
  return typeof onlyFor === "string" ? onlyFor : null;
}

export function personal(person: string): Conversation {
  return { platform: "slack", tenant: "T1", kind: "personal", id: person, reference: {} };
}

export function words(posted: readonly Pick<Posted, "message">[]): string {
  return posted.map(({ message }) => writePlainText(message)).join("\n\n");
}
