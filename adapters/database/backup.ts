// A backup of the whole database, and the way back into an empty one, on either kind of database. What follows from the
// rest is left out and made anew. After the way back nothing goes out by itself: what was sent since is not known.

import type pg from "pg";
import type { Temporal } from "temporal-polyfill";
import { type BackupEnd, type BackupRows, openBackupFile, writeBackupFile } from "./backup-file.ts";
import { listApplied, listMissing, migrate } from "./migrate.ts";
import { writeInstant } from "./rows.ts";
import {
  insertRows,
  quote,
  READ_ONLY,
  readRows,
  readSequences,
  readShapes,
  setSequences,
  type TableShape,
  within,
} from "./table-rows.ts";

/** The migrations stand in the first line; findings are compiled from the submissions at start. */
const LEFT_OUT = [
  "_prisma_migrations",
  "findings",
  "finding_facets",
  "finding_words",
  "finding_theme_words",
  "finding_builds",
];

export type BackedUp = { readonly tables: number; readonly rows: number };

/** @throws {Error} where the tables are older than this program, or the file cannot be written. */
export async function takeBackup(pool: pg.Pool, path: string, at: Temporal.Instant): Promise<BackedUp> {
  const [missing] = await listMissing(pool);
  if (missing !== undefined)
    throw new Error(`its tables are older than this program (${missing} is missing); starting the server mends that`);
  return within(pool, READ_ONLY, async (client) => {
    const header = { takenAt: at.toString(), migrations: [...(await listApplied(client))] };
    const shapes = await readShapes(client, LEFT_OUT);
    let rows = 0;
    async function* parts(): AsyncGenerator<BackupRows | BackupEnd> {
      for (const shape of shapes)
        for await (const some of readRows(client, shape)) {
          rows += some.length;
          yield {
            table: shape.table,
            columns: shape.columns.map(({ name }) => name),
            rows: some.map((row) => [...row]),
          };
        }
      yield { rows, sequences: [...(await readSequences(client))] };
    }
    await writeBackupFile(path, header, parts());
    return { tables: shapes.length, rows };
  });
}

export type Restored = {
  readonly takenAt: string;
  readonly rows: number;
  /** What the backup had to go out, and does not go out now. */
  readonly heldBack: { readonly messages: number; readonly steps: number; readonly digests: number };
};

/**
 * All or nothing. The tables are made as they were, filled, and brought up to date then.
 *
 * @throws {Error} where the database is in use already, the file is no whole backup, or a newer program made it.
 */
export async function restoreBackup(pool: pg.Pool, path: string, at: Temporal.Instant): Promise<Restored> {
  const { header, parts } = await openBackupFile(path);
  if (await isUsed(pool)) throw new Error("the database is not empty; a backup goes into one that nothing has used");
  await migrate(pool, { only: header.migrations });
  const restored = await within(pool, "BEGIN", async (client) => {
    const keys = await dropForeignKeys(client);
    const rows = await fill(client, parts);
    await addForeignKeys(client, keys);
    return { takenAt: header.takenAt, rows, heldBack: await holdBack(client, at) };
  });
  await migrate(pool);
  return restored;
}

/** A server that ran on it, even once, left instruments. */
async function isUsed(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ made: boolean }>("SELECT to_regclass('instruments') IS NOT NULL AS made");
  if (!rows[0]?.made) return false;
  const { rowCount } = await pool.query(
    "SELECT FROM instruments UNION ALL SELECT FROM organizations UNION ALL SELECT FROM people LIMIT 1",
  );
  return rowCount !== 0;
}

async function fill(client: pg.PoolClient, parts: AsyncIterable<BackupRows | BackupEnd>): Promise<number> {
  const shapes = new Map((await readShapes(client, LEFT_OUT)).map((shape) => [shape.table, shape]));
  let count = 0;
  for await (const part of parts) {
    if ("sequences" in part) await setSequences(client, part.sequences);
    else {
      await insertRows(client, shapeOf(part, shapes), part.rows);
      count += part.rows.length;
    }
  }
  return count;
}

/** Names come from the file, types from the catalog. */
function shapeOf({ table, columns }: BackupRows, shapes: ReadonlyMap<string, TableShape>): TableShape {
  const known = shapes.get(table)?.columns ?? [];
  const named = columns.map((name) => {
    const column = known.find((each) => each.name === name);
    if (!column) throw new Error(`it is damaged: there is no ${table}.${name}`);
    return column;
  });
  return { table, columns: named };
}

type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

const FOREIGN_KEYS = `SELECT c.relname::text AS "table", k.conname::text AS name, pg_get_constraintdef(k.oid) AS definition
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
  WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace`;

/** Rows come table by table, and need those of others: that all fits is checked when the keys are back. */
async function dropForeignKeys(client: pg.PoolClient): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(FOREIGN_KEYS);
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${quote(table)} DROP CONSTRAINT ${quote(name)}`);
  return rows;
}

async function addForeignKeys(client: pg.PoolClient, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${quote(table)} ADD CONSTRAINT ${quote(name)} ${definition}`);
}

/** What may have gone out between the backup and now; each where the tables, perhaps of an older program, have it. */
const HOLD_BACK = {
  reminders: {
    table: "outbox",
    column: "kind",
    sql: `UPDATE outbox SET state = 'unknown', code = 'restored', finished_at = $1
      WHERE state IN ('waiting', 'sending') AND kind = 'broadcast'`,
  },
  replies: {
    table: "outbox",
    column: "state",
    sql: `UPDATE outbox SET state = 'dropped', code = 'restored', finished_at = $1
      WHERE state IN ('waiting', 'sending')`,
  },
  running: {
    table: "round_steps",
    column: "state",
    sql: "UPDATE round_steps SET state = 'stopped' WHERE state = 'running' AND $1::timestamptz IS NOT NULL",
  },
  approved: {
    table: "round_steps",
    column: "send_from",
    sql: `UPDATE round_steps SET state = 'planned', approved_by = NULL, approved_at = NULL, send_from = NULL
      WHERE state IN ('approved', 'previewed') AND $1::timestamptz IS NOT NULL`,
  },
  digests: {
    table: "digests",
    column: "state",
    sql: "DELETE FROM digests WHERE state = 'approved' AND $1::timestamptz IS NOT NULL",
  },
} as const;

async function holdBack(client: pg.PoolClient, at: Temporal.Instant): Promise<Restored["heldBack"]> {
  const shapes = await readShapes(client, LEFT_OUT);
  const hold = async ({ table, column, sql }: (typeof HOLD_BACK)[keyof typeof HOLD_BACK]) => {
    const has = shapes.some((shape) => shape.table === table && shape.columns.some(({ name }) => name === column));
    return has ? ((await client.query(sql, [writeInstant(at)])).rowCount ?? 0) : 0;
  };
  const messages = (await hold(HOLD_BACK.reminders)) + (await hold(HOLD_BACK.replies));
  const steps = (await hold(HOLD_BACK.running)) + (await hold(HOLD_BACK.approved));
  return { messages, steps, digests: await hold(HOLD_BACK.digests) };
}
