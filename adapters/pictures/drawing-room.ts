// Keeps the thread that draws: started with the first picture, ended when there was none for a while, replaced when it
// takes too long.
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Picture } from "../../src/chat/picture.ts";
import type { DrawnPicture } from "../../src/ports/pictures.ts";

export type DrawingRoom = {
  /** Null for what cannot be drawn in time, or after `close`. */
  draw(picture: Picture): Promise<DrawnPicture | null>;
  close(): Promise<void>;
};

/** The first picture waits for Vega and the fonts; a hundred that wait are drawn in this time on a slow computer. */
const DRAW_WITHIN_MILLISECONDS = 20_000;
/** Vega and the fonts hold about 100 MB. */
const END_AFTER_MILLISECONDS = 120_000;
const MAX_HEAP_MEGABYTES = 256;
const MAX_WAITING = 100;

const Answer = z.object({
  id: z.number(),
  drawn: z
    .object({ png: z.instanceof(Uint8Array), width: z.number().positive(), height: z.number().positive() })
    .nullable(),
});
type Waiting = { readonly resolve: (drawn: DrawnPicture | null) => void; readonly late: NodeJS.Timeout };

export function createDrawingRoom(): DrawingRoom {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;
  let count = 0;

  const settle = (id: number, drawn: DrawnPicture | null): void => {
    const order = waiting.get(id);
    if (!order) return;
    waiting.delete(id);
    clearTimeout(order.late);
    order.resolve(drawn);
    if (waiting.size === 0) idle = setTimeout(() => void end(), END_AFTER_MILLISECONDS).unref();
  };
  /** What still waits is given up: it may be what the thread is stuck on. */
  const end = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    for (const id of waiting.keys()) settle(id, null);
    clearTimeout(idle);
    await ending?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(new URL("drawing-thread.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
    });
    const ended = () => (thread === started ? void end() : undefined);
    started.on("message", (message: unknown) => {
      const { id, drawn } = Answer.parse(message);
      settle(id, drawn);
    });
    started.on("error", ended).on("exit", ended);
    started.unref();
    return started;
  };

  return {
    draw(picture) {
      if (closed || waiting.size >= MAX_WAITING) return Promise.resolve(null);
      clearTimeout(idle);
      thread ??= start();
      const id = count++;
      const { promise, resolve } = Promise.withResolvers<DrawnPicture | null>();
      waiting.set(id, { resolve, late: setTimeout(() => void end(), DRAW_WITHIN_MILLISECONDS) });
      thread.postMessage({ id, picture });
      return promise;
    },
    close() {
      closed = true;
      return end();
    },
  };
}
