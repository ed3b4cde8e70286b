// A log for tests that nobody reads.
import type { Log } from "../../src/ports/log.ts";

export const silentLog: Log = { info() {}, warn() {}, error() {} };
