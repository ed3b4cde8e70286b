// The sources of a report: each gets its number when it is first referred to.
import { english as wording } from "../wording/english.ts";
import { writeVersions } from "./activity-blocks.ts";
import type { AnswerLine } from "./answer-lines.ts";
import { writeSource } from "./describe-response.ts";
import type { DocumentBlock } from "./document.ts";
import type { ExportedResponse } from "./exported-response.ts";

export type Sources = {
  /** The number by which the report refers to these answers. */
  readonly refer: (exported: ExportedResponse, place: string, lines: readonly AnswerLine[]) => number;
  readonly list: () => readonly DocumentBlock[];
};

export function createSources(timeZone: string): Sources {
  const written: string[] = [];
  return {
    refer: (exported, place, lines) => {
      const source = writeSource(exported, timeZone);
      return written.push(wording.sourceLine(written.length + 1, source, writeVersions(place, lines)));
    },
    list: () =>
      written.length === 0
        ? [{ kind: "paragraph", text: wording.noSources }]
        : written.map((text) => ({ kind: "paragraph", text, mark: "source" })),
  };
}
