// One measured round: platforms that hold their limits, a database full of people, real server processes, the step sent by
// the command line, and, where asked for, servers killed while they send. Everything is over when this resolves.
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { type Environment, Installation } from "../e2e/server-process.ts";
import { waitFor } from "../e2e/wait-for.ts";
import type { Manner, Troubles } from "../support/limited-platform.ts";
import { type LimitedSlack, type SlackPlace, startLimitedSlack, WORKSPACE_LIMIT } from "../support/limited-slack.ts";
import { type LimitedTeams, startLimitedTeams, TENANT_LIMIT } from "../support/limited-teams.ts";
import { createRandom } from "../support/seeded-random.ts";
import {
  findWorkingPlaces,
  listLanes,
  listPeople,
  type RoundLane,
  type RoundPerson,
  type RoundSize,
} from "./rounds-people.ts";
import type { Kill, RoundOutcome, RoundRun } from "./rounds-report.ts";
import {
  MEETING,
  query,
  type RoundDatabase,
  type RoundSeed,
  SECRET_KEY,
  STEP,
  seedRound,
  tokenOf,
} from "./rounds-seed.ts";

export type RoundTest = {
  readonly size: RoundSize;
  /** A `postgresql://` address; null: the embedded database, for one instance. */
  readonly databaseUrl: string | null;
  readonly instances: number;
  /** Null: nobody is killed. */
  readonly killEverySeconds: number | null;
  readonly maxKills: number;
  readonly troubles: Troubles;
  readonly seed: number;
  /** After this the round is judged as it stands. */
  readonly withinSeconds: number;
};

const ANSWER_MILLISECONDS = [40, 140] as const;
const SETTLE_MILLISECONDS = 1_000;
const LOOK_EVERY_MILLISECONDS = 500;
/** A server that has a message under way is killed; if none has within this time, one is killed all the same. */
const IN_FLIGHT_WITHIN_MILLISECONDS = 10_000;
/** Almost to the end: only the largest lane is then still at work. */
const KILLS_UNTIL_SHARE = 0.995;

export async function runRound(test: RoundTest): Promise<RoundRun> {
  const random = createRandom(test.seed);
  const lanes = listLanes(test.size);
  const people = listPeople(lanes, random);
  const manner: Manner = { troubles: test.troubles, random, answerMilliseconds: ANSWER_MILLISECONDS };
  await using cleanUp = new AsyncDisposableStack();
  const slack = cleanUp.adopt(await startLimitedSlack(placesOf(lanes, people), manner), (each) => each.close());
  const teams = cleanUp.adopt(await startLimitedTeams(tenantsOf(people), manner), (each) => each.close());
  const servers: Installation[] = [];
  endWithThisProcess(servers, cleanUp);
  for (let number = 0; number < test.instances; number += 1) {
    const server = await Installation.create(settingsOf(nameOf(number), test, slack));
    servers.push(cleanUp.adopt(server, (each) => each.remove()));
  }
  const [first] = servers;
  if (!first) throw new Error("a round needs an instance");
  const database = { url: test.databaseUrl ?? undefined, dataDir: `${first.folder}/data` };
  await seed(database, { lanes, people, teamsServiceUrl: teams.serviceUrl });
  const sending = () => first.must("round", "send", MEETING, "--step", STEP);
  if (test.databaseUrl === null) await sending();
  await Promise.all(servers.map((server) => server.start()));
  const readyAt = Date.now();
  const written = (test.databaseUrl === null ? Promise.resolve("") : sending()).then(() => Date.now());
  const [kills, writtenAt] = await Promise.all([deliverAll(test, servers, { slack, teams, people, written }), written]);
  await Promise.all(servers.map((server) => server.stop()));
  for (const server of servers) tellProblems(server.log);
  return {
    lanes,
    people,
    limitOf: ({ platform }) => (platform === "slack" ? WORKSPACE_LIMIT : TENANT_LIMIT),
    beganAt: Math.max(readyAt, await readSendFrom(database)),
    writtenAt,
    messages: [...slack.record.messages, ...teams.record.messages],
    refusals: [...slack.record.refusals, ...teams.record.refusals],
    unheard: slack.record.unheard + teams.record.unheard,
    troubled: slack.record.troubled + teams.record.troubled,
    outcomes: await readOutcomes(database),
    kills,
  };
}

/** Also when this process is ended in the middle. */
function endWithThisProcess(servers: readonly Installation[], cleanUp: AsyncDisposableStack): void {
  const end = () => {
    for (const { isRunning, pid } of servers) if (isRunning && pid !== undefined) process.kill(pid, "SIGKILL");
  };
  process.once("exit", end);
  cleanUp.defer(() => void process.off("exit", end));
}

const SIGNING_SECRET = "rounds-signing-secret";

/** As the platform knows an instance. */
const nameOf = (number: number) => `i${number + 1}`;

function settingsOf(name: string, test: RoundTest, slack: LimitedSlack): Environment {
  return {
    ...(test.databaseUrl === null ? {} : { DATABASE_URL: test.databaseUrl }),
    SECRET_KEY: Buffer.from(SECRET_KEY).toString("base64"),
    PUBLIC_URL: "http://127.0.0.1",
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_CLIENT_ID: "1.2",
    SLACK_CLIENT_SECRET: "rounds-client-secret",
    SLACK_API_URL: slack.apiUrlOf(name),
    TEAMS_UNAUTHENTICATED: "loopback",
    LOG_LEVEL: "warn",
  };
}

function placesOf(lanes: readonly RoundLane[], people: readonly RoundPerson[]): readonly SlackPlace[] {
  return lanes
    .filter(({ platform }) => platform === "slack")
    .map((lane) => ({
      team: lane.id,
      token: tokenOf(lane),
      channels: new Map(people.filter((each) => each.lane === lane).map(({ account, address }) => [account, address])),
    }));
}

function tenantsOf(people: readonly RoundPerson[]): ReadonlyMap<string, string> {
  return new Map(people.filter(({ lane }) => lane.platform === "teams").map(({ address, lane }) => [address, lane.id]));
}

async function seed(database: RoundDatabase, who: Omit<RoundSeed, "places" | "now">): Promise<void> {
  const now = Temporal.Now.instant();
  await seedRound(database, { ...who, places: findWorkingPlaces(now), now });
}

type Sides = {
  readonly slack: LimitedSlack;
  readonly teams: LimitedTeams;
  readonly people: readonly RoundPerson[];
  /** Resolves when every reminder is in the database. */
  readonly written: Promise<unknown>;
};

/** Until nothing waits any more, or the time is over; the kills happen meanwhile. */
async function deliverAll(
  test: RoundTest,
  servers: readonly Installation[],
  { slack, teams, people, written }: Sides,
): Promise<readonly Kill[]> {
  const over = { over: false };
  const taken = () => slack.record.messages.length + teams.record.messages.length;
  const killing = killAgain(test, servers, slack, {
    hasBegun: () => taken() > 0,
    isOver: () => over.over || taken() >= people.length * KILLS_UNTIL_SHARE,
  });
  const until = Date.now() + test.withinSeconds * 1000;
  try {
    await written;
    while (Date.now() < until && (await countUnfinished(servers)) > 0) await sleep(LOOK_EVERY_MILLISECONDS);
    await sleep(SETTLE_MILLISECONDS);
  } finally {
    over.over = true;
  }
  return await killing;
}

type Progress = { readonly hasBegun: () => boolean; readonly isOver: () => boolean };

/** Servers in turn, as one loses a machine: without warning, and started again while the others go on. */
async function killAgain(
  { killEverySeconds, maxKills }: RoundTest,
  servers: readonly Installation[],
  slack: LimitedSlack,
  { hasBegun, isOver }: Progress,
): Promise<readonly Kill[]> {
  const kills: Kill[] = [];
  if (killEverySeconds === null) return kills;
  const nameOfServer = (server: Installation) => nameOf(servers.indexOf(server));
  const starting = new Map<Installation, Promise<void>>();
  while (!hasBegun() && !isOver()) await sleep(20);
  while (kills.length < maxKills) {
    const due = Date.now() + killEverySeconds * 1000;
    while (!isOver() && Date.now() < due) await sleep(20);
    const turn = kills.length % servers.length;
    const inTurn = [...servers.slice(turn), ...servers.slice(0, turn)];
    const victim = await findSending(inTurn, (server) => slack.inFlight(nameOfServer(server)), isOver);
    await starting.get(victim);
    if (isOver()) break;
    const instance = nameOfServer(victim);
    kills.push({ instance, at: Date.now(), inFlight: slack.inFlight(instance) });
    await victim.kill();
    starting.set(victim, victim.start());
  }
  await Promise.all(starting.values());
  return kills;
}

/** The first that sends; if none does for a while, the first. */
async function findSending(
  servers: readonly Installation[],
  inFlightOf: (server: Installation) => number,
  isOver: () => boolean,
): Promise<Installation> {
  const [next] = servers;
  if (!next) throw new Error("there is no server to kill");
  const late = Date.now() + IN_FLIGHT_WITHIN_MILLISECONDS;
  for (;;) {
    const sending = servers.find((server) => server.isRunning && inFlightOf(server) > 0);
    if (sending !== undefined || isOver() || Date.now() > late) return sending ?? next;
    await sleep(1);
  }
}

const UNFINISHED = ["waiting", "sending"];

/** As the servers themselves tell an operator. */
async function countUnfinished(servers: readonly Installation[]): Promise<number> {
  const metrics = await waitFor(
    () => "a server that tells its figures",
    async () => {
      for (const server of servers) {
        const text = server.isRunning ? await readText(`${server.url}/metrics`) : null;
        if (text !== null) return text;
      }
      return null;
    },
    60_000,
  );
  const counts = [...metrics.matchAll(/^rapporteur_deliveries\{state="(\w+)"\} (\d+)$/gm)];
  if (counts.length === 0) throw new Error(`no figures of deliveries in:\n${metrics}`);
  return counts.reduce((sum, [, state = "", count]) => sum + (UNFINISHED.includes(state) ? Number(count) : 0), 0);
}

async function readText(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return response.ok ? await response.text() : null;
  } catch {
    // The server was killed meanwhile; the next one is asked.
    return null;
  }
}

const SEND_FROM = `SELECT (extract(epoch FROM send_from) * 1000)::float8 AS at FROM round_steps
  WHERE meeting_id = '${MEETING}' AND step_id = '${STEP}'`;

async function readSendFrom(database: RoundDatabase): Promise<number> {
  const [{ at }] = z.tuple([z.object({ at: z.number() })]).parse(await query(database, SEND_FROM));
  return at;
}

const OUTCOMES = `SELECT r.person_id AS "personId", r.delivery_id AS "deliveryId", r.reason, o.state
  FROM round_recipients r LEFT JOIN outbox o ON o.id = r.delivery_id
  WHERE r.meeting_id = '${MEETING}' AND r.step_id = '${STEP}'`;

const Outcomes = z.array(
  z.object({
    personId: z.string(),
    deliveryId: z.string().nullable(),
    reason: z.string().nullable(),
    state: z.string().nullable(),
  }),
);

async function readOutcomes(database: RoundDatabase): Promise<readonly RoundOutcome[]> {
  return Outcomes.parse(await query(database, OUTCOMES));
}

/** What an operator would have to look at; no more of it than fits on a screen. */
function tellProblems(log: string): void {
  const lines = log.split("\n").filter((line) => /"level":(50|60|"error"|"fatal")/.test(line));
  if (lines.length > 0) console.warn(`${lines.length} errors logged, such as:\n${lines.slice(0, 3).join("\n")}`);
}
