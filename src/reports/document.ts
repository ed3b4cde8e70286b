// A document as neutral data, from which web pages and Word files are written. Every text is plain: what people typed is
// never markup.
import type { Language } from "../domain/language.ts";

/** Words in a cell or beside a label. `language`: that of somebody's own words, letter for letter; null: the document's. */
export type DocumentLine = {
  /** What it answers; null where that is clear. */
  readonly label: string | null;
  readonly text: string;
  readonly language: Language | null;
};

/** A short text, one that unfolds into a long one, or several lines. */
export type DocumentCell =
  | string
  | { readonly summary: string; readonly whole: string; readonly language: Language }
  | { readonly lines: readonly DocumentLine[] };

/**
 * `draft`: written by the program, to be read over. `gap`: what is not known, to be filled in. `note`: about the document
 * itself. `source`: where the words before it come from. `instruction`: what to do with what follows it. The text says so
 * too, since not every format shows it.
 */
export type ParagraphMark = "draft" | "gap" | "note" | "source" | "instruction";

export type DocumentBlock =
  /** `language`: that of somebody's own words; absent: the document's. */
  | {
      readonly kind: "heading";
      readonly level: 1 | 2 | 3 | 4;
      readonly text: string;
      readonly language?: Language;
      /** On paper, it begins a page. */
      readonly startsPage?: boolean;
    }
  /** `language`: where it is another than the document's. */
  | { readonly kind: "paragraph"; readonly text: string; readonly mark?: ParagraphMark; readonly language?: Language }
  /** Somebody's own words, letter for letter; a line feed is one. */
  | { readonly kind: "quotation"; readonly text: string; readonly language: Language; readonly source: string | null }
  /** `language`: of its plain items, where it is another than the document's. */
  | {
      readonly kind: "list";
      readonly items: readonly DocumentCell[];
      readonly lettered?: boolean;
      readonly language?: Language;
    }
  /** Labels with what is said under each. */
  | { readonly kind: "facts"; readonly lines: readonly (DocumentLine & { readonly label: string })[] }
  | {
      readonly kind: "table";
      /** Not shown a second time where the heading before it says the same. */
      readonly caption: string;
      readonly headings: readonly string[];
      /** Each as long as `headings`; the first cell names the row. */
      readonly rows: readonly (readonly DocumentCell[])[];
      /** How the width is shared, as long as `headings`; absent: as the contents need. */
      readonly shares?: readonly number[];
    }
  /** What is to be marked on paper: `oneOnly` circles, otherwise boxes. */
  | { readonly kind: "choices"; readonly oneOnly: boolean; readonly choices: readonly ChoiceToMark[] }
  /** Room to write in: a frame with rows, in which an empty cell is to be filled in. `language`: of all its words. */
  | {
      readonly kind: "room";
      /** Above the columns; empty where nothing stands above them. */
      readonly headings: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** How many lines of handwriting a row has room for. */
      readonly lines: number;
      readonly language?: Language;
    };

export type ChoiceToMark = {
  readonly text: string;
  readonly hint: string | null;
  readonly language: Language;
  /** It asks for words, to be written beside it. */
  readonly asksForWords: boolean;
};

export type Document = {
  readonly language: Language;
  readonly title: string;
  /** What stands beneath the title, in English: the meeting, the dates, how old it is, for whom. */
  readonly beneath?: readonly string[];
  readonly blocks: readonly DocumentBlock[];
  /** Small print at the end, in English. */
  readonly footer: string;
};
