// The colours of a picture. It stands on a ground of its own, so that they hold in a light window and in a dark one;
// `test/adapters/pictures/palette.test.ts` computes the contrasts. Nothing is told by colour alone.

export const PALETTE = {
  ground: "#fcfcfa",
  /** Between the ground and the window; seen against white and against black. */
  frame: "#80868f",
  ink: "#1b2430",
  /** Smaller words, and lines beside what matters. */
  muted: "#4f5a68",
  grid: "#d9dde2",
  /** What is counted. */
  mark: "#0b5cab",
  /** The day by which; told from the mark by dashes and by its words as well. */
  due: "#a8410b",
  land: "#dfe3e8",
  coast: "#838d99",
} as const;
