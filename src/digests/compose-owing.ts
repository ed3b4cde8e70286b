// The secretariat's own part of a digest: who owes something still. For private eyes; organizations stand by kind and name.
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Voice } from "../dialog/turn.ts";
import type { Organization } from "../domain/organization.ts";
import { type Request, standingOf } from "../domain/request.ts";
import { compareOrganizations } from "../reports/exported-response.ts";

export function composeOwing(
  requests: readonly Request[],
  organizations: readonly Organization[],
  { wording }: Voice,
): OutboundMessage {
  const named = (wanted: (request: Request) => boolean) => {
    const ids = new Set(requests.filter(wanted).map(({ organizationId }) => organizationId));
    return organizations
      .filter(({ id }) => ids.has(id))
      .toSorted(compareOrganizations)
      .map(({ acronym, name }) => acronym || name);
  };
  const drafts = named((request) => standingOf(request) === "draft");
  const silent = named((request) => standingOf(request) === "not_started").filter((name) => !drafts.includes(name));
  const facts = [
    ...(drafts.length > 0 ? [{ name: `${wording.owingDrafts} (${drafts.length})`, value: drafts.join(", ") }] : []),
    ...(silent.length > 0 ? [{ name: `${wording.owingSilent} (${silent.length})`, value: silent.join(", ") }] : []),
  ];
  return {
    parts: [
      { kind: "heading", text: wording.owingTitle },
      ...(facts.length > 0
        ? [{ kind: "facts", facts } as const]
        : [{ kind: "paragraph", text: wording.owingNothing } as const]),
    ],
  };
}
