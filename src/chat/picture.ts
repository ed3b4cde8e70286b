// What a picture shows, as neutral data. An adapter draws it; the words in it come with it, in any language. Beside a
// picture of bars or a map belongs a `table` with the same numbers, and in `alt` what the picture says.
import { z } from "zod";
import { Language } from "../domain/language.ts";

const Count = z.number().int().min(0);

/** A calendar date as in ISO 8601, and its words for people. */
const NamedDate = z.object({ on: z.iso.date(), label: z.string() });

/** Decides how numbers and dates are written and from which side the picture is read. */
const shared = { language: Language, title: z.string() };

/** How many have reported, day by day: a line that climbs towards `of`. */
export const ProgressPicture = z.object({
  ...shared,
  kind: z.literal("progress"),
  /** How many had reported by the end of that day; in any order. */
  points: z.array(z.object({ on: z.iso.date(), reported: Count })),
  /** How many were asked, and the words beside that line: "60 asked". */
  of: Count,
  ofLabel: z.string(),
  /** The words beside the last point: "41 reported". */
  reportedLabel: z.string(),
  /** The day by which they were asked to report, in words as well: "Due 12 November". */
  due: NamedDate.nullable(),
});

/** How many of each region or theme. At most 22 rows are drawn, in the order given; the rest are only counted. */
export const BarsPicture = z.object({
  ...shared,
  kind: z.literal("bars"),
  /** What is counted: "Activities". */
  unit: z.string(),
  rows: z.array(z.object({ label: z.string(), count: Count })),
});

/** One dot for each country or area, larger for more. Land without boundaries, whose disclaimer is part of it. */
export const MapPicture = z.object({
  ...shared,
  kind: z.literal("map"),
  /** What is counted: "Surveys". */
  unit: z.string(),
  /** By M49 code. An area with a count of 0 has no dot. */
  areas: z.array(z.object({ m49: z.string(), count: Count })),
  /** Leads the names of what has a code but no place on the map, such as a region: "Not shown on the map". */
  notShownLabel: z.string(),
  /** Drawn below the map and said in every message. */
  disclaimer: z.string().min(1),
});

export const Picture = z.discriminatedUnion("kind", [ProgressPicture, BarsPicture, MapPicture]);
export type ProgressPicture = z.infer<typeof ProgressPicture>;
export type BarsPicture = z.infer<typeof BarsPicture>;
export type MapPicture = z.infer<typeof MapPicture>;
export type Picture = z.infer<typeof Picture>;

/** The words that have to stand under a picture, wherever it is shown. */
export function captionOf(picture: Picture): string | null {
  return picture.kind === "map" ? picture.disclaimer : null;
}
