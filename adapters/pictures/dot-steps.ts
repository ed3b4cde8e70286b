// The sizes of the dots on a map: at most three, so that they can be told apart, each for a range of counts.

export type Step = { readonly from: number; readonly to: number; readonly radius: number };

const RADII = [3, 4.8, 7];

/** None without a count; one for each count up to three; beyond, a quarter and a half of the greatest begin a step. */
export function chooseSteps(counts: readonly number[]): readonly Step[] {
  const most = counts.reduce((greatest, count) => Math.max(greatest, count), 0);
  const begins = [1, Math.max(2, Math.ceil(most / 4)), Math.max(3, Math.ceil(most / 2))].filter((from) => from <= most);
  return begins.map((from, index) => ({
    from,
    to: (begins[index + 1] ?? most + 1) - 1,
    radius: RADII[index] ?? 0,
  }));
}

export function radiusOf(count: number, steps: readonly Step[]): number {
  return steps.findLast(({ from }) => from <= count)?.radius ?? 0;
}
