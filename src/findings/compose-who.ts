// Who works on something: organizations in alphabetical order, never by how much they do.
import type { OutboundMessage } from "../chat/outbound.ts";
import { buttonSets, pageParts, toSource } from "./buttons.ts";
import { asAt, type ResultPage, type Shown } from "./compose-results.ts";
import { describeAsk } from "./describe-ask.ts";
import { describeFinding, titleOf } from "./describe-finding.ts";
import type { Speaking } from "./speaking.ts";

export type Working = {
  readonly organization: { readonly name: string; readonly acronym: string };
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
  const sources = working.map(({ newest }, index) => {
    const finding = newest[0];
    return finding ? toSource(first + index, finding.id, null, speaking) : null;
  });
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
            ...each.newest.map((finding) => `${titleOf(finding, speaking)} (${describeFinding(finding, speaking)})`),
          ].join("\n"),
        })),
      },
      asAt(speaking),
      ...buttonSets(sources),
      ...pageParts("who", ask, paging, speaking),
    ],
  };
}
