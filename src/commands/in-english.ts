// A command in another of the six languages, as the same command in English: only its own words change, what follows them stays.
import { COMMAND_WORDS, type CommandWord, RHYTHM_WORDS, VOCABULARY } from "./command-vocabulary.ts";

type Entry = { readonly word: string; readonly command: CommandWord };

/** The longest first: "bonnes pratiques" before "pratiques". */
const ENTRIES: readonly Entry[] = COMMAND_WORDS.flatMap((command) =>
  VOCABULARY[command].map((word) => ({ word: normalize(word), command })),
).toSorted((one, other) => other.word.length - one.word.length);

const WITHOUT_SPACES = /^\p{Script=Han}/u;

/** Words that are none of these stay as they are. */
export function inEnglish(text: string): string {
  const typed = normalize(text);
  const found = ENTRIES.find(({ word }) => typed === word || begins(typed, word));
  if (!found) return text;
  const rest = typed.slice(found.word.length).trim();
  if (rest === "") return found.command;
  return `${found.command} ${found.command === "subscribe" ? readRhythm(rest) : restAsTyped(text, rest)}`;
}

/** Chinese has no space after a word. */
function begins(typed: string, word: string): boolean {
  return typed.startsWith(WITHOUT_SPACES.test(word) ? word : `${word} `);
}

function readRhythm(rest: string): string {
  if (RHYTHM_WORDS.daily.includes(rest)) return "daily";
  return RHYTHM_WORDS.weekly.includes(rest) ? "weekly" : rest;
}

/** With its capitals, which tell names. */
function restAsTyped(text: string, rest: string): string {
  const kept = text.normalize("NFC").trim().slice(-rest.length);
  return kept.toLowerCase() === rest ? kept : rest;
}

function normalize(text: string): string {
  return text
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/\s+/g, " ")
    .replace(/[.!?。！？؟…]+$/u, "")
    .trim();
}
