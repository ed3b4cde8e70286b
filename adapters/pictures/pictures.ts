// The pictures of messages, put together: drawn in a thread, kept for a while, and addressed.
import { createHash } from "node:crypto";
import type { Picture } from "../../src/chat/picture.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { DrawnPicture, Pictures } from "../../src/ports/pictures.ts";
import { createAddresses } from "./address.ts";
import { createDrawingRoom } from "./drawing-room.ts";

export type PicturesOptions = {
  readonly secretKey: Uint8Array;
  /** Without a slash at its end; null where the world cannot reach this server. */
  readonly publicUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
};

/** About 100 KB each. A digest goes to many people and holds the same few pictures for all of them. */
const MAX_KEPT = 64;

/** Nothing is loaded and no thread started before the first picture. */
export function createPictures({ secretKey, publicUrl, clock, log }: PicturesOptions): Pictures {
  const room = createDrawingRoom();
  const addresses = createAddresses(secretKey);
  const kept = new Map<string, Promise<DrawnPicture | null>>();
  const pathOf = (picture: Picture) => addresses.pathOf(picture, clock.now());
  return {
    draw(picture) {
      const key = createHash("sha256").update(JSON.stringify(picture)).digest("base64url");
      const drawn = kept.get(key) ?? drawAndLog(picture, room, log);
      kept.delete(key);
      kept.set(key, drawn);
      for (const oldest of kept.keys()) {
        if (kept.size <= MAX_KEPT) break;
        kept.delete(oldest);
      }
      void drawn.then((result) => (result === null && kept.get(key) === drawn ? kept.delete(key) : null));
      return drawn;
    },
    pathOf,
    addressOf(picture) {
      if (!publicUrl?.startsWith("https://")) return null;
      const path = pathOf(picture);
      return path === null ? null : publicUrl + path;
    },
    readPath: (path) => addresses.readPath(path, clock.now()),
    close: () => room.close(),
  };
}

async function drawAndLog(picture: Picture, room: Pick<Pictures, "draw">, log: Log): Promise<DrawnPicture | null> {
  const drawn = await room.draw(picture);
  if (drawn) log.info("picture drawn", { kind: picture.kind, bytes: drawn.png.length });
  else log.warn("picture not drawn", { kind: picture.kind });
  return drawn;
}
