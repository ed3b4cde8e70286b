// A person's own settings: shown, asked for, set and read back with what they mean for the next reminder.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Setting } from "../dialog/own-acts.ts";
import type { OwnSettings } from "../domain/own-settings.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { StoreTransaction } from "../ports/store.ts";
import {
  composeAsk,
  composePlaces,
  composeSet,
  composeSettings,
  type OwnView,
  writeHours,
} from "../reminders/compose-settings.ts";
import { CLOSES_AT, OPENS_AT, usualTime } from "../reminders/moment.ts";
import { readSetting, type SettingReading } from "../reminders/read-setting.ts";
import { type Wording, wordingFor } from "../wording/wording.ts";
import { findNextReminder } from "./next-reminder.ts";
import { type OwnSituation, readOwnDay } from "./own-day.ts";

type Around = { readonly transaction: StoreTransaction; readonly person: Person; readonly now: Temporal.Instant };

export async function showSettings(around: Around): Promise<OutboundMessage> {
  return composeSettings(await readOwnView(around), wordingFor(around.person.language));
}

/** `typed` empty: the person is asked. */
export async function changeSetting(setting: Setting, typed: string, around: Around): Promise<OutboundMessage> {
  const wording = wordingFor(around.person.language);
  const view = await readOwnView(around);
  if (typed.trim() === "") return composeAsk(setting, wording, await listNearPlaces(view, around));
  const reading = readSetting(setting, typed);
  if (reading.kind !== "set") return refuse(setting, reading, wording);
  const settings = { ...view.settings, ...reading.change };
  const { quiet } = settings;
  const hours = settings.hours ?? { from: OPENS_AT, until: CLOSES_AT };
  if (quiet && usualTime({ ...view.day, opensAt: hours.from, closesAt: hours.until, quiet }) === null)
    return paragraph(wording.noTimeLeft(writeHours(hours, wording), writeHours(quiet, wording)));
  return keep(setting, typed, settings, around);
}

/** What counts after the change is asked of the database again: what is unset falls back on the roster. */
async function keep(setting: Setting, typed: string, settings: OwnSettings, around: Around): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  await transaction.saveSettings(person.id, settings);
  await transaction.audit({
    at: now,
    personId: person.id,
    action: "own setting changed",
    subject: person.id,
    facts: { setting },
  });
  const today = now.toZonedDateTimeISO("UTC").toPlainDate();
  const after = { ...around, person: (await transaction.findPerson(person.id, today)) ?? person };
  const view = await readOwnView(after);
  const isAboutTime = setting !== "language" && setting !== "text";
  const next = isAboutTime && view.isReminded ? await findNextReminder(transaction, after.person, view.day, now) : null;
  const wording = wordingFor(after.person.language);
  return composeSet(setting, view, wording, { lead: writePlace(setting, typed, view, wording), next });
}

/** "Geneva keeps the time of Zurich.": the city that was typed is not the one that is shown from now on. */
function writePlace(setting: Setting, typed: string, { settings }: OwnView, wording: Wording): string | null {
  if (setting !== "zone" || settings.timeZone === null || typed.includes("/")) return null;
  const [place, city] = [typed.trim().replace(/[.!]$/, ""), wording.place(settings.timeZone)];
  return place.toLowerCase() === city.toLowerCase() ? null : wording.keepsTimeOf(wording.shorten(place), city);
}

function refuse(
  setting: Setting,
  reading: Exclude<SettingReading, { readonly kind: "set" }>,
  wording: Wording,
): OutboundMessage {
  switch (reading.kind) {
    case "which-zone":
      return { parts: askPlace(reading.timeZones, wording) };
    case "zone-needs-place":
      return paragraph(wording.zoneNeedsPlace);
    case "ends-too-early":
      return paragraph(setting === "quiet" ? wording.quietIsNothing : wording.hoursEndTooEarly);
    case "not-understood":
      return paragraph(wording.notUnderstood(setting));
    default:
      return unreachable(reading);
  }
}

function askPlace(timeZones: readonly string[], wording: Wording): Part[] {
  const [only, ...others] = timeZones;
  const isOne = only !== undefined && others.length === 0;
  const text = isOne ? wording.thisPlace(wording.place(only)) : wording.whichPlace;
  return [{ kind: "paragraph", text }, composePlaces(timeZones, wording)];
}

export async function readOwnView({
  transaction,
  person,
}: Around): Promise<OwnView & Pick<OwnSituation, "organizations">> {
  const { settings, day, organizations } = await readOwnDay(transaction, person);
  return { person, settings, day, organizations, isReminded: organizationsOf(person).length > 0 };
}

/** Zones that are likely: the person's, the organizations', those of the open meetings. */
async function listNearPlaces({ day }: OwnView, { transaction, person }: Around): Promise<readonly string[]> {
  const { organizations } = await readOwnDay(transaction, person);
  const meetings = await transaction.listMeetings("open");
  return [...new Set([day.timeZone, ...[...organizations, ...meetings].map(({ timeZone }) => timeZone)])];
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
