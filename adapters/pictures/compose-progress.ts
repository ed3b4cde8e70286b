// How many have reported, day by day: a stair that climbs towards the number of those who were asked, and the day by
// which they were asked. In Arabic, time runs from right to left.
import type { ProgressPicture } from "../../src/chat/picture.ts";
import { localeOf } from "../../src/questionnaire/write-date.ts";
import { PALETTE } from "./palette.ts";
import { layPlot, type Plot } from "./progress-plot.ts";
import {
  acrossFrom,
  type Column,
  INNER_WIDTH,
  type Layer,
  type Line,
  MARGIN,
  type Sheet,
  SMALL,
  STRONG,
  WIDTH,
  writeColumn,
  writeTitle,
} from "./sheet.ts";
import { breakLines, widthOf } from "./text-lines.ts";

const GAP = 6;
/** The sample of a line beside its words, and the room for it. */
const SAMPLE = 18;
const KEY_INDENT = SAMPLE + GAP;
const BELOW = 18;

type Sample = { readonly y: number; readonly of: "reported" | "asked" };
type Key = Column & { readonly samples: readonly Sample[] };

export function composeProgress(picture: ProgressPicture): Sheet {
  const title = writeTitle(picture.title);
  const key = layKey(picture, title.bottom + 4);
  const due = picture.due ? breakLines(picture.due.label, SMALL, INNER_WIDTH, 1) : [];
  const plot = layPlot(picture, key.bottom + GAP + due.length * (SMALL.size + GAP));
  return {
    language: picture.language,
    height: Math.ceil(plot.bottom + BELOW + MARGIN - 4),
    lines: [
      ...title.lines,
      ...key.lines,
      ...due.map((text) => placeDue(text, plot)),
      ...writeCounts(plot, picture),
      ...writeDays(plot),
    ],
    layers: [
      renderGrid(plot, picture),
      ...renderStair(plot, picture),
      ...renderDue(plot, picture),
      ...renderSamples(key.samples, picture),
    ],
  };
}

/** Which line is which, in words: two lines of them, each behind a sample. */
function layKey({ reportedLabel, ofLabel }: ProgressPicture, top: number): Key {
  const style = { colour: PALETTE.ink, maxLines: 2, width: INNER_WIDTH - KEY_INDENT };
  const reported = writeColumn(reportedLabel, top, { ...style, type: STRONG });
  const asked = writeColumn(ofLabel, reported.bottom, { ...style, type: { ...STRONG, weight: 500 } });
  const samples: Sample[] = [];
  if (reported.lines.length > 0) samples.push({ y: top + STRONG.size * 0.65, of: "reported" });
  if (asked.lines.length > 0) samples.push({ y: reported.bottom + STRONG.size * 0.65, of: "asked" });
  const lines = [...reported.lines, ...asked.lines].map((line) => ({ ...line, x: line.x + KEY_INDENT }));
  return { lines, samples, bottom: asked.bottom };
}

/** In the middle above its line, or as near to it as the counts at one side and the margin at the other allow. */
function placeDue(text: string, { due, top, start }: Plot): Line {
  const half = widthOf(text, SMALL) / 2;
  const x = Math.min(Math.max(due ?? 0, start + half), WIDTH - MARGIN - half);
  return { text, x, y: top - GAP, from: "middle", type: SMALL, colour: PALETTE.due };
}

function writeCounts({ counts, start, up }: Plot, { language }: ProgressPicture): readonly Line[] {
  const numbers = new Intl.NumberFormat(localeOf(language));
  return counts.map((count) => ({
    text: numbers.format(count),
    x: start - GAP,
    y: up(count) + SMALL.size * 0.36,
    from: "end",
    type: SMALL,
    colour: PALETTE.muted,
  }));
}

function writeDays({ days, bottom }: Plot): readonly Line[] {
  return days.map(({ text, x, from }) => ({
    text,
    x,
    y: bottom + BELOW,
    from,
    type: SMALL,
    colour: PALETTE.muted,
  }));
}

type Segment = { readonly x: number; readonly x2: number; readonly y: number; readonly y2: number };

function renderSegments(
  segments: readonly Segment[],
  stroke: { readonly stroke: string; readonly strokeWidth: number; readonly strokeDash?: number[] },
): Layer {
  return {
    data: { values: [...segments] },
    mark: { type: "rule", ...stroke },
    encoding: {
      x: { field: "x", type: "quantitative", scale: null, axis: null },
      x2: { field: "x2" },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
      y2: { field: "y2" },
    },
  };
}

function renderGrid({ counts, start, end, up }: Plot, { language }: ProgressPicture): Layer {
  const across = { x: acrossFrom(start, language), x2: acrossFrom(end, language) };
  return renderSegments(
    counts.map((count) => ({ ...across, y: up(count), y2: up(count) })),
    { stroke: PALETTE.grid, strokeWidth: 1 },
  );
}

const LINES = {
  reported: { stroke: PALETTE.mark, strokeWidth: 3 },
  asked: { stroke: PALETTE.ink, strokeWidth: 1.5 },
} as const;

/** The line of those who were asked, and below it the stair with its last point. */
function renderStair(plot: Plot, { of, language }: ProgressPicture): readonly Layer[] {
  const { start, end, up } = plot;
  const asked = { x: acrossFrom(start, language), x2: acrossFrom(end, language), y: up(of), y2: up(of) };
  const stair = plot.stair.map(({ x, y }, order) => ({ x: acrossFrom(x, language), y, order }));
  const position = {
    x: { field: "x", type: "quantitative", scale: null, axis: null },
    y: { field: "y", type: "quantitative", scale: null, axis: null },
  } as const;
  const { stroke, strokeWidth } = LINES.reported;
  return [
    renderSegments([asked], LINES.asked),
    {
      data: { values: stair },
      mark: { type: "line", interpolate: "step-after", stroke, strokeWidth },
      encoding: { ...position, order: { field: "order", type: "quantitative" } },
    },
    {
      data: { values: stair.slice(-1) },
      mark: { type: "circle", size: 64, opacity: 1, fill: stroke, stroke: PALETTE.ground, strokeWidth: 1.5 },
      encoding: position,
    },
  ];
}

function renderDue({ due, top, bottom }: Plot, { language }: ProgressPicture): readonly Layer[] {
  if (due === null) return [];
  const x = acrossFrom(due, language);
  const style = { stroke: PALETTE.due, strokeWidth: 1.5, strokeDash: [5, 4] };
  return [renderSegments([{ x, x2: x, y: top - 2, y2: bottom }], style)];
}

function renderSamples(samples: readonly Sample[], { language }: ProgressPicture): readonly Layer[] {
  return samples.map(({ y, of }) => {
    const across = { x: acrossFrom(MARGIN, language), x2: acrossFrom(MARGIN + SAMPLE, language) };
    return renderSegments([{ ...across, y, y2: y }], LINES[of]);
  });
}
