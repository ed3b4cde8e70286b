// SVG to pixels, by resvg, with the fonts of the packages alone.
import { Resvg } from "@resvg/resvg-js";
import escapeHtml from "escape-html";
import { familyFor, fontFilesFor, type Weight } from "./fonts.ts";

/** PNG of the drawing, so many pixels to one unit of its own. */
export function rasterize(svg: string, pixelsPerUnit: number): Uint8Array {
  const drawing = new Resvg(svg, { font: fontOf(svg), fitTo: { mode: "zoom", value: pixelsPerUnit } });
  return new Uint8Array(drawing.render().asPng());
}

/** Large enough that rounding in the font does not matter. */
const MEASURED_AT = 100;

/** How far letters without blanks advance, in units of the size of the type. */
export function measureLetters(letters: string, weight: Weight): number {
  const edges = edgeWidths.get(weight) ?? boxWidth(EDGE + EDGE, familyFor(EDGE), weight);
  edgeWidths.set(weight, edges);
  return boxWidth(`${EDGE}${letters}${EDGE}`, familyFor(letters), weight) - edges;
}

/** What is measured is the ink, which ends before the letter does; between two edges it does not matter. */
const EDGE = "|";
const edgeWidths = new Map<Weight, number>();

function boxWidth(text: string, family: string, weight: Weight): number {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text y="100" font-family="${family}" font-weight="${weight}" font-size="${MEASURED_AT}">${escapeHtml(text)}</text></svg>`;
  return (new Resvg(svg, { font: fontOf(text) }).getBBox()?.width ?? 0) / MEASURED_AT;
}

function fontOf(text: string) {
  return { loadSystemFonts: false, fontFiles: fontFilesFor(text), defaultFontFamily: "Noto Sans" };
}
