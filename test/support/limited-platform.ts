// A platform on this machine that holds its limits: every request passes all of its limits or is answered with 429 and
// Retry-After, takes a while to be answered, and is written down. `limited-slack.ts` and `limited-teams.ts` are the two.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { listenLocally } from "./listen-locally.ts";
import { type Meter, pass } from "./rate-limits.ts";

/** A message that the platform has taken; whether its sender ever heard of it is another matter. */
export type TakenMessage = {
  /** The workspace or tenant. */
  readonly lane: string;
  /** The conversation it stands in. */
  readonly address: string;
  /** Where the platform keeps it with the message. */
  readonly deliveryId: string | null;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

export type Refusal = { readonly lane: string; readonly limit: string; readonly at: number };

export type PlatformRecord = {
  readonly messages: TakenMessage[];
  /** Every 429. */
  readonly refusals: Refusal[];
  /** Messages that were taken and whose sender was gone before it was told. */
  unheard: number;
  /** Requests that ended by the platform's own trouble. */
  troubled: number;
};

/** Shares of all messages; what is left goes well. */
export type Troubles = {
  /** Answered with 500; half of these messages are taken all the same. */
  readonly serverErrors: number;
  /** The connection is cut; half of these messages are taken all the same. */
  readonly cuts: number;
  readonly slow: number;
  readonly slowMilliseconds: number;
};

export const NO_TROUBLES: Troubles = { serverErrors: 0, cuts: 0, slow: 0, slowMilliseconds: 0 };

export type Manner = {
  readonly troubles: Troubles;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** How long an answer takes, at least and at most. */
  readonly answerMilliseconds: readonly [number, number];
};

export type Call = { readonly path: string; readonly headers: IncomingMessage["headers"]; readonly body: string };
export type Answer = { readonly status: number; readonly body: object };

/** What a request is, before it is let through. */
export type Routed = {
  readonly lane: string;
  /** Each with the name under which a refusal is counted. */
  readonly limits: readonly { readonly name: string; readonly meter: Meter }[];
  /** Whose request it is, for messages; null for requests that post nothing. */
  readonly sender: string | null;
  /** The answer; a message is written down by this. */
  act(at: number): Answer;
  /** The body of a 429. */
  readonly refusal: object;
};

export type LimitedPlatform = {
  /** Without a slash at the end. */
  readonly url: string;
  readonly record: PlatformRecord;
  /** Messages of this sender that are not answered yet. */
  inFlight(sender: string): number;
  close(): Promise<void>;
};

export async function startLimitedPlatform(
  route: (call: Call, record: PlatformRecord) => Routed | Answer,
  manner: Manner,
): Promise<LimitedPlatform> {
  const record: PlatformRecord = { messages: [], refusals: [], unheard: 0, troubled: 0 };
  const senders = new Map<string, number>();
  const count = (sender: string, more: number) => senders.set(sender, (senders.get(sender) ?? 0) + more);
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const routed = route({ path: request.url ?? "/", headers: request.headers, body: await readBody(request) }, record);
    if ("status" in routed) return answer(request, response, routed);
    const at = Date.now();
    const held = routed.limits.find(({ meter }) => meter.waitSeconds(at) > 0);
    const wait = pass(
      routed.limits.map(({ meter }) => meter),
      at,
    );
    if (held) {
      record.refusals.push({ lane: routed.lane, limit: held.name, at });
      response.setHeader("retry-after", Math.max(1, Math.ceil(wait)));
      return answer(request, response, { status: 429, body: routed.refusal });
    }
    if (routed.sender === null) return answer(request, response, routed.act(at));
    count(routed.sender, 1);
    await post(routed, request, response, { at, manner, record });
    count(routed.sender, -1);
  };
  const server = createServer((request, response) => {
    take(request, response).catch(() => request.socket.destroy());
  });
  const port = await listenLocally(server);
  return {
    url: `http://127.0.0.1:${port}`,
    record,
    inFlight: (sender) => senders.get(sender) ?? 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Posting = { readonly at: number; readonly manner: Manner; readonly record: PlatformRecord };

/** A message, with what may befall it. */
async function post(
  routed: Routed,
  request: IncomingMessage,
  response: ServerResponse,
  { at, manner, record }: Posting,
): Promise<void> {
  const { troubles, random, answerMilliseconds } = manner;
  const [least, most] = answerMilliseconds;
  const drawn = random();
  const isTaken = random() < 0.5;
  const isError = drawn < troubles.serverErrors;
  const isCut = !isError && drawn < troubles.serverErrors + troubles.cuts;
  const isSlow = !isError && !isCut && drawn < troubles.serverErrors + troubles.cuts + troubles.slow;
  const done = (!isError && !isCut) || isTaken ? routed.act(at) : null;
  await sleep(isSlow ? troubles.slowMilliseconds : least + random() * (most - least));
  if (isError || isCut) record.troubled += 1;
  if (isCut) request.socket.destroy();
  else if (isError || done === null) answer(request, response, { status: 500, body: {} });
  else if (isGone(request)) record.unheard += 1;
  else answer(request, response, done);
}

/** A process that was killed has closed its end. */
function isGone({ socket }: IncomingMessage): boolean {
  return socket.destroyed || socket.readableEnded;
}

function answer(request: IncomingMessage, response: ServerResponse, { status, body }: Answer): void {
  if (isGone(request)) return;
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const incoming: AsyncIterable<Buffer> = request;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
