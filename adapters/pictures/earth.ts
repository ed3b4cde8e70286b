// The land of the Earth without any boundary, and where on it the countries and areas of M49 lie.
// The outline is Natural Earth's at 1:110 million; `data/README.md` says where the places come from.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { z } from "zod";
import positions from "./data/positions.json" with { type: "json" };

const Atlas = z.looseObject({ type: z.literal("Topology"), objects: z.strictObject({ land: z.looseObject({}) }) });

/** A topology whose one object is `land`. */
export const LAND = Atlas.parse(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/land-110m.json"), "utf8")),
);

const places = new Map(Object.entries(z.record(z.string(), z.tuple([z.number(), z.number()])).parse(positions)));

/** Longitude and latitude in degrees; null for what is no country or area, such as a region. */
export function findPlace(m49: string): readonly [number, number] | null {
  return places.get(m49) ?? null;
}
