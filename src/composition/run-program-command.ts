// The command line, put together from the settings.
import { mkdir, readFile } from "node:fs/promises";
import process from "node:process";
import { runCommand } from "../../adapters/cli/run-command.ts";
import type { OpenPurge, Surroundings } from "../../adapters/cli/surroundings.ts";
import { openBackups } from "../../adapters/database/open-backups.ts";
import { openCopy } from "../../adapters/database/open-copy.ts";
import type { Database } from "../../adapters/database/open-database.ts";
import { readDdi } from "../../adapters/documents/read-ddi.ts";
import { readWorkbook } from "../../adapters/documents/read-workbook.ts";
import { writeCalendar } from "../../adapters/documents/write-calendar.ts";
import { writeCsv } from "../../adapters/documents/write-csv.ts";
import { writeJson } from "../../adapters/documents/write-json.ts";
import { writePage } from "../../adapters/documents/write-page.ts";
import { createPictures } from "../../adapters/pictures/pictures.ts";
import { createInviting } from "../../adapters/slack/inviting.ts";
import { systemClock } from "../../adapters/system/clock.ts";
import { createIds } from "../../adapters/system/ids.ts";
import { createLog } from "../../adapters/system/log.ts";
import { createSeal } from "../../adapters/system/seal.ts";
import { readSecretKey } from "../../adapters/system/secret-key.ts";
import { writeWhole } from "../../adapters/system/write-whole.ts";
import { createDigestDesk } from "../app/digests.ts";
import { createRecordDesk } from "../app/record-desk.ts";
import { rehearse } from "../app/rehearse.ts";
import { createRoundDesk } from "../app/rounds.ts";
import { createWoundClock } from "../app/wound-clock.ts";
import { iso3Of } from "../domain/areas.ts";
import type { Log } from "../ports/log.ts";
import { findWay, isVisible } from "../questionnaire/steps.ts";
import { describeSettings, type readSettings, type Settings } from "../settings.ts";
import { checkSlackSocket, openPlatforms, renderFor } from "./open-platforms.ts";
import { addressesFor, databaseOf, keepInstruments, openStorage } from "./open-storage.ts";

export async function runProgramCommand(
  words: readonly string[],
  read: ReturnType<typeof readSettings>,
): Promise<number> {
  const settings = read.ok ? read.settings : null;
  const log = createLog(settings?.logLevel === "info" ? "warn" : (settings?.logLevel ?? "warn"));
  // Asked for when a code is made: a command that only reads makes no key.
  const secretKey = () => (settings ? readSecretKey(settings.secretKey, settings.dataDir, log) : new Uint8Array(32));
  const ids = () => createIds(secretKey());
  const open = async () => await openStorage(wanted(settings), log);
  const openStore = async () => {
    const { store, slackInstallations } = await open();
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
      const addresses = settings ? addressesFor(settings, log) : undefined;
      const desk = createDigestDesk({ store, clock: systemClock, ids: ids(), addresses });
      return { ...desk, close: () => store.close() };
    },
    openRehearsal: () => openRehearsal(wanted(settings), log),
    openBackups: async () => await openBackups(databaseOf(wanted(settings), log)),
    openPurge: async () => withClose(await open()),
    clock: systemClock,
    ids: { code: () => ids().code(), hash: (code) => ids().hash(code) },
    readFile: (file) => readFile(file),
    writeFile: writeWhole,
    makeFolder: async (folder) => void (await mkdir(folder, { recursive: true })),
    readManifest: (name) => readFile(new URL(`../../manifest/${name}`, import.meta.url)),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    areas: { iso3: iso3Of },
    visibleIn,
    documents,
    renderFor,
    slack:
      settings?.slack?.mode === "oauth" && settings.publicUrl !== null
        ? createInviting(settings.publicUrl, () => createSeal(secretKey()))
        : null,
    checkSlackSocket: slackSocketCheck(settings, log),
    installation: {
      publicUrl: settings?.publicUrl ?? null,
      teamsAppId: settings?.teams?.mode === "single-tenant" ? settings.teams.appId : null,
    },
    settings: { facts: settings ? describeSettings(settings) : [], problems: read.ok ? [] : read.problems },
  });
}

const documents: Surroundings["documents"] = {
  readDdi,
  readWorkbook,
  writeCalendar,
  writeCsv,
  writeJson,
  writePage,
  // Loaded when one is asked for: other commands do not wait for their packages.
  writeDocx: async (document) => (await import("../../adapters/documents/write-docx.ts")).writeDocx(document),
  writeWorkbook: async (workbook) =>
    (await import("../../adapters/documents/write-workbook.ts")).writeWorkbook(workbook),
  writeFormSheets: async (sheets) =>
    (await import("../../adapters/documents/write-xlsform.ts")).writeFormSheets(sheets),
  writeXml: async (document) => (await import("../../adapters/documents/write-xml.ts")).writeXml(document),
};

function slackSocketCheck(settings: Settings | null, log: Log): Surroundings["checkSlackSocket"] {
  if (settings?.slack?.intake.kind !== "socket") return null;
  const { intake, apiUrl } = settings.slack;
  return () => checkSlackSocket(intake.appToken, apiUrl, log);
}

function withClose({ store, purge }: Database): OpenPurge {
  return { purge, close: () => store.close() };
}

function wanted(settings: Settings | null): Settings {
  if (!settings) throw new Error("the settings are not right; see `rapporteur doctor`");
  return settings;
}

async function openRehearsal(settings: Settings, log: Log): ReturnType<Surroundings["openRehearsal"]> {
  const wound = createWoundClock(systemClock.now());
  const copy = await openCopy({ ...databaseOf(settings, log), clock: wound });
  await keepInstruments(copy.store, log);
  const ports = { copy, clock: systemClock, wound, ids: createIds(new Uint8Array(32)), log };
  return { rehearse: (order) => rehearse(ports, order), close: () => copy.store.close() };
}

const visibleIn: Surroundings["visibleIn"] = (questionnaire, answers) => {
  const way = findWay(questionnaire, answers);
  return (path) => isVisible(way, path);
};
