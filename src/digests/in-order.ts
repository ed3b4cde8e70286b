// In which order a digest lists things: by name, so that a reader finds the own country and organization. Codes and the
// hour of submission would give an order that nobody sees.
import { areaName } from "../domain/areas.ts";
import type { Language } from "../domain/language.ts";
import { remember } from "../domain/remember.ts";
import type { Arrival } from "./arrival.ts";

export function areasByName<Of extends { readonly m49: string }>(
  areas: readonly Of[],
  language: Language,
): readonly Of[] {
  const { compare: compareNames } = new Intl.Collator(language);
  return areas.toSorted((one, other) => compareNames(areaName(one.m49, language), areaName(other.m49, language)));
}

export function areaNames(codes: readonly string[], language: Language): string {
  const areas = areasByName(
    codes.map((m49) => ({ m49 })),
    language,
  );
  return areas.map(({ m49 }) => areaName(m49, language)).join(", ");
}

/** The first of them, at most `most`: only what may be shown is put in order. */
export function byOrganization(arrivals: readonly Arrival[], most: number): readonly Arrival[] {
  const first: Arrival[] = [];
  for (const inside of groupsByName(arrivals)) {
    if (first.length >= most) break;
    first.push(...inside.toSorted((one, other) => compare(one.title, other.title)));
  }
  return first.slice(0, most);
}

const { compare } = new Intl.Collator("en");

const groupsByName = remember((arrivals: readonly Arrival[]) =>
  [...Map.groupBy(arrivals, ({ organization }) => organization.name)]
    .toSorted(([one], [other]) => compare(one, other))
    .map(([, inside]) => inside),
);
