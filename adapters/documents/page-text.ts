// Words in a page: never markup, in their language and direction.
import escapeHtml from "escape-html";
import type { Language } from "../../src/domain/language.ts";
import { cleanText } from "./clean-text.ts";

/** The attributes of an element with words of this language; none for the document's own. */
export function languageOf(language: Language | undefined): string {
  return language === undefined ? "" : ` lang="${escape(language)}" dir="auto"`;
}

/**
 * For the text of an element and for an attribute in quotes. What HTML does not allow in a text at all is no part of it:
 * https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
 */
export function escape(text: string): string {
  return escapeHtml(cleanText(text));
}
