// The side of Teams that a bot calls: a connector on this machine that keeps what is posted and updated, gives it ids,
// knows the members, publishes the keys of tokens, and can be told to refuse.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { listenLocally } from "./listen-locally.ts";
import { findFaults } from "./teams-validators.ts";

export type SentActivity = {
  readonly id: string;
  readonly method: "POST" | "PUT";
  readonly conversation: string;
  readonly authorization: string | undefined;
  readonly body: SentBody;
};
const SentBody = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});
export type SentBody = z.infer<typeof SentBody>;

export type PlannedRefusal = {
  readonly status: number;
  readonly code?: string;
  readonly headers?: Record<string, string>;
};

export type TeamsConnector = {
  readonly serviceUrl: string;
  readonly cloudUrl: string;
  /** Every post and update, in order. */
  readonly sent: readonly SentActivity[];
  /** What Microsoft's validators found wrong with them; to be empty at the end of a test. */
  readonly faults: readonly string[];
  readonly members: Map<string, object>;
  /** The next requests are answered with these, in order. */
  refuseNext(...refusals: PlannedRefusal[]): void;
  readonly close: () => Promise<void>;
};

export async function startTeamsConnector(publicKeys: object = { keys: [] }): Promise<TeamsConnector> {
  const sent: SentActivity[] = [];
  const faults: string[] = [];
  const members = new Map<string, object>();
  const refusals: PlannedRefusal[] = [];
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent(new URL(request.url ?? "", "http://localhost").pathname);
    if (path === "/openid") return answer(response, 200, { jwks_uri: `${origin()}/keys` });
    if (path === "/keys") return answer(response, 200, publicKeys);
    const read = await readJson(request);
    const refusal = refusals.shift();
    if (refusal) return refuse(response, refusal);
    const member = /\/members\/(.+)$/.exec(path)?.[1];
    if (member)
      return members.has(member) ? answer(response, 200, members.get(member)) : refuse(response, { status: 404 });
    const [, conversation = "", id = `activity-${sent.length + 1}`] =
      /^\/teams\/v3\/conversations\/([^/]+)\/activities(?:\/(.+))?$/.exec(path) ?? [];
    if (!conversation) return refuse(response, { status: 404, code: "NoSuchRoute" });
    const method = request.method === "PUT" ? "PUT" : "POST";
    const body = SentBody.parse(read);
    sent.push({ id, method, conversation, authorization: request.headers.authorization, body });
    faults.push(...findFaults(body));
    answer(response, method === "PUT" ? 200 : 201, { id });
  };
  const server = createServer((request, response) => void take(request, response));
  const port = await listenLocally(server);
  const origin = () => `http://127.0.0.1:${port}`;
  return {
    serviceUrl: `${origin()}/teams/`,
    cloudUrl: origin(),
    sent,
    faults,
    members,
    refuseNext: (...planned) => refusals.push(...planned),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, { status, code = "Refused", headers = {} }: PlannedRefusal): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  answer(response, status, { error: { code, message: "refused by the test" } });
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : JSON.parse(text);
}
