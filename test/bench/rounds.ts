// Ten thousand reminders over twenty workspaces and five tenants, against platforms on this machine that hold their
// limits: `npm run bench:rounds`. Every message is counted where it arrives, and the time is set beside the least that a
// model of the limits allows. README.md says how to read the table.
import { loadavg } from "node:os";
import process from "node:process";
import { parseArgs } from "node:util";
import { NO_TROUBLES } from "../support/limited-platform.ts";
import { startPostgres } from "../support/postgres.ts";
import type { RoundSize } from "./rounds-people.ts";
import { judgeRound, type RoundReport, writeDoubled, writeReports } from "./rounds-report.ts";
import { type RoundTest, runRound } from "./rounds-run.ts";

const { values: given } = parseArgs({
  options: {
    people: { type: "string", default: "10000" },
    workspaces: { type: "string", default: "20" },
    tenants: { type: "string", default: "5" },
    "kill-every": { type: "string", default: "7" },
    within: { type: "string", default: "600" },
    seed: { type: "string", default: "2007" },
    /** Names of the runs, parted by commas; all without it. */
    only: { type: "string" },
  },
});

/** Three quarters are in Slack, and the rest in Teams. */
const SLACK_SHARE = 0.75;
const TROUBLES = { serverErrors: 0.002, cuts: 0.002, slow: 0.005, slowMilliseconds: 3_000 };

function sizeOf(people: number): RoundSize {
  const slackPeople = Math.round(people * SLACK_SHARE);
  return {
    slackPeople,
    workspaces: Number(given.workspaces),
    teamsPeople: people - slackPeople,
    tenants: Number(given.tenants),
  };
}

type Variant = { readonly name: string; readonly on: "postgresql" | "embedded" } & Partial<RoundTest>;

const killEverySeconds = Number(given["kill-every"]);
const VARIANTS: readonly Variant[] = [
  { name: "one", on: "postgresql" },
  { name: "three-killed", on: "postgresql", instances: 3, killEverySeconds },
  { name: "three-troubled", on: "postgresql", instances: 3, killEverySeconds, troubles: TROUBLES },
  { name: "embedded", on: "embedded" },
];

/** Beyond the time that the rounds themselves may take: seeding, starting, stopping. */
const OTHER_SECONDS = 300;

/** Whatever happens, nothing is left running: what was started is ended as this process exits. */
function endIn(seconds: number): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      process.stderr.write(`ended by ${signal}\n`);
      process.exit(1);
    });
  const late = () => {
    process.stderr.write(`not done after ${seconds} s\n`);
    process.exit(1);
  };
  setTimeout(late, seconds * 1000).unref();
}

endIn((Number(given.within) + OTHER_SECONDS) * VARIANTS.length);
const postgres = await startPostgres({ isDurable: true });
const done: { name: string; report: RoundReport }[] = [];
const wanted = given.only?.split(",");
try {
  for (const { name, on, ...changes } of VARIANTS) {
    if (wanted && !wanted.includes(name)) continue;
    if (on === "postgresql" && !postgres) continue;
    const test: RoundTest = {
      size: sizeOf(Number(given.people)),
      databaseUrl: on === "postgresql" && postgres ? await postgres.createDatabase() : null,
      instances: 1,
      killEverySeconds: null,
      maxKills: 1_000,
      troubles: NO_TROUBLES,
      seed: Number(given.seed),
      withinSeconds: Number(given.within),
      ...changes,
    };
    const run = await runRound(test);
    const report = judgeRound(run);
    done.push({ name, report });
    process.stdout.write(`${writeReports([{ name, report }])}\n${writeLoad()}\n\n`);
    for (const line of writeDoubled(run)) process.stdout.write(`doubled: ${line}\n`);
  }
  if (done.length > 1) process.stdout.write(`${writeReports(done)}\n`);
} finally {
  await postgres?.stop();
}

function writeLoad(): string {
  return `load of this machine, over 1 and 5 minutes: ${loadavg()
    .slice(0, 2)
    .map((load) => load.toFixed(1))
    .join(", ")}`;
}
