// Reads yes and no in six languages. A sentence that begins with one of them is read back before it counts.
import { foldWords } from "../domain/fold-words.ts";
import type { Reading } from "./reading.ts";

const YES = "yes|y|yep|yeah|yes please|true|oui|o|sí|si|s|да|д|نعم|أجل|ايوه|是|是的|有|对|对的|1";
const NO = "no|n|nope|nah|false|non|нет|н|لا|كلا|否|不|不是|没有|没|无|2";

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.split("|").map((word) => [foldWords(word), true] as const),
  ...NO.split("|").map((word) => [foldWords(word), false] as const),
]);
/** One letter or digit says yes only when it stands alone. */
const BEGINNINGS = [...WORDS].filter(([word]) => word.length > 1 || /\p{Script=Han}/u.test(word));
const LONGEST_SENTENCE_CHARACTERS = 1000;

export function readYesNo(typed: string): Reading {
  const said = sayYesNo(typed);
  if (said === null) return { kind: "problem", problem: { code: "not-yes-or-no" } };
  return { kind: "understood", value: { kind: "yes-no", yes: said.yes }, exact: said.exact };
}

export function sayYesNo(typed: string): { readonly yes: boolean; readonly exact: boolean } | null {
  if (typed.length > LONGEST_SENTENCE_CHARACTERS) return null;
  const key = foldWords(typed);
  const whole = WORDS.get(key);
  if (whole !== undefined) return { yes: whole, exact: true };
  const begun = BEGINNINGS.filter(([word]) => beginsWith(key, word)).sort(([a], [b]) => b.length - a.length)[0];
  if (!begun) return null;
  const rest = key.slice(begun[0].length).trim();
  const contrary = BEGINNINGS.some(([word, yes]) => yes !== begun[1] && isOtherAnswer(rest, word));
  return contrary ? null : { yes: begun[1], exact: false };
}

/** "yes and no", "yes or no", "oui et non". */
function isOtherAnswer(rest: string, word: string): boolean {
  return rest === word || (/^(?:and|or|et|ou|y|o|и|или|و|او) /.test(rest) && rest.split(" ")[1] === word);
}

function beginsWith(key: string, word: string): boolean {
  if (!key.startsWith(word)) return false;
  return /\p{Script=Han}/u.test(word) || key[word.length] === " ";
}
