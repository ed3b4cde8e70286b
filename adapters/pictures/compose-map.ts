// Where something was done: land without boundaries, a dot for each country or area, and the words that go with every
// map. What is counted is told by the size of the dot, in steps that the key below explains.
import type { MapPicture } from "../../src/chat/picture.ts";
import { areaName } from "../../src/domain/areas.ts";
import { localeOf } from "../../src/questionnaire/write-date.ts";
import { chooseSteps, radiusOf, type Step } from "./dot-steps.ts";
import { findPlace, LAND } from "./earth.ts";
import { PALETTE } from "./palette.ts";
import {
  acrossFrom,
  type Column,
  type Layer,
  type Line,
  MARGIN,
  type Sheet,
  SMALL,
  WIDTH,
  writeColumn,
  writeTitle,
} from "./sheet.ts";
import { breakLines, widthOf } from "./text-lines.ts";

/** The map has more room than the words. */
const MAP_MARGIN = 6;
/**
 * Half of the Earth in the Natural Earth projection of radius 1. Equal-area projections press the north together so that
 * at this size it looks cut. https://www.shadedrelief.com/NE_proj/
 */
const HALF_WIDTH = 2.7354;
const HALF_HEIGHT = 1.4224;
const SCALE = (WIDTH - 2 * MAP_MARGIN) / 2 / HALF_WIDTH;

const GAP = 8;
const KEY_HEIGHT = 22;
const MAX_UNIT_WIDTH = 130;
const MAX_MISSING_LINES = 5;
const MAX_DISCLAIMER_LINES = 8;

type KeyDot = { readonly x: number; readonly y: number; readonly radius: number };
type Key = Column & { readonly dots: readonly KeyDot[] };

export function composeMap(picture: MapPicture): Sheet {
  const { language } = picture;
  const covered = picture.areas.filter(({ count }) => count > 0);
  const steps = chooseSteps(covered.map(({ count }) => count));
  const title = writeTitle(picture.title);
  const middle = title.bottom + GAP + HALF_HEIGHT * SCALE;
  const key = layKey(picture, steps, middle + HALF_HEIGHT * SCALE + GAP);
  const small = { type: SMALL, colour: PALETTE.muted };
  const missing = writeColumn(writeMissing(picture), key.bottom, { ...small, maxLines: MAX_MISSING_LINES });
  const disclaimer = writeColumn(picture.disclaimer, missing.bottom + 4, { ...small, maxLines: MAX_DISCLAIMER_LINES });
  const dots = covered.flatMap(({ m49, count }) => {
    const place = findPlace(m49);
    return place ? [{ longitude: place[0], latitude: place[1], radius: radiusOf(count, steps) }] : [];
  });
  return {
    language,
    height: Math.ceil(disclaimer.bottom + MARGIN - 4),
    lines: [...title.lines, ...key.lines, ...missing.lines, ...disclaimer.lines],
    layers: [renderLand(middle), renderDots(dots, middle), renderKey(picture, key.dots)],
  };
}

/** The names of what was covered and has no place, such as a region. */
function writeMissing({ areas, notShownLabel, language }: MapPicture): string {
  const missing = areas.filter(({ m49, count }) => count > 0 && !findPlace(m49));
  const names = missing.map(({ m49 }) => areaName(m49, language));
  return names.length === 0 ? "" : `${notShownLabel}: ${new Intl.ListFormat(localeOf(language)).format(names)}`;
}

/** What is counted, and for each step its dot and the counts it stands for. */
function layKey({ unit, language }: MapPicture, steps: readonly Step[], top: number): Key {
  const numbers = new Intl.NumberFormat(localeOf(language));
  const style = {
    y: top + KEY_HEIGHT / 2 + SMALL.size * 0.36,
    from: "start",
    type: SMALL,
    colour: PALETTE.ink,
  } as const;
  const [words = ""] = steps.length === 0 ? [] : breakLines(unit, SMALL, MAX_UNIT_WIDTH, 1);
  const lines: Line[] = words === "" ? [] : [{ ...style, text: words, x: MARGIN }];
  const dots: KeyDot[] = [];
  let x = MARGIN + (words === "" ? 0 : widthOf(words, SMALL) + 2 * GAP);
  for (const { from, to, radius } of steps) {
    const text = from === to ? numbers.format(from) : `${numbers.format(from)}–${numbers.format(to)}`;
    dots.push({ x: x + radius, y: top + KEY_HEIGHT / 2, radius });
    lines.push({ ...style, text, x: x + 2 * radius + GAP / 2 });
    x += 2 * radius + widthOf(text, SMALL) + 2 * GAP;
  }
  return { lines, dots, bottom: steps.length === 0 ? top : top + KEY_HEIGHT + 4 };
}

function projectionAt(middle: number) {
  const translate: [number, number] = [WIDTH / 2, middle];
  return { type: "naturalEarth1", scale: SCALE, translate } as const;
}

function renderLand(middle: number): Layer {
  return {
    data: { values: LAND, format: { type: "topojson", feature: "land" } },
    projection: projectionAt(middle),
    mark: { type: "geoshape", fill: PALETTE.land, stroke: PALETTE.coast, strokeWidth: 0.5 },
  };
}

/** Smaller dots stand on larger ones, so that none is hidden. */
function renderDots(
  dots: readonly { readonly longitude: number; readonly latitude: number; readonly radius: number }[],
  middle: number,
): Layer {
  return {
    data: { values: dots.toSorted((a, b) => b.radius - a.radius).map((dot) => ({ ...dot, size: areaOf(dot) })) },
    projection: projectionAt(middle),
    mark: DOT,
    encoding: {
      longitude: { field: "longitude", type: "quantitative" },
      latitude: { field: "latitude", type: "quantitative" },
      size: { field: "size", type: "quantitative", scale: null, legend: null },
    },
  };
}

function renderKey({ language }: MapPicture, dots: readonly KeyDot[]): Layer {
  return {
    data: { values: dots.map((dot) => ({ x: acrossFrom(dot.x, language), y: dot.y, size: areaOf(dot) })) },
    mark: DOT,
    encoding: {
      x: { field: "x", type: "quantitative", scale: null, axis: null },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
      size: { field: "size", type: "quantitative", scale: null, legend: null },
    },
  };
}

const DOT = { type: "circle", opacity: 1, fill: PALETTE.mark, stroke: PALETTE.ground, strokeWidth: 0.8 } as const;

/** Vega sizes a circle by its area. */
function areaOf({ radius }: { readonly radius: number }): number {
  return Math.PI * radius * radius;
}
