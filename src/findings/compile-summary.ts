// Compiles a summary: counts, short lists and sentences, nothing that nobody wrote. Every title and sentence carries the
// place where it stands, letter for letter; every count leads to the ask that lists what was counted.
import type { OrganizationId } from "../domain/ids.ts";
import type { Ask } from "./ask.ts";
import { chooseSentences } from "./choose-sentences.ts";
import type { Finding, FindingId, FindingText } from "./finding.ts";
import { cutSentences } from "./sentences.ts";

/** What a summary needs of a finding. */
export type Reported = Pick<Finding, "id" | "kind" | "title" | "texts" | "language"> & {
  readonly organization: { readonly id: OrganizationId; readonly name: string; readonly acronym: string };
};

/** Words of an organization with their place. */
export type Quoted = {
  readonly words: string;
  readonly organization: Reported["organization"];
  readonly source: { readonly id: FindingId; readonly path: string; readonly version: number };
};

export type SummaryCounts = {
  readonly activities: number;
  readonly surveys: number;
  readonly papers: number;
  readonly organizations: number;
  readonly planned: number;
  readonly bestPractices: number;
  readonly newInitiatives: number;
  readonly themes: readonly { readonly code: string; readonly count: number }[];
  readonly areas: readonly { readonly code: string; readonly count: number }[];
};

export type SummaryLists = {
  readonly newInitiatives: readonly Reported[];
  readonly bestPractices: readonly Reported[];
  readonly planned: readonly Reported[];
};

export type Summary = {
  readonly ask: Ask;
  readonly counts: SummaryCounts;
  readonly lists: Readonly<Record<keyof SummaryLists, readonly Quoted[]>>;
  readonly extracts: readonly Quoted[];
};

const MOST_EXTRACTS = 3;
/** Comparing every two of more takes longer than a command may. */
const MOST_SENTENCES = 90;
const MOST_SENTENCES_OF_ONE = 4;

export function compileSummary(
  ask: Ask,
  counts: SummaryCounts,
  lists: SummaryLists,
  sample: readonly Reported[],
): Summary {
  return {
    ask,
    counts,
    lists: {
      newInitiatives: lists.newInitiatives.flatMap(quoteTitle),
      bestPractices: lists.bestPractices.flatMap(quoteTitle),
      planned: lists.planned.flatMap(quoteTitle),
    },
    extracts: chooseExtracts(sample),
  };
}

/** The text that is the title; none where a finding has no name. */
export function titleTextOf({ title, texts }: Pick<Reported, "title" | "texts">): FindingText | null {
  return texts.find(({ words }) => words === title) ?? null;
}

function quoteTitle(finding: Reported): readonly Quoted[] {
  const text = titleTextOf(finding);
  return text ? [quote(finding, text, text.words)] : [];
}

function quote({ id, organization }: Reported, { path, version }: FindingText, words: string): Quoted {
  return { words, organization, source: { id, path, version } };
}

function chooseExtracts(sample: readonly Reported[]): readonly Quoted[] {
  const sentences = sample.flatMap(sentencesOf).slice(0, MOST_SENTENCES);
  const chosen = chooseSentences(
    sentences.map(({ words }) => words),
    sentences.map(({ source }) => source.id),
    MOST_EXTRACTS,
  );
  return chosen.flatMap((index) => sentences[index] ?? []);
}

/** Of a survey only its purpose, which comes first: samples and definitions say nothing by themselves. */
export function sentencesOf(finding: Reported): readonly Quoted[] {
  const { kind, texts, title, language } = finding;
  const others = texts.filter(({ words }) => words !== title);
  return (kind === "survey" ? others.slice(0, 1) : others)
    .flatMap((text) => cutSentences(text.words, language).map(({ words }) => quote(finding, text, words)))
    .slice(0, MOST_SENTENCES_OF_ONE);
}
