// A copy of the database in memory, in which the past can be changed. The original is read once, and then closed.
import type { Temporal } from "temporal-polyfill";
import type { MeetingId } from "../../src/domain/ids.ts";
import type { StepId } from "../../src/domain/reminder.ts";
import type { DatabaseCopy } from "../../src/ports/rehearsal.ts";
import type { Store } from "../../src/ports/store.ts";
import { copyDatabase } from "./copy-database.ts";
import { type Connections, openInMemory } from "./embedded.ts";
import { listMissing, migrate } from "./migrate.ts";
import { type DatabaseSettings, openConnections, openOver } from "./open-database.ts";
import { queriesOver, type TransactionQueries } from "./queries.ts";
import { writeInstant } from "./rows.ts";
import { runTransaction } from "./run-transaction.ts";

/**
 * Nothing is written to the original, not even a missing migration.
 *
 * @throws {Error} as `openDatabase` does, and where the original lacks a migration.
 */
export async function openCopy(settings: DatabaseSettings): Promise<DatabaseCopy> {
  const copy = await openInMemory(settings.template);
  try {
    await migrate(copy.pool);
    await readOriginal(settings, copy);
    await runTransaction(copy.pool, settleOutbox);
  } catch (error) {
    await copy.close();
    throw error;
  }
  const { store } = await openOver(copy, { ...settings, url: undefined, inMemory: true });
  return changeable(store, copy);
}

async function readOriginal(settings: DatabaseSettings, copy: Connections): Promise<void> {
  const original = await openConnections(settings);
  try {
    const [missing] = await listMissing(original.pool);
    if (missing !== undefined)
      throw new Error(`its tables are older than this program (${missing} is missing); starting the server mends that`);
    await copyDatabase(original.pool, copy.pool);
  } finally {
    await original.close();
  }
}

function changeable(store: Store, { pool }: Connections): DatabaseCopy {
  return {
    store,
    async openMeeting(meetingId) {
      await queriesOver(pool).run("UPDATE meetings SET state = 'open' WHERE id = $1", [meetingId]);
    },
    windBack: (meetingId, steps, at) => runTransaction(pool, (queries) => windBack(queries, meetingId, steps, at)),
  };
}

/** What is on its way counts as sent: otherwise it would go out again, and hold up what comes after it. */
async function settleOutbox(queries: TransactionQueries): Promise<void> {
  await queries.run(
    `UPDATE outbox SET state = 'sent', finished_at = coalesce(claimed_at, enqueued_at)
     WHERE state IN ('waiting', 'sending')`,
    [],
  );
}

/** So long ago that nobody who answered then is writing just now, and nothing waits for what was sent then. */
const LONG_BEFORE = { hours: 24 };

async function windBack(
  queries: TransactionQueries,
  meetingId: MeetingId,
  steps: readonly StepId[],
  at: Temporal.Instant,
): Promise<void> {
  await queries.run("DELETE FROM round_recipients WHERE decided_at >= $1", [writeInstant(at)]);
  await queries.run("DELETE FROM round_steps WHERE meeting_id = $1 AND step_id = ANY ($2::text[])", [meetingId, steps]);
  await queries.run("UPDATE outbox SET finished_at = $1 WHERE finished_at > $1", [
    writeInstant(at.subtract(LONG_BEFORE)),
  ]);
  await queries.run("UPDATE answer_versions SET answered_at = $1 WHERE answered_at > $1", [
    writeInstant(at.subtract(LONG_BEFORE)),
  ]);
}
