// What was submitted for a meeting, as digests see it: all of it, and of each as little as they need. A line of text for each
// is read several times as fast as rows with arrays and words, and a meeting may have thousands. What was read is kept, so
// that of a meeting only what is new is read again.
import { LRUCache } from "lru-cache";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { MeetingId } from "../../src/domain/ids.ts";
import { ASK_NOTHING } from "../../src/findings/ask.ts";
import { FindingId, FindingStatus } from "../../src/findings/finding.ts";
import type { Reader } from "../../src/findings/rights.ts";
import type { ArrivedFinding } from "../../src/ports/findings.ts";
import { PartialDate } from "../../src/questionnaire/answer.ts";
import { writeFilter } from "./finding-filters.ts";
import { FindingOrganizationRow } from "./finding-rows.ts";
import type { Queries } from "./queries.ts";

/**
 * By meeting and reader. It is as right as if nothing was kept: the number of a finding is given once, also where a
 * transaction came to nothing, and what stands under it never changes; so numbers say what is new and what is gone.
 */
export type ArrivalBook = LRUCache<string, KeptArrivals>;

type KeptArrivals = {
  /** Of all numbers of the meeting: how many they are, and the sum of their hashes of 64 bits. */
  readonly stamp: string;
  /** What may change without a new number: names of organizations, and which responses are of the demonstration. */
  readonly around: string;
  /** Null: it has no title. */
  readonly byNumber: ReadonlyMap<string, ArrivedFinding | null>;
  readonly arrivals: readonly ArrivedFinding[];
};

/** An open meeting and the one before it, twice; each takes 7.4 MB for 5,000 findings, what digests make of them included. */
const MEETINGS_KEPT = 4;

export function openArrivalBook(): ArrivalBook {
  return new LRUCache({ max: MEETINGS_KEPT });
}

/** Separators of ASCII; a title, which may hold anything, is written without them. */
const [OF_LINES, OF_FIELDS] = ["\u001e", "\u001f"];

/** In the order in which `readLine` reads. */
const LINE = `concat_ws(E'${OF_FIELDS}', f.number, f.id, f.kind, f.organization_id, coalesce(f.status, ''),
  coalesce(f.starts, ''), coalesce(f.ends, ''), array_to_string(f.themes, ' '), array_to_string(f.areas, ' '),
  f.new_initiative::int, f.best_practice::int, (extract(epoch FROM f.submitted_at) * 1000)::bigint, f.response_id,
  translate(f.title, E'${OF_LINES}${OF_FIELDS}', '  '))`;

const LINES = `SELECT string_agg(${LINE}, E'${OF_LINES}') AS lines
  FROM findings f WHERE f.number = ANY($1::int[]) AND f.title IS NOT NULL`;

/** `meeting`: where its id stands in the statement. */
const columnsOf = (meeting: string): string => `
    (SELECT concat_ws(' ', count(*), sum(hashint4extended(number, 0))) FROM finding_facets WHERE meeting_id = ${meeting})
      AS stamp,
    json_build_object(
      'organizations', (SELECT json_agg(json_build_object('id', id, 'name', name, 'acronym', acronym) ORDER BY id)
        FROM organizations),
      'demonstration', (SELECT json_agg(s.id ORDER BY s.id) FROM responses s JOIN requests r ON r.id = s.request_id
        WHERE r.meeting_id = ${meeting} AND s.demonstration)
    )::text AS around`;
const STAND = `SELECT ${columnsOf("$1")}`;

const Stand = z.tuple([z.object({ stamp: z.string(), around: z.string() })]);
const Numbered = z.tuple([z.object({ stamp: z.string(), around: z.string(), numbers: z.string().nullable() })]);
const Around = z.object({
  organizations: z.array(FindingOrganizationRow).nullable(),
  demonstration: z.array(z.string()).nullable(),
});

/** Activities and surveys with a title, the newest first; of those that came together, in the order of the report. */
export async function listArrivals(
  queries: Queries,
  book: ArrivalBook,
  meetingId: MeetingId,
  reader: Reader,
): Promise<readonly ArrivedFinding[]> {
  const key = JSON.stringify([meetingId, reader]);
  const kept = book.get(key);
  const [stand] = Stand.parse(await queries.rows(STAND, [meetingId]));
  if (kept?.stamp === stand.stamp && kept.around === stand.around) return kept.arrivals;
  const { stamp, around, numbers } = await readNumbers(queries, meetingId, reader);
  const byNumber = await readAll(queries, numbers, around, kept?.around === around ? kept.byNumber : new Map());
  const arrivals = [...byNumber.values()].filter((arrival) => arrival !== null);
  book.set(key, { stamp, around, byNumber, arrivals });
  return arrivals;
}

/**
 * In the order of the arrivals; those without a title among them. With the stamp of the same moment: of another one, it
 * might come again after this list is no longer right.
 */
async function readNumbers(queries: Queries, meetingId: MeetingId, reader: Reader) {
  const { from, where, values } = writeFilter({ ...ASK_NOTHING, meetingId, kinds: ["activity", "survey"] }, reader);
  const sql = `SELECT ${columnsOf(`$${values.length + 1}`)},
    (SELECT string_agg(f.number::text, ' ' ORDER BY f.submitted_at DESC, f.number) FROM ${from} WHERE ${where}) AS numbers`;
  const [{ numbers, ...stand }] = Numbered.parse(await queries.rowsFor(sql, [...values, meetingId]));
  return { ...stand, numbers: numbers?.split(" ") ?? [] };
}

/** In the order of the numbers. What is known is not read again. */
async function readAll(
  queries: Queries,
  numbers: readonly string[],
  around: string,
  known: KeptArrivals["byNumber"],
): Promise<KeptArrivals["byNumber"]> {
  const fresh = numbers.filter((number) => !known.has(number));
  const read = await readLines(queries, fresh, around);
  return new Map(numbers.map((number) => [number, known.get(number) ?? read.get(number) ?? null]));
}

async function readLines(
  queries: Queries,
  numbers: readonly string[],
  around: string,
): Promise<ReadonlyMap<string, ArrivedFinding>> {
  if (numbers.length === 0) return new Map();
  const [row] = await queries.rowsFor<{ lines: string | null }>(LINES, [numbers]);
  if (!row?.lines) return new Map();
  const { organizations, demonstration } = Around.parse(JSON.parse(around));
  const known: Known = {
    organizations: new Map(organizations?.map((organization) => [organization.id, organization])),
    demonstration: new Set(demonstration),
    instants: new Map(),
  };
  return new Map(row.lines.split(OF_LINES).map((line) => readLine(line, known)));
}

type Known = {
  readonly organizations: ReadonlyMap<string, ArrivedFinding["organization"]>;
  readonly demonstration: ReadonlySet<string>;
  /** Most came together with others. */
  readonly instants: Map<string, Temporal.Instant>;
};

const Kind = z.enum(["activity", "survey"]);

/** With its number. */
function readLine(line: string, known: Known): [string, ArrivedFinding] {
  const fields = line.split(OF_FIELDS);
  const [number = "", id, kind, organizationId = "", status, starts, ends, themes, areas] = fields;
  const [newInitiative, bestPractice, at = "", responseId = "", title = ""] = fields.slice(9);
  const organization = known.organizations.get(organizationId);
  if (!organization) throw new Error(`there is no organization ${organizationId}`);
  const arrival = {
    id: FindingId.parse(id),
    kind: Kind.parse(kind),
    organization,
    title,
    status: status ? FindingStatus.parse(status) : null,
    starts: starts ? PartialDate.parse(starts) : null,
    ends: ends ? PartialDate.parse(ends) : null,
    themes: themes ? themes.split(" ") : [],
    areas: areas ? areas.split(" ") : [],
    newInitiative: newInitiative === "1",
    bestPractice: bestPractice === "1",
    demonstration: known.demonstration.has(responseId),
    submittedAt: instantAt(at, known.instants),
  };
  return [number, arrival];
}

function instantAt(milliseconds: string, instants: Map<string, Temporal.Instant>): Temporal.Instant {
  const instant = instants.get(milliseconds) ?? Temporal.Instant.fromEpochMilliseconds(Number(milliseconds));
  instants.set(milliseconds, instant);
  return instant;
}
