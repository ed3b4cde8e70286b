// Pictures that are drawn at once: a single pixel, whatever they show.
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { Pictures } from "../../src/ports/pictures.ts";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAfbLI3wAAAABJRU5ErkJggg==";
export const PIXEL_PNG = new Uint8Array(Buffer.from(PIXEL, "base64"));

/** `publicUrl` as of the server; pictures with the title "Undrawable" cannot be drawn. */
export function createTestPictures(publicUrl: string | null): Pictures {
  return {
    draw: async ({ title }) => (title === "Undrawable" ? null : { png: PIXEL_PNG, width: 360, height: 200 }),
    pathOf: ({ kind }) => `/pictures/${kind}.png`,
    addressOf: ({ kind }) => (publicUrl === null ? null : `${publicUrl}/pictures/${kind}.png`),
    readPath: () => null,
    close: async () => undefined,
  };
}

/** A map between two paragraphs. */
export function writeMapMessage(title = "Countries and areas covered"): OutboundMessage {
  return {
    parts: [
      { kind: "paragraph", text: "Since the last meeting:" },
      {
        kind: "picture",
        alt: "Map: one survey in Ghana.",
        picture: {
          kind: "map",
          language: "en",
          title,
          unit: "Surveys",
          areas: [{ m49: "288", count: 1 }],
          notShownLabel: "Not shown on the map",
          disclaimer: "No endorsement is implied.",
        },
      },
      { kind: "paragraph", text: "More is in the report." },
    ],
  };
}
