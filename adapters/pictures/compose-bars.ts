// How many of each region or theme: bars of one colour, in the order given, each with its words and its number. A few
// have their words above them; many have them at their side, so that the picture still fits a screen.
import type { BarsPicture } from "../../src/chat/picture.ts";
import { localeOf } from "../../src/questionnaire/write-date.ts";
import { PALETTE } from "./palette.ts";
import {
  acrossFrom,
  INNER_WIDTH,
  LABEL,
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
import { widthOf } from "./text-lines.ts";

const MAX_ROWS = 22;
/** Up to so many rows have their words above the bar. */
const MAX_TALL_ROWS = 10;
const BAR = 12;
const GAP = 6;
const SIDE_WORDS = 138;

type Bar = { readonly top: number; readonly length: number };
type Rows = { readonly lines: readonly Line[]; readonly bars: readonly Bar[]; readonly bottom: number };
type Measures = { readonly start: number; readonly scale: number; readonly write: (count: number) => string };

export function composeBars(picture: BarsPicture): Sheet {
  const { language, rows } = picture;
  const title = writeTitle(picture.title);
  const unit = writeColumn(picture.unit, title.bottom + 2, { type: SMALL, colour: PALETTE.muted, maxLines: 2 });
  const shown = rows.slice(0, MAX_ROWS);
  const numbers = new Intl.NumberFormat(localeOf(language));
  const write = (count: number) => numbers.format(count);
  const tall = shown.length <= MAX_TALL_ROWS;
  const start = tall ? MARGIN : MARGIN + SIDE_WORDS + GAP;
  const widest = Math.max(...shown.map(({ count }) => widthOf(write(count), STRONG)), 0);
  const scale = (WIDTH - MARGIN - start - widest - GAP) / Math.max(...shown.map(({ count }) => count), 1);
  const drawn = layRows(shown, unit.bottom + GAP, { start, scale, write }, tall);
  const rest = writeColumn(rows.length > shown.length ? `… + ${write(rows.length - shown.length)}` : "", drawn.bottom, {
    type: SMALL,
    colour: PALETTE.muted,
    maxLines: 1,
  });
  return {
    language,
    height: Math.ceil(rest.bottom + MARGIN - GAP),
    lines: [...title.lines, ...unit.lines, ...drawn.lines, ...rest.lines],
    layers: renderBars(picture, drawn.bars, start),
  };
}

function layRows(rows: BarsPicture["rows"], top: number, measures: Measures, tall: boolean): Rows {
  return rows.reduce<Rows>(
    (above, row) => {
      const next = tall ? layTall(row, above.bottom, measures) : layFlat(row, above.bottom, measures);
      return {
        lines: [...above.lines, ...next.lines],
        bars: [...above.bars, ...next.bars],
        bottom: next.bottom,
      };
    },
    { lines: [], bars: [], bottom: top },
  );
}

/** Words, and below them the bar. */
function layTall({ label, count }: BarsPicture["rows"][number], top: number, measures: Measures): Rows {
  const words = writeColumn(label, top, { type: LABEL, colour: PALETTE.ink, maxLines: 2, width: INNER_WIDTH });
  const bar = { top: words.bottom + 2, length: count * measures.scale };
  return {
    lines: [...words.lines, numberBeside(bar, count, measures)],
    bars: [bar],
    bottom: bar.top + BAR + GAP + 2,
  };
}

/** Words at the side, and the bar in their middle. */
function layFlat({ label, count }: BarsPicture["rows"][number], top: number, measures: Measures): Rows {
  const words = writeColumn(label, top, { type: SMALL, colour: PALETTE.ink, maxLines: 2, width: SIDE_WORDS });
  const height = Math.max(words.bottom - top, BAR + 3);
  const bar = { top: top + (height - BAR) / 2, length: count * measures.scale };
  return { lines: [...words.lines, numberBeside(bar, count, measures)], bars: [bar], bottom: top + height + GAP };
}

function numberBeside({ top, length }: Bar, count: number, { start, write }: Measures): Line {
  return {
    text: write(count),
    x: start + length + GAP - 1,
    y: top + BAR / 2 + STRONG.size * 0.36,
    from: "start",
    type: STRONG,
    colour: PALETTE.ink,
  };
}

/** A line where the bars begin, so that a count of 0 is seen to be one. */
function renderBars({ language }: BarsPicture, bars: readonly Bar[], start: number): readonly Layer[] {
  if (bars.length === 0) return [];
  const layer = (values: readonly Record<string, number>[], colour: string): Layer => ({
    data: { values: [...values] },
    mark: { type: "rect", fill: colour },
    encoding: {
      x: { field: "x", type: "quantitative", scale: null, axis: null },
      x2: { field: "x2" },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
      y2: { field: "y2" },
    },
  });
  const along = (from: number, to: number) => ({ x: acrossFrom(from, language), x2: acrossFrom(to, language) });
  return [
    layer(
      bars.map(({ top, length }) => ({ ...along(start, start + length), y: top, y2: top + BAR })),
      PALETTE.mark,
    ),
    layer(
      bars.map(({ top }) => ({ ...along(start - 1, start), y: top - 2, y2: top + BAR + 2 })),
      PALETTE.muted,
    ),
  ];
}
