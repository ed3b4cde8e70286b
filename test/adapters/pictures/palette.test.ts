// The colours hold for people who see little contrast, and in a light window as in a dark one.
import { describe, expect, test } from "vitest";
import { PALETTE } from "../../../adapters/pictures/palette.ts";

/** Relative luminance and contrast. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test("the measure is right", () => {
  expect(contrast("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe("contrast", () => {
  test.each([
    ["words", PALETTE.ink, PALETTE.ground, 4.5],
    ["smaller words", PALETTE.muted, PALETTE.ground, 4.5],
    ["the words of the due date", PALETTE.due, PALETTE.ground, 4.5],
    ["bars and the line", PALETTE.mark, PALETTE.ground, 3],
    ["dots on land", PALETTE.mark, PALETTE.land, 3],
    ["the coast", PALETTE.coast, PALETTE.ground, 3],
    ["the frame in a light window", PALETTE.frame, "#ffffff", 3],
    ["the frame in a dark window of Slack", PALETTE.frame, "#1a1d21", 3],
    ["the frame in a dark window of Teams", PALETTE.frame, "#292929", 3],
  ])("%s: %s on %s is %d to 1 at least", (_what, colour, ground, least) => {
    expect(contrast(colour, ground)).toBeGreaterThanOrEqual(least);
  });
});
