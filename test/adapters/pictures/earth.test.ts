// The map shows land without boundaries, and every country or area of M49 where it is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoContains, geoDistance } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { findPlace, LAND } from "../../../adapters/pictures/earth.ts";
import { listAreas } from "../../../src/domain/areas.ts";

const Atlas = z.custom<Topology<{ countries: GeometryCollection }>>((value) => typeof value === "object");
const atlas = Atlas.parse(
  JSON.parse(readFileSync(createRequire(import.meta.url).resolve("world-atlas/countries-10m.json"), "utf8")),
);
/** Australia is there in two. */
const lands = Map.groupBy(feature(atlas, atlas.objects.countries).features, ({ id }) => String(id));

/** Kept by the source with the country that administers them. */
const PARTS_OF_OTHERS = ["074", "162", "166", "175", "254", "312", "474", "535", "638", "744", "772"];

test("what is drawn is land alone, in one piece without a line inside", () => {
  const { objects } = z
    .object({
      objects: z.record(
        z.string(),
        z.object({ geometries: z.array(z.looseObject({ type: z.string(), arcs: z.array(z.unknown()) })) }),
      ),
    })
    .parse(LAND);
  expect(Object.keys(objects)).toEqual(["land"]);
  const arcs =
    objects["land"]?.geometries.flatMap(({ arcs: used }) => JSON.stringify(used).match(/-?\d+/g) ?? []) ?? [];
  // A boundary between two lands is an arc that is used once from either side.
  const used = arcs.map(Number).map((arc) => (arc < 0 ? ~arc : arc));
  expect(used.length).toBeGreaterThan(100);
  expect(new Set(used).size).toBe(used.length);
});

describe("places", () => {
  test("all countries and areas have one, and nothing else has", () => {
    expect(listAreas().filter(({ m49 }) => findPlace(m49) === null)).toEqual([]);
    expect(["001", "002", "158", "999", ""].map(findPlace)).toEqual([null, null, null, null, null]);
  });

  test("each lies on the land that has its code", () => {
    const elsewhere = listAreas().filter(({ m49 }) => {
      const [longitude, latitude] = findPlace(m49) ?? [0, 0];
      return !lands.get(m49)?.some((land) => geoContains(land, [longitude, latitude]));
    });
    expect(elsewhere.filter(({ m49 }) => !lands.has(m49)).map(({ m49 }) => m49)).toEqual(PARTS_OF_OTHERS);
    // Atolls and a coast where the hundredth of a degree is much, and what is a line in the source.
    const beside = ["British Indian Ocean Territory", "Haiti", "Holy See", "Tuvalu"];
    expect(elsewhere.filter(({ m49 }) => lands.has(m49)).map(({ names }) => names.en)).toEqual(beside);
  }, 60_000);

  test.each([
    ["254", "French Guiana", [-52.33, 4.93]],
    ["638", "Réunion", [55.45, -20.88]],
    ["744", "Svalbard and Jan Mayen Islands", [15.63, 78.22]],
    ["772", "Tokelau", [-171.85, -9.2]],
    ["504", "Morocco", [-6.84, 34.02]],
    ["732", "Western Sahara", [-13.2, 27.15]],
    ["336", "Holy See", [12.45, 41.9]],
  ] as const)("%s, %s, is near its main town", (m49, _name, [longitude, latitude]) => {
    const [x, y] = findPlace(m49) ?? [0, 0];
    expect((geoDistance([x, y], [longitude, latitude]) * 180) / Math.PI).toBeLessThan(3.5);
  });
});
