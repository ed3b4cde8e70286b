// A small meeting for one test: two organizations; Ana and Ben speak for the first, Chidi for the second. Its ids occur
// nowhere else, so that tests share a database without seeing each other.
import { Temporal } from "temporal-polyfill";
import { type AccountKey, type Conversation, AccountKey as Key } from "../../src/chat/address.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import {
  DeliveryId,
  InstrumentId,
  MeetingId,
  OrganizationId,
  PersonId,
  SeriesId,
  writeRequestId,
  writeResponseId,
} from "../../src/domain/ids.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Organization } from "../../src/domain/organization.ts";
import type { MeetingImport, RosterImport } from "../../src/ports/imports.ts";
import type { NewDelivery, Store } from "../../src/ports/store.ts";
import type { Answer } from "../../src/questionnaire/answer.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";

export const NOON = Temporal.Instant.from("2026-03-02T12:00:00Z");
export const TODAY = Temporal.PlainDate.from("2026-03-02");

let passed = 0;

/** The time of the stores that keep the contract, for what they time themselves. */
export const worldClock = {
  now: () => after(passed),
  pass(seconds: number) {
    passed += seconds;
  },
};

export function after(seconds: number): Temporal.Instant {
  return NOON.add({ seconds });
}

export function said(text: string): Answer {
  return { state: "answered", value: { kind: "text", text } };
}

let worlds = 0;

export type World = Awaited<ReturnType<typeof makeWorld>>;

export async function makeWorld(store: Store) {
  worlds += 1;
  const world = describeWorld(`${worlds}`);
  await store.importRoster(world.roster, NOON);
  await store.importMeetings(world.meetings, NOON);
  return world;
}

function describeWorld(mark: string) {
  const [unhcr, iom] = [OrganizationId.parse(`unhcr${mark}`), OrganizationId.parse(`iom${mark}`)];
  const [ana, ben, chidi] = [
    PersonId.parse(`ana${mark}`),
    PersonId.parse(`ben${mark}`),
    PersonId.parse(`chidi${mark}`),
  ];
  const instrumentId = InstrumentId.parse(`activity-report${mark}`);
  const seriesId = SeriesId.parse(`series${mark}`);
  const earlier = makeMeeting(seriesId, MeetingId.parse(`meeting${mark}-05`), instrumentId, "2025-03-10");
  const meeting = makeMeeting(seriesId, MeetingId.parse(`meeting${mark}-06`), instrumentId, "2026-03-10");
  const organizationIds = [unhcr, iom];
  const requestId = writeRequestId(meeting.id, unhcr, instrumentId);
  const earlierRequestId = writeRequestId(earlier.id, unhcr, instrumentId);
  return {
    mark,
    unhcr,
    iom,
    ana,
    ben,
    chidi,
    instrumentId,
    seriesId,
    earlier,
    meeting,
    requestId,
    earlierRequestId,
    otherRequestId: writeRequestId(meeting.id, iom, instrumentId),
    responseId: writeResponseId(requestId, 1),
    roster: {
      organizations: [makeOrganization(unhcr, "Refugees"), makeOrganization(iom, "Migration")],
      people: [
        makePerson(ana, "Ana", mark, "focal_point", unhcr),
        makePerson(ben, "Ben", mark, "alternate", unhcr),
        makePerson(chidi, "Chidi", mark, "focal_point", iom),
      ],
    } satisfies RosterImport,
    meetings: {
      series: {
        id: seriesId,
        name: "Coordination meetings",
        secretariat: "Population Division",
      },
      meetings: [
        {
          meeting: earlier,
          record: { mandate: "to coordinate" },
          organizationIds,
        },
        {
          meeting,
          record: null,
          organizationIds,
        },
      ],
    } satisfies MeetingImport,
  };
}

export function makeOrganization(id: OrganizationId, name: string): Organization {
  return {
    id,
    name,
    acronym: name.slice(0, 3).toUpperCase(),
    kind: "un_entity",
    aliases: [`${name} office`],
    parentId: null,
    timeZone: "Europe/Zurich",
    workWeek: "mon-fri",
    names: [{ name: `Old ${name}`, acronym: "OLD", kind: "igo", validFrom: "1951-12-05", validTo: "1989-11-13" }],
  };
}

export function makePerson(
  id: PersonId,
  name: string,
  mark: string,
  role: "focal_point" | "alternate",
  organizationId: OrganizationId,
): RosterImport["people"][number] {
  return {
    id,
    name,
    email: `${name.toLowerCase()}@example${mark}.org`,
    timeZone: "Europe/Zurich",
    language: "en",
    appointments: [{ role, organizationId, since: null, until: null }],
  };
}

function makeMeeting(seriesId: SeriesId, id: MeetingId, instrumentId: InstrumentId, startsOn: string): Meeting {
  const day = Temporal.PlainDate.from(startsOn);
  return {
    id,
    seriesId,
    number: 6,
    title: "Coordination meeting",
    city: "New York",
    timeZone: "America/New_York",
    startsOn: day,
    endsOn: day.add({ days: 1 }),
    state: "open",
    asks: [
      {
        instrumentId,
        dueOn: day.subtract({ days: 14 }),
      },
    ],
  };
}

export function makeQuestionnaire(id: InstrumentId, version: number, title: string): Questionnaire {
  return {
    id,
    version,
    title: { en: title },
    per: "organization",
    emptyStatement: "nothing_to_report",
    namedBy: null,
    items: [
      {
        kind: "note",
        key: "welcome",
        text: { en: "Welcome." },
      },
    ],
  };
}

export function accountOf(personId: string): AccountKey {
  return Key.parse({ platform: "slack", tenant: "T1", account: `U-${personId}` });
}

export function talkWith(name: string, reference: Conversation["reference"] = {}): Conversation {
  return { platform: "slack", tenant: "T1", kind: "personal", id: `D-${name}`, reference };
}

export function heard(id: string, from: string): InboundEvent {
  return {
    id,
    account: accountOf(from),
    conversation: talkWith(from),
    at: NOON,
    replacesInPlace: false,
    inbound: {
      kind: "said",
      text: "hello",
      messageId: `m-${id}`,
      files: [],
    },
  };
}

export function message(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}

export function delivery(id: string, to: string, replaces: string | null = null): NewDelivery {
  return {
    id: DeliveryId.parse(id),
    conversation: talkWith(to),
    message: message(id),
    replaces: replaces === null ? null : DeliveryId.parse(replaces),
    personId: null,
  };
}
