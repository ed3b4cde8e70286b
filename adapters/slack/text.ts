// Text on its way to Slack: escaped, cut and split without ever breaking a character or an entity.

const ELLIPSIS = "…";
const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** At most `maxCharacters` UTF-16 units, cut between two code points; what was cut ends with an ellipsis. */
export function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return takeWhole(text, maxCharacters - ELLIPSIS.length) + ELLIPSIS;
}

/** Escapes what Slack reads as markup, and cuts the result between two code points, never inside an entity. */
export function escapeAndCut(text: string, maxCharacters: number): string {
  const pieces = Array.from(text, (character) => ENTITIES[character] ?? character);
  if (pieces.reduce((sum, piece) => sum + piece.length, 0) <= maxCharacters) return pieces.join("");
  return joinWhole(pieces, maxCharacters - ELLIPSIS.length) + ELLIPSIS;
}

/** Pieces of at most `maxCharacters`, broken at a line or a space where there is one in the last third. */
export function split(text: string, maxCharacters: number): string[] {
  if (text.length <= maxCharacters) return [text];
  const head = takeWhole(text, maxCharacters);
  const earliest = Math.floor((maxCharacters * 2) / 3);
  const at = [head.lastIndexOf("\n"), head.lastIndexOf(" ")].find((index) => index >= earliest) ?? head.length;
  const rest = text.slice(at).replace(/^[ \n]/, "");
  return rest === "" ? [text.slice(0, at)] : [text.slice(0, at), ...split(rest, maxCharacters)];
}

function takeWhole(text: string, maxCharacters: number): string {
  return joinWhole(Array.from(text.slice(0, maxCharacters + 1)), maxCharacters);
}

function joinWhole(pieces: readonly string[], maxCharacters: number): string {
  let joined = "";
  for (const piece of pieces) {
    if (joined.length + piece.length > maxCharacters) break;
    joined += piece;
  }
  return joined;
}
