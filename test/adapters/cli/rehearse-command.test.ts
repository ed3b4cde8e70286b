import { expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { DATABASE_IN_USE } from "../../../adapters/cli/surroundings.ts";
import type { RehearsalAnswer, RehearsalOrder } from "../../../src/ports/rehearsal.ts";
import { makeRehearsal } from "../../reports/rehearsal-world.ts";
import { codedError, fakeSurroundings, type Known } from "./fake-surroundings.ts";

async function run(line: string, known: Known = {}, answer: RehearsalAnswer = { ok: true, value: makeRehearsal() }) {
  const orders: RehearsalOrder[] = [];
  let closed = 0;
  const rehearsal = {
    rehearse: async (order: RehearsalOrder) => {
      orders.push(order);
      return answer;
    },
    close: async () => {
      closed += 1;
    },
  };
  const { surroundings, said, written } = fakeSurroundings({ rehearsal, ...known });
  const exit = await runCommand(line.split(" "), surroundings);
  return { exit, ...said, files: written.files, orders, closed };
}

test("in the terminal: what to look at, what was assumed, how many, and everything in order of time", async () => {
  const { exit, out, err, orders, closed } = await run("rehearse cmim-12");
  expect({ exit, err, orders, closed }).toEqual({
    exit: 0,
    err: "",
    orders: [{ meetingId: "cmim-12", from: null, asIfReachable: false }],
    closed: 1,
  });
  expect(out.split("\n")).toEqual([
    "Rehearsal of the reminders: Twelfth meeting Ana",
    "2 messages to 2 people; left out 1 time.",
    "The clock ran from 15 January 2014, 5 a.m. (New York) to 22 February 2014, 12 a.m. (New York).",
    "",
    "To look at",
    "- Cairo: Ana.",
    "- Without a chat account: two people. Ana; LAS: Chidi",
    "",
    "Assumed",
    "- Nothing was sent to Ana.",
    "",
    "By step",
    "Step     Date                        Messages  Left out  Reasons",
    "opening  Thursday, 16 January 2014   1         0",
    "T+1      Saturday, 15 February 2014  1         1         has had as many reminders as the plan allows (1)",
    "",
    "Everything in order of time",
    "Day and time there      Place   UTC               Person  Organizations  Step     Platform            Message",
    "Thu 16 Jan 2014, 09:30  Zurich  2014-01-16 08:30  Ana     Ana, UNHCR     opening  Slack               Ana: “Activity report” is due.",
    "Sun 16 Feb 2014, 09:30  Cairo   2014-02-16 07:30  Chidi   LAS            T+1      none yet (assumed)  Ana: “Activity report” is due.",
    "Mon 17 Feb 2014, 09:30  Zurich  2014-02-17 08:30  Ana     Ana, UNHCR     T+1                          Left out: has had as many reminders as the plan allows",
    "",
  ]);
});

test.each([
  { path: "cycle.html", begins: "<!DOCTYPE html>" },
  { path: "CYCLE.CSV", begins: "\ufeffstep,person,organizations," },
])("--out $path writes the file", async ({ path, begins }) => {
  const { exit, out, files } = await run(`rehearse cmim-12 --out ${path}`);
  expect({ exit, out }).toEqual({ exit: 0, out: `Written to ${path}.\n` });
  expect(String(files.get(path)).startsWith(begins)).toBe(true);
});

test("as JSON, with the times there", async () => {
  const { out, orders } = await run("rehearse cmim-12 --from 2014-01-16 --as-if-reachable --json");
  expect(JSON.parse(out)).toMatchObject({
    ok: true,
    meeting: "cmim-12",
    steps: [
      { id: "opening", on: "2014-01-16", messages: 1, leftOut: 0 },
      { id: "t+1", on: "2014-02-15", messages: 1, leftOut: 1 },
    ],
    rows: [
      { person: "Ana", local: "2014-01-16T09:30", platform: "slack", reason: null },
      { person: "Chidi", local: "2014-02-16T09:30", platform: null, reason: null },
      { person: "Ana", local: "2014-02-17T09:30", platform: null, reason: "over-the-cap", text: null },
    ],
  });
  expect(orders.map(({ from, asIfReachable }) => `${from?.toString()} ${asIfReachable}`)).toEqual(["2014-01-16 true"]);
});

test.each([
  "rehearse",
  "rehearse cmim-12 --out cycle.docx",
  "rehearse cmim-12 --from 16.1.2014",
  "rehearse cmim-12 --from 2014-02-30",
])("misuse opens nothing: %s", async (line) => {
  const { exit, out, orders } = await run(line);
  expect({ exit, out, orders }).toEqual({ exit: 2, out: "", orders: [] });
});

test("is refused with the reason", async () => {
  const refused = await run("rehearse cmim-99", {}, { ok: false, words: "There is no such meeting." });
  expect(refused).toMatchObject({ exit: 1, out: "", err: "There is no such meeting.\n", closed: 1 });
  const inUse = await run("rehearse cmim-12", { openingFails: codedError(DATABASE_IN_USE) });
  expect(inUse.exit).toBe(1);
  expect(inUse.err).toMatch(/^The embedded database is in use by another/);
  const nowhere = await run("rehearse cmim-12 --out nowhere/cycle.html");
  expect(nowhere.exit).toBe(1);
  expect(nowhere.err).toMatch(/^nowhere\/cycle.html cannot be written: there/);
});
