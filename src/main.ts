#!/usr/bin/env node
// The composition root: settings → ports → bot → server, or a command. The one file of src/ that knows the adapters.
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import process from "node:process";
import { schedule } from "node-cron";
import { readDemonstration } from "../adapters/cli/demonstration.ts";
import { runCommand } from "../adapters/cli/run-command.ts";
import { openCopy } from "../adapters/database/open-copy.ts";
import { type Database, type DatabaseSettings, openDatabase } from "../adapters/database/open-database.ts";
import { writeCalendar } from "../adapters/documents/write-calendar.ts";
import { writeCsv } from "../adapters/documents/write-csv.ts";
import { writeJson } from "../adapters/documents/write-json.ts";
import { writePage } from "../adapters/documents/write-page.ts";
import { createPictures } from "../adapters/pictures/pictures.ts";
import { createInviting } from "../adapters/slack/inviting.ts";
import type { SlackSettings } from "../adapters/slack/slack.ts";
import { systemClock } from "../adapters/system/clock.ts";
import { createIds } from "../adapters/system/ids.ts";
import { createLog } from "../adapters/system/log.ts";
import { systemPauses } from "../adapters/system/pauses.ts";
import { createSeal } from "../adapters/system/seal.ts";
import { readSecretKey } from "../adapters/system/secret-key.ts";
import { createCalendar } from "../adapters/web/calendar-route.ts";
import { healthRoutes } from "../adapters/web/health.ts";
import { createHttpServer, type Route } from "../adapters/web/http-server.ts";
import { picturesRoute } from "../adapters/web/pictures-route.ts";
import { createTryOut } from "../adapters/web/try-out.ts";
import { createDigestDesk } from "./app/digests.ts";
import { loadDemonstration } from "./app/load-demonstration.ts";
import { writeMetrics } from "./app/metrics.ts";
import { createRecordDesk, type OpenPlatforms } from "./app/record-desk.ts";
import { rehearse } from "./app/rehearse.ts";
import { createRoundDesk } from "./app/rounds.ts";
import { createTryOutDesk } from "./app/try-out-desk.ts";
import { createWoundClock } from "./app/wound-clock.ts";
import { createBot } from "./bot.ts";
import type { Platform } from "./chat/address.ts";
import type { OutboundMessage } from "./chat/outbound.ts";
import { iso3Of } from "./domain/areas.ts";
import type { MeetingId } from "./domain/ids.ts";
import { unreachable } from "./domain/unreachable.ts";
import type { Addresses } from "./ports/addresses.ts";
import type { Bot } from "./ports/bot.ts";
import type { ChatPlatform } from "./ports/chat-platform.ts";
import type { LanguageModel } from "./ports/drafts.ts";
import type { Log } from "./ports/log.ts";
import type { Pictures } from "./ports/pictures.ts";
import type { Store } from "./ports/store.ts";
import { INSTRUMENTS } from "./questionnaire/instruments/instruments.ts";
import { findWay, isVisible } from "./questionnaire/steps.ts";
import { compileCalendar } from "./reports/calendar.ts";
import { describeSettings, readSettings, type Settings } from "./settings.ts";

/** What is kept for a time only is removed at night, by the server's clock. */
const EVERY_NIGHT = "17 3 * * *";
/**
 * Messages that wait are looked for this often; a reply that is due at once does not wait for it. A round that is sent by
 * the command line does: of the seconds that ten thousand reminders take, few are to be lost.
 */
const EVERY_TWO_SECONDS = "*/2 * * * * *";
const STOP_WITHIN_SECONDS = 10;

/** A platform, or the try-out, as the server sees it. */
type Side = {
  readonly platform: ChatPlatform;
  connect(bot: Bot): void;
  readonly routes: readonly Route[];
  drain(): Promise<void>;
};

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const read = readSettings(process.env);
  const words = process.argv.slice(2);
  if (words[0] !== "serve") {
    process.exitCode = await command(words, read);
    return;
  }
  if (!read.ok) {
    process.stderr.write(
      `Rapporteur cannot start:\n${read.problems.map(({ name, problem }) => `  ${name}: ${problem}`).join("\n")}\n`,
    );
    process.exitCode = 1;
    return;
  }
  await serve(read.settings);
}

async function serve(settings: Settings): Promise<void> {
  const log = createLog(settings.logLevel);
  const database = await open(settings, log);
  const { store, purge } = database;
  const secretKey = readSecretKey(settings.secretKey, settings.dataDir, log);
  const ids = createIds(secretKey);
  const clock = systemClock;
  await store.ensureSecretariat(settings.secretariat, clock.now());
  if (settings.tryOut) await loadDemonstration({ store, clock, log }, await readDemonstration());
  const pictures = createPictures({ secretKey, publicUrl: settings.publicUrl, clock, log });
  const sides = await openSides(settings, { ...database, secretKey, pictures }, log);
  const platforms = new Map<Platform, ChatPlatform>(sides.map(({ platform }) => [platform.platform, platform]));
  const languageModel = await openLanguageModel(settings);
  const calendar = createCalendar({
    secretKey,
    baseUrl: reachedAt(settings),
    readCalendar: (meetingId) => readCalendar(store, meetingId),
  });
  const bot = createBot({
    ...{ store, platforms, clock, ids, log, pauses: systemPauses, addresses: calendar.addresses },
    ...(languageModel && { languageModel }),
  });
  for (const side of sides) side.connect(bot);
  const health = healthRoutes({
    checks: [{ name: "database", check: () => store.check() }],
    readMetrics: () => writeMetrics(store),
    log,
  });
  const server = createHttpServer({
    host: settings.host,
    port: settings.port,
    routes: [...health, picturesRoute(pictures), calendar.route, ...sides.flatMap(({ routes }) => routes)],
    log,
  });
  const { url } = await server.listen();
  if (settings.database.kind === "embedded") await bot.recover();
  const ticking = schedule(
    EVERY_TWO_SECONDS,
    () => bot.tick().catch((error: unknown) => log.error("tick failed", {}, error)),
    { noOverlap: true, name: "tick" },
  );
  const purging = schedule(
    EVERY_NIGHT,
    () => purge(clock.now()).catch((error: unknown) => log.error("purge failed", {}, error)),
    { name: "purge" },
  );
  announce(settings, url);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all([ticking.destroy(), purging.destroy()]);
    await server.close({ withinSeconds: STOP_WITHIN_SECONDS });
    for (const side of sides) await side.drain();
    await bot.drain();
    await pictures.close();
    await store.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop()).on("SIGINT", () => void stop());
}

/** Loaded only where it is set. */
async function openLanguageModel({ languageModel }: Settings): Promise<LanguageModel | null> {
  if (!languageModel) return null;
  const { createLanguageModel } = await import("../adapters/language-model/language-model.ts");
  return createLanguageModel({ settings: languageModel });
}

/** Where the world reaches this server; in the try-out, where this machine does. */
function reachedAt({ publicUrl, tryOut, host, port }: Settings): string | null {
  return publicUrl ?? (tryOut ? `http://${host}:${port}` : null);
}

/** The addresses that the running server answers. */
function addressesFor(settings: Settings, log: Log): Addresses {
  const secretKey = readSecretKey(settings.secretKey, settings.dataDir, log);
  return createCalendar({ secretKey, baseUrl: reachedAt(settings), readCalendar: async () => null }).addresses;
}

async function readCalendar(store: Store, meetingId: MeetingId): Promise<string | null> {
  const meeting = await store.findMeeting(meetingId);
  const titleOf = (asked: string) => INSTRUMENTS.find(({ id }) => id === asked)?.title.en ?? asked;
  return meeting && writeCalendar(meeting.title, compileCalendar(meeting, titleOf), systemClock.now());
}

async function open(settings: Settings, log: Log): Promise<Database> {
  const database = await openDatabase(databaseOf(settings, log));
  for (const instrument of INSTRUMENTS) await database.store.saveInstrument(instrument);
  return database;
}

function databaseOf({ database, dataDir }: Settings, log: Log): DatabaseSettings {
  return { url: database.kind === "postgresql" ? database.url : undefined, dataDir, log };
}

type Kept = Pick<Database, "store" | "slackInstallations"> & {
  readonly secretKey: Uint8Array;
  readonly pictures: Pictures;
};

async function openSides(settings: Settings, { store, ...kept }: Kept, log: Log): Promise<readonly Side[]> {
  const clock = systemClock;
  const { pictures } = kept;
  const sides: Side[] = [];
  if (settings.slack?.appToken)
    throw new Error("SLACK_APP_TOKEN: Socket Mode is not available in this version; leave it unset");
  if (settings.slack) {
    const { createSlack } = await import("../adapters/slack/slack.ts");
    const slack = await createSlack({
      settings: slackSettings(settings.slack, settings.publicUrl, kept),
      log,
      clock,
      pictures,
    });
    sides.push({ ...slack, routes: [{ method: "POST", path: "/slack/events", handle: slack.handle }, ...slack.pages] });
  }
  if (settings.teams) {
    const { createTeams } = await import("../adapters/teams/teams.ts");
    const teams = await createTeams({ settings: teamsSettings(settings.teams), log, clock, pictures });
    sides.push({ ...teams, routes: [{ method: "POST", path: "/api/messages", handle: teams.handle }] });
  }
  if (settings.tryOut) {
    const tryOut = createTryOut({ desk: createTryOutDesk({ store, clock }), log, clock, pictures });
    sides.push({ ...tryOut, drain: async () => undefined });
  }
  return sides;
}

/** For a command that asks the platforms and takes no messages; a platform that cannot be reached is left out, and said. */
async function openPlatforms(settings: Settings | null, kept: () => Kept, log: Log): ReturnType<OpenPlatforms> {
  const sides: Side[] = [];
  const parts = settings
    ? [
        { ...settings, teams: null, tryOut: false },
        { ...settings, slack: null, tryOut: false },
        { ...settings, slack: null, teams: null },
      ]
    : [];
  for (const part of parts) {
    try {
      sides.push(...(await openSides(part, kept(), log)));
    } catch (error) {
      process.stderr.write(`Note: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  return {
    platforms: new Map(sides.map(({ platform }) => [platform.platform, platform])),
    async close() {
      for (const side of sides) await side.drain();
    },
  };
}

/** As the platform is given it. */
async function renderFor(platform: Platform, message: OutboundMessage): Promise<unknown> {
  switch (platform) {
    case "slack": {
      const { renderMessage } = await import("../adapters/slack/render-message.ts");
      const { ENGLISH } = await import("../adapters/slack/words.ts");
      return renderMessage(message, ENGLISH.shortened);
    }
    case "teams": {
      const { renderNew } = await import("../adapters/teams/render-message.ts");
      return renderNew(message);
    }
    case "web":
      return message;
    default:
      return unreachable(platform);
  }
}

function slackSettings(
  slack: NonNullable<Settings["slack"]>,
  publicUrl: string | null,
  { slackInstallations, secretKey }: Omit<Kept, "store">,
): SlackSettings {
  const { signingSecret, apiUrl } = slack;
  if (slack.mode === "token") return { signingSecret, apiUrl, botToken: slack.botToken };
  if (publicUrl === null) throw new Error("PUBLIC_URL: needed with SLACK_CLIENT_ID");
  const { clientId, clientSecret } = slack;
  const seal = createSeal(secretKey);
  return {
    signingSecret,
    apiUrl,
    oauth: { clientId, clientSecret, publicUrl, seal, installations: slackInstallations },
  };
}

function teamsSettings(teams: NonNullable<Settings["teams"]>) {
  if (teams.mode === "unauthenticated-loopback")
    return { appId: "", appPassword: "", tenantId: "", allowedTenants: [], unauthenticatedLoopback: true };
  return { ...teams, unauthenticatedLoopback: false };
}

function announce(settings: Settings, url: string): void {
  const lines = [
    `Rapporteur is ready at ${url}`,
    ...(settings.tryOut ? [`  Try it out in a browser: ${url}/`] : []),
    ...(settings.slack ? [`  Slack:  ${url}/slack/events`] : []),
    ...(settings.teams ? [`  Teams:  ${url}/api/messages`] : []),
    ...(!settings.tryOut && !settings.slack && !settings.teams
      ? ["  Neither Slack nor Teams is configured, and the try-out is off; see .env.example"]
      : []),
    "  Stop with Ctrl+C",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

async function command(words: readonly string[], read: ReturnType<typeof readSettings>): Promise<number> {
  const settings = read.ok ? read.settings : null;
  const log = createLog(settings?.logLevel === "info" ? "warn" : (settings?.logLevel ?? "warn"));
  // Asked for when a code is made: a command that only reads makes no key.
  const secretKey = () => (settings ? readSecretKey(settings.secretKey, settings.dataDir, log) : new Uint8Array(32));
  const ids = () => createIds(secretKey());
  const openStore = async () => {
    if (!settings) throw new Error("the settings are not right; see `rapporteur doctor`");
    const { store, slackInstallations } = await open(settings, log);
    return { ...store, slackInstallations };
  };
  return runCommand(words, {
    openStore,
    openRounds: async () => {
      const store = await openStore();
      const ports = { store, clock: systemClock, ids: ids(), log };
      const kept = () => {
        const key = secretKey();
        const publicUrl = settings?.publicUrl ?? null;
        const pictures = createPictures({ secretKey: key, publicUrl, clock: systemClock, log });
        return { ...store, store, secretKey: key, pictures };
      };
      const recordDesk = createRecordDesk(ports, () => openPlatforms(settings, kept, log));
      return { ...createRoundDesk(ports), ...recordDesk, close: () => store.close() };
    },
    openDigests: async () => {
      const store = await openStore();
      const desk = createDigestDesk({
        store,
        clock: systemClock,
        ids: ids(),
        addresses: settings ? addressesFor(settings, log) : undefined,
      });
      return { ...desk, close: () => store.close() };
    },
    openRehearsal: async () => {
      if (!settings) throw new Error("the settings are not right; see `rapporteur doctor`");
      const wound = createWoundClock(systemClock.now());
      const copy = await openCopy({ ...databaseOf(settings, log), clock: wound });
      for (const instrument of INSTRUMENTS) await copy.store.saveInstrument(instrument);
      const ports = { copy, clock: systemClock, wound, ids: createIds(new Uint8Array(32)), log };
      return { rehearse: (order) => rehearse(ports, order), close: () => copy.store.close() };
    },
    clock: systemClock,
    ids: { code: () => ids().code(), hash: (code) => ids().hash(code) },
    readFile: (file) => readFile(file),
    writeFile: (file, content) => writeFile(file, content),
    makeFolder: async (folder) => void (await mkdir(folder, { recursive: true })),
    readManifest: (name) => readFile(new URL(`../manifest/${name}`, import.meta.url)),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    instruments: INSTRUMENTS,
    areas: { iso3: iso3Of },
    visibleIn: (questionnaire, answers) => {
      const way = findWay(questionnaire, answers);
      return (path) => isVisible(way, path);
    },
    documents: { writeCalendar, writeCsv, writeJson, writePage },
    renderFor,
    slack:
      settings?.slack?.mode === "oauth" && settings.publicUrl !== null
        ? createInviting(settings.publicUrl, () => createSeal(secretKey()))
        : null,
    installation: {
      publicUrl: settings?.publicUrl ?? null,
      teamsAppId: settings?.teams?.mode === "single-tenant" ? settings.teams.appId : null,
    },
    settings: { facts: settings ? describeSettings(settings) : [], problems: read.ok ? [] : read.problems },
  });
}

await main().catch((error: unknown) => {
  process.stderr.write(`Rapporteur cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
