// Processor time of a PostgreSQL server on this machine: what an answer costs, whatever else the machine does meanwhile.
import { readFile } from "node:fs/promises";
import type pg from "pg";

/** Since the server's connections were opened; 0 where it is embedded, or not a process of this machine. */
export async function serverMilliseconds(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'",
  );
  let ticks = 0;
  for (const { pid } of rows) {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (pid !== process.pid && stat.includes("postgres")) ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks * MILLISECONDS_A_TICK;
}

/** Of Linux, on every architecture that Node runs on. */
const MILLISECONDS_A_TICK = 10;
