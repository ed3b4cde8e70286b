// The compilation of activity reports: organizations in the order of the United Nations, each activity with the
// organization's own words; at the end the same activities by theme.
import { inLanguage } from "../domain/language.ts";
import type { Repeat } from "../questionnaire/questionnaire.ts";
import { english as wording } from "../wording/english.ts";
import {
  ACTIVITY_GROUPS,
  type Activity,
  activityBlocks,
  factsOf,
  isLong,
  isSaid,
  quoteWithLabel,
  readActivity,
  writeVersions,
} from "./activity-blocks.ts";
import { type AnswerLine, readAnswerLines } from "./answer-lines.ts";
import { countOrganizations, noteEntered, writeSource } from "./describe-response.ts";
import type { Document, DocumentBlock, DocumentCell } from "./document.ts";
import { type DocumentFacts, frameOf } from "./document-frame.ts";
import { compareOrganizations, type ExportedResponse } from "./exported-response.ts";
import { instancePaths } from "./response-columns.ts";

export type Report = {
  readonly exported: ExportedResponse;
  readonly activities: readonly Activity[];
  /** What the report says beside its activities. */
  readonly beside: readonly AnswerLine[];
  readonly firstOfKind: boolean;
};

export function compileActivities(responses: readonly ExportedResponse[], facts: DocumentFacts): Document {
  const reports = readReports(responses);
  const activities = reports.flatMap((report) => report.activities);
  const blocks: readonly DocumentBlock[] =
    reports.length === 0
      ? [{ kind: "paragraph", text: wording.noReports }]
      : [
          { kind: "paragraph", text: wording.activitiesBy(activities.length, countOrganizations(responses)) },
          ...notes(responses),
          ...reports.flatMap((report) => reportBlocks(report, facts)),
          ...byTheme(reports),
        ];
  return { ...frameOf(facts, wording.compilationTitle), blocks };
}

function notes(responses: readonly ExportedResponse[]): readonly DocumentBlock[] {
  const drafts = responses.some(({ isDraft }) => isDraft) ? [wording.draftsIncluded] : [];
  return [wording.withoutEditing, wording.versionExplained, ...drafts].map((text) => ({
    kind: "paragraph",
    text,
    mark: "note",
  }));
}

/** In the order of the organizations; activities are numbered through. */
export function readReports(responses: readonly ExportedResponse[]): readonly Report[] {
  const inOrder = responses.toSorted((one, other) => compareOrganizations(one.organization, other.organization));
  let number = 0;
  return inOrder.map((exported, index) => {
    const lines = readAnswerLines(exported);
    const found = readActivities(exported, lines);
    const activities = ACTIVITY_GROUPS.flatMap((group) => found.filter((activity) => activity.group === group)).map(
      (activity) => {
        number += 1;
        return { ...activity, number };
      },
    );
    const beside = lines.filter(({ path }) => !found.some((activity) => path.startsWith(`${activity.path}.`)));
    const firstOfKind = inOrder[index - 1]?.organization.kind !== exported.organization.kind;
    return { exported, activities, beside, firstOfKind };
  });
}

function readActivities(exported: ExportedResponse, lines: readonly AnswerLine[]) {
  const repeat = exported.questionnaire.items.find((item): item is Repeat => item.kind === "repeat");
  if (repeat === undefined) return [];
  return instancePaths(repeat, exported, "").map((path) =>
    readActivity(
      repeat,
      path,
      lines.filter((line) => line.path.startsWith(`${path}.`)),
    ),
  );
}

function reportBlocks(report: Report, facts: DocumentFacts): readonly DocumentBlock[] {
  const { meeting, audience } = facts;
  const { exported, activities, beside, firstOfKind } = report;
  const { kind, name, acronym } = exported.organization;
  const said = beside.filter(isSaid).filter(({ path }) => audience === "secretariat" || !ABOUT_THE_REPORT.test(path));
  const [summary, ...texts] = said.filter(isLong);
  const shortAnswers = factsOf(
    said.filter((line) => !isLong(line)),
    null,
  );
  return [
    ...(firstOfKind ? [heading(1, wording.organizationKinds[kind])] : []),
    heading(2, wording.nameWithAcronym(name, acronym)),
    ...(exported.demonstration ? [note(wording.demonstrationMark)] : []),
    ...(shortAnswers.length > 0 ? [{ kind: "facts", lines: shortAnswers } as const] : []),
    ...(summary === undefined ? [] : quoteWithLabel(summary)),
    ...ACTIVITY_GROUPS.flatMap((group) => groupBlocks(group, report, facts)),
    ...(activities.length === 0 ? [note(wording.noActivities)] : []),
    ...(texts.length > 0 ? [heading(3, wording.alsoSaid), ...texts.flatMap(quoteWithLabel)] : []),
    {
      kind: "paragraph",
      text: `${writeSource(exported, meeting.timeZone)} ${writeVersions(wording.besideActivities, said)}.${noteEntered(exported, said, facts)}`,
      mark: "source",
    },
  ];
}

/** Who may read it, its language and who comes: the secretariat's business. */
const ABOUT_THE_REPORT = /^(?:visibility|language|attendance\b)/;

function groupBlocks(
  group: Activity["group"],
  { activities, exported }: Report,
  facts: DocumentFacts,
): readonly DocumentBlock[] {
  const own = activities.filter((activity) => activity.group === group);
  if (own.length === 0) return [];
  const blocks = own.flatMap((activity) => activityBlocks(activity, (lines) => noteEntered(exported, lines, facts)));
  return [heading(3, wording.activityGroups[group]), ...blocks];
}

function heading(level: 1 | 2 | 3, text: string): DocumentBlock {
  return { kind: "heading", level, text };
}

function note(text: string): DocumentBlock {
  return { kind: "paragraph", text, mark: "note" };
}

/** The question whose choices are themes. */
const THEMES = /\.themes$/;

function byTheme(reports: readonly Report[]): readonly DocumentBlock[] {
  const found = reports.flatMap(({ exported, activities }) =>
    activities.flatMap((activity) =>
      themesOf(activity).map((theme) => ({ theme, activity, organization: exported.organization })),
    ),
  );
  const themes = Map.groupBy(found, ({ theme }) => theme);
  if (themes.size === 0) return [];
  const { theme, activities } = wording.themeColumns;
  return [
    heading(1, wording.byTheme),
    {
      kind: "table",
      caption: wording.byTheme,
      headings: [theme, activities],
      rows: [...themes.keys()].toSorted(english.compare).map((label): readonly DocumentCell[] => [
        label,
        {
          lines: (themes.get(label) ?? []).map(({ activity, organization }) => ({
            label: wording.activityOf(activity.number, organization.acronym || organization.name, activity.status),
            text: activity.title,
            language: activity.language,
          })),
        },
      ]),
      shares: [30, 70],
    },
  ];
}

const english = new Intl.Collator("en");

function themesOf({ lines }: Activity): readonly string[] {
  const line = lines.find(({ path }) => THEMES.test(path));
  if (line?.question.kind !== "several-of") return [];
  const { choices } = line.question;
  return line.codes.map((code) => {
    const choice = choices.find((each) => each.code === code);
    return choice === undefined ? code : inLanguage(choice.label, "en");
  });
}
