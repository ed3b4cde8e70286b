// Between the values of the database's driver and those of the domain. The one file in which a `Date` appears: it is
// what the driver speaks. Instants are kept to the millisecond.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";

export function readInstant(at: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime());
}

export function writeInstant(at: Temporal.Instant): Date {
  return new Date(at.epochMilliseconds);
}

/** What `extract(epoch …) * 1000` gives inside JSON. */
export const EpochMilliseconds = z
  .number()
  .transform((milliseconds) => Temporal.Instant.fromEpochMilliseconds(Math.round(milliseconds)));

/** Days travel as ISO dates: the driver would turn them into midnights of the machine's time zone. */
export const Day = z.iso.date().transform((day) => Temporal.PlainDate.from(day));

/** PostgreSQL keeps no NUL and no half of a surrogate pair; people's devices send both now and then. */
export function writeText(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

/** JSON for a jsonb column, cleaned as `writeText` cleans. */
export function writeJson(value: unknown): string {
  const json = JSON.stringify(value ?? null);
  if (!json.includes("\\u")) return json;
  return json.replaceAll(/\\(?:u[0-9a-f]{4}|.)/g, (escape) => {
    if (escape === "\\u0000") return "";
    return /^\\ud[89a-f]/.test(escape) ? "\ufffd" : escape;
  });
}

/** An address as it is compared: lower case, NFC. */
export function writeEmail(email: string): string {
  return writeText(email).trim().normalize("NFC").toLowerCase();
}
