// A neutral message as Slack shows it, within every limit. What can be pressed is never left out; what can only be
// read is shortened where it is too long, and a sentence says so. The text beside the blocks is the whole message in
// plain words, for notifications and screen readers.
import type { Button as ButtonElement, KnownBlock, RichTextBlock } from "@slack/types";
import type { Link, OutboundMessage, Part } from "../../src/chat/outbound.ts";
import { captionOf } from "../../src/chat/picture.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { writeBlockId } from "./controls.ts";
import {
  MAX_ACTIONS,
  MAX_BLOCKS,
  MAX_BUTTON_CHARACTERS,
  MAX_IMAGE_TEXT_CHARACTERS,
  MAX_MESSAGE_CHARACTERS,
  MAX_OPTION_CHARACTERS,
  MAX_TOP_LEVEL_CHARACTERS,
} from "./limits.ts";
import { countPassage, type Passage, readPassages, renderPassage, shortenPassage, textPassages } from "./passages.ts";
import { IN_WORDS, type ShownPicture, type ShownPictures } from "./pictures.ts";
import { MAX_CONTROL_LABEL_CHARACTERS, plain, renderChoices } from "./render-choices.ts";
import { renderTable, writeColumns } from "./render-table.ts";
import { cut, escapeAndCut } from "./text.ts";

export type RenderedMessage = { readonly text: string; readonly blocks: KnownBlock[] };

/** Either may be shortened, or has to be there whole. */
type Piece =
  | { readonly kind: "passage"; readonly passage: Passage }
  | { readonly kind: "fixed"; readonly block: KnownBlock };

/** Our own: what the options of all selects together may take of a message. */
const MAX_OPTIONS_CHARACTERS = 4_000;

/** What a surface holds. */
export type Room = { readonly maxBlocks: number; readonly maxCharacters: number; readonly hasTables: boolean };

const IN_A_MESSAGE: Room = { maxBlocks: MAX_BLOCKS, maxCharacters: MAX_MESSAGE_CHARACTERS, hasTables: true };

/** `shortened` is the sentence for a message that was too long; a picture that is not among `shown` is told in words. */
export function renderMessage(
  message: OutboundMessage,
  shortened: string,
  shown: ShownPictures = IN_WORDS,
): RenderedMessage {
  const text = escapeAndCut(writePlainText(message), MAX_TOP_LEVEL_CHARACTERS);
  return { text: text.trim() === "" ? "–" : text, blocks: renderBlocks(message, shortened, IN_A_MESSAGE, shown) };
}

export function renderBlocks(
  { parts }: OutboundMessage,
  shortened: string,
  room: Room,
  shown: ShownPictures = IN_WORDS,
): KnownBlock[] {
  const pieces = renderParts(parts, room, shown);
  return fits(pieces, room) ? pieces.map(renderPiece) : renderShortened(pieces, shortened, room);
}

function renderParts(parts: readonly Part[], { hasTables }: Room, shown: ShownPictures): Piece[] {
  let optionsLeft = MAX_OPTIONS_CHARACTERS;
  let hasTable = !hasTables;
  return parts.flatMap((part, number): Piece[] => {
    if (part.kind === "choices") {
      const blocks = renderChoices(part, number, optionsLeft);
      optionsLeft -= countCharacters(blocks.filter(({ type }) => type === "section"));
      return [...asPassages(longLabels(part)), ...blocks.map(fixed)];
    }
    // Slack takes one table of its own in a message.
    const table = part.kind === "table" && !hasTable ? renderTable(part) : null;
    if (table) {
      hasTable = true;
      return [fixed(table)];
    }
    const picture = shown.get(part);
    if (part.kind === "picture" && picture) return renderPicture(part, picture);
    return renderPart(part, number, parts.length === 1);
  });
}

/** `alone`: the message has no other part, so that nothing else says what a form is about. */
function renderPart(part: Exclude<Part, { kind: "choices" }>, number: number, alone: boolean): Piece[] {
  switch (part.kind) {
    case "heading":
    case "paragraph":
    case "quote":
    case "note":
      return asPassages(textPassages(part.kind, part.text));
    case "facts":
      return asPassages(
        readPassages(
          "facts",
          part.facts.map(({ name, value }) => ({ name, text: value })),
        ),
      );
    case "list":
      return asPassages([
        ...textPassages("title", part.title ?? ""),
        ...readPassages(
          "list",
          part.items.map((text) => ({ name: "", text })),
        ),
      ]);
    case "table":
      return asPassages(readPassages("columns", writeColumns(part)));
    case "picture":
      return asPassages(textPassages("paragraph", writePlainText({ parts: [part] })));
    case "buttons":
      return renderButtons(
        part.buttons.map(({ id, label, style }) => button(id, label, style)),
        "buttons",
        number,
      );
    case "links":
      return [fixed(renderLinks(part.links))];
    case "form":
      return [
        ...(alone ? asPassages(textPassages("paragraph", part.form.title)) : []),
        ...renderButtons([button(part.form.id, part.openLabel, alone ? "primary" : undefined)], "form", number),
      ];
    default:
      return unreachable(part);
  }
}

/** Its title is drawn in it. Under it, what has to stand there. */
function renderPicture({ picture, alt }: Extract<Part, { kind: "picture" }>, shown: ShownPicture): Piece[] {
  const source = shown.kind === "address" ? { image_url: shown.url } : { slack_file: { id: shown.id } };
  return [
    fixed({ type: "image", ...source, alt_text: cut(alt, MAX_IMAGE_TEXT_CHARACTERS) }),
    ...asPassages(textPassages("note", captionOf(picture) ?? "")),
  ];
}

/** What a control cuts off stands above it in full. */
function longLabels({ label, options }: Extract<Part, { kind: "choices" }>): Passage[] {
  const above = label.length > MAX_CONTROL_LABEL_CHARACTERS ? textPassages("paragraph", label) : [];
  const long = options.filter((option) => option.label.length > MAX_OPTION_CHARACTERS);
  return [
    ...above,
    ...readPassages(
      "list",
      long.map((option) => ({ name: "", text: option.label })),
    ),
  ];
}

/** Not buttons: Slack reports a press on those, though nothing is to be done. */
function renderLinks(links: readonly Link[]): RichTextBlock {
  return {
    type: "rich_text",
    elements: links.map(({ label, address }) => ({
      type: "rich_text_section",
      elements: [{ type: "link", url: address, text: label }],
    })),
  };
}

type LabelledButton = Omit<ButtonElement, "action_id">;

function button(value: string, label: string, style: "primary" | "danger" | undefined): LabelledButton {
  return { type: "button", text: plain(label, MAX_BUTTON_CHARACTERS), value, ...(style && { style }) };
}

function renderButtons(buttons: readonly LabelledButton[], kind: "buttons" | "form", number: number): Piece[] {
  const rows = Array.from({ length: Math.ceil(buttons.length / MAX_ACTIONS) }, (_row, row) =>
    buttons.slice(row * MAX_ACTIONS, (row + 1) * MAX_ACTIONS),
  );
  return rows.map((row, index) =>
    fixed({
      type: "actions",
      block_id: `${writeBlockId(kind, number)}-${index}`,
      elements: row.map((element, place) => ({ ...element, action_id: `button-${place}` })),
    }),
  );
}

function asPassages(passages: readonly Passage[]): Piece[] {
  return passages.map((passage) => ({ kind: "passage", passage }));
}

function fixed(block: KnownBlock): Piece {
  return { kind: "fixed", block };
}

function renderPiece(piece: Piece): KnownBlock {
  return piece.kind === "fixed" ? piece.block : renderPassage(piece.passage);
}

function countPiece(piece: Piece): number {
  return piece.kind === "fixed" ? countCharacters(piece.block) : countPassage(piece.passage);
}

function fits(pieces: readonly Piece[], { maxBlocks, maxCharacters }: Room): boolean {
  return pieces.length <= maxBlocks && pieces.reduce((sum, piece) => sum + countPiece(piece), 0) <= maxCharacters;
}

/** Everything fixed, and of the passages the first that still fit; where reading breaks off, a sentence says so. */
function renderShortened(
  pieces: readonly Piece[],
  shortened: string,
  { maxBlocks, maxCharacters }: Room,
): KnownBlock[] {
  const kept = pieces.filter(({ kind }) => kind === "fixed").slice(0, maxBlocks - 1);
  let blocksLeft = maxBlocks - 1 - kept.length;
  let left = maxCharacters - shortened.length - kept.reduce((sum, piece) => sum + countPiece(piece), 0);
  const note = renderPassage({ style: "note", items: [{ name: "", text: shortened }] });
  const blocks: KnownBlock[] = [];
  for (const piece of pieces) {
    if (piece.kind === "fixed") {
      if (kept.includes(piece)) blocks.push(piece.block);
      continue;
    }
    if (blocks.includes(note)) continue;
    const whole = countPiece(piece) <= left;
    const passage = blocksLeft > 0 ? shortenPassage(piece.passage, left) : null;
    if (passage) blocks.push(renderPassage(passage));
    if (!whole || !passage) blocks.push(note);
    blocksLeft -= 1;
    left -= countPiece(piece);
  }
  return blocks.includes(note) ? blocks : [...blocks, note];
}

/** The characters that are read, wherever they stand in a block. */
export function countCharacters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countCharacters(item), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, item]) => sum + (key === "text" && typeof item === "string" ? item.length : countCharacters(item)),
    0,
  );
}
