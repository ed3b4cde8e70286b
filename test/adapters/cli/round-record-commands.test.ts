import { describe, expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { StepId } from "../../../src/domain/reminder.ts";
import { eachInRounds } from "../../app/each-in-rounds.ts";
import type { RoundsWorld } from "../../app/rounds-world.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

let world: RoundsWorld;
eachInRounds(async (opened) => {
  world = opened;
  await world.bind(world.ana);
});

async function run(words: string) {
  const rounds = { ...world.desk, ...world.recordDesk, close: async () => undefined };
  const { surroundings, said, written } = fakeSurroundings({ rounds });
  const code = await runCommand(words.replace("MEETING", world.meeting.id).split(" "), surroundings);
  return { code, ...said, files: written.files };
}

describe("around a round, on the command line", () => {
  test("the check names everybody and gives the texts to send", async () => {
    const { code, out } = await run("round check MEETING");
    expect(code).toBe(0);
    expect(out).toContain("Can be reached (1): Ana, REF (Slack)");
    expect(out).toContain("No chat account yet (2): Ben, REF; Chidi, MIG");
    expect(out).toContain("To: Ben (ben@example");
    expect(out).not.toContain("[Look again]");
  });

  test("the check is a table for spreadsheets, and JSON for other programs", async () => {
    const { out } = await run("round check MEETING --format csv");
    expect(out.split("\r\n")[0]).toBe(
      "\ufeffperson,e-mail,role,organizations,platform,place,state,code,in words,who can mend it,what mends it",
    );
    expect(out).toContain("Ben,");
    const toChidi: unknown = expect.stringContaining("Chidi");
    expect(JSON.parse((await run("round check MEETING --json")).out)).toMatchObject({
      ok: true,
      rows: [
        { person: "Ana", platform: "slack", state: "reachable" },
        { person: "Ben", role: "alternate", state: "no-account" },
        { person: "Chidi" },
      ],
      texts: [{ to: toChidi }],
    });
  });

  test("the record is written to a file, attempt by attempt", async () => {
    const noRecord: unknown = expect.stringContaining("no record");
    expect(await run("round record MEETING")).toMatchObject({ code: 1, err: noRecord });
    await world.desk.approve(world.meeting.id, "t-7", null);
    await world.tick("2026-02-17T08:30:00Z");
    expect((await run("round record MEETING")).out).toContain(
      "Sent (1): Ana, REF: 17 February 2026, 9.30 a.m. (Zurich)",
    );
    const { code, files } = await run("round record MEETING --step t-7 --format csv --out record.csv");
    expect(code).toBe(0);
    expect(String(files.get("record.csv"))).toContain(`${world.meeting.id},t-7,Ana,REF,sent`);
    expect(await run("round record MEETING --format csv --out nowhere/record.csv")).toMatchObject({ code: 1 });
  });

  test("the tasks say what to do", async () => {
    const { out } = await run("round tasks MEETING");
    expect(out).toContain("Two people have no linked chat account: Send each a one-time code");
  });

  test("a dry run says what would be, and changes nothing", async () => {
    const approval = await run("round approve MEETING --all --dry-run");
    expect(approval.out).toContain("Skipped: opening and T-14");
    expect(approval.out).toContain("t-14: 2026-02-10, skipped, since the date has passed\n");
    const { out } = await run("round send MEETING --step t-7 --dry-run --json");
    expect(JSON.parse(out)).toMatchObject({
      dryRun: true,
      steps: [{ id: "t-7", state: "approved" }],
      preview: { reminded: 1, samples: [{ person: "Ana", platform: "slack", rendered: { renderedFor: "slack" } }] },
    });
    expect(await world.stateOf(StepId.parse("t-7"))).toBe("planned");
  });

  test.each([
    { words: "round check nowhere", code: 1, err: "There is no such meeting." },
    { words: "round record MEETING --step t-99", code: 1, err: "There is no such step." },
    { words: "round record MEETING --format xlsx", code: 2, err: "--format must be one of csv, json" },
    { words: "round tasks MEETING --out x.csv", code: 2, err: "--out needs --format" },
    { words: "round approve MEETING --step opening", code: 1, err: "lies in the past" },
  ])("refuse $words: $err", async ({ words, code, err }) => {
    const refused = await run(words);
    expect(refused.code).toBe(code);
    expect(refused.err).toContain(err);
  });
});
