// Names for XLSForm: a key is unique among its neighbours, a name in the whole form, or `${name}` would mean two things.
import type { Item, Questionnaire } from "../questionnaire.ts";
import type { Refer } from "./write-expression.ts";

export type Place = {
  readonly item: Item;
  readonly name: string;
  /** The levels from the outermost to the one in which the item stands. */
  readonly levels: readonly (readonly Item[])[];
  readonly repeats: readonly Item[];
};

export type Names = ReadonlyMap<Item, Place>;

export function nameItems({ items }: Questionnaire): Names {
  const names = new Map<Item, Place>();
  const taken = new Set<string>();
  const visit = (level: readonly Item[], above: Place | null): void => {
    const levels = [...(above?.levels ?? []), level];
    for (const item of level) {
      const name = freeName(item.key, above?.name ?? null, taken);
      taken.add(name);
      const repeats = [...(above?.repeats ?? []), ...(above?.item.kind === "repeat" ? [above.item] : [])];
      const place = { item, name, levels, repeats };
      names.set(item, place);
      if ("items" in item) visit(item.items, place);
    }
  };
  visit(items, null);
  return names;
}

function freeName(key: string, above: string | null, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  const base = above === null ? key : `${above}_${key}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}_${count}`;
    if (!taken.has(name)) return name;
  }
}

/** References as they are meant from this place; `.` is the answer itself. */
export function referFrom({ item: from, levels, repeats }: Place, names: Names, self: "." | "name"): Refer {
  return (reference) => {
    const [first, ...rest] = reference.split(".");
    const level = levels.findLast((items) => items.some(({ key }) => key === first));
    let item = level?.find(({ key }) => key === first);
    for (const key of rest) item = item && "items" in item ? item.items.find((each) => each.key === key) : undefined;
    const place = item && names.get(item);
    if (!item || !place || item.kind === "note" || "items" in item) return null;
    // Of another repeat there are as many answers as instances.
    if (place.repeats.some((repeat) => !repeats.includes(repeat) && repeat !== from)) return null;
    return { item, written: item === from && self === "." ? "." : `\${${place.name}}` };
  };
}
