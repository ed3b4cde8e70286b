// A summary as a message: counts, short lists, sentences, each with its source behind a button.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { inLanguage } from "../domain/language.ts";
import type { Ask } from "./ask.ts";
import { asksForAll } from "./ask.ts";
import { buttonSets, toAsk, toSource } from "./buttons.ts";
import type { Quoted, Summary, SummaryCounts } from "./compile-summary.ts";
import { asAt } from "./compose-results.ts";
import { type AskNames, COUNTED_KINDS, describeAsk, writeArea } from "./describe-ask.ts";
import { shortName } from "./describe-finding.ts";
import type { Speaking } from "./speaking.ts";
import { themeLabel } from "./themes.ts";

const MOST_CODES = 6;

export type Progress = {
  readonly asked: number;
  readonly reported: number;
  readonly unchanged: number;
  /** Nothing more comes of the meeting. */
  readonly isClosed: boolean;
};

/** `progress`: for a whole meeting; null otherwise. */
export function composeSummary(
  summary: Summary,
  progress: Progress | null,
  names: AskNames,
  speaking: Speaking,
): OutboundMessage {
  const { wording } = speaking;
  const { ask, counts } = summary;
  const isEmpty = counts.activities + counts.surveys + counts.papers === 0;
  const sources = numbered(summary);
  return {
    parts: [
      { kind: "heading", text: `${wording.summaryTitle}: ${wording.understoodAs(describeAsk(ask, names, speaking))}` },
      ...(progress && progress.asked > 0 && asksForAll(ask)
        ? [paragraph(wording.progressOf(progress.reported, progress.asked, progress.unchanged, progress.isClosed))]
        : []),
      isEmpty
        ? paragraph(wording.nothingReported)
        : paragraph(wording.counted(counts.activities, counts.surveys, counts.papers, counts.organizations)),
      ...countParts(counts, speaking),
      ...listParts(sources, counts, speaking),
      ...extractParts(sources, speaking),
      asAt(speaking),
      ...buttonSets(
        sources.map(({ number, quoted }) => toSource(number, quoted.source.id, quoted.source.path, speaking)),
      ),
      ...buttonSets(isEmpty ? [toAllMeetings(ask, speaking)] : showButtons(ask, counts, speaking)),
    ],
  };
}

type Numbered = { readonly number: number; readonly of: keyof Summary["lists"] | "extracts"; readonly quoted: Quoted };

/** Every quotation has a number, and the button with that number leads to its source. */
function numbered({ lists, extracts }: Summary): readonly Numbered[] {
  return [
    ...lists.newInitiatives.map((quoted) => ({ of: "newInitiatives" as const, quoted })),
    ...lists.bestPractices.map((quoted) => ({ of: "bestPractices" as const, quoted })),
    ...lists.planned.map((quoted) => ({ of: "planned" as const, quoted })),
    ...extracts.map((quoted) => ({ of: "extracts" as const, quoted })),
  ].map((each, index) => ({ ...each, number: index + 1 }));
}

function countParts(counts: SummaryCounts, { wording, language }: Speaking): readonly Part[] {
  const themes = counts.themes.map(({ code, count }) =>
    wording.codeCount(inLanguage(themeLabel(code), language), count),
  );
  const areas = counts.areas.map(({ code, count }) => wording.codeCount(writeArea(code, { wording, language }), count));
  const facts = [
    ...(themes.length === 0 ? [] : [{ name: wording.themesCounted, value: themes.slice(0, MOST_CODES).join("; ") }]),
    ...(areas.length === 0 ? [] : [{ name: wording.areasCounted, value: areas.slice(0, MOST_CODES).join("; ") }]),
  ];
  return facts.length === 0 ? [] : [{ kind: "facts", facts }];
}

function listParts(sources: readonly Numbered[], counts: SummaryCounts, { wording }: Speaking): readonly Part[] {
  return (["newInitiatives", "bestPractices", "planned"] as const).flatMap((list): Part[] => {
    const items = sources.filter(({ of }) => of === list);
    if (items.length === 0) return [];
    return [
      { kind: "note", text: wording.listedOf(wording.summaryLists[list], items.length, counts[list]) },
      {
        kind: "list",
        items: items.map(({ number, quoted }) =>
          wording.quotedTitle(number, quoted.words, shortName(quoted.organization)),
        ),
      },
    ];
  });
}

function extractParts(sources: readonly Numbered[], { wording }: Speaking): readonly Part[] {
  const items = sources.filter(({ of }) => of === "extracts");
  if (items.length === 0) return [];
  return [
    { kind: "note", text: wording.extracts },
    {
      kind: "list",
      items: items.map(({ number, quoted }) =>
        wording.quotedSentence(number, quoted.words, shortName(quoted.organization)),
      ),
    },
  ];
}

/** What nobody reported for this meeting may have been reported for another. */
function toAllMeetings(ask: Ask, { wording }: Speaking) {
  if (ask.meetingId === null || asksForAll(ask)) return null;
  return toAsk(wording.lookInAllMeetings, "search", { ...ask, meetingId: null });
}

/** What was counted, as results. */
function showButtons(ask: Ask, counts: SummaryCounts, { wording }: Speaking) {
  const kinds = ask.kinds.length > 0 ? ask.kinds : COUNTED_KINDS;
  const all = { ...ask, kinds };
  return [
    toAsk(wording.showAll(counts.activities + counts.surveys + counts.papers), "search", all),
    counts.newInitiatives > 0
      ? toAsk(wording.showInitiatives(counts.newInitiatives), "search", { ...all, newInitiative: true })
      : null,
    counts.bestPractices > 0
      ? toAsk(wording.showPractices(counts.bestPractices), "practices", { ...all, bestPractice: true })
      : null,
    counts.planned > 0 ? toAsk(wording.showPlanned(counts.planned), "search", { ...all, statuses: ["planned"] }) : null,
  ];
}

function paragraph(text: string): Part {
  return { kind: "paragraph", text };
}
