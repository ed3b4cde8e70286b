// `remind` and what may stand after it: what to look at, and which meeting.
import { type LookAt, lookAt, type RoundLook } from "../dialog/round-looks.ts";

const WORDS: readonly { readonly words: RegExp; readonly at: LookAt }[] = [
  { words: /^check\b/i, at: "check" },
  { words: /^texts?\b/i, at: "texts" },
  { words: /^record\b/i, at: "record" },
  { words: /^(open )?tasks\b/i, at: "tasks" },
  { words: /^dry[ -]?run\b/i, at: "dry-run" },
  { words: /^preview\b/i, at: "preview" },
];

/** Any other words name a meeting. "Remind me …" is somebody's wish, and no look. */
export function readRemind(rest: string): RoundLook | null {
  if (/^me\b/i.test(rest)) return null;
  const found = WORDS.find(({ words }) => words.test(rest));
  return found ? lookAt(found.at, rest.replace(found.words, "").trim()) : lookAt("preview", rest);
}
