const number = new Intl.NumberFormat("en-GB");
const SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Numbers under 10 are written in words, others in figures (United Nations Editorial Manual). */
export function inWords(count: number): string {
  return SMALL[count] ?? number.format(count);
}
