// Who works on something: organizations in alphabetical order, never by how much they do.
import type { OutboundMessage } from "../chat/outbound.ts";
import type { OrganizationId } from "../domain/ids.ts";
import type { Ask } from "./ask.ts";
import { buttonSets, pageParts, toAsk, toSource } from "./buttons.ts";
import { asAt, meetingOf, type ResultPage, type Shown } from "./compose-results.ts";
import { describeAsk } from "./describe-ask.ts";
import { describeFinding, titleOf } from "./describe-finding.ts";
import type { Speaking } from "./speaking.ts";

export type Working = {
  readonly organization: { readonly id: OrganizationId; readonly name: string; readonly acronym: string };
  readonly ongoing: number;
  readonly planned: number;
  readonly other: number;
  readonly newest: readonly Shown[];
};

export function composeWho(
  { ask, names, paging }: ResultPage,
  working: readonly Working[],
  speaking: Speaking,
): OutboundMessage {
  const { wording } = speaking;
  const first = (paging.page - 1) * paging.size + 1;
  if (working.length === 0) return { parts: [{ kind: "paragraph", text: wording.tooFar }] };
  const shown = working.flatMap(({ newest }) => newest);
  const sources = working.map((each, index) => toSourceOrAll(first + index, each, ask, speaking));
  return {
    parts: [
      { kind: "heading", text: `${wording.whoTitle}: ${wording.understoodAs(describeAsk(ask, names, speaking))}` },
      { kind: "paragraph", text: wording.organizationCount(paging.total, first, first + working.length - 1) },
      {
        kind: "facts",
        facts: working.map((each, index) => ({
          name: `${first + index}. ${each.organization.name}`,
          value: [
            wording.workCounts(each.ongoing, each.planned, each.other),
            ...each.newest.map((finding) => {
              const about = [describeFinding(finding, speaking), ...meetingOf(finding, shown)].join("; ");
              return `${titleOf(finding, speaking)} (${about})`;
            }),
          ].join("\n"),
        })),
      },
      asAt(speaking),
      ...buttonSets(sources),
      ...pageParts("who", ask, paging, speaking),
    ],
  };
}

/** What is counted: reports hold it, and are not counted themselves. */
const COUNTED = ["activity", "survey"] as const;

/** The source of the only thing; of several, all of them, each with its source. */
function toSourceOrAll(number: number, { organization, newest, ...counts }: Working, ask: Ask, speaking: Speaking) {
  const [finding] = newest;
  const count = counts.ongoing + counts.planned + counts.other;
  const kinds = ask.kinds.length > 0 ? ask.kinds : COUNTED;
  const all =
    count > 1
      ? toAsk(speaking.wording.showAllOf(number, count), "search", { ...ask, kinds, organizations: [organization.id] })
      : null;
  return all ?? (finding ? toSource(number, finding.id, null, speaking) : null);
}
