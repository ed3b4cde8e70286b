// The secretariat's own part of a digest: who owes something still. For private eyes; organizations stand by kind and name.
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Voice } from "../dialog/turn.ts";
import type { Organization } from "../domain/organization.ts";
import { type Reporting, standingOf } from "../domain/request.ts";
import { compareOrganizations } from "../reports/exported-response.ts";

export type Owing = "draft" | "part" | "silent";

export function composeOwing(
  requests: readonly Reporting[],
  organizations: readonly Organization[],
  { wording }: Voice,
): OutboundMessage {
  const asked = Map.groupBy(requests, ({ organizationId }) => organizationId);
  const named = (wanted: Owing) =>
    organizations
      .filter(({ id }) => owingOf(asked.get(id) ?? []) === wanted)
      .toSorted(compareOrganizations)
      .map(({ acronym, name }) => acronym || name);
  const facts = [
    { name: wording.owingDrafts, of: named("draft") },
    { name: wording.owingPart, of: named("part") },
    { name: wording.owingSilent, of: named("silent") },
  ].flatMap(({ name, of }) => (of.length > 0 ? [{ name: `${name} (${of.length})`, value: of.join(", ") }] : []));
  return {
    parts: [
      { kind: "heading", text: wording.owingTitle },
      ...(facts.length > 0
        ? [{ kind: "facts", facts } as const]
        : [{ kind: "paragraph", text: wording.owingNothing } as const]),
    ],
  };
}

/** Null: nothing is owed. A draft comes before all else, since the least is missing there. */
export function owingOf(asked: readonly Reporting[]): Owing | null {
  const standings = asked.map(standingOf);
  if (standings.includes("draft")) return "draft";
  if (!standings.includes("not_started")) return null;
  return standings.every((standing) => standing === "not_started") ? "silent" : "part";
}
