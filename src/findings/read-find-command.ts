// Which words look for something: `summary`, `search …`, `who works on …`, `surveys …`, `practices …`, `agenda`.
import type { FindAct, FindCommand } from "./find-act.ts";

/** Longer is no question to a clerk; it is an answer that begins with one of the words. */
const LONGEST_CHARACTERS = 300;
const SHARED = /(?:^|\s)(?:please\s+)?share(?:\s+(?:it|this))?(?:[\s,]+please)?\s*[.!]?\s*$/iu;

const COMMANDS: readonly (readonly [RegExp, FindCommand])[] = [
  [/^summary(?: (?:of|on|for|about))?(?= |$)/iu, "summary"],
  [/^search(?: for)?(?: (?:the |all )?(?:activity )?reports?(?= (?:of|on|by|from|about|in) ))?(?= |$)/iu, "search"],
  [
    /^who (?!are you\b|am i\b)(?:(?:is |are )?(?:works?|working|worked|does|doing|reports?|reporting)|has|deals?|is|are)(?: (?:on|about|with|in))?(?= )/iu,
    "who",
  ],
  [/^who(?= |$)(?! (?:are you|am i)\b)/iu, "who"],
  [/^surveys?(?= )/iu, "surveys"],
  [/^(?:best |good )?practices?(?: (?:on|of|for|about))?(?= |$)/iu, "practices"],
  [/^agenda(?: (?:of|for))?(?= |$)/iu, "agenda"],
];

/** Null for what is no such command. One line only: nobody searches for paragraphs. */
export function readFindCommand(text: string): FindAct | null {
  if (text.length > LONGEST_CHARACTERS || text.includes("\n")) return null;
  for (const [pattern, command] of COMMANDS) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match[0].length).trim();
    const words = rest
      .replace(SHARED, "")
      .replace(/[?.!]+$/, "")
      .trim();
    return { kind: "words", command, words, share: SHARED.test(rest) };
  }
  return null;
}
