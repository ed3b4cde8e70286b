// How fast an answer in Slack is stored durably, acknowledged and answered, against bare Bolt that only posts, in one
// run: `npm run bench`. Sixteen people write at once, each waiting for the acknowledgement before writing again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { Installation } from "../e2e/server-process.ts";
import { startPostgres } from "../support/postgres.ts";
import { sendJson } from "../support/slack-send.ts";
import { type StubSlack, startStubSlack } from "./stub-slack.ts";

const PEOPLE = 16;
const WARM_UP_EVENTS = 25;
const EVENTS = Number(process.argv[2] ?? 150);
const SECRET = "bench-signing-secret";

type Figures = {
  readonly name: string;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly residentMegabytes: number;
};

let count = 0;

async function measure(name: string, url: string, slack: StubSlack, pid: number | undefined): Promise<Figures> {
  await write(url, textsOf(WARM_UP_EVENTS));
  await settle(slack);
  const postsBefore = slack.posts();
  const from = performance.now();
  const waits = await write(url, textsOf(EVENTS));
  await reach(slack, postsBefore + PEOPLE * EVENTS);
  const seconds = (performance.now() - from) / 1000;
  waits.sort((one, other) => one - other);
  const at = (share: number) => waits[Math.floor(waits.length * share)] ?? 0;
  return {
    name,
    perSecond: waits.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    residentMegabytes: await residentOf(pid),
  };
}

/** Every other message is an answer to the first question; the ones between go back to it. */
function textsOf(events: number): readonly string[] {
  return Array.from({ length: events }, (_, index) =>
    index % 2 === 0 ? `Survey of migrants, number ${++count}` : "back",
  );
}

async function write(url: string, texts: readonly string[]): Promise<number[]> {
  const waits = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      const own: number[] = [];
      for (const text of texts) {
        const from = performance.now();
        const { status } = await sendJson({ baseUrl: url, signingSecret: SECRET }, messageFrom(`U${person}`, text));
        if (status !== 200) throw new Error(`answered ${status}`);
        own.push(performance.now() - from);
      }
      return own;
    }),
  );
  return waits.flat();
}

function messageFrom(user: string, text: string): object {
  const ts = `${Math.floor(Date.now() / 1000)}.${String(++count).padStart(6, "0")}`;
  return {
    type: "event_callback",
    team_id: "T1",
    api_app_id: "A1",
    event_id: `Ev${count}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [{ team_id: "T1", user_id: "U0BOT", is_bot: true, enterprise_id: null }],
    event: { type: "message", channel: `D${user}`, channel_type: "im", user, text, ts, event_ts: ts, team: "T1" },
  };
}

/** Waits until no more messages come. */
async function settle(slack: StubSlack): Promise<void> {
  for (let before = -1; before !== slack.posts(); await sleep(500)) before = slack.posts();
}

async function reach(slack: StubSlack, posts: number): Promise<void> {
  const until = performance.now() + 120_000;
  while (slack.posts() < posts) {
    if (performance.now() > until) throw new Error(`${posts - slack.posts()} replies never came`);
    await sleep(5);
  }
}

async function residentOf(pid: number | undefined): Promise<number> {
  if (pid === undefined || process.platform !== "linux") return Number.NaN;
  const { readFile } = await import("node:fs/promises");
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function ofBareBolt(slack: StubSlack): Promise<Figures> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [new URL("bare-bolt.ts", import.meta.url).pathname, String(port), slack.url, SECRET],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(child.stdout, "data");
  try {
    return await measure("bare Bolt that posts and keeps nothing", `http://127.0.0.1:${port}`, slack, child.pid);
  } finally {
    child.kill("SIGKILL");
  }
}

async function ofRapporteur(name: string, slack: StubSlack, more: Readonly<Record<string, string>>): Promise<Figures> {
  const installation = await Installation.create({
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_BOT_TOKEN: "xoxb-bench",
    SLACK_API_URL: slack.url,
    LOG_LEVEL: "warn",
    ...more,
  });
  try {
    await installation.must("roster", "import", await installation.write("roster.csv", roster()));
    await installation.must("meeting", "import", await installation.write("meeting.json", JSON.stringify(meeting())));
    await installation.start();
    await write(installation.url, ["hello", "survey", "start"]);
    return await measure(name, installation.url, slack, installation.pid);
  } catch (error) {
    process.stderr.write(installation.log.slice(-4000));
    throw error;
  } finally {
    await installation.remove();
  }
}

function roster(): string {
  const rows = Array.from(
    { length: PEOPLE },
    (_, person) =>
      `O${person},Organization ${person},igo,UTC,Person ${person},u${person}@example.org,focal point,UTC,en`,
  );
  return ["acronym,organization,kind,organization time zone,name,e-mail,role,time zone,language", ...rows].join("\n");
}

function meeting(): object {
  return {
    series: { code: "BENCH", name: "Benchmark", secretariat: "Benchmark" },
    meetings: [
      {
        id: "bench",
        number: 1,
        title: "Benchmark",
        start: "2027-01-10",
        end: "2027-01-11",
        city: "New York",
        timezone: "America/New_York",
        state: "open",
        asks: [{ instrument: "surveys-2007", due: "2027-01-01" }],
        organizations: "all",
      },
    ],
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return address !== null && typeof address === "object" ? address.port : 0;
}

const slack = await startStubSlack();
const postgres = await startPostgres({ isDurable: true });
try {
  const figures = [await ofBareBolt(slack)];
  if (postgres)
    figures.push(
      await ofRapporteur("Rapporteur on PostgreSQL", slack, { DATABASE_URL: await postgres.createDatabase() }),
    );
  figures.push(await ofRapporteur("Rapporteur on the embedded database", slack, {}));
  const reference = figures[0]?.perSecond ?? 1;
  for (const { name, perSecond, p50, p99, residentMegabytes } of figures) {
    const words = [
      `${perSecond.toFixed(0)} a second`,
      `${(perSecond / reference).toFixed(2)} of the reference`,
      `acknowledged p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
      `${residentMegabytes.toFixed(0)} MB`,
    ];
    process.stdout.write(`${name}: ${words.join("; ")}\n`);
  }
} finally {
  await slack.close();
  await postgres?.stop();
}
