// An area of the code list as an answer holds it.
import { areaName } from "../domain/areas.ts";
import type { CoveredArea } from "./answer.ts";

/** Stored under the English name of the code list; shown in the language of the reader. */
export function coveredArea(m49: string, role: string | null): CoveredArea {
  return { m49, name: areaName(m49, "en"), role };
}
