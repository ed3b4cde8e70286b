// What a person has set for themselves.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { PersonId } from "../../src/domain/ids.ts";
import { Language } from "../../src/domain/language.ts";
import { WorkWeek } from "../../src/domain/organization.ts";
import { type Hours, NOTHING_SET, type OwnSettings } from "../../src/domain/own-settings.ts";
import type { Queries, TransactionQueries } from "./queries.ts";

/** One JSON object over a row `g` of own_settings, all null where there is none. */
export const SETTINGS = `json_build_object(
  'opensAt', g.opens_at, 'closesAt', g.closes_at, 'quietFrom', g.quiet_from, 'quietUntil', g.quiet_until,
  'timeZone', g.time_zone, 'workWeek', g.work_week, 'language', g.language, 'textOnly', coalesce(g.text_only, false))`;

const Clock = z.string().transform((clock) => Temporal.PlainTime.from(clock));

export const SettingsRow = z
  .object({
    opensAt: Clock.nullable(),
    closesAt: Clock.nullable(),
    quietFrom: Clock.nullable(),
    quietUntil: Clock.nullable(),
    timeZone: z.string().nullable(),
    workWeek: WorkWeek.nullable(),
    language: Language.nullable(),
    textOnly: z.boolean(),
  })
  .transform(
    ({ opensAt, closesAt, quietFrom, quietUntil, ...others }): OwnSettings => ({
      hours: hoursOf(opensAt, closesAt),
      quiet: hoursOf(quietFrom, quietUntil),
      ...others,
    }),
  );

function hoursOf(from: Temporal.PlainTime | null, until: Temporal.PlainTime | null): Hours | null {
  return from && until ? { from, until } : null;
}

const FIND = `SELECT ${SETTINGS} AS settings FROM own_settings g WHERE g.person_id = $1`;

export async function findSettings(queries: Queries, personId: PersonId): Promise<OwnSettings> {
  const [row] = await queries.rows<{ settings: unknown }>(FIND, [personId]);
  return row ? SettingsRow.parse(row.settings) : NOTHING_SET;
}

const SAVE = `INSERT INTO own_settings
    (person_id, opens_at, closes_at, quiet_from, quiet_until, time_zone, work_week, language, text_only)
  VALUES ($1, $2::time, $3::time, $4::time, $5::time, $6, $7, $8, $9)
  ON CONFLICT (person_id) DO UPDATE SET opens_at = excluded.opens_at, closes_at = excluded.closes_at,
    quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, time_zone = excluded.time_zone,
    work_week = excluded.work_week, language = excluded.language, text_only = excluded.text_only`;

export async function saveSettings(
  queries: TransactionQueries,
  personId: PersonId,
  { hours, quiet, timeZone, workWeek, language, textOnly }: OwnSettings,
): Promise<void> {
  const clocks = [hours?.from, hours?.until, quiet?.from, quiet?.until].map((clock) => clock?.toString() ?? null);
  await queries.write(SAVE, [personId, ...clocks, timeZone, workWeek, language, textOnly]);
}
