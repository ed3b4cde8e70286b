// A round over four workspaces of Slack and two tenants of Teams that hold their limits: three servers on one PostgreSQL
// share the work, and two of them are killed while they send. `npm run bench:rounds` is the same with ten thousand people.
import { Temporal } from "temporal-polyfill";
import { afterAll, expect, it } from "vitest";
import { findWorkingPlaces } from "../bench/rounds-people.ts";
import { judgeRound, writeReports } from "../bench/rounds-report.ts";
import { type RoundTest, runRound } from "../bench/rounds-run.ts";
import { NO_TROUBLES } from "../support/limited-platform.ts";
import { passOver } from "../support/pass-over.ts";
import { startPostgres } from "../support/postgres.ts";

const ROUND: Omit<RoundTest, "databaseUrl"> = {
  size: { slackPeople: 225, workspaces: 4, teamsPeople: 75, tenants: 2 },
  instances: 3,
  killEverySeconds: 2,
  maxKills: 2,
  troubles: NO_TROUBLES,
  seed: 2007,
  withinSeconds: 100,
};
/** Longer than the round may take, and the starting and stopping around it. */
const TIMEOUT = 240_000;

const WHAT = "a round while servers are killed";
const postgres = await startPostgres();
const noServer = passOver(postgres === null, WHAT, "there is no PostgreSQL server");
/** Reminders come in working time, and on a Saturday there are hours without any, anywhere. */
const nobodyWorks = passOver(
  findWorkingPlaces(Temporal.Now.instant()).length === 0,
  WHAT,
  "nobody works anywhere at this hour",
);

afterAll(async () => {
  await postgres?.stop();
});

it.skipIf(noServer || nobodyWorks)(
  "reminds everybody once while servers are killed",
  { timeout: TIMEOUT },
  async () => {
    if (!postgres) throw new Error("there is no server to test");
    const report = judgeRound(await runRound({ ...ROUND, databaseUrl: await postgres.createDatabase() }));
    console.info(writeReports([{ name: "round", report }]));
    expect(report).toMatchObject({ people: 300, doubled: 0, lost: 0, denied: 0, astray: 0 });
    expect(report.once + report.unknown.arrived + report.unknown.absent).toBe(300);
    expect(report.refusals.steady).toBe(0);
    // Otherwise nothing was proved: the kills have to cut messages off that the platform had taken.
    expect(report.kills).toMatchObject({ total: 2 });
    expect(report.kills.inFlight).toBeGreaterThan(0);
  },
);
