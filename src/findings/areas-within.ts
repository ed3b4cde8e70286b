// The regions and groups in which an area or region lies, so that "West Africa" finds what names Ghana. The world is
// found only where somebody said "World".
import { findArea, listAreas, WORLD } from "../domain/areas.ts";

/** Groups of countries of M49 by which people ask; they have no names in the list of areas. */
export const AREA_GROUPS = ["LDC", "LLDC", "SIDS"] as const;

/** The codes themselves, then the regions and groups around them. */
export function areasWithin(codes: readonly string[]): readonly string[] {
  return [...new Set(codes.flatMap((code) => [code, ...around(code)]))];
}

function around(code: string): readonly string[] {
  const area = findArea(code);
  const regions = area ? area.regions : regionsAround(code);
  return [...regions.filter((region) => region !== WORLD), ...(area?.groups ?? [])];
}

/** Areas name their regions from the broadest to the narrowest, so what stands before a region lies around it. */
function regionsAround(region: string): readonly string[] {
  const member = listAreas().find(({ regions }) => regions.includes(region));
  return member ? member.regions.slice(0, member.regions.indexOf(region)) : [];
}
