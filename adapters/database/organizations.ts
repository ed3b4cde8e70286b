// Participating organizations with what they were called before.

import type { OrganizationId } from "../../src/domain/ids.ts";
import { Organization } from "../../src/domain/organization.ts";
import type { Queries } from "./queries.ts";

const ORGANIZATION = `json_build_object(
  'id', o.id, 'name', o.name, 'acronym', o.acronym, 'kind', o.kind, 'aliases', o.aliases, 'parentId', o.parent_id,
  'timeZone', o.time_zone, 'workWeek', o.work_week,
  'names', coalesce((
    SELECT json_agg(json_build_object('name', n.name, 'acronym', n.acronym, 'kind', n.kind,
      'validFrom', n.valid_from, 'validTo', n.valid_to) ORDER BY n.position)
    FROM organization_names n WHERE n.organization_id = o.id
  ), '[]'))`;

const ALL = `SELECT ${ORGANIZATION} AS organization FROM organizations o ORDER BY o.name, o.id`;
const SOME = `SELECT ${ORGANIZATION} AS organization FROM organizations o WHERE o.id = ANY($1::text[]) ORDER BY o.name, o.id`;

type Row = { readonly organization: unknown };

/** By name. Ids that nobody has are left out. */
export async function listOrganizations(
  queries: Queries,
  ids?: readonly OrganizationId[],
): Promise<readonly Organization[]> {
  const rows = ids ? await queries.rows<Row>(SOME, [ids]) : await queries.rows<Row>(ALL, []);
  return rows.map(({ organization }) => Organization.parse(organization));
}
