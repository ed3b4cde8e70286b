// Backup, restore and purge as the operator sees them.
import { describe, expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import type { OpenBackups } from "../../../adapters/cli/surroundings.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

const HELD = { messages: 2, steps: 1, digests: 0 };
const backups: OpenBackups = {
  take: async () => ({ tables: 30, rows: 512 }),
  restore: async () => ({ takenAt: "2026-03-02T11:00:00Z", rows: 512, heldBack: HELD }),
  close: async () => undefined,
};
const full = Object.assign(new Error("no space left on device"), { code: "ENOSPC", syscall: "write" });

describe("backup", () => {
  test("says what was written", async () => {
    const { surroundings, said } = fakeSurroundings({ backups });
    expect(await runCommand(["backup", "--out", "b.gz"], surroundings)).toBe(0);
    expect(said.out).toBe("Written to b.gz: 512 rows of 30 tables.\n");
  });

  test("needs a file", async () => {
    const { surroundings, said } = fakeSurroundings({ backups });
    expect(await runCommand(["backup"], surroundings)).toBe(2);
    expect(said.err).toContain("--out is missing");
  });

  test("that cannot be written says why", async () => {
    const take = () => Promise.reject(full);
    const { surroundings, said } = fakeSurroundings({ backups: { ...backups, take } });
    expect(await runCommand(["backup", "--out", "b.gz"], surroundings)).toBe(1);
    expect(said.err).toContain("b.gz cannot be written: the disk is full");
  });
});

describe("restore", () => {
  test("says as of when, and what is held back", async () => {
    const { surroundings, said } = fakeSurroundings({ backups });
    expect(await runCommand(["restore", "b.gz", "--json"], surroundings)).toBe(0);
    expect(JSON.parse(said.out)).toEqual({
      ok: true,
      path: "b.gz",
      takenAt: "2026-03-02T11:00:00Z",
      rows: 512,
      heldBack: HELD,
    });
  });

  test("that is refused says that nothing was changed", async () => {
    const refused = () => Promise.reject(new Error("the database is not empty"));
    const { surroundings, said } = fakeSurroundings({ backups: { ...backups, restore: refused } });
    expect(await runCommand(["restore", "b.gz"], surroundings)).toBe(1);
    expect(said.err).toContain("b.gz cannot be restored: the database is not empty");
    expect(said.err).toContain("Nothing was changed.");
  });
});

test("purge says what was deleted", async () => {
  const purged = { events: 3, deliveries: 2, codes: 1 };
  const { surroundings, said } = fakeSurroundings({ purged });
  expect(await runCommand(["purge"], surroundings)).toBe(0);
  expect(said.out).toBe("Deleted: 3 handled events, 2 delivered messages, 1 codes.\n");
});
