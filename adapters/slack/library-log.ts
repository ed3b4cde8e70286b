// What Slack's library has to say, without its words: they may hold what a person typed.

import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../src/ports/log.ts";

export function createLibraryLog(log: Log): Logger {
  const write =
    (level: string) =>
    (...said: unknown[]) => {
      const error = said.find((part) => part instanceof Error);
      log.warn("slack library", { level, errorName: error?.name });
    };
  return {
    debug() {},
    info() {},
    warn: write("warn"),
    error: write("error"),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
