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

/** How often each code occurs in what `writeCodes` wrote. */
export function countCodes(written: readonly string[], { codes }: CodeList): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const known = new Uint32Array(codes.length);
  for (const each of written) {
    let end = each.indexOf(OTHERS);
    if (end === -1) end = each.length;
    else for (const code of each.slice(end + 1).split(OTHERS)) counts.set(code, (counts.get(code) ?? 0) + 1);
    for (let at = 0; at < end; at += 2) {
      const place = (each.charCodeAt(at) - FIRST) * DIGITS + each.charCodeAt(at + 1) - FIRST;
      known[place] = (known[place] ?? 0) + 1;
    }
  }
  for (const [place, count] of known.entries()) if (count > 0) counts.set(codes[place] ?? "", count);
  return counts;
}
