// Writes what was submitted as findings, in the transaction of the submission: so they can never disagree with it.
// What a response says is compiled by src/findings; here it becomes rows.
import { Temporal } from "temporal-polyfill";
import { InstrumentId, ResponseId } from "../../src/domain/ids.ts";
import { areasWithin } from "../../src/findings/areas-within.ts";
import { compileFindings } from "../../src/findings/compile-findings.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { configurationOf, trigramsOf, writeSearchText } from "../../src/findings/search-text.ts";
import { readAnswerRows } from "./answers.ts";
import { AREA_CODES, THEME_CODES, writeCodes } from "./finding-codes.ts";
import { TALLY } from "./finding-hits.ts";
import { findInstrument, type InstrumentCache } from "./meetings.ts";
import type { Queries } from "./queries.ts";
import { writeJson } from "./rows.ts";

/** What is longer is not indexed beyond this; the words themselves are kept whole. */
const MAX_INDEXED_CHARACTERS = 20_000;
/** Shorter words have too few letters to be told from their neighbours. */
const SHORTEST_NEAR_WORD = 4;
const LONGEST_NEAR_WORD = 40;

/** The last submission of each, with the answers as they were frozen; also of what was returned and is a draft again. */
const SUBMITTED = `SELECT s.id AS "responseId", r.meeting_id AS "meetingId", r.organization_id AS "organizationId",
    r.instrument_id AS "instrumentId", last.instrument_version AS "instrumentVersion",
    last.number AS submission, last.submitted_at AS "submittedAt", frozen.answers
  FROM responses s JOIN requests r ON r.id = s.request_id
  CROSS JOIN LATERAL (
    SELECT number, submitted_at, last_answer_id, instrument_version FROM submissions
    WHERE response_id = s.id ORDER BY number DESC LIMIT 1
  ) last
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('path', v.path, 'answer', v.answer, 'version', v.version)), '[]') AS answers
    FROM (
      SELECT DISTINCT ON (path) path, answer, version FROM answer_versions
      WHERE response_id = s.id AND id <= last.last_answer_id ORDER BY path, version DESC
    ) v
  ) frozen
  WHERE s.id = ANY($1::text[]) AND s.state <> 'withdrawn' ORDER BY s.id`;

/** A submission, as its findings name it. */
export type SubmittedHead = {
  readonly responseId: string;
  readonly meetingId: string;
  readonly organizationId: string;
  readonly instrumentId: string;
  readonly instrumentVersion: number;
  readonly submission: number;
  readonly submittedAt: Date;
};

type SubmittedRow = SubmittedHead & {
  readonly answers: readonly { readonly path: string; readonly answer: unknown; readonly version: number }[];
};

const DELETE = "DELETE FROM findings WHERE response_id = ANY($1::text[])";

/** By what findings are filtered, ordered and counted: what `findings` and `finding_facets` both have. */
const FACETS = `number, meeting_id, organization_id, kind, status, visibility, best_practice, new_initiative, begins_on,
  ends_on, submitted_at, theme_marks, areas_within, tally`;

/** A finding has its facets from the same statement. */
const INSERT = `WITH given AS MATERIALIZED (
    SELECT nextval('findings_number_seq')::int AS number, row.*
    FROM jsonb_to_recordset($1::jsonb) AS row (id text, response_id text, submission int, position int, kind text,
      meeting_id text, organization_id text, instrument_id text, instrument_version int, title text, status text,
      starts text, ends text, begins_on date, ends_on date, themes text[], areas text[], areas_within text[],
      best_practice boolean, new_initiative boolean, visibility text, language text, submitted_at timestamptz, said text,
      texts jsonb, title_text text, search_text text, configuration text, theme_codes text, area_codes text)
  ), indexed AS MATERIALIZED (
    SELECT number,
      strip(to_tsvector('simple', title_text) || to_tsvector(configuration::regconfig, title_text)) AS title_words,
      strip(to_tsvector('simple', search_text) || to_tsvector(configuration::regconfig, search_text)) AS words
    FROM given
  ), written AS (
    INSERT INTO findings (id, response_id, submission, position, instrument_id, instrument_version, title, starts, ends,
      themes, areas, language, texts, title_words, words, fingerprint, ${FACETS})
    SELECT g.id, g.response_id, g.submission, g.position, g.instrument_id, g.instrument_version, g.title, g.starts, g.ends,
      g.themes, g.areas, g.language, g.texts, i.title_words, i.words, md5(g.said)::uuid,
      g.number, g.meeting_id, g.organization_id, g.kind, g.status, g.visibility, g.best_practice, g.new_initiative,
      g.begins_on, g.ends_on, g.submitted_at,
      g.themes || ARRAY(SELECT mark FROM finding_theme_words said WHERE i.words @@ said.query), g.areas_within, ${TALLY}
    FROM given g JOIN indexed i USING (number) ORDER BY g.number
    RETURNING ${FACETS}
  )
  INSERT INTO finding_facets (${FACETS}) SELECT ${FACETS} FROM written`;

const ADD_WORDS = `INSERT INTO finding_words (word, trigrams)
  SELECT word, trigrams FROM jsonb_to_recordset($1::jsonb) AS row (word text, trigrams text[])
  ON CONFLICT DO NOTHING`;

/** Makes the findings of these responses anew: none for what is not submitted, and for instruments that are not kept. */
export async function replaceFindings(
  queries: Queries,
  instruments: InstrumentCache,
  ids: readonly ResponseId[],
): Promise<number> {
  const submitted = await queries.rows<SubmittedRow>(SUBMITTED, [ids]);
  const compiled: Compiled[] = [];
  for (const response of submitted)
    compiled.push({ response, findings: await compile(queries, instruments, response) });
  await queries.run(DELETE, [ids]);
  return insertFindings(queries, compiled);
}

export type Compiled = { readonly response: SubmittedHead; readonly findings: readonly Finding[] };

/** Findings of responses that have none yet. */
export async function insertFindings(queries: Queries, compiled: readonly Compiled[]): Promise<number> {
  const rows = compiled.flatMap(({ response, findings }) =>
    findings.map((finding, position) => writeRow(finding, position, response)),
  );
  if (rows.length === 0) return 0;
  await queries.run(INSERT, [writeJson(rows)]);
  const words = nearWordsOf(rows.map(({ title_text: title }) => title));
  if (words.length > 0) await queries.run(ADD_WORDS, [writeJson(words)]);
  return rows.length;
}

export async function removeFindings(queries: Queries, id: ResponseId): Promise<void> {
  await queries.run(DELETE, [[id]]);
}

async function compile(
  queries: Queries,
  instruments: InstrumentCache,
  response: SubmittedRow,
): Promise<readonly Finding[]> {
  const { instrumentId, instrumentVersion, answers } = response;
  const id = InstrumentId.parse(instrumentId);
  const questionnaire = await findInstrument(queries, instruments, id, instrumentVersion);
  if (!questionnaire) return [];
  return compileFindings({
    responseId: ResponseId.parse(response.responseId),
    questionnaire,
    answers: readAnswerRows(answers),
    versions: new Map(answers.map(({ path, version }) => [path, version])),
  });
}

function writeRow(finding: Finding, position: number, response: SubmittedHead) {
  const { id, kind, title, status, starts, ends, themes, areas, visibility, language, texts, labels } = finding;
  const words = texts.map((text) => text.words);
  const titleText = cut(writeSearchText(title ?? ""));
  return {
    id,
    response_id: response.responseId,
    submission: response.submission,
    position,
    kind,
    meeting_id: response.meetingId,
    organization_id: response.organizationId,
    instrument_id: response.instrumentId,
    instrument_version: response.instrumentVersion,
    title,
    status,
    starts,
    ends,
    begins_on: starts === null ? null : firstDayOf(starts),
    ends_on: starts === null ? null : lastDayOf(ends),
    themes,
    areas,
    areas_within: areasWithin(areas),
    best_practice: finding.bestPractice,
    new_initiative: finding.newInitiative,
    visibility,
    language,
    submitted_at: response.submittedAt.toISOString(),
    said: JSON.stringify([kind, title, status, starts, ends, themes, areas, words]),
    texts,
    title_text: titleText,
    search_text: cut(writeSearchText([title ?? "", ...words, ...labels].join("\n"))),
    configuration: configurationOf(language),
    theme_codes: writeCodes(themes, THEME_CODES),
    area_codes: writeCodes(areas, AREA_CODES),
  };
}

function cut(text: string): string {
  return text.slice(0, MAX_INDEXED_CHARACTERS).toWellFormed();
}

/** Always in one order, so that two submissions at once do not wait for each other. */
function nearWordsOf(titles: readonly string[]) {
  const words = new Set(titles.flatMap((title) => title.split(/[^\p{L}]+/u)));
  return [...words]
    .filter(({ length }) => length >= SHORTEST_NEAR_WORD && length <= LONGEST_NEAR_WORD)
    .sort()
    .map((word) => ({ word, trigrams: trigramsOf(word) }));
}

function firstDayOf(date: string): string {
  const [year = "", month = "01", day = "01"] = date.split("-");
  return constrained(year, month, day);
}

/** What has no end goes on for ever. */
function lastDayOf(date: string | null): string {
  if (date === null) return "infinity";
  const [year = "", month = "12", day = "31"] = date.split("-");
  return constrained(year, month, day);
}

/** A day that the month does not have is its last one. */
function constrained(year: string, month: string, day: string): string {
  const parts = { year: Number(year), month: Number(month), day: Number(day) };
  return Temporal.PlainDate.from(parts, { overflow: "constrain" }).toString();
}
