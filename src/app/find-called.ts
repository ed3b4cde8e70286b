// People by the words with which somebody calls them.
import { foldWords } from "../domain/fold-words.ts";
import type { Person } from "../domain/person.ts";

/** By the whole name or the e-mail address, else by one word of the name. */
export function findCalled(people: readonly Person[], words: string): readonly Person[] {
  const wanted = foldWords(words);
  const exact = people.filter(({ name, email }) => foldWords(name) === wanted || email === words.toLowerCase());
  if (exact.length > 0) return exact;
  return people.filter(({ name }) => foldWords(name).split(" ").includes(wanted));
}
