// The thread that draws, so that the bot goes on answering: it loads Vega, which takes longer than a turn may, and
// draws one picture after the other.
import { parentPort } from "node:worker_threads";
import { z } from "zod";
import { Picture } from "../../src/chat/picture.ts";
import type { DrawnPicture } from "../../src/ports/pictures.ts";
import { drawPicture } from "./draw-picture.ts";

const Order = z.object({ id: z.number(), picture: z.unknown() });

const port = parentPort;
if (!port) throw new Error("drawing-thread.ts runs as a thread only");

let before = Promise.resolve();
port.on("message", (message: unknown) => {
  const { id, picture } = Order.parse(message);
  before = before.then(async () => port.postMessage({ id, drawn: await tryToDraw(picture) }));
});

/** Null for what cannot be drawn; the words of the error may quote the picture, and stay here. */
async function tryToDraw(picture: unknown): Promise<DrawnPicture | null> {
  try {
    return await drawPicture(Picture.parse(picture));
  } catch {
    return null;
  }
}
