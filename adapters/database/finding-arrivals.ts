// What was submitted for a meeting, as digests see it: all of it, and of each as little as they need. A line of text for each
// is read several times as fast as rows with arrays and words, and a meeting may have thousands.
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

/** Separators of ASCII; a title, which may hold anything, is written without them. */
const [OF_LINES, OF_FIELDS] = ["\u001e", "\u001f"];

/** In the order in which `readLine` reads. */
const LINE = `concat_ws(E'${OF_FIELDS}', f.id, f.kind, f.organization_id, coalesce(f.status, ''), coalesce(f.starts, ''),
  coalesce(f.ends, ''), array_to_string(f.themes, ' '), array_to_string(f.areas, ' '), f.new_initiative::int,
  f.best_practice::int, (extract(epoch FROM f.submitted_at) * 1000)::bigint, f.response_id,
  translate(f.title, E'${OF_LINES}${OF_FIELDS}', '  '))`;

const NAMED = "SELECT id, name, acronym FROM organizations";
const DEMONSTRATION = `SELECT s.id FROM responses s JOIN requests r ON r.id = s.request_id
  WHERE r.meeting_id = $1 AND s.demonstration`;

/** Activities and surveys with a title, the newest first; of those that came together, in the order of the report. */
export async function listArrivals(
  queries: Queries,
  meetingId: MeetingId,
  reader: Reader,
): Promise<readonly ArrivedFinding[]> {
  const { where, values } = writeFilter({ ...ASK_NOTHING, meetingId, kinds: ["activity", "survey"] }, reader);
  const sql = `SELECT string_agg(${LINE}, E'${OF_LINES}' ORDER BY f.submitted_at DESC, f.number) AS lines
    FROM findings f WHERE ${where} AND f.title IS NOT NULL`;
  const [row] = await queries.rowsFor<{ lines: string | null }>(sql, values);
  if (!row?.lines) return [];
  const organizations = (await queries.rows(NAMED, [])).map((each) => FindingOrganizationRow.parse(each));
  const demonstration = await queries.rows<{ id: string }>(DEMONSTRATION, [meetingId]);
  const known: Known = {
    organizations: new Map(organizations.map((organization) => [organization.id, organization])),
    demonstration: new Set(demonstration.map(({ id }) => id)),
    instants: new Map(),
  };
  return row.lines.split(OF_LINES).map((line) => readLine(line, known));
}

type Known = {
  readonly organizations: ReadonlyMap<string, ArrivedFinding["organization"]>;
  readonly demonstration: ReadonlySet<string>;
  /** Most came together with others. */
  readonly instants: Map<string, Temporal.Instant>;
};

const Kind = z.enum(["activity", "survey"]);

function readLine(line: string, known: Known): ArrivedFinding {
  const fields = line.split(OF_FIELDS);
  const [id, kind, organizationId = "", status, starts, ends, themes, areas] = fields;
  const [newInitiative, bestPractice, at = "", responseId = "", title = ""] = fields.slice(8);
  const organization = known.organizations.get(organizationId);
  if (!organization) throw new Error(`there is no organization ${organizationId}`);
  return {
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
}

function instantAt(milliseconds: string, instants: Map<string, Temporal.Instant>): Temporal.Instant {
  const instant = instants.get(milliseconds) ?? Temporal.Instant.fromEpochMilliseconds(Number(milliseconds));
  instants.set(milliseconds, instant);
  return instant;
}
