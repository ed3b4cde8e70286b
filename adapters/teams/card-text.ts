// Plain text in a card. Only the runs of a rich text block are safe from Markdown; a date formula works even there.
// https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features

/** An element or an action of an Adaptive Card 1.5. */
export type CardElement = { readonly type: string; readonly [property: string]: unknown };

type Style = {
  readonly size?: "small" | "medium" | "large";
  readonly weight?: "bolder";
  readonly isSubtle?: boolean;
  readonly italic?: boolean;
  readonly color?: "attention";
};

/** Characters of one run: far below any limit, so that long texts can be divided between cards. */
const MAX_RUN_CHARACTERS = 3000;

const WORD_JOINER = "\u2060";

/** Makes a text inert where a card would read formulas or, in the titles of choices, links. It reads the same. */
export function disarm(text: string): string {
  return text.replace(/\{(?=\{)/g, `{${WORD_JOINER}`).replace(/\](?=[([])/g, `]${WORD_JOINER}`);
}

/** The same for the texts of a list of results, which Teams reads as HTML: no tag begins where no letter follows. */
export function disarmMarkup(text: string): string {
  return disarm(text).replace(/<(?=[a-z/!?])/gi, `<${WORD_JOINER}`);
}

/** One block for each line of the text: a line break inside a run is lost on some of Teams' clients. */
export function renderText(text: string, style: Style = {}): readonly CardElement[] {
  return text
    .split("\n")
    .flatMap(divideLine)
    .filter((line) => line.trim() !== "")
    .map((line, index) => ({ ...renderLine([{ text: line, ...style }]), ...(index > 0 ? { spacing: "small" } : {}) }));
}

/** One line of runs, each in a style of its own. */
export function renderLine(runs: readonly (Style & { readonly text: string })[]): CardElement {
  return {
    type: "RichTextBlock",
    inlines: runs.map(({ text, ...style }) => ({ type: "TextRun", text: disarm(text), ...style })),
  };
}

/** The text itself, or its beginning and an ellipsis. Never half of a surrogate pair. */
export function shorten(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, maxCharacters - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function divideLine(line: string): readonly string[] {
  return line.match(new RegExp(`.{1,${MAX_RUN_CHARACTERS}}`, "gsu")) ?? [];
}
