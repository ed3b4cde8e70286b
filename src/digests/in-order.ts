// In which order a digest lists things: by name, so that a reader finds the own country and organization. Codes and the
// hour of submission would give an order that nobody sees.
import { areaName } from "../domain/areas.ts";
import type { Language } from "../domain/language.ts";
import type { Arrival } from "./arrival.ts";

export function areasByName<Of extends { readonly m49: string }>(
  areas: readonly Of[],
  language: Language,
): readonly Of[] {
  const { compare } = new Intl.Collator(language);
  return areas.toSorted((one, other) => compare(areaName(one.m49, language), areaName(other.m49, language)));
}

export function areaNames(codes: readonly string[], language: Language): string {
  const areas = areasByName(
    codes.map((m49) => ({ m49 })),
    language,
  );
  return areas.map(({ m49 }) => areaName(m49, language)).join(", ");
}

export function byOrganization(arrivals: readonly Arrival[]): readonly Arrival[] {
  const { compare } = new Intl.Collator("en");
  return arrivals.toSorted(
    (one, other) => compare(one.organization.name, other.organization.name) || compare(one.title, other.title),
  );
}
