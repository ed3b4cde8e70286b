// Reads one turn from the body of a request.
import type { IncomingMessage } from "node:http";
import { z } from "zod";
import { Turn } from "./turn.ts";

const MAX_TURN_BYTES = 512 * 1024;

export type ReadTurn =
  | { readonly kind: "turn"; readonly turn: Turn }
  | { readonly kind: "unreadable"; readonly status: 400 | 413; readonly problem: string };

/** Reads and checks the body. */
export async function readTurn(request: IncomingMessage): Promise<ReadTurn> {
  const body = await readBody(request);
  if (body === null) return { kind: "unreadable", status: 413, problem: "too long" };
  const parsed = Turn.safeParse(parseJson(body));
  if (parsed.success) return { kind: "turn", turn: parsed.data };
  return { kind: "unreadable", status: 400, problem: z.prettifyError(parsed.error) };
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const sent: AsyncIterable<Buffer> = request;
  for await (const chunk of sent) {
    bytes += chunk.length;
    if (bytes <= MAX_TURN_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_TURN_BYTES ? null : Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The schema says what is missing.
  }
}
