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
  const size = sentences.length;
  const alike = compareAll(vectors);
  const ranks = walk(alike, size);
  const byRank = sentences.map((_, index) => index).sort((one, other) => (ranks[other] ?? 0) - (ranks[one] ?? 0));
  const chosen: number[] = [];
  for (const index of byRank) {
    if (chosen.length === wanted) break;
    const repeats = chosen.some(
      (other) => sources[other] === sources[index] || (alike[index * size + other] ?? 0) >= TOO_ALIKE,
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

/** Row by row; alike is alike in both directions. */
function compareAll(vectors: readonly Weights[]): Float64Array {
  const size = vectors.length;
  const alike = new Float64Array(size * size);
  const withWord = new Map<string, { readonly sentence: number; readonly weight: number }[]>();
  for (const [sentence, weights] of vectors.entries())
    for (const [word, weight] of weights) {
      const others = withWord.get(word) ?? [];
      if (others.length === 0) withWord.set(word, others);
      others.push({ sentence, weight });
      for (const other of others) {
        const at = sentence * size + other.sentence;
        alike[at] = (alike[at] ?? 0) + weight * other.weight;
      }
    }
  for (let one = 0; one < size; one += 1)
    for (let other = 0; other < one; other += 1) alike[other * size + one] = alike[one * size + other] ?? 0;
  return alike;
}

function walk(alike: Float64Array, size: number): Float64Array {
  const degrees = new Float64Array(size);
  for (let at = 0; at < alike.length; at += 1) {
    const row = Math.floor(at / size);
    degrees[row] = (degrees[row] ?? 0) + (alike[at] ?? 0);
  }
  let ranks = new Float64Array(size).fill(1 / size);
  for (let step = 0; step < STEPS; step += 1) {
    const shares = ranks.map((rank, index) => rank / (degrees[index] || 1));
    ranks = ranks.map((_, index) => {
      let sum = 0;
      for (let other = 0; other < size; other += 1) sum += (alike[index * size + other] ?? 0) * (shares[other] ?? 0);
      return (1 - DAMPING) / size + DAMPING * sum;
    });
  }
  return ranks;
}
