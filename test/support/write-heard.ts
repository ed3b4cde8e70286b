// A neutral message as lines of a transcript: what a person sees on any platform, buttons as [Label], choices as {Label}.
import type { OutboundMessage, Part } from "../../src/chat/outbound.ts";
import { captionOf } from "../../src/chat/picture.ts";
import { leadOf } from "../../src/chat/plain-text.ts";
import { unreachable } from "../../src/domain/unreachable.ts";

const INDENT = "     ";
/** A longer list of choices is only counted. */
const MAX_OPTIONS = 25;

/** `to` is named where the bot speaks to somebody else than the person who just acted: `Bot to Ben: …`. */
export function writeHeard(message: OutboundMessage, to: string | null): readonly string[] {
  const lines = message.parts
    .flatMap(writePart)
    .flatMap((line) => line.split("\n"))
    .filter((line) => line.trim() !== "");
  const [first = "", ...rest] = lines;
  return [`Bot${to === null ? "" : ` to ${to}`}: ${first}`, ...rest.map((line) => `${INDENT}${line}`)];
}

function writePart(part: Part): readonly string[] {
  switch (part.kind) {
    case "heading":
    case "paragraph":
    case "note":
      return [part.text];
    case "quote":
      return part.text.split("\n").map((line) => `> ${line}`);
    case "facts":
      return part.facts.map(({ name, value }) => `${leadOf(name)}${value}`);
    case "list":
      return [part.title ?? "", ...part.items.map((item) => `- ${item}`)];
    case "table":
      return [part.columns, ...part.rows].map((cells) => cells.join(" | "));
    case "picture":
      return [`(picture) ${part.alt}`, ...[captionOf(part.picture)].filter((caption) => caption !== null)];
    case "choices":
      return [
        part.label,
        part.options.length > MAX_OPTIONS
          ? `{${part.options.length} choices}`
          : part.options.map(({ label }) => `{${label}}`).join(" "),
        ...(part.select === "several" ? [`[${part.submitLabel}]`] : []),
      ];
    case "buttons":
      return [part.buttons.map(({ label }) => `[${label}]`).join(" ")];
    case "links":
      return part.links.map(({ label }) => `[${label}] (link)`);
    case "form":
      return [`[${part.openLabel}]`];
    default:
      return unreachable(part);
  }
}
