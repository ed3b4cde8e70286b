#!/usr/bin/env node
// The composition root: settings → ports → bot → server, or a command. With `composition/`, all of src/ that knows the adapters.
import { existsSync } from "node:fs";
import process from "node:process";
import { schedule } from "node-cron";
import { readDemonstration } from "../adapters/cli/demonstration.ts";
import { readDemonstrationActivities } from "../adapters/cli/demonstration-activities.ts";
import { createPictures } from "../adapters/pictures/pictures.ts";
import { systemClock } from "../adapters/system/clock.ts";
import { createIds } from "../adapters/system/ids.ts";
import { createLog } from "../adapters/system/log.ts";
import { systemPauses } from "../adapters/system/pauses.ts";
import { readSecretKey } from "../adapters/system/secret-key.ts";
import { createCalendar } from "../adapters/web/calendar-route.ts";
import { healthRoutes } from "../adapters/web/health.ts";
import { createHttpServer } from "../adapters/web/http-server.ts";
import { picturesRoute } from "../adapters/web/pictures-route.ts";
import { loadDemonstration } from "./app/load-demonstration.ts";
import { writeMetrics } from "./app/metrics.ts";
import { createBot } from "./bot.ts";
import type { Platform } from "./chat/address.ts";
import { openSides } from "./composition/open-platforms.ts";
import { openLanguageModel, openStorage, reachedAt, readCalendar } from "./composition/open-storage.ts";
import { runProgramCommand } from "./composition/run-program-command.ts";
import type { ChatPlatform } from "./ports/chat-platform.ts";
import { readSettings, type Settings } from "./settings.ts";

/** What is kept for a time only is removed at night, by the server's clock. */
const EVERY_NIGHT = "17 3 * * *";
/**
 * Messages that wait are looked for this often; a reply that is due at once does not wait for it. A round that is sent by
 * the command line does: of the seconds that ten thousand reminders take, few are to be lost.
 */
const EVERY_TWO_SECONDS = "*/2 * * * * *";
const STOP_WITHIN_SECONDS = 10;

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const read = readSettings(process.env);
  const words = process.argv.slice(2);
  if (words[0] !== "serve") {
    process.exitCode = await runProgramCommand(words, read);
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
  const database = await openStorage(settings, log);
  const { store, purge } = database;
  const secretKey = readSecretKey(settings.secretKey, settings.dataDir, log);
  const ids = createIds(secretKey);
  const clock = systemClock;
  await store.ensureSecretariat(settings.secretariat, clock.now());
  if (settings.tryOut) {
    const activities = await readDemonstrationActivities();
    await loadDemonstration({ store, clock, log }, { ...(await readDemonstration()), activities });
  }
  const pictures = createPictures({ secretKey, publicUrl: settings.publicUrl, clock, log });
  const sides = await openSides(settings, { ...database, secretKey, pictures }, log);
  const platforms = new Map<Platform, ChatPlatform>(sides.map(({ platform }) => [platform.platform, platform]));
  const languageModel = await openLanguageModel(settings);
  const calendar = createCalendar({
    secretKey,
    baseUrl: reachedAt(settings),
    readCalendar: (meetingId) => readCalendar(store, meetingId),
  });
  const ports = { store, platforms, clock, ids, log, pauses: systemPauses, addresses: calendar.addresses };
  const bot = createBot(languageModel ? { ...ports, languageModel } : ports);
  for (const side of sides) side.connect(bot);
  const checks = [{ name: "database", check: () => store.check() }, ...sides.flatMap((side) => side.checks ?? [])];
  const health = healthRoutes({ checks, readMetrics: () => writeMetrics(store), log });
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
  for (const side of sides) await side.begin?.();
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

const SLACK_TAKEN_AT = { requests: (url: string) => `${url}/slack/events`, socket: () => "over a socket" } as const;

function announce(settings: Settings, url: string): void {
  const lines = [
    `Rapporteur is ready at ${url}`,
    ...(settings.tryOut ? [`  Try it out in a browser: ${url}/`] : []),
    ...(settings.slack ? [`  Slack:  ${SLACK_TAKEN_AT[settings.slack.intake.kind](url)}`] : []),
    ...(settings.teams ? [`  Teams:  ${url}/api/messages`] : []),
    ...(!settings.tryOut && !settings.slack && !settings.teams
      ? ["  Neither Slack nor Teams is configured, and the try-out is off; see .env.example"]
      : []),
    "  Stop with Ctrl+C",
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`Rapporteur cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
