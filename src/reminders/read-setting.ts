// What was typed or chosen for one setting, as the change that it makes.
import type { Setting } from "../dialog/own-acts.ts";
import { foldWords } from "../domain/fold-words.ts";
import type { OwnSettings } from "../domain/own-settings.ts";
import { unreachable } from "../domain/unreachable.ts";
import { type HoursReading, readQuietHours, readWorkingHours } from "./read-hours.ts";
import { readLanguage } from "./read-language.ts";
import { readTimeZone } from "./read-time-zone.ts";
import { readWorkWeek } from "./read-work-week.ts";

export type SettingReading =
  | { readonly kind: "set"; readonly change: Partial<OwnSettings> }
  | { readonly kind: "which-zone"; readonly timeZones: readonly string[] }
  | { readonly kind: "zone-needs-place" }
  | { readonly kind: "ends-too-early" }
  | { readonly kind: "not-understood" };

const ON = /^(on|yes|y|ok|please|true)$/;
const OFF = /^(off|no|n|false|never|none)$/;

export function readSetting(setting: Setting, typed: string): SettingReading {
  switch (setting) {
    case "hours":
      return setHours("hours", readWorkingHours(typed));
    case "quiet":
      return setHours("quiet", readQuietHours(typed));
    case "zone":
      return setZone(typed);
    case "week":
      return setWeek(typed);
    case "language": {
      const language = readLanguage(typed);
      return language ? { kind: "set", change: { language } } : { kind: "not-understood" };
    }
    case "text":
      return setText(foldWords(typed));
    default:
      return unreachable(setting);
  }
}

function setHours(name: "hours" | "quiet", reading: HoursReading): SettingReading {
  if (reading.kind === "not-hours") return { kind: "not-understood" };
  if (reading.kind === "ends-too-early") return reading;
  return { kind: "set", change: { [name]: reading.kind === "hours" ? reading.hours : null } };
}

function setZone(typed: string): SettingReading {
  const reading = readTimeZone(typed);
  switch (reading.kind) {
    case "zone":
      return { kind: "set", change: { timeZone: reading.timeZone } };
    case "usual":
      return { kind: "set", change: { timeZone: null } };
    case "which":
      return { kind: "which-zone", timeZones: reading.timeZones };
    case "no-place":
      return { kind: "zone-needs-place" };
    case "not-a-zone":
      return { kind: "not-understood" };
    default:
      return unreachable(reading);
  }
}

function setWeek(typed: string): SettingReading {
  const reading = readWorkWeek(typed);
  if (reading.kind === "not-a-week") return { kind: "not-understood" };
  return { kind: "set", change: { workWeek: reading.kind === "week" ? reading.workWeek : null } };
}

function setText(words: string): SettingReading {
  if (ON.test(words)) return { kind: "set", change: { textOnly: true } };
  return OFF.test(words) ? { kind: "set", change: { textOnly: false } } : { kind: "not-understood" };
}
