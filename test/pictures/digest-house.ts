// The whole bot in November 2007, on real adapters and a real port: the Sixth Coordination Meeting with its sixteen surveys and
// the activity reports of the demonstration, which arrived day by day. Its clock runs on from the hour at which it opens;
// the platforms keep their own.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { readDemonstrationActivities } from "../../adapters/cli/demonstration-activities.ts";
import { openDatabase } from "../../adapters/database/open-database.ts";
import { createPictures } from "../../adapters/pictures/pictures.ts";
import { createSlack } from "../../adapters/slack/slack.ts";
import { systemClock } from "../../adapters/system/clock.ts";
import { createIds } from "../../adapters/system/ids.ts";
import { createLog } from "../../adapters/system/log.ts";
import { systemPauses } from "../../adapters/system/pauses.ts";
import { createTeams } from "../../adapters/teams/teams.ts";
import { createCalendar } from "../../adapters/web/calendar-route.ts";
import { createHttpServer, type Route } from "../../adapters/web/http-server.ts";
import { picturesRoute } from "../../adapters/web/pictures-route.ts";
import { loadDemonstration } from "../../src/app/load-demonstration.ts";
import { createBot } from "../../src/bot.ts";
import type { Platform } from "../../src/chat/address.ts";
import { MeetingId } from "../../src/domain/ids.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { MeetingImport } from "../../src/ports/imports.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { BOT_TOKEN, SIGNING_SECRET } from "../support/slack-emulator.ts";
import { fillMeeting, type Late } from "./digest-arrivals.ts";

const OPENS_AT = Temporal.Instant.from("2007-11-12T15:00:00Z");
const MEETING = MeetingId.parse("cmim-06");
const ADDRESS = "https://rapporteur.example.org";
const TICK_MILLISECONDS = 500;
/** Invented: what the secretariat would have entered. */
const ENTERED = {
  agenda: [
    { item: "1.", title: "Opening of the meeting" },
    { item: "2.", title: "First meeting of the Global Forum on Migration and Development" },
    { item: "3.", title: "Preparations for the second meeting of the Global Forum" },
    { item: "4.", title: "Current and planned activities in the area of international migration" },
    { item: "5.", title: "Use of surveys in collecting data on international migration" },
  ],
  organization_of_work: [
    { on: "2007-11-26", from: "10 a.m.", to: "1 p.m.", title: "Items 1 and 2" },
    { on: "2007-11-26", from: "3 p.m.", to: "6 p.m.", title: "Items 3 and 4" },
    { on: "2007-11-27", from: "10 a.m.", to: "1 p.m.", title: "Item 5" },
  ],
  countries: ["288", "686", "504", "566", "404", "484", "608", "356", "076", "818"],
};

export type Client = { readonly kind: "slack"; readonly apiUrl: string } | { readonly kind: "teams" };

export type DigestHouse = AsyncDisposable & {
  readonly url: string;
  readonly pictures: Pictures;
  /** What is answered in full and was not submitted yet. */
  readonly late: Late;
};

/** What was received is there when it opens; the late answer is a draft that only has to be submitted. */
export async function openDigestHouse(client: Client): Promise<DigestHouse> {
  await using closing = new AsyncDisposableStack();
  const log = createLog("warn");
  const { store } = await openDatabase({ dataDir: "", inMemory: true, log });
  closing.defer(() => store.close());
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  const { roster, meetings, surveys } = await readDemonstration();
  const activities = await readDemonstrationActivities();
  const before = { now: () => OPENS_AT.subtract({ hours: 24 * 60 }) };
  const earlier = activities.filter(({ meetingId }) => meetingId !== MEETING);
  await loadDemonstration(
    { store, clock: before, log },
    { roster, meetings: entered(meetings), surveys: [], activities: earlier },
  );
  const late = await fillMeeting(store, {
    roster,
    surveys,
    activities: activities.filter(({ meetingId }) => meetingId === MEETING),
  });

  const secretKey = new Uint8Array(32).fill(7);
  const opened = Date.now();
  const clock = { now: () => OPENS_AT.add({ milliseconds: Date.now() - opened }) };
  // Slack is given the pictures themselves, and Teams addresses, as where the world reaches the server.
  const drawn = createPictures({ secretKey, publicUrl: client.kind === "teams" ? ADDRESS : null, clock, log });
  closing.defer(() => drawn.close());
  const here = { url: ADDRESS };
  const pictures: Pictures = {
    ...drawn,
    addressOf: (picture) => drawn.addressOf(picture)?.replace(ADDRESS, here.url) ?? null,
  };
  const side = await openSide(client, pictures);
  const calendar = createCalendar({
    secretKey,
    baseUrl: ADDRESS,
    readCalendar: async () => null,
  });
  const platforms = new Map<Platform, ChatPlatform>([[client.kind, side.platform]]);
  const ids = createIds(secretKey);
  const bot = createBot({ store, platforms, clock, ids, log, pauses: systemPauses, addresses: calendar.addresses });
  closing.defer(() => bot.drain());
  side.connect(bot);
  closing.defer(() => side.drain());
  const server = createHttpServer({ host: "127.0.0.1", port: 0, routes: [side.route, picturesRoute(drawn)], log });
  const { url } = await server.listen();
  here.url = url;
  closing.defer(async () => void (await server.close({ withinSeconds: 2 })));
  const ticking = setInterval(() => void bot.tick(), TICK_MILLISECONDS);
  closing.defer(() => clearInterval(ticking));
  const open = closing.move();
  return { url, pictures, late, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

function entered({ series, meetings }: MeetingImport): MeetingImport {
  return {
    series,
    meetings: meetings.map((each) =>
      each.meeting.id === MEETING ? { ...each, record: Object.assign({}, each.record, ENTERED) } : each,
    ),
  };
}

async function openSide(client: Client, pictures: Pictures) {
  const shared = { log: createLog("warn"), clock: systemClock, pictures };
  if (client.kind === "slack") {
    const settings = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: client.apiUrl };
    const slack = await createSlack({ settings, ...shared });
    const route: Route = { method: "POST", path: "/slack/events", handle: slack.handle };
    return { ...slack, route };
  }
  const settings = { appId: "", appPassword: "", tenantId: "", allowedTenants: [], unauthenticatedLoopback: true };
  const teams = await createTeams({ settings, ...shared });
  const route: Route = { method: "POST", path: "/api/messages", handle: teams.handle };
  return { ...teams, route };
}
