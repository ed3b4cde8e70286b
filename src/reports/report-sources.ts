// The sources of a report: each gets its number when it is first referred to.
import { english as wording } from "../wording/english.ts";
import { writeVersions } from "./activity-blocks.ts";
import type { AnswerLine } from "./answer-lines.ts";
import { noteEntered, writeSource } from "./describe-response.ts";
import type { DocumentBlock } from "./document.ts";
import type { DocumentFacts } from "./document-frame.ts";
import type { ExportedResponse } from "./exported-response.ts";

export type Sources = {
  /** The number by which the report refers to these answers. */
  readonly refer: (exported: ExportedResponse, place: string, lines: readonly AnswerLine[]) => number;
  readonly list: () => readonly DocumentBlock[];
};

export function createSources(facts: Pick<DocumentFacts, "meeting" | "audience">): Sources {
  const written: string[] = [];
  return {
    refer: (exported, place, lines) => {
      const source = writeSource(exported, facts.meeting.timeZone);
      const line = wording.sourceLine(written.length + 1, source, writeVersions(place, lines));
      return written.push(`${line}${noteEntered(exported, lines, facts)}`);
    },
    list: () =>
      written.length === 0
        ? [{ kind: "paragraph", text: wording.noSources }]
        : written.map((text) => ({ kind: "paragraph", text, mark: "source" })),
  };
}
