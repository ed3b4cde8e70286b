// A log that a test can read.
import type { Log, LogFacts } from "../../src/ports/log.ts";

export type LogLine = { readonly level: "info" | "warn" | "error"; readonly event: string; readonly facts: LogFacts };

export function createTestLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  return {
    lines,
    info: (event, facts) => void lines.push({ level: "info", event, facts }),
    warn: (event, facts) => void lines.push({ level: "warn", event, facts }),
    error: (event, facts) => void lines.push({ level: "error", event, facts }),
  };
}
