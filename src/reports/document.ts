// A web page as neutral data. Every text is plain: what people typed is never markup.
import type { Language } from "../domain/language.ts";

/** A short text, or one that unfolds into a long one. */
export type PageCell = string | { readonly summary: string; readonly whole: string; readonly language: Language };

export type PageBlock =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly PageCell[] }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly headings: readonly string[];
      /** Each as long as `headings`; the first cell names the row. */
      readonly rows: readonly (readonly PageCell[])[];
    };

export type Page = {
  readonly language: Language;
  readonly title: string;
  readonly blocks: readonly PageBlock[];
  /** Small print at the end. */
  readonly footer: string;
};
