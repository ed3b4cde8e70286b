// How far the lanes are booked: what processes on one database share while they send.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Platform } from "../../src/chat/address.ts";
import type { Lane, LaneRecord } from "../../src/ports/deliveries.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { EpochMilliseconds, writeJson } from "./rows.ts";

const LANE = "jsonb_to_recordset($1::jsonb) AS given (platform text, tenant text)";

const MAKE = `INSERT INTO delivery_lanes (platform, tenant, booked_until)
  SELECT platform, tenant, 'epoch' FROM ${LANE} ON CONFLICT DO NOTHING`;

/** In one order, so that two processes do not wait for each other. */
const LOCK = `SELECT l.platform, l.tenant, extract(epoch FROM l.booked_until)::float8 * 1000 AS "bookedUntil",
    extract(epoch FROM l.blocked_until)::float8 * 1000 AS "blockedUntil"
  FROM delivery_lanes l JOIN ${LANE} ON given.platform = l.platform AND given.tenant = l.tenant
  ORDER BY l.platform, l.tenant FOR UPDATE OF l`;

const Row = z.object({
  platform: Platform,
  tenant: z.string(),
  bookedUntil: EpochMilliseconds,
  blockedUntil: EpochMilliseconds.nullable(),
});

/** The time is read when the locks are held: it is the one by which they are booked. */
export async function lockLanes(
  queries: TransactionQueries,
  lanes: readonly Lane[],
  now: Temporal.Instant | null,
): Promise<{ readonly lanes: readonly LaneRecord[]; readonly now: Temporal.Instant }> {
  const given = writeJson(lanes.map(({ platform, tenant }) => ({ platform, tenant })));
  let rows = await queries.rows(LOCK, [given]);
  if (rows.length < lanes.length) {
    await queries.run(MAKE, [given]);
    rows = await queries.rows(LOCK, [given]);
  }
  return { lanes: rows.map((row) => Row.parse(row)), now: now ?? (await readTime(queries)) };
}

export async function readTime(queries: Queries): Promise<Temporal.Instant> {
  const [row] = await queries.rows<{ now: number }>(
    "SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now",
    [],
  );
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(z.number().parse(row?.now)));
}

const SAVE = `UPDATE delivery_lanes l SET booked_until = s.booked, blocked_until = s.blocked
  FROM jsonb_to_recordset($1::jsonb) AS s (platform text, tenant text, booked timestamptz, blocked timestamptz)
  WHERE s.platform = l.platform AND s.tenant = l.tenant`;

export async function saveLanes(queries: TransactionQueries, lanes: readonly LaneRecord[]): Promise<void> {
  const rows = lanes.map(({ platform, tenant, bookedUntil, blockedUntil }) => ({
    platform,
    tenant,
    booked: bookedUntil.toString(),
    blocked: blockedUntil?.toString() ?? null,
  }));
  await queries.write(SAVE, [writeJson(rows)]);
}
