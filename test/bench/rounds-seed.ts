// Puts the people of a measured round into a database: organizations that owe a report, their focal points, and the
// accounts by which these are written to.
import type { Temporal } from "temporal-polyfill";
import { openEmbedded } from "../../adapters/database/embedded.ts";
import { openDatabase } from "../../adapters/database/open-database.ts";
import { openServer } from "../../adapters/database/server.ts";
import { createSeal } from "../../adapters/system/seal.ts";
import type { Reference as TeamsReference } from "../../adapters/teams/address.ts";
import type { Conversation } from "../../src/chat/address.ts";
import { InstrumentId, MeetingId, OrganizationId, PersonId, SeriesId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";
import type { MeetingImport, RosterImport } from "../../src/ports/imports.ts";
import type { SlackInstallation } from "../../src/ports/slack-installations.ts";
import { silentLog } from "../support/silent-log.ts";
import type { RoundLane, RoundPerson, WorkingPlace } from "./rounds-people.ts";

export const MEETING = MeetingId.parse("load");
/** Long before the due date: nobody but focal points is reminded. */
export const STEP = StepId.parse("opening");

/** `url` names a server; without it, the embedded database in `dataDir`. */
export type RoundDatabase = { readonly url?: string | undefined; readonly dataDir: string };

/** Under which the tokens of workspaces are sealed. */
export const SECRET_KEY: Uint8Array = new Uint8Array(32).fill(7);

export type RoundSeed = {
  readonly lanes: readonly RoundLane[];
  readonly people: readonly RoundPerson[];
  readonly places: readonly WorkingPlace[];
  readonly teamsServiceUrl: string;
  readonly now: Temporal.Instant;
};

export async function seedRound(database: RoundDatabase, seed: RoundSeed): Promise<void> {
  const { store, slackInstallations } = await openDatabase({ ...database, log: silentLog });
  try {
    await store.importRoster(rosterOf(seed), seed.now);
    await store.importMeetings(meetingOf(seed), seed.now);
    for (const lane of seed.lanes)
      if (lane.platform === "slack") await slackInstallations.keep(installationOf(lane, seed.now));
  } finally {
    await store.close();
  }
  await query(database, BIND, [JSON.stringify(seed.people.map((person) => accountOf(person, seed.teamsServiceUrl)))]);
}

/** Rows of a statement, on a connection of its own; nothing else may have an embedded database open. */
export async function query(
  { url, dataDir }: RoundDatabase,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly unknown[]> {
  const { pool, close } = url ? await openServer(url, silentLog) : await openEmbedded(dataDir, silentLog);
  try {
    const { rows } = await pool.query<Readonly<Record<string, unknown>>>(sql, [...values]);
    return rows;
  } finally {
    await close();
  }
}

/** The token of a workspace, as the local Slack knows it. */
export function tokenOf(lane: RoundLane): string {
  return `xoxb-${lane.id}`;
}

/** As it is after somebody has added the app to the workspace. */
function installationOf(lane: RoundLane, at: Temporal.Instant): SlackInstallation {
  return {
    id: lane.id,
    kind: "workspace",
    enterpriseId: null,
    name: lane.id,
    botUserId: "U0BOT",
    botId: "B0BOT",
    scopes: ["chat:write", "im:write", "im:history"],
    sealedToken: createSeal(SECRET_KEY).seal(tokenOf(lane), "slack token", lane.id),
    invitation: null,
    installedAt: at,
  };
}

const BIND = `INSERT INTO chat_accounts
    (platform, tenant, account, person_id, personal, first_seen_at, bound_how, bound_at)
  SELECT a->>'platform', a->>'tenant', a->>'account', a->>'personId', a->'personal', now(), 'code', now()
  FROM jsonb_array_elements($1::jsonb) AS given (a)`;

function accountOf(person: RoundPerson, serviceUrl: string) {
  const { lane, account, id } = person;
  return { platform: lane.platform, tenant: lane.id, account, personId: id, personal: personalOf(person, serviceUrl) };
}

/** As each platform's adapter keeps it once a person has spoken to the bot. */
function personalOf({ lane, account, address }: RoundPerson, serviceUrl: string): Conversation {
  const where = { platform: lane.platform, tenant: lane.id, kind: "personal" } as const;
  if (lane.platform === "slack") return { ...where, id: account, reference: { channel: address } };
  const reference: TeamsReference = {
    serviceUrl,
    botId: "28:bot",
    botName: "Rapporteur",
    conversationId: address,
    conversationType: "personal",
    tenantId: lane.id,
    teamId: null,
    speaker: { account, memberId: `29:${account}` },
    timeZone: null,
  };
  return { ...where, id: address, reference };
}

function rosterOf({ people, places }: RoundSeed): RosterImport {
  const placeOf = (organization: number): WorkingPlace => {
    const place = places[organization % places.length];
    if (!place) throw new Error("nobody on earth is at work now");
    return place;
  };
  const organizations = [...new Set(people.map(({ organization }) => organization))];
  return {
    organizations: organizations.map((number) => ({
      id: organizationId(number),
      name: `Organization ${number + 1}`,
      acronym: `ORG${number + 1}`,
      kind: "igo",
      aliases: [],
      parentId: null,
      ...placeOf(number),
      names: [],
    })),
    people: people.map(({ id, name, organization }) => ({
      id: PersonId.parse(id),
      name,
      email: `${id}@example.org`,
      timeZone: placeOf(organization).timeZone,
      language: "en",
      appointments: [{ role: "focal_point", organizationId: organizationId(organization), since: null, until: null }],
    })),
  };
}

function meetingOf({ people, now }: RoundSeed): MeetingImport {
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const startsOn = today.add({ days: 60 });
  const instrumentId = InstrumentId.parse("activity-report");
  const meeting = {
    id: MEETING,
    seriesId: SeriesId.parse("LOAD"),
    number: 1,
    title: "Coordination Meeting under Load",
    city: "New York",
    timeZone: "America/New_York",
    startsOn,
    endsOn: startsOn.add({ days: 1 }),
    state: "open",
    asks: [{ instrumentId, dueOn: today.add({ days: 45 }) }],
  } as const;
  const organizationIds = [...new Set(people.map(({ organization }) => organization))].map(organizationId);
  return {
    series: { id: meeting.seriesId, name: "Load", secretariat: "Secretariat" },
    meetings: [{ meeting, record: null, organizationIds }],
  };
}

function organizationId(number: number): OrganizationId {
  return OrganizationId.parse(`org-${number + 1}`);
}
