// One reported activity in a document: its title, the organization's words, what else was answered, and the source.
import type { Language } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Path } from "../questionnaire/answer.ts";
import type { Repeat } from "../questionnaire/questionnaire.ts";
import { english as wording } from "../wording/english.ts";
import type { AnswerLine } from "./answer-lines.ts";
import type { DocumentBlock, DocumentLine } from "./document.ts";

export type Activity = {
  /** In the whole document. */
  readonly number: number;
  readonly path: Path;
  readonly title: string;
  readonly language: Language;
  /** In words; empty where it was not asked. */
  readonly status: string;
  readonly group: ActivityGroup;
  readonly lines: readonly AnswerLine[];
};

export const ACTIVITY_GROUPS = ["current", "planned", "cancelled"] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

/** The lines of one instance of `repeat`. */
export function readActivity(repeat: Repeat, path: Path, lines: readonly AnswerLine[]): Omit<Activity, "number"> {
  const title = lines.find((line) => line.path === `${path}.${repeat.namedBy}`);
  // The question that knows “planned” asks where it stands.
  const status = lines.find(
    ({ question, state }) =>
      state === "answered" && question.kind === "one-of" && question.choices.some(({ code }) => code === "planned"),
  );
  return {
    path,
    title: title?.state === "answered" ? title.words : wording.untitled,
    language: title?.language ?? "en",
    status: status?.words ?? "",
    group: groupOf(status?.codes[0]),
    lines,
  };
}

function groupOf(code: string | undefined): ActivityGroup {
  if (code === "planned") return "planned";
  return code === "cancelled" ? "cancelled" : "current";
}

/** `provenance`: what is said beside the source of these lines. */
export function activityBlocks(
  { number, path, title, language, lines }: Activity,
  provenance: (lines: readonly AnswerLine[]) => string,
): readonly DocumentBlock[] {
  const said = lines.filter(isSaid).filter((line) => !(line.words === title && line.language !== null));
  const [first, ...otherTexts] = said.filter(isLong);
  return [
    { kind: "heading", level: 4, text: wording.numbered(number, title), language },
    ...(first === undefined ? [] : [quote(first)]),
    {
      kind: "facts",
      lines: factsOf(
        said.filter((line) => !isLong(line)),
        path,
      ),
    },
    ...otherTexts.flatMap(quoteWithLabel),
    {
      kind: "paragraph",
      text: `${wording.sourceOf(writeVersions(path, said))}${provenance(lines.filter(isSaid))}`,
      mark: "source",
    },
  ];
}

/** Asked to open the details; it says nothing of the activity. */
const OPENS_DETAILS = /\.add_details$/;

/** What was passed over or not answered is in the workbook; documents hold what was said. */
export function isSaid({ state, question, path }: AnswerLine): boolean {
  if (OPENS_DETAILS.test(path)) return false;
  switch (state) {
    case "answered":
      return question.kind !== "repeat";
    case "unknown":
    case "not-applicable":
      return true;
    case "skipped":
    case "unanswered":
      return false;
    default:
      return unreachable(state);
  }
}

export function isLong({ question, state }: AnswerLine): boolean {
  return question.kind === "long-text" && state === "answered";
}

export function quoteWithLabel(line: AnswerLine): readonly DocumentBlock[] {
  return [{ kind: "paragraph", text: `${line.label}:`, mark: "note" }, quote(line)];
}

function quote({ words, language }: AnswerLine): DocumentBlock {
  return { kind: "quotation", text: words, language: language ?? "en", source: null };
}

/** One line for each question; the answers of an inner instance (an output) stand together in one. */
export function factsOf(
  lines: readonly AnswerLine[],
  within: Path | null,
): readonly (DocumentLine & { label: string })[] {
  const own = lines.filter(({ instance }) => instance === within).map(factOf);
  const inner = Map.groupBy(
    lines.filter(({ instance }) => instance !== within),
    ({ instance }) => instance,
  );
  return [...own, ...[...inner.values()].flatMap(joinInstance)];
}

function factOf({ label, words, language }: AnswerLine): DocumentLine & { label: string } {
  return { label, text: words, language };
}

function joinInstance(lines: readonly AnswerLine[]): readonly (DocumentLine & { label: string })[] {
  const [first] = lines;
  if (first === undefined) return [];
  const text = lines.map(({ words, language }) => (language === null ? words : `“${words}”`)).join("; ");
  return [{ label: first.label, text, language: null }];
}

/** `activities[2], version 1; “Description” version 3`. */
export function writeVersions(path: Path, lines: readonly AnswerLine[]): string {
  const versions = lines.flatMap(({ version }) => version ?? []);
  const usual = Math.min(...versions);
  if (!Number.isFinite(usual)) return wording.activitySource(path, wording.notAnAnswer("unanswered"));
  const others = lines.flatMap(({ label, version }) =>
    version === null || version === usual ? [] : [wording.otherVersion(label, version)],
  );
  const said = others.length === 0 ? wording.allOfVersion(usual) : wording.exceptVersions(usual, others);
  return wording.activitySource(path, said);
}
