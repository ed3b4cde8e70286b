// "Since the Fifth Coordination Meeting: …", and what became of what was planned then.
import type { Fact, OutboundMessage, Part } from "../chat/outbound.ts";
import { type Digest, isClosed } from "./compile-digest.ts";
import { writeGroup } from "./compose-arrived.ts";
import type { Difference, Followed } from "./difference.ts";
import type { DigestVoice } from "./digest-voice.ts";
import { areaNames } from "./in-order.ts";

const MAX_FOLLOWED = 20;

/** Nothing where the series has no earlier meeting, or nothing was submitted for it. */
export function composeSince(digest: Digest, voice: DigestVoice): readonly OutboundMessage[] {
  const { sinceEarlier } = digest;
  if (sinceEarlier === null || isEmpty(sinceEarlier.difference)) return [];
  const compared = { title: sinceEarlier.meeting.title, isClosed: isClosed(digest) };
  return [composeDifference(compared, sinceEarlier.difference, voice)];
}

/** `title`: of the earlier meeting. `isClosed`: nothing more comes of the later one. */
type Compared = { readonly title: string; readonly isClosed: boolean };

export function composeDifference(compared: Compared, difference: Difference, voice: DigestVoice): OutboundMessage {
  const { wording } = voice;
  const heading: Part = { kind: "heading", text: wording.sinceTitle(compared.title) };
  // All that there is would pass for new.
  if (isEmpty(difference)) return { parts: [heading, { kind: "paragraph", text: wording.sinceNothing }] };
  const facts = writeCounts(difference, voice);
  return {
    parts: [
      heading,
      ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : []),
      ...writeGroup(wording.sinceNew, difference.fresh, voice),
      ...writeGroup(wording.sinceEnded, difference.ended, voice),
      ...writeFollowed(compared, difference.followed, voice),
    ],
  };
}

/** Nothing is known of the earlier meeting. */
function isEmpty({ continued, followed, areasLost, themesLost }: Difference): boolean {
  return continued.length + followed.length + areasLost.length + themesLost.length === 0;
}

function writeCounts(difference: Difference, { wording, language, themeName }: DigestVoice): Fact[] {
  const rows = [
    { name: wording.sinceContinued, value: difference.continued.length === 0 ? "" : `${difference.continued.length}` },
    { name: wording.sinceAreasGained, value: areaNames(difference.areasGained, language) },
    { name: wording.sinceAreasLost, value: areaNames(difference.areasLost, language) },
    { name: wording.sinceThemesGained, value: difference.themesGained.map(themeName).join(", ") },
    { name: wording.sinceThemesLost, value: difference.themesLost.map(themeName).join(", ") },
  ];
  return rows.filter(({ value }) => value !== "");
}

function writeFollowed(
  { title, isClosed: isOver }: Compared,
  followed: readonly Followed[],
  { wording }: DigestVoice,
): Part[] {
  if (followed.length === 0) return [];
  const items = followed
    .slice(0, MAX_FOLLOWED)
    .map(({ planned, became }) =>
      wording.plannedBecame(
        planned.organization.name,
        planned.title,
        became === null ? wording.becameUnknown(isOver) : wording.became[became],
      ),
    );
  const rest = followed.length - items.length;
  return [
    {
      kind: "list",
      title: wording.plannedTitle(title),
      items: rest > 0 ? [...items, wording.arrivedMore(rest)] : items,
    },
  ];
}
