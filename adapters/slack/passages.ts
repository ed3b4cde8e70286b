// The readable part of a message as passages that may be shortened, each of which becomes one block. All of it is
// plain text or rich text elements, which Slack never reads as markup, mentions or links.
import type { KnownBlock, RichTextBlock, RichTextElement, RichTextSection } from "@slack/types";
import { leadOf } from "../../src/chat/plain-text.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { MAX_CONTEXT_CHARACTERS, MAX_HEADER_CHARACTERS, MAX_SECTION_CHARACTERS } from "./limits.ts";
import { cut, split } from "./text.ts";

/** A line, a fact or a paragraph; `name` stands before the text in bold. */
export type Item = { readonly name: string; readonly text: string };

export type Style = "heading" | "paragraph" | "quote" | "note" | "title" | "facts" | "list" | "columns";

export type Passage = { readonly style: Style; readonly items: readonly Item[] };

/** A cut that leaves less than this says nothing. */
const MIN_CUT_CHARACTERS = 20;
/** Passages that each fit one block. Empty text makes none. */
export function readPassages(style: Style, items: readonly Item[]): Passage[] {
  const most = style === "note" ? MAX_CONTEXT_CHARACTERS : MAX_SECTION_CHARACTERS;
  const whole = items.filter(({ name, text }) => (name + text).trim() !== "").flatMap((item) => splitItem(item, most));
  const passages: Item[][] = [];
  for (const item of whole) {
    const last = passages.at(-1);
    if (last && countItems(last) + countItem(item) <= most) last.push(item);
    else passages.push([item]);
  }
  return passages.map((fitting) => ({ style, items: fitting }));
}

export function textPassages(style: Style, text: string): Passage[] {
  return readPassages(style, [{ name: "", text }]);
}

export function countPassage({ items }: Passage): number {
  return countItems(items);
}

/** What of the passage fits; null if nothing worth reading does. */
export function shortenPassage({ style, items }: Passage, maxCharacters: number): Passage | null {
  const kept: Item[] = [];
  let left = maxCharacters;
  for (const item of items) {
    if (countItem(item) > left) {
      const room = left - countItem({ ...item, text: "" });
      if (room >= MIN_CUT_CHARACTERS) kept.push({ ...item, text: cut(item.text, room) });
      break;
    }
    kept.push(item);
    left -= countItem(item);
  }
  return kept.length === 0 ? null : { style, items: kept };
}

export function renderPassage({ style, items }: Passage): KnownBlock {
  const text = items.map((item) => item.text).join("\n");
  switch (style) {
    case "heading":
      if (text.length > MAX_HEADER_CHARACTERS)
        return { type: "section", text: { type: "plain_text", text, emoji: false } };
      return { type: "header", text: { type: "plain_text", text, emoji: false } };
    case "paragraph":
      return { type: "section", text: { type: "plain_text", text, emoji: false } };
    case "note":
      return { type: "context", elements: [{ type: "plain_text", text, emoji: false }] };
    case "quote":
      return rich([{ type: "rich_text_quote", elements: [{ type: "text", text }] }]);
    case "title":
      return rich([{ type: "rich_text_section", elements: [{ type: "text", text, style: { bold: true } }] }]);
    case "facts":
      return rich([{ type: "rich_text_section", elements: items.flatMap(renderLine) }]);
    case "list":
      return rich([{ type: "rich_text_list", style: "bullet", elements: items.map(renderFact) }]);
    case "columns":
      return rich([{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }]);
    default:
      return unreachable(style);
  }
}

/** The lines of one section: sections beside each other need not stand on lines of their own. */
function renderLine(item: Item, place: number): RichTextElement[] {
  const { elements } = renderFact(item);
  return place === 0 ? elements : [{ type: "text", text: "\n" }, ...elements];
}

function renderFact({ name, text }: Item): RichTextSection {
  const words: RichTextElement[] = text === "" ? [] : [{ type: "text", text }];
  if (name === "") return { type: "rich_text_section", elements: words };
  return {
    type: "rich_text_section",
    elements: [{ type: "text", text: leadOf(name), style: { bold: true } }, ...words],
  };
}

function rich(elements: RichTextBlock["elements"]): RichTextBlock {
  return { type: "rich_text", elements };
}

function splitItem({ name, text }: Item, most: number): Item[] {
  const shown = cut(name, Math.floor(most / 4));
  const [first = "", ...others] = split(text, most - countItem({ name: shown, text: "" }));
  return [{ name: shown, text: first }, ...others.map((rest) => ({ name: "", text: rest }))];
}

function countItems(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + countItem(item), 0);
}

/** One more for the line break. */
function countItem({ name, text }: Item): number {
  return text.length + 1 + (name === "" ? 0 : leadOf(name).length);
}
