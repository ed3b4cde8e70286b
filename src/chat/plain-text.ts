// A whole message in plain words: for notifications, screen readers and the text-only mode. Nothing is left out and
// nothing is added but signs, so that it is the same in every language.
import { unreachable } from "../domain/unreachable.ts";
import type { Field, Option, OutboundMessage, Part } from "./outbound.ts";
import { captionOf } from "./picture.ts";

/** Stands after an option that is chosen already. */
const CHOSEN = "✓";

/** A longer list stands last, so that where a platform cuts a text, it cuts the list and not the ways out. */
const LONG_LIST = 50;

/**
 * Writes every part of the message, with a blank line between two parts. Options are numbered from 1 in each choice, so
 * that a number can be typed; a button reads `[Label]`; somebody's own words begin with `> `.
 */
export function writePlainText(message: OutboundMessage): string {
  const isLong = (part: Part) => part.kind === "choices" && part.options.length > LONG_LIST;
  return [...message.parts.filter((part) => !isLong(part)), ...message.parts.filter(isLong)]
    .map(writePart)
    .filter((text) => text.trim() !== "")
    .join("\n\n");
}

/** The name of a fact before its value; a question keeps its own sign. */
export function leadOf(name: string): string {
  return /[?？؟:.!]$/.test(name) ? `${name} ` : `${name}: `;
}

function writePart(part: Part): string {
  switch (part.kind) {
    case "heading":
    case "paragraph":
    case "note":
      return part.text;
    case "quote":
      return part.text.replace(/^/gm, "> ");
    case "facts":
      return part.facts.map(({ name, value }) => `${leadOf(name)}${value}`).join("\n");
    case "list":
      return [...titleOf(part), ...part.items.map((item) => `- ${item}`)].join("\n");
    case "table":
      return [part.columns, ...part.rows].map((cells) => cells.join(" | ")).join("\n");
    case "picture":
      return [part.alt, captionOf(part.picture)].filter((text) => text !== null).join("\n");
    case "choices":
      return [part.label, ...numberOptions(part.options, part.chosen)].join("\n");
    case "buttons":
      return part.buttons.map(({ label }) => `[${label}]`).join(" ");
    case "links":
      return part.links.map(({ label, address }) => `${leadOf(label)}${address}`).join("\n");
    case "form":
      return [part.form.title, ...part.form.fields.flatMap(writeField), `[${part.openLabel}]`].join("\n");
    default:
      return unreachable(part);
  }
}

function titleOf({ title }: Extract<Part, { kind: "list" }>): readonly string[] {
  return title === undefined ? [] : [title];
}

function writeField({ label, hint, input, value, problem }: Field): string[] {
  const about = hint === undefined ? label : `${label} (${hint})`;
  const wrong = problem === undefined ? [] : [`! ${problem}`];
  switch (input.kind) {
    case "line":
    case "paragraph":
      return [value === undefined ? about : `${about}: ${value}`, ...wrong];
    case "one-of":
    case "several-of":
      return [about, ...numberOptions(input.options, value?.split(",") ?? []), ...wrong];
    default:
      return unreachable(input);
  }
}

function numberOptions(options: readonly Option[], chosen: readonly string[]): string[] {
  return options.map(({ code, label, hint }, index) => {
    const about = hint === undefined ? label : `${label} (${hint})`;
    return `${index + 1}. ${about}${chosen.includes(code) ? ` ${CHOSEN}` : ""}`;
  });
}
