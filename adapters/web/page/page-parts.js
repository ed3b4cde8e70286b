// A message of the bot, part by part, in the elements that mean the same.
import { renderChoices } from "./page-choices.js";
import { make, words } from "./page-dom.js";
import { renderForm } from "./page-form.js";
import { createTurnStatus } from "./page-turn-status.js";

/** @import { OutboundMessage, Part, ShownPicture, Surroundings } from "./page-types.ts" */

/**
 * @param {OutboundMessage} message
 * @param {Surroundings} around
 * @param {readonly (ShownPicture | null)[]} pictures one for each part
 * @returns {HTMLElement[]}
 */
export function renderMessage(message, around, pictures = []) {
  let title = "";
  return message.parts.map((part, index) => {
    if (part.kind === "heading" || part.kind === "paragraph") title = part.text;
    if (part.kind === "picture") return renderPicture(part, pictures[index] ?? null);
    return renderPart(part, title, around);
  });
}

/**
 * What a listener hears of a message as it arrives; the controls are found in their place.
 * @param {OutboundMessage} message
 */
export function speak(message) {
  return message.parts.flatMap(spoken).join(". ").slice(0, 800);
}

/**
 * @param {Part} part
 * @returns {readonly string[]}
 */
function spoken(part) {
  switch (part.kind) {
    case "heading":
    case "paragraph":
    case "quote":
    case "note":
      return [part.text];
    case "facts":
      return part.facts.map(({ name, value }) => `${name}: ${value}`);
    case "list":
      return [...(part.title ? [part.title] : []), ...part.items];
    case "picture":
      return [part.alt];
    case "choices":
      return [`${part.label}, ${part.options.length} options`];
    case "table":
      return [`Table of ${part.rows.length} rows`];
    case "buttons":
      return part.buttons.map(({ label }) => label);
    case "links":
      return part.links.map(({ label }) => label);
    case "form":
      return [part.openLabel];
  }
}

/**
 * @param {Exclude<Part, { kind: "picture" }>} part
 * @param {string} title the words above it
 * @param {Surroundings} around
 * @returns {HTMLElement}
 */
function renderPart(part, title, around) {
  switch (part.kind) {
    case "heading":
      return words("h3", part.text);
    case "paragraph":
      return words("p", part.text, { class: "prose" });
    case "quote":
      return make("blockquote", { dir: "auto" }, make("p", { class: "prose" }, part.text));
    case "note":
      return words("p", part.text, { class: "note" });
    case "facts":
      return renderFacts(part.facts);
    case "list":
      return renderList(part);
    case "table":
      return renderTable(part, title);
    case "choices":
      return renderChoices(part, around);
    case "buttons":
      return renderButtons(part.buttons, around);
    case "links":
      return renderLinks(part.links);
    case "form":
      return renderForm(part, around);
  }
}

/**
 * @param {Extract<Part, { kind: "list" }>} part
 * @returns {HTMLElement}
 */
function renderList({ title, items }) {
  const list = make("ul", { class: "items" }, ...items.map((item) => words("li", item)));
  return title ? make("div", {}, words("h4", title, { class: "list-title" }), list) : list;
}

/**
 * With its size, so that nothing moves when it arrives; its words where it cannot be shown.
 * @param {Extract<Part, { kind: "picture" }>} part
 * @param {ShownPicture | null} shown
 */
function renderPicture({ alt, picture }, shown) {
  const image =
    shown && make("img", { src: shown.path, alt, width: shown.width, height: shown.height, lang: picture.language });
  const caption = picture.kind === "map" ? words("figcaption", picture.disclaimer, { class: "note" }) : null;
  return make("figure", { class: "picture" }, image ?? words("p", alt, { class: "prose" }), caption);
}

/** @param {readonly { name: string, value: string }[]} facts */
function renderFacts(facts) {
  const rows = facts.map(({ name, value }) => make("div", {}, words("dt", name), words("dd", value)));
  return make("dl", { class: "facts" }, ...rows);
}

/**
 * @param {Extract<Part, { kind: "table" }>} table
 * @param {string} title
 */
function renderTable({ columns, rows }, title) {
  const head = make("tr", {}, ...columns.map((column) => words("th", column, { scope: "col" })));
  const body = rows.map(([first = "", ...rest]) =>
    make("tr", {}, words("th", first, { scope: "row" }), ...rest.map((value) => words("td", value))),
  );
  const caption = title || `Table of ${rows.length} rows`;
  const table = make(
    "table",
    {},
    words("caption", caption, { class: "unseen" }),
    make("thead", {}, head),
    make("tbody", {}, ...body),
  );
  return make("div", { class: "table", role: "region", tabindex: 0, "aria-label": caption }, table);
}

/** @param {readonly { label: string, address: string }[]} links */
function renderLinks(links) {
  const items = links.map(({ label, address }) =>
    make("li", {}, words("a", label, { href: address, rel: "noopener noreferrer", target: "_blank" })),
  );
  return make("ul", { class: "items" }, ...items);
}

/**
 * @param {readonly { id: string, label: string, style?: "primary" | "danger" | undefined }[]} buttons
 * @param {Surroundings} around
 */
function renderButtons(buttons, { messageId, act }) {
  const group = make("div", { class: "buttons" });
  const status = createTurnStatus(group);
  /** @param {string} button */
  const press = (button) => void status.run(act, { kind: "pressed", button, messageId });
  group.append(
    ...buttons.map(({ id, label, style }) =>
      make("button", { type: "button", class: style ?? "plain", dir: "auto", onclick: () => press(id) }, label),
    ),
    status.element,
  );
  return group;
}
