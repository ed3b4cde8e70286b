// LexRank: the sentences that say what most others say, by random walks over their likeness in words weighted by rarity
// (Erkan and Radev, 2004, https://doi.org/10.1613/jair.1523). It chooses and never writes.
import { SMALL_WORDS } from "./ask-words.ts";
import { writeSearchText } from "./search-text.ts";

/** The walk leaves the graph now and then, as in PageRank. */
const DAMPING = 0.85;
const STEPS = 30;
/** Sentences that are more alike say the same: the second is left out. */
const TOO_ALIKE = 0.5;

type Weights = ReadonlyMap<string, number>;

/** Indices of the sentences chosen, best first. `sources` tells which come from one text: each gives one sentence. */
export function chooseSentences(
  sentences: readonly string[],
  sources: readonly string[],
  wanted: number,
): readonly number[] {
  const vectors = weigh(sentences);
  const alike = compareAll(vectors);
  const ranks = walk(alike);
  const byRank = ranks
    .map((rank, index) => ({ rank, index }))
    .sort((one, other) => other.rank - one.rank || one.index - other.index);
  const chosen: number[] = [];
  for (const { index } of byRank) {
    if (chosen.length === wanted) break;
    const repeats = chosen.some(
      (other) => sources[other] === sources[index] || (alike[index]?.[other] ?? 0) >= TOO_ALIKE,
    );
    if (!repeats) chosen.push(index);
  }
  return chosen;
}

/** Term frequency by inverse document frequency, of length 1. */
function weigh(sentences: readonly string[]): readonly Weights[] {
  const counts = sentences.map((sentence) => {
    const words = writeSearchText(sentence).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    return Map.groupBy(
      words.filter((word) => word.length > 1 && !SMALL_WORDS.has(word)),
      (word) => word,
    );
  });
  const sentencesWith = new Map<string, number>();
  for (const words of counts)
    for (const word of words.keys()) sentencesWith.set(word, (sentencesWith.get(word) ?? 0) + 1);
  return counts.map((words) => {
    const weights = [...words].map(([word, all]) => {
      const rarity = Math.log((sentences.length + 1) / (sentencesWith.get(word) ?? 1));
      return [word, all.length * rarity] as const;
    });
    const norm = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([word, weight]) => [word, weight / norm]));
  });
}

/** Alike is alike in both directions. */
function compareAll(vectors: readonly Weights[]): readonly (readonly number[])[] {
  const rows = vectors.map((one, index) => vectors.slice(0, index + 1).map((other) => cosine(one, other)));
  return rows.map((row, index) => [...row, ...rows.slice(index + 1).map((later) => later[index] ?? 0)]);
}

function cosine(one: Weights, other: Weights): number {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
}

function walk(alike: readonly (readonly number[])[]): readonly number[] {
  const size = alike.length;
  const degrees = alike.map((row) => row.reduce((sum, each) => sum + each, 0) || 1);
  let ranks: readonly number[] = alike.map(() => 1 / size);
  for (let step = 0; step < STEPS; step += 1) {
    const shares = ranks.map((rank, index) => rank / (degrees[index] ?? 1));
    ranks = alike.map((row) => {
      let sum = 0;
      for (const [index, each] of row.entries()) sum += each * (shares[index] ?? 0);
      return (1 - DAMPING) / size + DAMPING * sum;
    });
  }
  return ranks;
}
