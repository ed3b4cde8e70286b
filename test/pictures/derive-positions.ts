// Makes `adapters/pictures/data/positions.json` anew: for each country or area of M49 a point in the largest piece of its land. Run by hand:
// node test/pictures/derive-positions.ts
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoBounds, geoCentroid, geoContains, geoDistance } from "d3-geo";
import type { Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { z } from "zod";
import { listAreas } from "../../src/domain/areas.ts";

/** The source has these as pieces of another feature; roughly where, so that the right piece is found. */
const PIECES: Readonly<Record<string, Position>> = {
  "074": [3.4, -54.4],
  "162": [105.7, -10.5],
  "166": [96.8, -12.2],
  "175": [45.1, -12.8],
  "254": [-53.2, 3.9],
  "312": [-61.7, 16.2],
  "474": [-61, 14.7],
  "535": [-68.3, 12.2],
  "638": [55.5, -21.1],
  "744": [16, 78.6],
  "772": [-171.2, -9.3],
};

/** The source's outline reaches beyond what M49 lists under the code; the point is put well inside. */
const CHOSEN: Readonly<Record<string, Position>> = { "504": [-6.2, 32.2] };

const GRID = 24;
/** Of a degree: two kilometres. */
const PARTS = 100;

const Atlas = z.custom<Topology<{ countries: GeometryCollection }>>((value) => typeof value === "object");
type Land = { readonly id: string; readonly pieces: readonly Polygon[] };

const lands = readLands();
const all = lands.flatMap(({ pieces }) => pieces);
const lines = listAreas().map(({ m49 }) => `  "${m49}": [${place(m49).map(round).join(", ")}]`);
writeFileSync(new URL("../../adapters/pictures/data/positions.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);

function place(m49: string): Position {
  const chosen = CHOSEN[m49];
  if (chosen) return chosen;
  const near = PIECES[m49];
  if (near) return inside(least(all, (piece) => geoDistance(pointOf(geoCentroid(piece)), pointOf(near))));
  const land = lands.find(({ id }) => id === m49);
  if (!land) throw new Error(`no land for ${m49}`);
  return inside(least(land.pieces, (piece) => -areaOf(piece)));
}

/** The centre of the piece, or where it lies outside the point of a grid that is nearest to it. */
function inside(piece: Polygon): Position {
  const centre = geoCentroid(piece);
  if (geoContains(piece, centre)) return centre;
  const [[west, south], [east, north]] = geoBounds(piece);
  // Where the piece crosses the antimeridian, its east has the smaller number.
  const width = (east - west + 360) % 360;
  const grid = Array.from({ length: GRID * GRID }, (_none, index): [number, number] => [
    west + (width * (0.5 + (index % GRID))) / GRID,
    south + ((north - south) * (0.5 + Math.floor(index / GRID))) / GRID,
  ]);
  const within = grid.filter((point) => geoContains(piece, point));
  // The Holy See is a line at the precision of the source.
  return within.length === 0 ? centre : least(within, (point) => geoDistance(pointOf(point), centre));
}

/** A line's area may come out as that of the whole globe but the line. */
function areaOf(piece: Polygon): number {
  const area = geoArea(piece);
  return area > 2 * Math.PI ? 4 * Math.PI - area : area;
}

function readLands(): readonly Land[] {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-10m.json");
  const atlas = Atlas.parse(JSON.parse(readFileSync(file, "utf8")));
  return feature(atlas, atlas.objects.countries).features.map(({ id, geometry }) => {
    if (geometry.type === "Polygon") return { id: String(id), pieces: [geometry] };
    if (geometry.type !== "MultiPolygon") throw new Error(`${String(id)} is no land`);
    return { id: String(id), pieces: geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates })) };
  });
}

function least<Item>(items: readonly Item[], measure: (item: Item) => number): Item {
  const [first, ...rest] = items;
  if (first === undefined) throw new Error("nothing to choose from");
  return rest.reduce((best, item) => (measure(item) < measure(best) ? item : best), first);
}

function pointOf([longitude = 0, latitude = 0]: Position): [number, number] {
  return [longitude, latitude];
}

function round(degrees: number): number {
  return Math.round(degrees * PARTS) / PARTS;
}
