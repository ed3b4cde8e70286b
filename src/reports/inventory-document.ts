// The inventory of surveys as a document: what there is at a glance, then each survey item by item, as printed in the
// questionnaire, with the organization's own words.
import { inLanguage } from "../domain/language.ts";
import { english as wording } from "../wording/english.ts";
import { type AnswerLine, languageOf, readAnswerLines } from "./answer-lines.ts";
import { countOrganizations, noteEntered, writeSource } from "./describe-response.ts";
import type { Document, DocumentBlock, DocumentLine } from "./document.ts";
import { type DocumentFacts, frameOf } from "./document-frame.ts";
import { compareOrganizations, type ExportedResponse, responseOf } from "./exported-response.ts";

export function compileInventory(responses: readonly ExportedResponse[], facts: DocumentFacts): Document {
  return { ...frameOf(facts, wording.inventoryTitle), blocks: inventoryBlocks(responses, facts) };
}

/** Also an annex of the report of the meeting. */
export function inventoryBlocks(
  responses: readonly ExportedResponse[],
  facts: DocumentFacts,
): readonly DocumentBlock[] {
  if (responses.length === 0) return [{ kind: "paragraph", text: wording.noSurveys }];
  const surveys = readSurveys(responses);
  return [
    { kind: "paragraph", text: wording.surveysBy(surveys.length, countOrganizations(responses)) },
    ...notesOn(responses).map((text): DocumentBlock => ({ kind: "paragraph", text, mark: "note" })),
    glanceAt(surveys),
    ...surveys.flatMap((survey) => surveyBlocks(survey, facts)),
  ];
}

type Survey = {
  readonly exported: ExportedResponse;
  readonly number: number;
  readonly title: string;
  readonly lines: readonly AnswerLine[];
  /** The first of its kind of organization, and of its organization. */
  readonly firstOfKind: boolean;
  readonly firstOfOrganization: boolean;
};

function readSurveys(responses: readonly ExportedResponse[]): readonly Survey[] {
  const inOrder = responses.toSorted((one, other) => compareOrganizations(one.organization, other.organization));
  return inOrder.map((exported, index) => {
    const before = inOrder[index - 1]?.organization;
    return {
      exported,
      number: index + 1,
      title: titleOf(exported),
      lines: readAnswerLines(exported),
      firstOfKind: before?.kind !== exported.organization.kind,
      firstOfOrganization: before?.id !== exported.organization.id,
    };
  });
}

export function titleOf(exported: ExportedResponse): string {
  const { answers, questionnaire } = exported;
  const named = answers.get(questionnaire.namedBy ?? "");
  if (named?.state === "answered" && named.value.kind === "text") return named.value.text;
  return responseOf(exported).title ?? wording.untitled;
}

export function notesOn(responses: readonly ExportedResponse[]): readonly string[] {
  return [
    wording.withoutEditing,
    wording.codesInBrackets,
    wording.versionExplained,
    ...(responses.some(({ isDraft }) => isDraft) ? [wording.draftsIncluded] : []),
  ];
}

function glanceAt(surveys: readonly Survey[]): DocumentBlock {
  const { number, survey, organization, areas, dates } = wording.surveyColumns;
  return {
    kind: "table",
    caption: wording.inventoryAtAGlance,
    headings: [number, survey, organization, areas, dates],
    rows: surveys.map(({ exported, number: position, title, lines }) => [
      String(position),
      { lines: [{ label: null, text: title, language: languageOf(exported, title) }] },
      exported.organization.acronym || exported.organization.name,
      firstOf(lines, "areas"),
      firstOf(lines, "time-frame"),
    ]),
    shares: [6, 33, 17, 25, 19],
  };
}

function firstOf(lines: readonly AnswerLine[], kind: AnswerLine["question"]["kind"]): string {
  return lines.find((line) => line.question.kind === kind && line.instance === null)?.words ?? "";
}

function surveyBlocks(survey: Survey, facts: DocumentFacts): readonly DocumentBlock[] {
  const { exported, number, title, firstOfKind, firstOfOrganization } = survey;
  const { kind, name, acronym } = exported.organization;
  const { item, answer, version } = wording.itemColumns;
  return [
    ...(firstOfKind ? [heading(1, wording.organizationKinds[kind])] : []),
    ...(firstOfOrganization ? [heading(2, wording.nameWithAcronym(name, acronym))] : []),
    { kind: "heading", level: 3, text: wording.numbered(number, title), language: languageOf(exported, title) },
    ...(exported.demonstration ? [note(wording.demonstrationMark)] : []),
    {
      kind: "table",
      caption: wording.numbered(number, title),
      headings: [item, answer, version],
      rows: exported.questionnaire.items
        .filter((each) => each.kind !== "note")
        .map((each) => itemRow(each, survey.lines)),
      shares: [29, 59, 12],
    },
    {
      kind: "paragraph",
      text: `${writeSource(exported, facts.meeting.timeZone)}${noteEntered(exported, survey.lines, facts)}`,
      mark: "source",
    },
  ];
}

function heading(level: 1 | 2, text: string): DocumentBlock {
  return { kind: "heading", level, text };
}

function note(text: string): DocumentBlock {
  return { kind: "paragraph", text, mark: "note" };
}

type Numbered = Exclude<ExportedResponse["questionnaire"]["items"][number], { kind: "note" }>;

/** The item as printed, what was answered, and which version that is. */
function itemRow(item: Numbered, all: readonly AnswerLine[]) {
  const own = all.filter((line) => line.item === item);
  const said = own.filter(({ state }) => state !== "unanswered" && state !== "skipped");
  const shown = said.length > 0 ? said : own.slice(0, 1);
  const versions = [...new Set(said.map(({ version }) => version))].filter((version) => version !== null);
  return [
    wording.numbered(item.number ?? null, inLanguage(item.text, "en")),
    { lines: shown.length === 0 ? [nothingSaid] : answerLines(item, shown) },
    versions.toSorted((one, other) => one - other).join(", "),
  ];
}

/** Everything below the item is hidden by a branch. */
const nothingSaid: DocumentLine = { label: null, text: wording.notAnAnswer("not-applicable"), language: null };

function answerLines(item: Numbered, lines: readonly AnswerLine[]): readonly DocumentLine[] {
  if (item.kind !== "repeat") {
    return lines.map((line) => ({ ...wordsOf(line), label: item.kind === "group" ? line.label : null }));
  }
  const instances = [...Map.groupBy(lines, ({ instance }) => instance).values()];
  return instances.flatMap((instance, index) => {
    const noun = wording.instanceOf(inLanguage(item.noun, "en"), index + 1);
    return instance.map((line, position) => {
      if (line.question === item) return { ...wordsOf(line), label: null };
      return { ...wordsOf(line), label: position === 0 ? noun : line.label };
    });
  });
}

function wordsOf({ wordsWithCodes, language }: AnswerLine): Omit<DocumentLine, "label"> {
  return { text: wordsWithCodes, language };
}
