// What a language model is given to write from: sentences of the organizations, each with a number, and nothing else. No
// sentence with an address, a telephone number or the name of a person of the roster is among them.
import { foldWords } from "../domain/fold-words.ts";
import { chooseSentences } from "./choose-sentences.ts";
import { type Quoted, type Reported, sentencesOf } from "./compile-summary.ts";
import type { DraftSource } from "./draft.ts";
import type { Visibility } from "./finding.ts";
import { EVERYBODY_IN_A_CHANNEL, mayRead } from "./rights.ts";

const MOST_SENTENCES = 20;
/** Comparing every two of more takes longer than it is worth. */
const MOST_COMPARED = 120;
const MAIL_ADDRESS = /[@＠]/u;
const TELEPHONE = /\+?\d[\d ()./-]{7,}\d/;

type Open = Reported & { readonly visibility: Visibility };

/** `people`: names of the people of the roster. */
export function compileMaterial(sample: readonly Open[], people: readonly string[]): readonly DraftSource[] {
  const names = people.map(foldWords).filter((name) => name.includes(" "));
  const open = sample.filter(({ organization, visibility }) =>
    mayRead(EVERYBODY_IN_A_CHANNEL, { organizationId: organization.id, visibility }),
  );
  const sentences = open
    .flatMap(sentencesOf)
    .filter(({ words }) => !isPersonal(words, names))
    .slice(0, MOST_COMPARED);
  return chosen(sentences).map(({ words, organization, source }, index) => {
    const { id, name, acronym } = organization;
    return { number: index + 1, words, organization: { id, name, acronym }, source };
  });
}

function chosen(sentences: readonly Quoted[]): readonly Quoted[] {
  const indices = chooseSentences(
    sentences.map(({ words }) => words),
    sentences.map(({ source }) => source.id),
    MOST_SENTENCES,
  );
  return indices.flatMap((index) => sentences[index] ?? []);
}

/** `names`: folded. */
export function isPersonal(words: string, names: readonly string[]): boolean {
  if (MAIL_ADDRESS.test(words) || TELEPHONE.test(words)) return true;
  const folded = ` ${foldWords(words)} `;
  return names.some((name) => folded.includes(` ${name} `));
}
