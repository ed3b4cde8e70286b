// What stands around every document: which meeting, how old it is, for whom, and the disclaimer.
import type { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { Audience } from "../findings/rights.ts";
import { english as wording } from "../wording/english.ts";
import { DISCLAIMER } from "./disclaimer.ts";
import type { Document } from "./document.ts";
import type { Sheet } from "./workbook.ts";

export type DocumentFacts = {
  readonly meeting: Meeting;
  readonly asAt: Temporal.Instant;
  readonly audience: Audience;
};

export function frameOf(
  facts: DocumentFacts,
  title: string,
): Pick<Document, "language" | "title" | "beneath" | "footer"> {
  return { language: "en", title, beneath: describe(facts), footer: DISCLAIMER };
}

/** The last sheet of every workbook: the same, beside the notes. */
export function aboutSheet(facts: DocumentFacts, title: string, notes: readonly string[]): Sheet {
  const lines = [title, ...describe(facts), ...notes, DISCLAIMER];
  return { name: wording.aboutSheet, table: { headings: [wording.aboutThis], rows: lines.map((line) => [line]) } };
}

function describe({ meeting, asAt, audience }: DocumentFacts): readonly string[] {
  return [
    meeting.title,
    wording.heldOn(meeting.startsOn, meeting.endsOn, meeting.city),
    wording.asAt(wording.moment(asAt, meeting.timeZone)),
    wording.documentFor[audience],
  ];
}
