// One part of a message as elements of a card. Each element can stand in a card alone.
import type { Part } from "../../src/chat/outbound.ts";
import { captionOf } from "../../src/chat/picture.ts";
import { leadOf, writePlainText } from "../../src/chat/plain-text.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { type CardElement, renderLine, renderText } from "./card-text.ts";
import { divide } from "./divide.ts";
import { MAX_CARD_BYTES } from "./limits.ts";
import type { ShownPictures } from "./pictures.ts";
import { renderAction, renderActionSets, renderLink } from "./render-actions.ts";
import { type Room, renderChoices } from "./render-choices.ts";
import { renderFoldedForm, renderForm } from "./render-form.ts";
import { renderTable } from "./render-table.ts";

export function renderPart(part: Part, room: Room & { readonly shown: ShownPictures }): readonly CardElement[] {
  switch (part.kind) {
    case "heading":
      return renderText(part.text, { size: "large", weight: "bolder" });
    case "paragraph":
      return renderText(part.text);
    case "quote":
      return renderQuote(part.text);
    case "note":
      return renderText(part.text, { isSubtle: true, size: "small" });
    case "facts":
      return part.facts.flatMap(({ name, value }) => renderFact(name, value));
    case "list":
      return [...renderText(part.title ?? "", { weight: "bolder" }), ...part.items.flatMap((item) => renderItem(item))];
    case "table":
      return renderTable(part.columns, part.rows);
    case "picture":
      return renderPicture(part, room.shown);
    case "choices":
      return renderChoices(part, room);
    case "buttons":
      return renderActionSets(
        part.buttons.map(({ id, label, style }) => renderAction(label, { act: "press", button: id }, style)),
      );
    case "links":
      return renderActionSets(part.links.map(renderLink));
    case "form":
      return [room.alone ? renderForm(part.form, room) : renderFoldedForm(part, room)];
    default:
      return unreachable(part);
  }
}

/** Under it, what has to stand there; in words where it cannot be shown. */
function renderPicture(part: Extract<Part, { kind: "picture" }>, shown: ShownPictures): readonly CardElement[] {
  const url = shown.get(part);
  if (url === undefined) return renderText(writePlainText({ parts: [part] }));
  const image = { type: "Image", url, altText: part.alt, size: "auto", msteams: { allowExpand: true } };
  return [image, ...renderText(captionOf(part.picture) ?? "", { isSubtle: true, size: "small" })];
}

/** Not a fact set: that reads Markdown. The name leads the first line of the value. */
function renderFact(name: string, value: string): readonly CardElement[] {
  const [first, ...rest] = renderText(value);
  const lead = renderLine([{ text: leadOf(name), weight: "bolder" }]);
  if (!first) return [lead];
  return [{ ...lead, inlines: [...inlinesOf(lead), ...inlinesOf(first)], spacing: "small" }, ...rest];
}

function renderItem(item: string): readonly CardElement[] {
  return renderText(`• ${item}`).map((line) => ({ ...line, spacing: "small" }));
}

function inlinesOf(line: CardElement): readonly unknown[] {
  const { inlines } = line;
  return Array.isArray(inlines) ? inlines : [];
}

/** Somebody's own words stand on a ground of their own; long ones on several. */
function renderQuote(text: string): readonly CardElement[] {
  return divide(renderText(text, { italic: true }), MAX_CARD_BYTES / 2)
    .filter((items) => items.length > 0)
    .map((items) => ({ type: "Container", style: "emphasis", items }));
}
