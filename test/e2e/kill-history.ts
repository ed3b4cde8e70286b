// What a killed server left behind: the history of answers, read from a copy of its folder, so that the server itself
// finds the folder as it was.
import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { z } from "zod";

const Rows = z.array(
  z.object({ path: z.string(), response: z.string(), version: z.number(), message: z.string().nullable() }),
);
export type HistoryRow = z.infer<typeof Rows>[number];

export async function readHistory(folder: string): Promise<readonly HistoryRow[]> {
  const sql = "SELECT path, response_id AS response, version, message_id AS message FROM answer_versions ORDER BY id";
  return Rows.parse(await queryCopy(folder, sql));
}

/** The rows of a query over a copy of the folder; no server may be running on it. */
export async function queryCopy(folder: string, sql: string): Promise<readonly unknown[]> {
  const copy = join(folder, "copy");
  await cp(join(folder, "data", "postgres"), copy, { recursive: true });
  try {
    const database = await PGlite.create(copy);
    const { rows } = await database.query(sql);
    await database.close();
    return rows;
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** The messages of which no answer is in the history. `messages` are ids as the platform gave them. */
export function findLost(history: readonly HistoryRow[], messages: readonly string[]): readonly string[] {
  return messages.filter((id) => !history.some(({ message }) => message?.includes(id)));
}

/** The answers that one message gave more than once. */
export function findDoubled(history: readonly HistoryRow[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const { response, path, message } of history) {
    const key = `${response} ${path} ${message}`;
    if (message !== null) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return [...seen].filter(([, times]) => times > 1).map(([key]) => key);
}
