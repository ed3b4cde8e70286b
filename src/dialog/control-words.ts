// The few words that steer the conversation, as people type them in the six languages. They count only when they are
// the whole message, so that an answer that contains one of them is still an answer.
import { CONTROLS, type ControlWord, WORDS } from "./control-vocabulary.ts";

const BY_WORD: ReadonlyMap<string, readonly ControlWord[]> = collect();

/** True when the whole message is that control word. Some words mean several things; the question decides which. */
export function means(typed: string, word: ControlWord): boolean {
  return BY_WORD.get(normalize(typed))?.includes(word) ?? false;
}

function collect(): ReadonlyMap<string, readonly ControlWord[]> {
  const byWord = new Map<string, ControlWord[]>();
  for (const control of CONTROLS) {
    for (const word of WORDS[control]) {
      const key = normalize(word);
      byWord.set(key, [...(byWord.get(key) ?? []), control]);
    }
  }
  return byWord;
}

function normalize(text: string): string {
  return text
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[\s]+/g, " ")
    .replace(/[.!。！…]+$/u, "");
}
