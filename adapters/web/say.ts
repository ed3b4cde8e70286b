// What the bot says, as the page shows it: the message, and where its pictures are.
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { Said, ShownPicture } from "./conversations.ts";

/** A picture that cannot be drawn has no place, and is told in words. */
export async function say(message: OutboundMessage, pictures: Pictures | null): Promise<Said> {
  if (!pictures || message.parts.every(({ kind }) => kind !== "picture")) return { from: "bot", message };
  const shown = await Promise.all(message.parts.map((part) => show(part, pictures)));
  return { from: "bot", message, pictures: shown };
}

async function show(part: OutboundMessage["parts"][number], pictures: Pictures): Promise<ShownPicture | null> {
  if (part.kind !== "picture") return null;
  const path = pictures.pathOf(part.picture);
  const drawn = path === null ? null : await pictures.draw(part.picture);
  return path === null || drawn === null ? null : { path, width: drawn.width, height: drawn.height };
}
