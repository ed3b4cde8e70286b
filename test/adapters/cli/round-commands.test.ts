import { describe, expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { eachInRounds } from "../../app/each-in-rounds.ts";
import type { RoundsWorld } from "../../app/rounds-world.ts";
import { INED } from "../../reports/exported.ts";
import { codedError, fakeSurroundings, type Known } from "./fake-surroundings.ts";

let world: RoundsWorld;
eachInRounds(async (opened) => {
  world = opened;
  await world.bind(world.ana);
});

async function run(words: string, known: Known = {}) {
  const rounds = { ...world.desk, ...world.recordDesk, close: async () => undefined };
  const { surroundings, said } = fakeSurroundings({ rounds, ...known });
  const code = await runCommand(words.replace("MEETING", world.meeting.id).split(" "), surroundings);
  return { code, ...said };
}

describe("rounds on the command line", () => {
  test("show who would be reminded, who not, and what would be said", async () => {
    const { code, out } = await run("round preview MEETING --step t-7");
    expect(code).toBe(0);
    expect(out).toContain(
      "Step T-7, Tuesday, 17 February 2026 (not approved): one person would be reminded, and one left out.",
    );
    expect(out).toContain("Would be reminded (1): Ana, REF: 17 February 2026, 9.30 a.m. (Zurich)");
    expect(out).toContain("Left out: has no chat account yet (1): Chidi, MIG");
    expect(out).toContain(
      "> REF: “Activity report” for the Coordination meeting is due by the end of Tuesday, 24 February 2026 (Zurich).",
    );
  });

  test("say the same as JSON", async () => {
    const { out } = await run("round preview MEETING --json");
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      step: { id: "t-7", state: "previewed", on: "2026-02-17" },
      reminded: 1,
      people: [
        { person: "Ana", reason: null, at: "2026-02-17T08:30:00Z", decidedAt: null },
        { person: "Chidi", reason: "no-account", at: null },
      ],
      samples: [{ person: "Ana" }],
    });
  });

  test("approve one step, then all that are left, and stop them", async () => {
    expect((await run("round approve MEETING")).out).toBe("t-7: 2026-02-17, approved\n");
    expect((await run("round approve MEETING --all")).out).toContain("t+3: 2026-02-27, approved\n");
    expect((await run("round stop MEETING")).out).toContain("t-7: 2026-02-17, stopped\n");
    expect(await run("round stop MEETING")).toMatchObject({ code: 1, err: "No step of the plan is left.\n" });
  });

  test("send a step now, in each person's working time", async () => {
    const { out } = await run("round send MEETING --step t-7");
    expect(out).toContain("1 reminder is on the way");
    expect(JSON.parse((await run("round preview MEETING --step t-7 --json")).out)).toMatchObject({
      people: [{ person: "Ana", decidedAt: "2026-02-16T12:00:00Z" }, { person: "Chidi" }],
    });
  });

  test("print the plan, and take it changed", async () => {
    const { out } = await run("round plan MEETING");
    const changed = out.replace('"most": 3', '"most": 5');
    expect(changed).not.toBe(out);
    expect((await run("round plan MEETING --set plan.json", { files: { "plan.json": changed } })).code).toBe(0);
    expect((await run("round plan MEETING")).out).toBe(changed);
  });

  test.each([
    { words: "round send MEETING", code: 2, err: "--step is missing" },
    { words: "round approve MEETING --all --step t", code: 2, err: "exclude each other" },
    { words: "round preview nowhere", code: 1, err: "There is no such meeting." },
    {
      words: "round preview MEETING --step t-99",
      code: 1,
      err: "The plan has: opening, t-14, t-7, t-1, t, t+1 and t+3.",
    },
    { words: "round plan MEETING --set bad.json", code: 1, err: "bad.json: steps" },
    { words: "round plan MEETING --set text.json", code: 1, err: "not well-formed JSON" },
    { words: "round plan MEETING --set nothing.json", code: 1, err: "there is no such file" },
  ])("refuse $words: $err", async ({ words, code, err }) => {
    const files = { "bad.json": '{"steps":3,"rules":{}}', "text.json": "no" };
    const refused = await run(words, { files });
    expect(refused.code).toBe(code);
    expect(refused.err).toContain(err);
  });

  test("say why the database cannot be opened", async () => {
    const refused = await run("round preview MEETING", { openingFails: codedError("ECONNREFUSED") });
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain("The database could not be opened");
  });
});

describe("holidays on the command line", () => {
  const importing = async (file: string) => {
    const { surroundings, said, written } = fakeSurroundings({ organizations: [INED], files: { "days.csv": file } });
    const code = await runCommand(["roster", "holidays", "days.csv"], surroundings);
    return { code, ...said, holidays: written.holidays };
  };

  test("are kept for each organization", async () => {
    const { code, holidays } = await importing("organization,date,name\nINED,2007-11-01,All Saints' Day\n");
    expect(code).toBe(0);
    expect(holidays).toEqual([`${INED.id} 2007-11-01 All Saints' Day`]);
  });

  test.each([
    { file: "a,b,c\n", err: "The first row must read: organization,date,name" },
    { file: "organization,date,name\nNowhere,2007-11-01,x\n", err: "row 2: there is no organization “Nowhere”" },
    { file: "organization,date,name\nINED,1 November,x\n", err: "row 2: “1 November” is not a date" },
    { file: "organization,date,name\nINED,2007-02-30,x\n", err: "row 2: “2007-02-30” is not a date" },
  ])("are refused whole: $err", async ({ file, err }) => {
    const refused = await importing(file);
    expect(refused).toMatchObject({ code: 1, holidays: [] });
    expect(refused.err).toContain(err);
  });
});
