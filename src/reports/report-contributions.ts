// What was reported for a meeting, for its report: numbers, then each organization's activities in its own words.
import { type Standing, standingOf } from "../domain/request.ts";
import { english as wording } from "../wording/english.ts";
import type { Report } from "./activities-document.ts";
import { type Activity, isLong, isSaid } from "./activity-blocks.ts";
import type { AnswerLine } from "./answer-lines.ts";
import type { DocumentBlock } from "./document.ts";
import { draft, gap } from "./report-opening.ts";
import type { Sources } from "./report-sources.ts";
import type { StatusLine } from "./status-table.ts";

const REPORTED: readonly Standing[] = ["submitted", "nothing_to_report", "no_survey"];

/** Numbers alone: nobody who is late is named, nor can be told from them. */
export function contributions(
  status: readonly StatusLine[],
  titleOf: (instrumentId: string) => string,
): readonly DocumentBlock[] {
  if (status.length === 0) return [gap(wording.nothingAsked)];
  const byOrganization = Map.groupBy(status, ({ organization }) => organization.id);
  const reported = [...byOrganization.values()].filter((own) => own.some(hasReported)).length;
  const { instrument, asked, submitted, nothing } = wording.contributionColumnsInReport;
  return [
    draft(wording.contributionsCounted(reported, byOrganization.size)),
    {
      kind: "table",
      caption: wording.contributionsCaption,
      headings: [instrument, asked, submitted, nothing],
      rows: [...Map.groupBy(status, ({ request }) => request.instrumentId)].map(([id, own]) => [
        titleOf(id),
        String(own.length),
        String(own.filter(hasSubmitted).length),
        String(own.filter((line) => hasReported(line) && !hasSubmitted(line)).length),
      ]),
    },
    { kind: "paragraph", text: wording.secretariatOnlyCounted, mark: "note" },
  ];
}

function hasSubmitted({ request }: StatusLine): boolean {
  return request.responses.some(({ state, firstSubmittedAt }) => state !== "withdrawn" && firstSubmittedAt !== null);
}

function hasReported(line: StatusLine): boolean {
  return hasSubmitted(line) || REPORTED.includes(standingOf(line.request));
}

export function activities(reports: readonly Report[], sources: Sources): readonly DocumentBlock[] {
  if (reports.length === 0) return [gap(wording.noActivityReports)];
  return reports.flatMap((report) => organizationBlocks(report, sources));
}

function organizationBlocks(report: Report, sources: Sources): readonly DocumentBlock[] {
  const { exported, activities: own, beside } = report;
  const { name, acronym } = exported.organization;
  const period = beside.find(({ question, state }) => question.kind === "time-frame" && state === "answered");
  return [
    { kind: "heading", level: 2, text: wording.nameWithAcronym(name, acronym) },
    ...(exported.demonstration ? [{ kind: "paragraph", text: wording.demonstrationMark, mark: "note" } as const] : []),
    draft(wording.reportedActivities(name, countByStatus(own), period?.words ?? null)),
    ...own.flatMap((activity) => activityInShort(activity, report, sources)),
    ...beside.filter((line) => isLong(line)).flatMap((line) => quote(line, report, sources)),
  ];
}

function countByStatus(activities: readonly Activity[]): readonly string[] {
  return [...Map.groupBy(activities, ({ status }) => status)].map(([status, own]) =>
    wording.activityCount(own.length, status),
  );
}

/** The title, the choices, dates and areas in a line, and the first long text. */
function activityInShort(
  { path, title, language, lines }: Activity,
  { exported }: Report,
  sources: Sources,
): readonly DocumentBlock[] {
  const said = lines.filter(isSaid);
  const text = said.find(isLong);
  const facts = said.filter(
    (line) => line.instance === path && line.language === null && IN_SHORT.includes(line.question.kind),
  );
  const number = sources.refer(exported, path, said);
  return [
    { kind: "heading", level: 3, text: title, language },
    { kind: "paragraph", text: wording.activityFacts(facts.map(writeFact), number) },
    ...(text === undefined ? [] : [quotation(text)]),
  ];
}

const IN_SHORT: readonly AnswerLine["question"]["kind"][] = ["one-of", "partial-date", "areas", "organizations"];

function writeFact({ label, words }: AnswerLine): string {
  return `${label}: ${words}`;
}

function quote(line: AnswerLine, { exported }: Report, sources: Sources): readonly DocumentBlock[] {
  const number = sources.refer(exported, line.path, [line]);
  return [{ kind: "paragraph", text: wording.sourceReference(line.label, number), mark: "note" }, quotation(line)];
}

function quotation({ words, language }: AnswerLine): DocumentBlock {
  return { kind: "quotation", text: words, language: language ?? "en", source: null };
}
