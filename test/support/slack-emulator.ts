// A local Slack for tests: the Web API of `emulate`, and before it a small door that also takes what Slack's own
// servers would take (answers to response addresses) and remembers the modals that were opened.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";
import { z } from "zod";
import { LocalSocket } from "./slack-socket.ts";

export const BOT_TOKEN = "xoxb-rapporteur";
/** May also look into channels, as the manifest does not ask. */
export const OBSERVER_TOKEN = "xoxb-observer";
export const SIGNING_SECRET = "a-signing-secret-for-tests";

const SCOPES = ["chat:write", "files:read", "files:write", "im:write", "im:history", "users:read", "users:read.email"];

export type LocalSlack = {
  /** Without a path; the Web API is below `/api/`. */
  readonly url: string;
  readonly apiUrl: string;
  readonly team: string;
  /** Its side of Socket Mode. */
  readonly socket: LocalSocket;
  /** The id of the user with this name. */
  findUser(name: string): Promise<string>;
  findChannel(name: string): Promise<string>;
  /** The direct message channel between the bot and the user. */
  openDirect(user: string): Promise<string>;
  /** Calls a method as the bot. */
  call(method: string, args: Readonly<Record<string, string>>): Promise<unknown>;
  close(): Promise<void>;
};

/** Starts a workspace with these people, a bot named rapporteur and a channel. Only the scopes of the manifest are granted. */
export async function startLocalSlack(
  people: readonly { readonly name: string; readonly email: string }[],
): Promise<LocalSlack> {
  const emulator = await createEmulator({
    service: "slack",
    port: await findFreePort(),
    seed: {
      slack: {
        signing_secret: SIGNING_SECRET,
        strict_scopes: true,
        team: { name: "Coordination" },
        users: [{ name: "rapporteur" }, ...people],
        channels: [{ name: "coordination" }],
        tokens: [
          { token: BOT_TOKEN, user: "rapporteur", scopes: SCOPES },
          { token: OBSERVER_TOKEN, user: "rapporteur", scopes: [...SCOPES, "channels:read", "channels:history"] },
        ],
      },
    },
  });
  const socket = new LocalSocket();
  const pass = openFront(emulator.url);
  const front = createServer((request, response) => {
    if (request.url === "/api/apps.connections.open") socket.answerOpen(request, response);
    else void pass(request, response);
  });
  socket.attach(front);
  const url = await listen(front);
  const call = (method: string, args: Readonly<Record<string, string>>) => callSlack(url, OBSERVER_TOKEN, method, args);
  const { team_id: team } = z.object({ team_id: z.string() }).parse(await call("auth.test", {}));
  const findByName = (schema: z.ZodType<{ id: string; name: string }[]>, found: unknown, name: string): string => {
    const match = schema.parse(found).find((one) => one.name === name);
    if (!match) throw new Error(`the local Slack has no ${name}`);
    return match.id;
  };
  const Named = z.array(z.object({ id: z.string(), name: z.string() }));
  return {
    url,
    apiUrl: `${url}/api/`,
    team,
    socket,
    call,
    async findUser(name) {
      const { members } = z.object({ members: z.unknown() }).parse(await call("users.list", {}));
      return findByName(Named, members, name);
    },
    async findChannel(name) {
      const { channels } = z.object({ channels: z.unknown() }).parse(await call("conversations.list", {}));
      return findByName(Named, channels, name);
    },
    async openDirect(user) {
      const opened = await call("conversations.open", { users: user });
      return z.object({ channel: z.object({ id: z.string() }) }).parse(opened).channel.id;
    },
    async close() {
      await new Promise((resolve) => {
        socket.cut();
        front.close(resolve);
        front.closeAllConnections();
      });
      await emulator.close();
    },
  };
}

/** Calls a Web API method; throws with Slack's code if it fails. */
export async function callSlack(
  url: string,
  token: string,
  method: string,
  args: Readonly<Record<string, string>>,
): Promise<unknown> {
  const response = await fetch(`${url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  const answer = z.looseObject({ ok: z.boolean(), error: z.string().optional() }).parse(await response.json());
  if (!answer.ok) throw new Error(`${method}: ${answer.error}`);
  return answer;
}

/**
 * Passes the Web API on; keeps opened modals for `GET /_views/TRIGGER`, homes for `GET /_homes/USER` and whispers for `GET /_whispers`, and counts for
 * `GET /_changes` how often something was written: `emulate` takes 5,000 requests an hour for a token, so nobody may ask
 * it again and again whether something came.
 */
function openFront(target: string) {
  const views = new Map<string, unknown>();
  const homes = new Map<string, unknown>();
  let changes = 0;
  const whispers: unknown[] = [];
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? "/";
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    const chunks: Buffer[] = [];
    const incoming: AsyncIterable<Buffer> = request;
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString("utf8");
    if (path.startsWith("/_views/")) return answer(200, { view: views.get(path.slice("/_views/".length)) ?? null });
    if (path.startsWith("/_homes/")) return answer(200, { home: homes.get(path.slice("/_homes/".length)) ?? null });
    if (path === "/_changes") return answer(200, { changes });
    if (path === "/_whispers") return answer(200, { whispers });
    if (path.startsWith("/_respond/")) {
      whispers.push(JSON.parse(body));
      return answer(200, {});
    }
    const passed = await fetch(`${target}${path}`, {
      method: request.method ?? "GET",
      headers: {
        authorization: request.headers.authorization ?? "",
        "content-type": request.headers["content-type"] ?? "application/json",
      },
      ...(body !== "" && { body }),
    });
    const result: unknown = await passed.json().catch(() => ({}));
    if (path.startsWith("/api/chat.")) changes += 1;
    if (path === "/api/views.open") {
      const trigger = new URLSearchParams(body).get("trigger_id") ?? "";
      views.set(trigger, z.object({ view: z.unknown() }).parse(result).view);
    }
    if (path === "/api/views.publish") {
      const published = z.object({ view: z.unknown() }).safeParse(result).data;
      if (published) homes.set(new URLSearchParams(body).get("user_id") ?? "", published.view);
    }
    if (path === "/api/chat.postEphemeral") whispers.push(Object.fromEntries(new URLSearchParams(body)));
    answer(passed.status, result);
  };
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${portOf(server)}`;
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  await listen(server);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen");
  return address.port;
}
