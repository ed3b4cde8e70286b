// Reads Server-Sent Events until one of a kind has come, then hangs up.
import { z } from "zod";

const Said = z.looseObject({
  from: z.enum(["bot", "person"]),
  message: z.looseObject({ parts: z.array(z.looseObject({ text: z.unknown().optional() })) }).optional(),
});

const Sent = z.object({
  event: z.string(),
  id: z.string().optional(),
  data: z.looseObject({
    id: z.string().optional(),
    ids: z.array(z.string()).optional(),
    said: Said.optional(),
  }),
});
export type SentEvent = z.infer<typeof Sent>;

/** `onceOpen` runs when everything that was there before has come. */
export async function readEvents(
  url: string,
  until: string,
  { times = 1, onceOpen }: { times?: number; onceOpen?: () => Promise<unknown> } = {},
): Promise<readonly SentEvent[]> {
  const hangUp = new AbortController();
  const response = await fetch(url, { signal: hangUp.signal });
  const events: SentEvent[] = [];
  let rest = "";
  let open = false;
  try {
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() ?? "";
      events.push(...blocks.filter((block) => block.includes("event:")).map(readBlock));
      if (!open && events.some(({ event }) => event === "board")) {
        open = true;
        await onceOpen?.();
      }
      if (events.filter(({ event }) => event === until).length >= times) return events;
    }
    return events;
  } finally {
    hangUp.abort();
  }
}

function readBlock(block: string): SentEvent {
  const fields = new Map(block.split("\n").map((line) => [line.split(":", 1)[0], line.replace(/^[^:]*: ?/, "")]));
  const data: unknown = JSON.parse(fields.get("data") ?? "null");
  return Sent.parse({ event: fields.get("event"), id: fields.get("id"), data });
}
