// Reads "Bangkok", "Asia/Bangkok", "Geneva" or "Thailand" as a time zone. Nothing that may mean several is decided here.
import { distance } from "fastest-levenshtein";
import { Temporal } from "temporal-polyfill";
import { findNamed } from "../domain/area-names.ts";
import { findArea } from "../domain/areas.ts";
import { foldWords } from "../domain/fold-words.ts";
import { listPlaces, listTimeZones, zonesOfCountry } from "./time-zones.ts";

export type TimeZoneReading =
  | { readonly kind: "zone"; readonly timeZone: string }
  /** Several zones, or one that is written a little differently. */
  | { readonly kind: "which"; readonly timeZones: readonly string[] }
  /** What the roster says. */
  | { readonly kind: "usual" }
  /** "UTC+7", "CET": without a place nobody knows when its clocks change. */
  | { readonly kind: "no-place" }
  | { readonly kind: "not-a-zone" };

const LONGEST_CHARACTERS = 80;
const MOST_CHOICES = 30;
/** A shorter word is too near to too many places. */
const SHORTEST_MISSPELT = 5;
/** One slip of the finger, and two in a long name. */
const LONG_NAME = 9;

const USUAL = /^(the )?(usual|roster|roster s|default|reset|remove|none|same as the roster)( time zone)?$/;
const OFFSET = /^(etc\/)?(utc|gmt)? ?[+-] ?\d{1,2}([:.]?\d{2})?$/i;
const ABBREVIATION =
  /^(e[sd]t|c[sd]t|m[sd]t|p[sd]t|cet|cest|eet|eest|wet|west|bst|ist|jst|msk|eat|cat|wat|sast|ict|sgt|aest|aedt|nzst|nzdt)$/i;

export function readTimeZone(typed: string): TimeZoneReading {
  const words = typed.trim().replace(/[.!?]$/, "");
  if (words === "" || words.length > LONGEST_CHARACTERS) return { kind: "not-a-zone" };
  const folded = foldWords(words);
  if (USUAL.test(folded)) return { kind: "usual" };
  if (OFFSET.test(words) || ABBREVIATION.test(words)) return { kind: "no-place" };
  if (words.includes("/")) return readIdentifier(words);
  const places = placesByName();
  const named = places.get(folded) ?? places.get(folded.replace(/^(in|the city of|the) /, "")) ?? zonesOf(words);
  return named.length > 0 ? settle(named) : suggest(folded, places);
}

/** `asia/bangkok` in any case; also former names, which the machine still understands. */
function readIdentifier(words: string): TimeZoneReading {
  const wanted = words.replaceAll(" ", "_").toLowerCase();
  const known = listTimeZones().find((zone) => zone.toLowerCase() === wanted);
  if (known) return { kind: "zone", timeZone: known };
  const [, city = ""] = /([^/]+)$/.exec(words) ?? [];
  return isTimeZone(wanted) ? { kind: "zone", timeZone: canonical(wanted) } : suggest(foldWords(city), placesByName());
}

function isTimeZone(name: string): boolean {
  try {
    canonical(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function canonical(name: string): string {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
}

/** A country of one zone is that zone. */
function zonesOf(words: string): readonly string[] {
  const named = findNamed(words);
  const area = named?.kind === "area" ? findArea(named.m49) : null;
  return area ? zonesOfCountry(area.iso2) : [];
}

function settle(zones: readonly string[]): TimeZoneReading {
  const [only, ...others] = zones;
  if (only !== undefined && others.length === 0) return { kind: "zone", timeZone: only };
  return { kind: "which", timeZones: zones.slice(0, MOST_CHOICES) };
}

/** What differs by a slip of the finger is asked about. */
function suggest(folded: string, places: ReadonlyMap<string, readonly string[]>): TimeZoneReading {
  if (folded.length < SHORTEST_MISSPELT) return { kind: "not-a-zone" };
  const near = [...places]
    .filter(([name]) => distance(name, folded) <= (folded.length < LONG_NAME ? 1 : 2))
    .flatMap(([, zones]) => zones);
  return near.length > 0 ? { kind: "which", timeZones: [...new Set(near)] } : { kind: "not-a-zone" };
}

function placesByName(): ReadonlyMap<string, readonly string[]> {
  return new Map(listPlaces().map(([name, zones]) => [foldWords(name), zones]));
}
