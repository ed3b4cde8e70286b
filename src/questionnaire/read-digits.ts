// Digits of other scripts as the ten that are computed with; every character keeps its place.

const ZEROS = [0x660, 0x6f0, 0x966, 0xff10];

/** Arabic-Indic, Persian, Devanagari and full-width digits become 0 to 9. */
export function asciiDigits(typed: string): string {
  return typed.replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = ZEROS.findLast((candidate) => candidate <= code) ?? code;
    return String(code - zero);
  });
}
