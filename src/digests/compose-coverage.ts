// Coverage in pictures and in numbers: a map beside a table of the regions, the themes, overlaps and gaps.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { areaName, regionsOf } from "../domain/areas.ts";
import { MAP_DISCLAIMER } from "../reports/disclaimer.ts";
import { type Digest, isClosed } from "./compile-digest.ts";
import { OVERLAP_MONTHS } from "./coverage.ts";
import type { DigestVoice } from "./digest-voice.ts";
import { areaNames, areasByName, byOrganization } from "./in-order.ts";

const MAX_THEMES = 10;
const MOST = 3;
const MAX_OVERLAPS = 10;
/** In one country or area. */
const MAX_SURVEYS = 6;

/** Nothing where nothing is covered and no country of the meeting's list is missing. */
export function composeCoverage(digest: Digest, voice: DigestVoice): readonly OutboundMessage[] {
  const { coverageTitle, coverageThemeTitle } = voice.wording;
  return [
    ...under(coverageTitle, [...drawMap(digest, voice), ...writeOverlaps(digest, voice), ...writeGaps(digest, voice)]),
    ...under(coverageThemeTitle, writeThemes(digest, voice)),
  ];
}

/** A picture for each message: two in one card are more than some clients take. */
function under(title: string, parts: readonly Part[]): readonly OutboundMessage[] {
  return parts.length > 0 ? [{ parts: [{ kind: "heading", text: title }, ...parts] }] : [];
}

function drawMap({ coverage }: Digest, { wording, language }: DigestVoice): Part[] {
  const { areas, regions } = coverage;
  if (areas.length === 0) return [];
  const most = areas.slice(0, MOST).map(({ m49 }) => areaName(m49, language));
  const within = (region: string) => areas.filter(({ m49 }) => regionsOf(m49).some((each) => each.m49 === region));
  return [
    {
      kind: "picture",
      picture: {
        kind: "map",
        language,
        title: wording.coverageMapTitle,
        unit: wording.coverageUnit,
        areas: areas.map(({ m49, count }) => ({ m49, count })),
        notShownLabel: wording.notOnTheMap,
        disclaimer: MAP_DISCLAIMER,
      },
      alt: wording.coverageMapAlt(areas.length, most),
    },
    {
      kind: "table",
      columns: [...wording.coverageRegionColumns],
      rows: regions.map(({ m49, count }) => [areaName(m49, language), String(count), String(within(m49).length)]),
    },
    {
      kind: "facts",
      facts: regions.map(({ m49: region }) => ({
        name: areaName(region, language),
        value: areasByName(within(region), language)
          .map(({ m49, count }) => wording.codeCount(areaName(m49, language), count))
          .join(", "),
      })),
    },
  ];
}

function writeThemes({ themes }: Digest, { wording, language, themeName }: DigestVoice): Part[] {
  const rows = themes.slice(0, MAX_THEMES).map(({ theme, count }) => ({ label: themeName(theme), count }));
  if (rows.length === 0) return [];
  return [
    {
      kind: "picture",
      picture: { kind: "bars", language, title: wording.coverageThemeTitle, unit: wording.coverageUnit, rows },
      alt: wording.coverageThemeAlt(rows),
    },
  ];
}

function writeOverlaps({ coverage }: Digest, { wording, language }: DigestVoice): Part[] {
  if (coverage.overlaps.length === 0) return [];
  const overlaps = areasByName(coverage.overlaps, language);
  const items = overlaps.slice(0, MAX_OVERLAPS).map(({ m49, surveys }) => {
    const named = byOrganization(surveys, surveys.length > MAX_SURVEYS + 1 ? MAX_SURVEYS : surveys.length);
    const names = named.map(({ organization, title }) => wording.arrivedItem(organization.name, title));
    const more = surveys.length - named.length;
    return wording.overlapItem(areaName(m49, language), more > 0 ? [...names, wording.arrivedMore(more)] : names);
  });
  const rest = coverage.overlaps.length - items.length;
  return [
    {
      kind: "list",
      title: wording.overlapsTitle(OVERLAP_MONTHS),
      items: rest > 0 ? [...items, wording.arrivedMore(rest)] : items,
    },
  ];
}

function writeGaps(digest: Digest, { wording, language }: DigestVoice): Part[] {
  const { gaps } = digest.coverage;
  if (gaps.length === 0) return [];
  return [{ kind: "facts", facts: [{ name: wording.gapsTitle(isClosed(digest)), value: areaNames(gaps, language) }] }];
}
