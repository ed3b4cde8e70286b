// A person's settings as they are shown, and how a new one is read back, with what it means for the reminders.
import { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { ownAction } from "../dialog/actions.ts";
import { SETTINGS, type Setting } from "../dialog/own-acts.ts";
import { LANGUAGES } from "../domain/language.ts";
import type { Hours, OwnSettings } from "../domain/own-settings.ts";
import type { Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Wording } from "../wording/wording.ts";
import { type OwnDay, usualTime } from "./moment.ts";

/** What is shown of a person; `day` holds what counts, set or not. */
export type OwnView = {
  readonly person: Person;
  readonly settings: OwnSettings;
  readonly day: OwnDay;
  /** False for somebody of whom nothing is asked. */
  readonly isReminded: boolean;
};

const OFFERED_HOURS = ["07:00 to 15:00", "08:00 to 16:00", "09:00 to 17:00", "10:00 to 18:00"] as const;
const OFFERED_QUIET = ["18:00 to 08:00", "20:00 to 07:00", "22:00 to 07:00"] as const;

export function composeSettings(view: OwnView, wording: Wording): OutboundMessage {
  const time = usualTime(view.day);
  return {
    parts: [
      { kind: "heading", text: wording.settingsTitle },
      {
        kind: "facts",
        facts: SETTINGS.map((setting) => ({
          name: wording.settingName(setting),
          value: writeValue(setting, view, wording),
        })),
      },
      ...(view.isReminded && time
        ? [{ kind: "paragraph", text: wording.remindersCome(time, view.day.timeZone) } as const]
        : []),
      {
        kind: "buttons",
        buttons: SETTINGS.map((setting) => ({ id: ownAction("set", setting), label: wording.settingName(setting) })),
      },
      { kind: "note", text: wording.settingsHow },
    ],
  };
}

/** Whether the person set it. */
export function isSet(
  setting: Setting,
  { hours, quiet, workWeek, timeZone, language, textOnly }: OwnSettings,
): boolean {
  const own = { hours, week: workWeek, zone: timeZone, quiet, language, text: textOnly || null };
  return own[setting] !== null;
}

/** The value that counts; where the person did not set it, from where it comes. */
export function writeValue(setting: Setting, { person, settings, day }: OwnView, wording: Wording): string {
  switch (setting) {
    case "hours": {
      const hours = wording.hoursFromTo(day.opensAt, day.closesAt);
      return settings.hours ? hours : wording.asUsual(hours);
    }
    case "week": {
      const week = wording.workWeekName(day.workWeek);
      return settings.workWeek ? week : wording.asOrganization(week);
    }
    case "zone": {
      const place = wording.place(day.timeZone);
      return settings.timeZone ? place : wording.asRoster(place);
    }
    case "quiet":
      return settings.quiet ? writeHours(settings.quiet, wording) : wording.noQuietHours;
    case "language": {
      const language = wording.languageName(person.language);
      return person.language === "en" ? language : wording.keptForLater(language);
    }
    case "text":
      return settings.textOnly ? wording.on : wording.off;
    default:
      return unreachable(setting);
  }
}

export function writeHours({ from, until }: Hours, wording: Wording): string {
  return wording.hoursFromTo(from, until);
}

/** What was understood, and when reminders come from now on. `next` is the next one that is planned. */
export function composeSet(
  setting: Setting,
  view: OwnView,
  wording: Wording,
  told: { readonly lead: string | null; readonly next: Temporal.PlainDate | null },
): OutboundMessage {
  return {
    parts: [
      {
        kind: "paragraph",
        text: [told.lead, ...writeSet(setting, view, wording, told.next)].filter(Boolean).join(" "),
      },
    ],
  };
}

function writeSet(
  setting: Setting,
  view: OwnView,
  wording: Wording,
  next: Temporal.PlainDate | null,
): readonly string[] {
  if (setting === "language") {
    const language = wording.languageName(view.person.language);
    return [view.person.language === "en" ? wording.languageEnglish : wording.languageKept(language)];
  }
  if (setting === "text") return [view.settings.textOnly ? wording.textOnlyOn : wording.textOnlyOff];
  const said = wording.settingIs(setting, writeValue(setting, view, wording));
  const time = usualTime(view.day);
  if (!view.isReminded || !time) return [said];
  return [said, wording.remindersNowCome(time, view.day.timeZone, next && wording.day(next))];
}

/** Asks for one setting, with what most people choose. */
export function composeAsk(setting: Setting, wording: Wording, places: readonly string[]): OutboundMessage {
  return {
    parts: [{ kind: "paragraph", text: wording.askSetting(setting) }, ...offer(setting, wording, places)],
  };
}

function offer(setting: Setting, wording: Wording, places: readonly string[]): readonly Part[] {
  switch (setting) {
    case "hours":
      return [
        choices(
          setting,
          OFFERED_HOURS.map((code) => [code, writeOffered(code, wording)]),
          wording,
        ),
      ];
    case "quiet":
      return [
        choices(
          setting,
          [
            ...OFFERED_QUIET.map((code) => [code, writeOffered(code, wording)] as const),
            ["none", capitalize(wording.noQuietHours)],
          ],
          wording,
        ),
      ];
    case "week":
      return [
        choices(
          setting,
          [
            ["monday to friday", wording.workWeekName("mon-fri")],
            ["sunday to thursday", wording.workWeekName("sun-thu")],
            ["organization", wording.theOrganizations],
          ],
          wording,
        ),
      ];
    case "zone":
      return places.length > 1 ? [composePlaces(places, wording)] : [];
    case "language":
      return [
        choices(
          setting,
          LANGUAGES.map((language) => [language, wording.languageName(language)]),
          wording,
        ),
      ];
    case "text":
      return [
        {
          kind: "buttons",
          buttons: [
            { id: ownAction("set", "text", "on"), label: wording.yes },
            { id: ownAction("set", "text", "off"), label: wording.no },
          ],
        },
      ];
    default:
      return unreachable(setting);
  }
}

/** The zones that were meant, or may be. */
export function composePlaces(timeZones: readonly string[], wording: Wording): Part {
  const options = timeZones.map((zone) => [zone, wording.place(zone)] as const);
  const [only, ...others] = options;
  if (only && others.length === 0)
    return { kind: "buttons", buttons: [{ id: ownAction("set", "zone", only[0]), label: only[1] }] };
  return choices("zone", options, wording);
}

function choices(setting: Setting, options: readonly (readonly [string, string])[], wording: Wording): Part {
  return {
    kind: "choices",
    id: ownAction("set", setting),
    label: wording.settingName(setting),
    select: "one",
    options: options.map(([code, label]) => ({ code, label })),
    chosen: [],
    submitLabel: wording.choose,
  };
}

function writeOffered(code: string, wording: Wording): string {
  const [from, until] = code.split(" to ").map((clock) => Temporal.PlainTime.from(clock));
  return from && until ? wording.hoursFromTo(from, until) : code;
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
