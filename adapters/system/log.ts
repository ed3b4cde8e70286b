// Logs as JSON lines on standard error: events with ids, no answers, no secrets.
import { pino } from "pino";
import type { Log } from "../../src/ports/log.ts";

export function createLog(level: string): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (event, facts) => logger.info(facts, event),
    warn: (event, facts) => logger.warn(facts, event),
    error: (event, facts, error) => logger.error({ ...facts, ...describe(error) }, event),
  };
}

/** The class, the code and the places of an error; not its message, which may quote what somebody typed. */
function describe(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const places = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8)
    .map((line) => line.trim());
  return { error: error.name, code, places };
}
