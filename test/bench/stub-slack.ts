// A Slack that answers at once and keeps nothing but counts, so that a benchmark measures the bot and not an emulator.
import { once } from "node:events";
import { createServer } from "node:http";

export type StubSlack = { readonly url: string; posts(): number; close(): Promise<void> };

/** Users' e-mails are their ids at example.org. */
export async function startStubSlack(): Promise<StubSlack> {
  let posts = 0;
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => {
      body += chunk;
    });
    request.on("end", () => {
      const method = (request.url ?? "").split("/").at(-1) ?? "";
      if (method === "chat.postMessage") posts += 1;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify({ ok: true, ...answerOf(method, new URLSearchParams(body), posts) }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return {
    url: `http://127.0.0.1:${address.port}/api/`,
    posts: () => posts,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function answerOf(method: string, sent: URLSearchParams, count: number): object {
  if (method === "auth.test")
    return { user_id: "U0BOT", bot_id: "B0BOT", team_id: "T1", team: "bench", user: "rapporteur" };
  if (method === "users.info") {
    const id = sent.get("user") ?? "";
    return {
      user: {
        id,
        team_id: "T1",
        deleted: false,
        is_bot: false,
        is_email_confirmed: true,
        tz: "UTC",
        profile: { email: `${id.toLowerCase()}@example.org` },
      },
    };
  }
  if (method === "conversations.open") return { channel: { id: `D${sent.get("users") ?? ""}` } };
  return { channel: sent.get("channel") ?? "D1", ts: `${1_700_000_000 + count}.000100`, message: {} };
}
