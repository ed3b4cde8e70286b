// The words of a roster file: each reader takes a cell and gives a value, or says what is wrong and what would be right.
import { distance } from "fastest-levenshtein";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Language } from "../../src/domain/language.ts";
import { ORGANIZATION_KINDS, type OrganizationKind, type WorkWeek } from "../../src/domain/organization.ts";
import { Role } from "../../src/domain/person.ts";

export type Cell<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Languages of the United Nations by code and by English name. */
const LANGUAGE_NAMES: Readonly<Record<string, Language>> = {
  ar: "ar",
  arabic: "ar",
  zh: "zh",
  chinese: "zh",
  en: "en",
  english: "en",
  fr: "fr",
  french: "fr",
  ru: "ru",
  russian: "ru",
  es: "es",
  spanish: "es",
};

export function readLanguage(cell: string): Cell<Language> {
  const language = LANGUAGE_NAMES[cell.toLowerCase()];
  if (language !== undefined) return { ok: true, value: language };
  return wrong(cell, "is none of the six languages: write Arabic, Chinese, English, French, Russian or Spanish");
}

export function readRole(cell: string): Cell<Role> {
  const role = Role.safeParse(asCode(cell));
  if (role.success) return { ok: true, value: role.data };
  return wrong(cell, "is not a role: write focal point, alternate, secretariat or participant");
}

export function readKind(cell: string): Cell<OrganizationKind> {
  const kind = ORGANIZATION_KINDS.find((code) => code === asCode(cell));
  if (kind !== undefined) return { ok: true, value: kind };
  return wrong(cell, `is not a kind of organization: write one of ${ORGANIZATION_KINDS.join(", ")}`);
}

export function readWorkWeek(cell: string): Cell<WorkWeek> {
  const days = cell.toLowerCase().split(/\s*(?:-|–|to)\s*/);
  const ends = days.map((day) => day.slice(0, 3)).join("-");
  if (ends === "mon-fri" || ends === "sun-thu") return { ok: true, value: ends };
  return wrong(cell, "is not a work week: write mon-fri or sun-thu");
}

export function readEmail(cell: string): Cell<string> {
  const email = cell.normalize("NFC").toLowerCase();
  if (z.email().safeParse(email).success) return { ok: true, value: email };
  return wrong(cell, "is not an e-mail address: write one such as name@example.org");
}

export function readDay(cell: string): Cell<string> {
  const written = /^\d{4}-\d{2}-\d{2}$/.test(cell) && z.iso.date().safeParse(cell).success;
  if (written) return { ok: true, value: Temporal.PlainDate.from(cell).toString() };
  return wrong(cell, "is not a date: write year-month-day, such as 2007-11-26");
}

/** IANA names by their small letters. */
const ZONES = new Map([...Intl.supportedValuesOf("timeZone"), "UTC"].map((zone) => [zone.toLowerCase(), zone]));

/** An IANA name. Offsets and abbreviations are refused: they do not know summer time. */
export function readTimeZone(cell: string): Cell<string> {
  const known = ZONES.get(cell.toLowerCase());
  if (known !== undefined) return { ok: true, value: known };
  if (cell.includes("/") && isOtherName(cell)) return { ok: true, value: cell };
  const close = [...ZONES.keys()].find((zone) => distance(zone, cell.toLowerCase()) <= 2);
  const example = (close && ZONES.get(close)) ?? "Europe/Paris or Africa/Cairo";
  return wrong(cell, `is not a time zone: write one such as ${example}`);
}

/** True for names such as `Asia/Calcutta` that stand for another one. */
function isOtherName(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function asCode(cell: string): string {
  return cell.toLowerCase().replace(/[\s_-]+/g, "_");
}

function wrong(cell: string, problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem: `“${cell}” ${problem}` };
}
