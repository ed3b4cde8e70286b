// The pictures of a message as Teams can show them: by the address of this server where the world reaches it, else as
// data inside the card. What can neither be drawn nor shown is told in words.
import type { OutboundMessage, Part } from "../../src/chat/outbound.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { MAX_IMAGE_BYTES } from "./limits.ts";

/** The address or the data of a picture, by the part of the message. */
export type ShownPictures = ReadonlyMap<Part, string>;

export const IN_WORDS: ShownPictures = new Map();

/** Every picture is drawn before its address is given away, so that nobody meets a broken one. */
export async function showPictures(message: OutboundMessage, pictures: Pictures | null): Promise<ShownPictures> {
  if (!pictures) return IN_WORDS;
  const shown = new Map<Part, string>();
  for (const part of message.parts) {
    if (part.kind !== "picture") continue;
    const drawn = await pictures.draw(part.picture);
    if (!drawn || drawn.png.length > MAX_IMAGE_BYTES) continue;
    shown.set(part, pictures.addressOf(part.picture) ?? writeData(drawn.png));
  }
  return shown;
}

/** Teams takes a picture inside a card as well. https://learn.microsoft.com/adaptive-cards/schema-explorer/image */
function writeData(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
}
