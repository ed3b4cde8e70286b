// One finding for a conversation that others read along in: what it is, whose, of which meeting, in the organization's own
// words, and from where. It can be read without this bot: nothing on it is pressed.
import type { OutboundMessage } from "../chat/outbound.ts";
import { titleTextOf } from "./compile-summary.ts";
import { asAt } from "./compose-results.ts";
import type { Cited } from "./compose-source.ts";
import { describeAreas, describeFinding, describePeriod, shortName, titleOf } from "./describe-finding.ts";
import type { Speaking } from "./speaking.ts";

/** Our own: a card is a glance; the whole text is at the source. */
const MOST_QUOTED_CHARACTERS = 600;
const MOST_AREAS = 8;

export type ComposedCard = { readonly title: string; readonly line: string; readonly message: OutboundMessage };

export function composeCard(finding: Cited, speaking: Speaking): ComposedCard {
  const { wording } = speaking;
  const title = titleOf(finding, speaking);
  const { organization, meeting, submittedAt, submission } = finding;
  const submitted = wording.submission(wording.moment(submittedAt, meeting.timeZone), submission);
  const quoted = longestText(finding);
  const facts = [
    { name: wording.sourceOrganization, value: organization.name },
    { name: wording.sourceMeeting, value: meeting.title },
    { name: wording.sourcePeriod, value: writePeriod(finding, speaking) },
    { name: wording.sourceCoverage, value: describeAreas(finding.areas, speaking, MOST_AREAS) },
  ].filter(({ value }) => value !== "");
  return {
    title,
    line: `${shortName(organization)}: ${describeFinding(finding, speaking)}`,
    message: {
      parts: [
        { kind: "heading", text: title },
        { kind: "facts", facts },
        ...(quoted === null ? [] : [{ kind: "quote", text: cut(quoted) } as const]),
        { kind: "note", text: wording.cardSource(shortName(organization), submitted) },
        ...(finding.demonstration ? [{ kind: "note", text: wording.isDemonstration } as const] : []),
        asAt({ ...speaking, timeZone: meeting.timeZone }),
      ],
    },
  };
}

function writePeriod(finding: Cited, speaking: Speaking): string {
  const status = finding.status === null ? [] : [speaking.wording.findingStatus[finding.status]];
  return [...status, ...describePeriod(finding, speaking)].join(", ");
}

/** The title stands above already; of the others the longest says most. */
function longestText(finding: Cited): string | null {
  const title = titleTextOf(finding);
  const [longest] = finding.texts
    .filter((text) => text !== title)
    .sort((one, other) => other.words.length - one.words.length);
  return longest?.words ?? null;
}

/** Whole words of it, and an ellipsis. */
function cut(words: string): string {
  if (words.length <= MOST_QUOTED_CHARACTERS) return words;
  const first = words.slice(0, MOST_QUOTED_CHARACTERS).replace(/[\ud800-\udbff]$/, "");
  return `${first.replace(/\s+\S*$/, "")} …`;
}
