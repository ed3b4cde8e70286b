// Codes of themes and areas as two characters each, so that those of many thousand findings are counted without taking
// texts apart. A change of the lists is a change of `FINDINGS_VERSION`.
import { listAreas, listRegions } from "../../src/domain/areas.ts";
import { THEMES } from "../../src/findings/themes.ts";

export type CodeList = {
  readonly codes: readonly string[];
  readonly places: ReadonlyMap<string, number>;
};

export const THEME_CODES = listCodes(THEMES.map(({ code }) => code));
export const AREA_CODES = listCodes([...listAreas(), ...listRegions()].map(({ m49 }) => m49));

/** Characters of ASCII from `0` on, which neither separate anything nor need more than a byte. */
const [FIRST, DIGITS] = [48, 64];
/** Before each code that is in no list, such as those of an instrument with themes of its own. */
const OTHERS = "\u001f";

function listCodes(codes: readonly string[]): CodeList {
  return { codes, places: new Map(codes.map((code, place) => [code, place])) };
}

export function writeCodes(codes: readonly string[], { places }: CodeList): string {
  const known = codes.flatMap((code) => places.get(code) ?? []);
  const others = codes.filter((code) => !places.has(code));
  const pairs = known.map((place) => String.fromCharCode(FIRST + Math.floor(place / DIGITS), FIRST + (place % DIGITS)));
  return pairs.join("") + (others.length === 0 ? "" : `${OTHERS}${others.join(OTHERS)}`);
}

/** How often each code occurs in what `writeCodes` wrote, which is added piece by piece. */
export class CodeCounter {
  readonly #codes: readonly string[];
  readonly #known: Uint32Array;
  readonly #others = new Map<string, number>();

  constructor({ codes }: CodeList) {
    this.#codes = codes;
    this.#known = new Uint32Array(codes.length);
  }

  /** What stands in `text` from `start` to `end`. */
  add(text: string, start: number, end: number): void {
    for (let at = start; at < end; at += 2) {
      const first = text.charCodeAt(at);
      if (first < FIRST) return this.#addOthers(text.slice(at + 1, end));
      const place = (first - FIRST) * DIGITS + text.charCodeAt(at + 1) - FIRST;
      this.#known[place] = (this.#known[place] ?? 0) + 1;
    }
  }

  #addOthers(codes: string): void {
    for (const code of codes.split(OTHERS)) this.#others.set(code, (this.#others.get(code) ?? 0) + 1);
  }

  /** Those that occur. */
  counts(): ReadonlyMap<string, number> {
    const counts = new Map(this.#others);
    for (const [place, count] of this.#known.entries()) if (count > 0) counts.set(this.#codes[place] ?? "", count);
    return counts;
  }
}
