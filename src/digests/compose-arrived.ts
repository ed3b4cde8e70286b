// What arrived, by theme, and what stands out among it.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Arrival } from "./arrival.ts";
import type { Digest } from "./compile-digest.ts";
import type { DigestVoice } from "./digest-voice.ts";
import { byOrganization } from "./in-order.ts";

const MAX_GROUPS = 12;
const MAX_ITEMS = 8;

/** Nothing where nothing arrived. */
export function composeArrived(digest: Digest, voice: DigestVoice): readonly OutboundMessage[] {
  const { wording } = voice;
  const { arrived, since, meeting } = digest;
  const title = wording.arrivedTitle(since && wording.moment(since, meeting.timeZone));
  const rest = arrived.slice(MAX_GROUPS).flatMap(({ arrivals }) => arrivals).length;
  if (arrived.length === 0) return [];
  const parts: Part[] = [
    { kind: "heading", text: title },
    ...(isUnderOneOfMore(digest) ? [{ kind: "note", text: wording.arrivedOnce } as const] : []),
    ...arrived
      .slice(0, MAX_GROUPS)
      .flatMap(({ theme, arrivals }) =>
        writeGroup(theme === null ? wording.arrivedNoTheme : voice.themeName(theme), arrivals, voice),
      ),
    ...(rest > 0 ? [{ kind: "note", text: wording.arrivedMore(rest) } as const] : []),
    ...writeGroup(wording.arrivedNewInitiatives, digest.newInitiatives, voice),
    ...writeGroup(wording.arrivedBestPractices, digest.bestPractices, voice),
    ...writeGroup(wording.arrivedEndedSurveys, digest.endedSurveys, voice),
    ...(rest > 0 || arrived.some(isCut) ? [{ kind: "note", text: wording.arrivedAll } as const] : []),
  ];
  return [{ parts }];
}

/** Then a group is smaller than what is counted for its theme. */
function isUnderOneOfMore({ arrived }: Digest): boolean {
  return arrived.some(({ arrivals }) => arrivals.some(({ themes }) => themes.length > 1));
}

/** A line that says "and one more" would take the place of that one. */
function isCut({ arrivals }: { readonly arrivals: readonly Arrival[] }): boolean {
  return arrivals.length > MAX_ITEMS + 1;
}

/** Nothing where there is nothing to list. */
export function writeGroup(name: string, arrivals: readonly Arrival[], { wording }: DigestVoice): Part[] {
  if (arrivals.length === 0) return [];
  const items = byOrganization(arrivals, isCut({ arrivals }) ? MAX_ITEMS : arrivals.length).map(
    ({ organization, title }) => wording.arrivedItem(organization.name, title),
  );
  const rest = arrivals.length - items.length;
  return [
    {
      kind: "list",
      title: `${name} (${arrivals.length})`,
      items: rest > 0 ? [...items, wording.arrivedMore(rest)] : items,
    },
  ];
}
