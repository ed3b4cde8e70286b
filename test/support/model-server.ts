// A local server that speaks as a language model's does: what it writes is decided by the test, from what it was given.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { z } from "zod";
import { createLanguageModel } from "../../adapters/language-model/language-model.ts";
import type { LanguageModel } from "../../src/ports/drafts.ts";
import { listenLocally } from "./listen-locally.ts";

export type Quoted = { readonly number: number; readonly quoted: string };
export type Sentence = { readonly text: string; readonly sources: readonly number[] };

export type ModelServer = {
  readonly model: LanguageModel;
  /** What was sent, word for word. */
  readonly bodies: readonly string[];
  /** What was quoted in the last request. */
  quoted(): readonly Quoted[];
  /** Null: no answer comes. */
  write: (quoted: readonly Quoted[]) => readonly Sentence[] | null;
  close(): void;
};

const Sent = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });
const Given = z.object({ sentences: z.array(z.object({ number: z.number(), quoted: z.string() })) });

export async function openModelServer(): Promise<ModelServer> {
  const bodies: string[] = [];
  const server: Server = createServer((request, response) => void take(request, response));

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const incoming: AsyncIterable<Buffer> = request;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    bodies.push(Buffer.concat(chunks).toString("utf8"));
    const sentences = self.write(self.quoted());
    if (sentences === null) return;
    const content = JSON.stringify({ sentences });
    response.setHeader("content-type", "application/json").end(JSON.stringify({ choices: [{ message: { content } }] }));
  }

  const baseUrl = `http://127.0.0.1:${await listenLocally(server)}/v1`;
  const self: ModelServer = {
    model: createLanguageModel({ settings: { baseUrl, model: "small-3.1", apiKey: "key-1" }, timeoutSeconds: 20 }),
    bodies,
    quoted() {
      const user = Sent.parse(JSON.parse(bodies.at(-1) ?? "")).messages.find(({ role }) => role === "user");
      return Given.parse(JSON.parse(user?.content ?? "")).sentences;
    },
    write: () => [],
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return self;
}
