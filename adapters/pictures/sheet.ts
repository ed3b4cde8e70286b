// The sheet that every picture is drawn on: 360 units wide, which is a telephone, with the title at its top. Words are
// placed here, line by line; what else is drawn comes as layers of vega-lite in the same units.
import { compile, type TopLevelSpec } from "vega-lite";
import type { Language } from "../../src/domain/language.ts";
import { familyFor } from "./fonts.ts";
import { PALETTE } from "./palette.ts";
import { breakLines, isolate, isRightToLeft, type Type } from "./text-lines.ts";

export const WIDTH = 360;
export const MARGIN = 16;
export const INNER_WIDTH = WIDTH - 2 * MARGIN;

export const TITLE: Type = { size: 17, weight: 700 };
export const LABEL: Type = { size: 13, weight: 500 };
export const STRONG: Type = { size: 13, weight: 700 };
export const SMALL: Type = { size: 11.5, weight: 500 };

/** From one line of type to the next, in sizes of the type. */
const LEADING = 1.3;
/** From the top of a line to the foot of its letters. */
const ASCENT = 0.95;
const MAX_TITLE_LINES = 3;

type LayeredSpec = Extract<TopLevelSpec, { readonly layer: unknown }>;
export type Layer = LayeredSpec["layer"][number];
export type Layers = readonly Layer[];

/** One line of words; `x` and `y` are where it begins, ends or has its middle, and the foot of its letters. */
export type Line = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly from: "start" | "middle" | "end";
  readonly type: Type;
  readonly colour: string;
};

/** What a picture of one kind is made of, below the title. */
export type Sheet = {
  readonly language: Language;
  readonly height: number;
  readonly lines: readonly Line[];
  readonly layers: Layers;
};

/** Words in a column, and where the next thing may begin. */
export type Column = { readonly lines: readonly Line[]; readonly bottom: number };

/** Words from the margin of the side where reading begins. Empty words take no room. */
export function writeColumn(
  text: string,
  top: number,
  style: { readonly type: Type; readonly colour: string; readonly maxLines: number; readonly width?: number },
): Column {
  const { type, colour, maxLines, width = INNER_WIDTH } = style;
  const broken = breakLines(text, type, width, maxLines);
  const leading = type.size * LEADING;
  return {
    lines: broken.map((line, index) => ({
      text: line,
      x: MARGIN,
      y: top + index * leading + type.size * ASCENT,
      from: "start",
      type,
      colour,
    })),
    bottom: top + broken.length * leading,
  };
}

export function writeTitle(title: string): Column {
  return writeColumn(title, MARGIN - 3, { type: TITLE, colour: PALETTE.ink, maxLines: MAX_TITLE_LINES });
}

/** Mirrors what is measured from the side where reading begins. */
export function acrossFrom(x: number, language: Language): number {
  return isRightToLeft(language) ? WIDTH - x : x;
}

/** The sheet as a specification of Vega; its own units, so that nothing is laid out anew. */
export function compileSheet({ language, height, lines, layers }: Sheet) {
  const spec: LayeredSpec = {
    width: WIDTH,
    height,
    padding: 0,
    autosize: { type: "none" },
    background: "transparent",
    view: { stroke: null },
    resolve: { scale: { x: "independent", y: "independent", size: "independent" } },
    layer: [renderGround(height), ...layers, renderLines(lines, language)],
  };
  return compile(spec).spec;
}

function renderGround(height: number): Layer {
  return {
    data: { values: [{}] },
    mark: { type: "rect", cornerRadius: 10, fill: PALETTE.ground, stroke: PALETTE.frame, strokeWidth: 1 },
    encoding: { x: { value: 0.5 }, x2: { value: WIDTH - 0.5 }, y: { value: 0.5 }, y2: { value: height - 0.5 } },
  };
}

/** Numbers of an Arabic picture are in the type of its words. */
const ARABIC_LETTER = "\u0639";

function renderLines(lines: readonly Line[], language: Language): Layer {
  const mirrored = isRightToLeft(language);
  const sides = { start: mirrored ? "right" : "left", middle: "center", end: mirrored ? "left" : "right" };
  return {
    data: {
      values: lines.map(({ text, x, y, from, type, colour }) => ({
        text: isolate(text, language),
        x: acrossFrom(x, language),
        y,
        align: sides[from],
        size: type.size,
        weight: type.weight,
        colour,
        family: familyFor(mirrored ? `${text}${ARABIC_LETTER}` : text),
      })),
    },
    mark: {
      type: "text",
      baseline: "alphabetic",
      limit: 0,
      align: { expr: "datum.align" },
      font: { expr: "datum.family" },
      fontSize: { expr: "datum.size" },
      fontWeight: { expr: "datum.weight" },
      fill: { expr: "datum.colour" },
    },
    encoding: {
      x: { field: "x", type: "quantitative", scale: null, axis: null },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
      text: { field: "text", type: "nominal" },
    },
  };
}
