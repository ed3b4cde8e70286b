// By which number a form on paper calls each question: that of the instrument, and below it 10.1, 10.2.
import { inLanguage, type Language } from "../domain/language.ts";
import type { Item, Question, Questionnaire, Repeat } from "../questionnaire/questionnaire.ts";
import type { Wording } from "../wording/wording.ts";

/** From the outermost to the innermost, as references are looked up. */
export type Levels = readonly (readonly Item[])[];

/** Null: something to read, or an item that the instrument leaves without a number. */
export type Numbers = ReadonlyMap<Item, string | null>;

export function numberItems({ items }: Pick<Questionnaire, "items">): Numbers {
  const numbers = new Map<Item, string | null>();
  // Where the instrument numbers nothing, a form on paper still needs something to refer to.
  const counts = !items.some((item) => item.kind !== "note" && item.number !== undefined);
  const askedOnTop = items.filter(({ kind }) => kind !== "note");
  for (const item of items) {
    if (item.kind === "note") continue;
    const own = counts ? askedOnTop.indexOf(item) + 1 : item.number;
    numbers.set(item, own === undefined ? null : String(own));
    if ("items" in item) numberBelow(item.items, numbers.get(item) ?? null, numbers);
  }
  return numbers;
}

function numberBelow(items: readonly Item[], above: string | null, numbers: Map<Item, string | null>): void {
  const asked = items.filter(({ kind }) => kind !== "note");
  for (const [index, item] of asked.entries()) {
    const number = above === null ? null : `${above}.${index + 1}`;
    numbers.set(item, number);
    if ("items" in item) numberBelow(item.items, number, numbers);
  }
}

/** What a reference means: its first key is looked up from the innermost level outwards. */
export function findMeant(reference: string, levels: Levels): Question | Repeat | null {
  const [first, ...rest] = reference.split(".");
  let item = levels.findLast((items) => items.some(({ key }) => key === first))?.find(({ key }) => key === first);
  for (const key of rest) item = item && "items" in item ? item.items.find((each) => each.key === key) : undefined;
  return item === undefined || item.kind === "note" || item.kind === "group" ? null : item;
}

/** Its number; without one, its words. */
export function callItem(item: Exclude<Item, { kind: "note" }>, numbers: Numbers, voice: Voice): string {
  return numbers.get(item) ?? voice.wording.calledByWords(inLanguage(item.text, voice.language));
}

/** `language`: of the questionnaire's words, where it has them. `spoken`: of ours. */
export type Voice = { readonly language: Language; readonly spoken: Language; readonly wording: Wording };
