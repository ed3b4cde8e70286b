// The twelfth meeting as a world: New York, 20 and 21 February 2014, reports due on Friday 14 February. Five
// organizations with a focal point each, and two alternates, in an embedded database in a folder.
import { rm } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import { openCopy } from "../../adapters/database/open-copy.ts";
import { openDatabase } from "../../adapters/database/open-database.ts";
import { type RehearsalPorts, rehearse } from "../../src/app/rehearse.ts";
import { createWoundClock } from "../../src/app/wound-clock.ts";
import { InstrumentId, MeetingId, OrganizationId, PersonId, SeriesId } from "../../src/domain/ids.ts";
import type { Meeting, MeetingState } from "../../src/domain/meeting.ts";
import type { WorkWeek } from "../../src/domain/organization.ts";
import { RoundPlan } from "../../src/domain/reminder.ts";
import type { RosterImport } from "../../src/ports/imports.ts";
import type { RehearsalAnswer, RehearsalOrder } from "../../src/ports/rehearsal.ts";
import type { Store } from "../../src/ports/store.ts";
import type { Rehearsal } from "../../src/reports/rehearsal.ts";
import { writeOwnTime } from "../../src/reports/rehearsal-tables.ts";
import { accountOf, makeOrganization, makeQuestionnaire, NOON, talkWith } from "../contracts/store-world.ts";
import { beginWithTables, makeQuickFolder } from "../support/folder-database.ts";
import { memoryTemplate } from "../support/memory-database.ts";
import { silentLog } from "../support/silent-log.ts";

export const CMIM_12 = MeetingId.parse("cmim-12");
export const REPORT = InstrumentId.parse("activity-report");
const DUE = Temporal.PlainDate.from("2014-02-14");

const PLACES: readonly {
  readonly organization: string;
  readonly timeZone: string;
  readonly workWeek: WorkWeek;
  readonly focalPoint: string;
  readonly alternate?: string;
}[] = [
  { organization: "unhcr", timeZone: "Europe/Zurich", workWeek: "mon-fri", focalPoint: "Ana" },
  { organization: "escap", timeZone: "Asia/Bangkok", workWeek: "mon-fri", focalPoint: "Ben" },
  { organization: "las", timeZone: "Africa/Cairo", workWeek: "sun-thu", focalPoint: "Chidi", alternate: "Farid" },
  { organization: "eclac", timeZone: "America/Santiago", workWeek: "mon-fri", focalPoint: "Dina" },
  { organization: "unfpa", timeZone: "America/New_York", workWeek: "mon-fri", focalPoint: "Eve", alternate: "Grace" },
];

/** The default plan, but for the opening: the invitation went out on 16 January, 29 days before the due date. */
export const PLAN_OF_2014 = RoundPlan.parse({
  steps: [
    { id: "opening", days: -29, count: "days" },
    { id: "t-14", days: -14, count: "days" },
    { id: "t-7", days: -7, count: "days" },
    { id: "t-1", days: -1, count: "working-days" },
    { id: "t", days: 0, count: "days" },
    { id: "t+1", days: 1, count: "days" },
    { id: "t+3", days: 3, count: "days" },
  ].map(({ id, days, count }) => ({ id, distance: { from: "due", days, count }, instrumentId: null })),
  rules: { daysBetween: 1, most: 3, withinDays: 14 },
});

export const personId = (name: string) => PersonId.parse(name.toLowerCase());

function roster(): RosterImport {
  return {
    organizations: PLACES.map(({ organization, timeZone, workWeek }) => ({
      ...makeOrganization(OrganizationId.parse(organization), organization.toUpperCase()),
      acronym: organization.toUpperCase(),
      timeZone,
      workWeek,
    })),
    people: PLACES.flatMap(({ organization, timeZone, focalPoint, alternate }) =>
      [focalPoint, alternate].flatMap((name) =>
        name === undefined
          ? []
          : [
              {
                id: personId(name),
                name,
                email: `${name.toLowerCase()}@example.org`,
                timeZone,
                language: "en" as const,
                appointments: [
                  {
                    role: name === focalPoint ? ("focal_point" as const) : ("alternate" as const),
                    organizationId: OrganizationId.parse(organization),
                    since: null,
                    until: null,
                  },
                ],
              },
            ],
      ),
    ),
  };
}

/** Everybody, or those named. */
export const EVERYBODY = PLACES.flatMap(({ focalPoint, alternate }) => [focalPoint, ...(alternate ? [alternate] : [])]);

export async function fillCycle(store: Store): Promise<void> {
  await store.saveInstrument(makeQuestionnaire(REPORT, 1, "Activity report"));
  await store.importRoster(roster(), NOON);
  await setMeeting(store, "open");
  await store.transaction(async (transaction) => {
    await transaction.savePlan(CMIM_12, PLAN_OF_2014, NOON);
    await transaction.saveHolidays(OrganizationId.parse("unfpa"), [
      { on: Temporal.PlainDate.from("2014-02-17"), name: "Presidents' Day" },
    ]);
  });
}

export async function setMeeting(store: Store, state: MeetingState): Promise<void> {
  const seriesId = SeriesId.parse("cmim");
  const meeting: Meeting = {
    id: CMIM_12,
    seriesId,
    number: 12,
    title: "Twelfth Coordination Meeting on International Migration",
    city: "New York",
    timeZone: "America/New_York",
    startsOn: Temporal.PlainDate.from("2014-02-20"),
    endsOn: Temporal.PlainDate.from("2014-02-21"),
    state,
    asks: [{ instrumentId: REPORT, dueOn: DUE }],
  };
  const organizationIds = PLACES.map(({ organization }) => OrganizationId.parse(organization));
  const series = { id: seriesId, name: "Coordination Meetings", secretariat: "Population Division" };
  await store.importMeetings({ series, meetings: [{ meeting, record: null, organizationIds }] }, NOON);
}

export async function bind(store: Store, names: readonly string[]): Promise<void> {
  for (const name of names)
    await store.transaction(async (transaction) => {
      const id = personId(name);
      await transaction.lockAccount(accountOf(id), talkWith(id), NOON);
      await transaction.bindAccount(accountOf(id), id, "code", NOON);
    });
}

export type Original = Awaited<ReturnType<typeof createOriginal>>;

/** A database in a folder, changed and rehearsed one after the other: it admits one at a time. */
export async function createOriginal() {
  const dataDir = await makeQuickFolder("rapporteur-rehearsal-");
  await beginWithTables(dataDir);
  const settings = { dataDir, log: silentLog };
  return {
    dataDir,
    async change<T>(work: (store: Store) => Promise<T>): Promise<T> {
      const { store } = await openDatabase(settings);
      try {
        return await work(store);
      } finally {
        await store.close();
      }
    },
    async rehearse(order: Partial<RehearsalOrder> = {}, now = "2026-11-22T09:00:00Z"): Promise<RehearsalAnswer> {
      const clock = { now: () => Temporal.Instant.from(now) };
      const wound = createWoundClock(clock.now());
      const copy = await openCopy({ ...settings, clock: wound, template: await memoryTemplate() });
      try {
        let count = 0;
        const ids = { next: () => `rehearsed-${++count}`, code: () => "", hash: () => "" };
        const ports: RehearsalPorts = { copy, clock, wound, ids, log: silentLog };
        return await rehearse(ports, { meetingId: CMIM_12, from: null, asIfReachable: false, ...order });
      } finally {
        await copy.store.close();
      }
    },
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
}

/** `Ana opening: Thu 16 Jan 2014, 09:30: message`, or the reason why there was none. */
export function writeRows({ rows }: Rehearsal): readonly string[] {
  return rows.map(
    (row) =>
      `${row.person} ${row.stepId}: ${writeOwnTime(row)}: ${row.outcome.kind === "sent" ? "message" : row.outcome.reason}`,
  );
}
