const number = new Intl.NumberFormat("en-GB");
const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Numbers under 10 are written in words, others in figures (United Nations Editorial Manual). */
export function inWords(count: number): string {
  return SMALL[count] ?? number.format(count);
}

/** Numbers that are read against each other are written alike: in words only where all of them are under 10. */
export function alike(counts: readonly number[]): (count: number) => string {
  return counts.every((count) => count < SMALL.length) ? inWords : (count) => number.format(count);
}
