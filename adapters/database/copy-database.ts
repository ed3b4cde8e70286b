// Copies every table from one database into another with the same tables, as they were at one moment; what must not be
// copied is named.
import type pg from "pg";
import {
  insertRows,
  quote,
  READ_ONLY,
  readRows,
  readSequences,
  readShapes,
  setSequences,
  within,
} from "./table-rows.ts";

/** Tables that a copy does without, each with the reason. */
export const LEFT_OUT: readonly { readonly table: string; readonly because: string }[] = [
  { table: "_prisma_migrations", because: "the copy was made by the same migrations and has rows of its own" },
  { table: "link_codes", because: "one-time codes are secrets, and nobody binds an account in a copy" },
  { table: "code_tries", because: "wrong codes are counted where codes are taken" },
  { table: "slack_installations", because: "tokens of workspaces are secrets, and nothing is sent to them" },
  { table: "delivery_lanes", because: "the pace of the platforms is of no concern where they only record" },
  { table: "drafts", because: "what is being drafted elsewhere is not told of in a copy" },
  { table: "shared_files", because: "files are fetched where they were shared, and nobody opens one in a copy" },
  { table: "shared_file_parts", because: "they are the copies of the files that stay behind" },
  { table: "inbox", because: "no platform sends events to a copy" },
];

/**
 * Reads in one transaction that can only read, and writes in another, in which foreign keys and triggers rest. What the
 * target held before is gone.
 */
export async function copyDatabase(source: pg.Pool, target: pg.Pool): Promise<void> {
  await within(source, READ_ONLY, async (from) => {
    await within(target, "BEGIN", async (to) => {
      await to.query("SET LOCAL session_replication_role = replica");
      const leftOut = LEFT_OUT.map(({ table }) => table);
      const shapes = await readShapes(from, leftOut);
      if (shapes.length > 0) await to.query(`TRUNCATE ${shapes.map(({ table }) => quote(table)).join(", ")} CASCADE`);
      for (const shape of shapes) for await (const rows of readRows(from, shape)) await insertRows(to, shape, rows);
      await setSequences(to, await readSequences(from));
    });
  });
}
