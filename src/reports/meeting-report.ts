// The draft report of a meeting: never minutes. What the program wrote is marked as a draft, what is not known is a gap,
// and what organizations reported is quoted with its source.
import type { MeetingRecord } from "../domain/meeting-record.ts";
import { english as wording } from "../wording/english.ts";
import { type Report, readReports } from "./activities-document.ts";
import { isSaid } from "./activity-blocks.ts";
import { countOrganizations } from "./describe-response.ts";
import type { Document, DocumentBlock } from "./document.ts";
import { type DocumentFacts, frameOf } from "./document-frame.ts";
import type { ExportedResponse } from "./exported-response.ts";
import { inventoryBlocks } from "./inventory-document.ts";
import type { Participants } from "./participants.ts";
import { participantBlocks } from "./participants-document.ts";
import { activities, contributions } from "./report-contributions.ts";
import {
  agenda,
  conclusions,
  discussion,
  draft,
  gap,
  introduction,
  organizationOfWork,
  tenseOf,
} from "./report-opening.ts";
import { createSources, type Sources } from "./report-sources.ts";
import type { StatusLine } from "./status-table.ts";

/** Responses as the audience may read them. */
export type ReportMaterial = {
  readonly record: MeetingRecord;
  readonly status: readonly StatusLine[];
  readonly reports: readonly ExportedResponse[];
  readonly surveys: readonly ExportedResponse[];
  readonly participants: Participants;
  /** Names an instrument. */
  readonly titleOf: (instrumentId: string) => string;
};

export function compileReport(material: ReportMaterial, facts: DocumentFacts): Document {
  const frame = frameOf(facts, wording.meetingReportTitle(facts.meeting.title));
  return {
    ...frame,
    beneath: [wording.reportIsDraft, ...(frame.beneath ?? [])],
    blocks: reportBlocks(material, facts),
  };
}

function reportBlocks(material: ReportMaterial, facts: DocumentFacts): readonly DocumentBlock[] {
  const { record, status, surveys, participants, titleOf } = material;
  const { meeting, asAt } = facts;
  const sections = wording.reportSections;
  const sources = createSources(facts);
  const reports = readReports(material.reports);
  const tense = tenseOf(meeting, asAt);
  return [
    ...wording.reportExplained.map((text): DocumentBlock => ({ kind: "paragraph", text, mark: "note" })),
    gap(wording.symbolMissing),
    ...section(sections.introduction, introduction(meeting, record, tense)),
    ...section(sections.agenda, agenda(record)),
    ...section(sections.organizationOfWork, organizationOfWork(record)),
    ...section(sections.contributions, contributions(status, titleOf)),
    ...section(sections.discussion, discussion(record)),
    ...section(sections.activities, activities(reports, sources)),
    ...section(sections.surveys, [countSurveys(surveys)]),
    ...section(sections.conclusions, conclusions(record)),
    ...annex(sections.inventory, inventoryBlocks(surveys, facts).map(oneLevelDown)),
    ...annex(sections.participants, participantBlocks(participants, { ...facts, withEmail: false })),
    ...annex(sections.papers, papers(reports, sources)),
    ...annex(sections.sources, sources.list()),
  ];
}

function section(title: string, blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
  return [{ kind: "heading", level: 1, text: title }, ...blocks];
}

function annex(title: string, blocks: readonly DocumentBlock[]): readonly DocumentBlock[] {
  return [{ kind: "heading", level: 1, text: title, startsPage: true }, ...blocks];
}

function countSurveys(surveys: readonly ExportedResponse[]): DocumentBlock {
  if (surveys.length === 0) return gap(wording.surveysMissing);
  return draft(wording.surveysInAnnex(surveys.length, countOrganizations(surveys)));
}

const DOWN = { 1: 2, 2: 3, 3: 4, 4: 4 } as const;

function oneLevelDown(block: DocumentBlock): DocumentBlock {
  return block.kind === "heading" ? { ...block, level: DOWN[block.level] } : block;
}

/** The group of the report that asks for a paper. */
const PAPER = /^paper\./;

function papers(reports: readonly Report[], sources: Sources): readonly DocumentBlock[] {
  const rows = reports.flatMap(({ exported, beside }) => {
    const own = beside.filter(({ path }) => PAPER.test(path)).filter(isSaid);
    const paper = own.find(({ question, state }) => question.kind === "file" && state === "answered");
    if (paper === undefined) return [];
    const language = own.find(({ question }) => question.kind === "one-of");
    const pages = own.find(({ question }) => question.kind === "whole-number");
    const source = `[${sources.refer(exported, "paper", own)}]`;
    return [[exported.organization.name, paper.words, language?.words ?? "–", pages?.words ?? "–", source]];
  });
  if (rows.length === 0) return [{ kind: "paragraph", text: wording.noPapers }];
  const { organization, paper, language, pages, source } = wording.paperColumns;
  return [
    {
      kind: "table",
      caption: wording.papersCaption,
      headings: [organization, paper, language, pages, source],
      rows,
      shares: [34, 36, 12, 8, 10],
    },
  ];
}
