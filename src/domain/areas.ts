// The countries, areas and regions of the United Nations code list M49, with their official names in six languages.
// Names come from the list alone: other lists of countries differ from United Nations usage.
import { z } from "zod";
import list from "./data/m49.json" with { type: "json" };
import type { Language } from "./language.ts";

const Code = z.string().regex(/^\d{3}$/);
const Names = z.strictObject({
  ar: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  fr: z.string().min(1),
  ru: z.string().min(1),
  es: z.string().min(1),
});

/** Least developed, landlocked developing, small island developing. */
const AreaGroup = z.enum(["LDC", "LLDC", "SIDS"]);

const Area = z.strictObject({
  m49: Code,
  iso2: z.string().regex(/^[A-Z]{2}$/),
  iso3: z.string().regex(/^[A-Z]{3}$/),
  /** Codes of the regions it belongs to, broadest first. */
  regions: z.array(Code).readonly(),
  groups: z.array(AreaGroup).readonly(),
  names: Names.readonly(),
});
export type Area = Readonly<z.infer<typeof Area>>;

const Region = z.strictObject({ m49: Code, names: Names.readonly() });
export type Region = Readonly<z.infer<typeof Region>>;

/** The code of the region that is the whole world. */
export const WORLD = "001";

const { areas, regions } = z.strictObject({ areas: z.array(Area), regions: z.array(Region) }).parse(list);
const areaByCode = new Map(areas.map((area) => [area.m49, area]));
const regionByCode = new Map(regions.map((region) => [region.m49, region]));
const regionsByCode = new Map(
  areas.map((area) => [area.m49, area.regions.flatMap((code) => regionByCode.get(code) ?? [])]),
);

/** In the order of their codes. */
export function listAreas(): readonly Area[] {
  return areas;
}

/** In the order of their codes, so that the world is first. */
export function listRegions(): readonly Region[] {
  return regions;
}

export function findArea(m49: string): Area | null {
  return areaByCode.get(m49) ?? null;
}

export function findRegion(m49: string): Region | null {
  return regionByCode.get(m49) ?? null;
}

/** The official name of an area or a region; a code that is of neither stays as it is. */
export function areaName(m49: string, language: Language): string {
  const named = areaByCode.get(m49) ?? regionByCode.get(m49);
  return named?.names[language] ?? m49;
}

/** Null for regions, which have none. */
export function iso3Of(m49: string): string | null {
  return areaByCode.get(m49)?.iso3 ?? null;
}

/** The regions an area belongs to, the world first, the narrowest last. */
export function regionsOf(m49: string): readonly Region[] {
  return regionsByCode.get(m49) ?? [];
}
