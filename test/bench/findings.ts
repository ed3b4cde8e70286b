// How fast each command that looks for something is answered over 100,000 activities and surveys, on the embedded database
// and on PostgreSQL, in one run: `npm run bench:findings`. Through the real reading, store and composing, within a
// transaction, with the rights of the one who asks; what is no search goes through the whole bot.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { openEmbedded } from "../../adapters/database/embedded.ts";
import { type Compiled, insertFindings } from "../../adapters/database/findings.ts";
import { openOver } from "../../adapters/database/open-database.ts";
import { queriesOver } from "../../adapters/database/queries.ts";
import { openServer } from "../../adapters/database/server.ts";
import { answerFind } from "../../src/app/find-answers.ts";
import { type MeetingId, type OrganizationId, writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import type { Person } from "../../src/domain/person.ts";
import { compileFindings } from "../../src/findings/compile-findings.ts";
import { readFindCommand } from "../../src/findings/read-find-command.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { english } from "../../src/wording/english.ts";
import { startPostgres } from "../support/postgres.ts";
import { silentLog } from "../support/silent-log.ts";
import { type MadeResponse, makeResponses } from "./made-findings.ts";
import { serverMilliseconds } from "./server-time.ts";
import { openTalk } from "./talk.ts";

const FINDINGS = Number(process.argv[2] ?? 100_000);
const ROUNDS = Number(process.argv[3] ?? 8);
const NOW = Temporal.Instant.from("2007-10-26T14:00:00Z");
const RESPONSES_AT_ONCE = 100;
const OPEN_MEETING = "cmim-06";

/** By command; each line is asked by a participant, a focal point and the secretariat in turn. */
const ASKS: Readonly<Record<string, readonly string[]>> = {
  "summary (meeting)": ["summary", "summary fifth meeting"],
  "summary (organization)": ["summary IOM", "summary of UNHCR all meetings"],
  "summary (theme)": ["summary remittances", "summary trafficking", "summary remittances all meetings"],
  "summary (area)": ["summary Kenya", "summary West Africa", "summary Senegal all meetings"],
  "summary (objective)": ["summary objective 10", "summary GCM 20"],
  "search (names)": [
    "search remittances in Kenya since 2006 by the World Bank",
    "search trafficking in West Africa",
    "search planned activities of IOM on gender",
    "search data in the least developed countries 2005-2007",
  ],
  "search (words)": [
    "search wanderarbeiter",
    "search recruitment agencies calendar",
    "search migrant workers",
    "search encuesta nacional",
    "search surveys of households in Ghana",
  ],
  "search (mistakes)": ["search Keyna remitances", "search recruitmnet calender"],
  "search (a common word)": ["search results", "search workshop"],
  who: ["who works on trafficking in West Africa", "who works on remittances", "who works on refugees in Kenya"],
  surveys: ["surveys Mexico", "surveys Kenya since 2006"],
  practices: ["practices remittances", "practices"],
  agenda: ["agenda", "agenda eighth meeting"],
};

/** Through the whole bot, its transaction and its outbox included. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  status: ["status"],
  digest: ["digest"],
  "digest since": ["digest since fifth meeting"],
  missing: ["missing"],
};

/** The same where something was submitted before each, of which nothing can have been kept. */
const SAID_AFTER_NEWS: Readonly<Record<string, readonly string[]>> = {
  "digest, after news": ["digest"],
  "digest since, after news": ["digest since fifth meeting"],
};

type Opened = { readonly pool: pg.Pool; readonly store: Store };
/** Submits once more what was submitted for the open meeting; `fill` gives it. */
type Filled = { readonly made: number; readonly bringNews: () => Promise<void> };

async function open(pool: pg.Pool, close: () => Promise<void>): Promise<Opened> {
  const { store } = await openOver({ pool, close }, { dataDir: "", log: silentLog });
  for (const instrument of INSTRUMENTS) await store.saveInstrument(instrument);
  return { pool, store };
}

async function fill({ pool, store }: Opened): Promise<Filled> {
  const { roster, meetings } = await readDemonstration();
  await store.importRoster(roster, NOW);
  await store.importMeetings(meetings, NOW);
  const by = roster.people[0]?.id ?? "";
  const organizations = roster.organizations;
  const held = meetings.meetings.map(({ meeting }) => meeting);
  for (const { id } of held)
    await pool.query(
      "INSERT INTO meeting_asks (meeting_id, instrument_id, due_on, position) SELECT $1, i, date '2007-11-09', 9 FROM unnest($2::text[]) i ON CONFLICT DO NOTHING",
      [id, INSTRUMENTS.map((instrument) => instrument.id)],
    );
  let batch: MadeResponse[] = [];
  let made = 0;
  const news: Compiled[] = [];
  const flush = async () => {
    const compiled = await write(pool, batch, by, (each) => {
      const meeting = held[each.meetingIndex % held.length]?.id;
      const organization = organizations[each.organizationIndex]?.id;
      const instrument = INSTRUMENTS.find(({ id }) => id === each.instrumentId);
      if (!meeting || !organization || !instrument) throw new Error("nobody to report");
      return { meeting, organization, instrument };
    });
    news.push(...compiled.filter(({ response: { meetingId } }) => meetingId === OPEN_MEETING));
    batch = [];
  };
  for await (const response of makeResponses(FINDINGS, held.length, organizations.length)) {
    batch.push(response);
    made += response.findings;
    if (batch.length === RESPONSES_AT_ONCE) await flush();
  }
  if (batch.length > 0) await flush();
  await pool.query("VACUUM ANALYZE");
  const bringNews = async () => {
    const next = news.shift();
    if (!next) throw new Error(`nothing was submitted for ${OPEN_MEETING}`);
    news.push(next);
    await pool.query("DELETE FROM findings WHERE response_id = $1", [next.response.responseId]);
    await insertFindings(queriesOver(pool), [next]);
  };
  return { made, bringNews };
}

type Names = (response: MadeResponse) => {
  readonly meeting: MeetingId;
  readonly organization: OrganizationId;
  readonly instrument: Questionnaire;
};

/** Responses as rows at once; their findings by the compiler and the writer that a submission goes through. */
async function write(
  pool: pg.Pool,
  batch: readonly MadeResponse[],
  by: string,
  names: Names,
): Promise<readonly Compiled[]> {
  const compile = async (response: MadeResponse): Promise<Compiled & { readonly row: object }> => {
    const { meeting, organization, instrument } = names(response);
    const request = writeRequestId(meeting, organization, instrument.id);
    const responseId = writeResponseId(request, response.ordinal);
    const { answers, ordinal, at } = response;
    const findings = await compileFindings({ responseId, questionnaire: instrument, answers, versions: new Map() });
    const head = { responseId, meetingId: meeting, organizationId: organization, instrumentId: instrument.id };
    return {
      response: {
        ...head,
        instrumentVersion: instrument.version,
        submission: 1,
        submittedAt: new Date(at.epochMilliseconds),
      },
      findings,
      row: { request, meeting, organization, instrument: instrument.id, id: responseId, ordinal, at: at.toString() },
    };
  };
  const compiled = await Promise.all(batch.map(compile));
  const values = [JSON.stringify(compiled.map(({ row }) => row)), by];
  const rows =
    "jsonb_to_recordset($1::jsonb) AS row (request text, meeting text, organization text, instrument text, id text, ordinal int, at timestamptz)";
  await pool.query(
    `INSERT INTO requests (id, meeting_id, organization_id, instrument_id)
     SELECT DISTINCT request, meeting, organization, instrument FROM ${rows} WHERE $2::text IS NOT NULL
     ON CONFLICT DO NOTHING`,
    values,
  );
  await pool.query(
    `INSERT INTO responses (id, request_id, ordinal, instrument_version, state, opened_by, opened_at)
     SELECT id, request, ordinal, 1, 'submitted', $2::text, at FROM ${rows}`,
    values,
  );
  await pool.query(
    `INSERT INTO submissions (response_id, number, person_id, submitted_at, last_answer_id, instrument_version)
     SELECT id, 1, $2::text, at, 0, 1 FROM ${rows}`,
    values,
  );
  await insertFindings(queriesOver(pool), compiled);
  return compiled;
}

async function measure({ pool, store }: Opened, bringNews: Filled["bringNews"]): Promise<void> {
  const people = await store.listPeople(Temporal.PlainDate.from("2007-10-26"));
  const askers = ["Xenia", "Nadia", "Viktor"].map((name) => people.find((person) => person.name.startsWith(name)));
  const roster = await store.transaction((transaction) => transaction.listOrganizations());
  console.log(
    "command".padEnd(26),
    "p50".padStart(8),
    "p95".padStart(8),
    "worst".padStart(8),
    "cpu mean".padStart(9),
    " ms",
  );
  const talk = openTalk(store, NOW, people);
  const looks = (person: Person, line: string) => ask(store, person, line, roster);
  const saysAfterNews = async (person: Person, line: string) => {
    await bringNews();
    return talk.say(person, line);
  };
  for (const [table, wait] of [
    [ASKS, looks],
    [SAID, talk.say],
    [SAID_AFTER_NEWS, saysAfterNews],
  ] as const)
    for (const [name, lines] of Object.entries(table)) await measureOne(pool, name, { lines, askers, wait });
  await talk.end();
}

type Asking = {
  readonly lines: readonly string[];
  readonly askers: readonly (Person | undefined)[];
  readonly wait: (person: Person, line: string) => Promise<number>;
};

async function measureOne(pool: pg.Pool, name: string, { lines, askers, wait }: Asking): Promise<void> {
  for (const line of lines) for (const person of askers) if (person) await wait(person, line);
  const waits: { line: string; took: number }[] = [];
  const before = process.cpuUsage();
  const serverBefore = await serverMilliseconds(pool);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const line of lines)
      for (const person of askers) if (person) waits.push({ line, took: await wait(person, line) });
  const { user, system } = process.cpuUsage(before);
  const server = (await serverMilliseconds(pool)) - serverBefore;
  const own = (((user + system) / 1000 + server) / waits.length).toFixed(1);
  waits.sort((one, other) => one.took - other.took);
  const at = (share: number) =>
    (waits[Math.min(waits.length - 1, Math.floor(waits.length * share))]?.took ?? 0).toFixed(1);
  console.log(
    name.padEnd(26),
    at(0.5).padStart(8),
    at(0.95).padStart(8),
    at(1).padStart(8),
    own.padStart(9),
    ` ${waits.at(-1)?.line}`,
  );
}

async function ask(
  store: Store,
  person: Person,
  line: string,
  roster: Awaited<ReturnType<typeof readDemonstration>>["roster"]["organizations"],
): Promise<number> {
  const act = readFindCommand(line);
  if (!act) throw new Error(`${line} looks for nothing`);
  const facts = { language: "en", wording: english, roster } as const;
  const conversation = { platform: "web", tenant: "t", kind: "personal", id: "c", reference: {} } as const;
  const from = performance.now();
  await store.transaction((transaction) =>
    answerFind(act, { transaction, event: { conversation }, person, facts, now: NOW }),
  );
  return performance.now() - from;
}

async function run(name: string, opened: Opened): Promise<void> {
  const from = performance.now();
  const { made, bringNews } = await fill(opened);
  const { rows } = await opened.pool.query(
    "SELECT count(*)::int AS findings, pg_size_pretty(pg_table_size('findings')) AS words, pg_size_pretty(pg_table_size('finding_facets')) AS facets, pg_size_pretty(pg_indexes_size('findings') + pg_indexes_size('finding_facets')) AS indexed FROM findings",
  );
  console.log(
    `\n${name}: ${JSON.stringify(rows[0])}, made ${made} in ${((performance.now() - from) / 1000).toFixed(0)} s`,
  );
  await measure(opened, bringNews);
  if (process.argv.includes("--explain")) await explain(opened.pool);
  await opened.store.close();
}

/** Statements that were run, with their plans: none may walk the whole table for a question that finds little. */
async function explain(pool: pg.Pool): Promise<void> {
  const { explainAsks } = await import("./explain-asks.ts");
  await explainAsks(pool);
}

const server = process.argv.includes("--embedded") ? null : await startPostgres({ isDurable: true });
if (server) {
  const { pool, close } = await openServer(await server.createDatabase(), silentLog);
  await run("PostgreSQL", await open(pool, close));
  await server.stop();
}
if (!process.argv.includes("--server")) {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-bench-"));
  const { pool, close } = await openEmbedded(folder, silentLog);
  await run("embedded", await open(pool, close));
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
