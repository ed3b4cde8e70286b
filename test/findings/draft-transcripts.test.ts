// Conversations of the secretariat about drafts, with a local server in the place of a language model.
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, test } from "vitest";
import { openBotStage } from "../support/bot-stage.ts";
import { type ModelServer, openModelServer } from "../support/model-server.ts";
import { reportAll } from "../support/reported.ts";
import { expectTranscript } from "../support/transcript-file.ts";

const folder = new URL("./draft-transcripts/", import.meta.url);
let server: ModelServer;

beforeAll(async () => {
  server = await openModelServer();
  // The first words of what was quoted, and a sentence that nobody said.
  server.write = (quoted) => [
    ...quoted.slice(0, 2).map(({ number, quoted: words }) => ({ text: words, sources: [number] })),
    { text: "The survey reached 98,765 households in Iceland.", sources: [1] },
  ];
});
afterAll(() => server.close());

describe("drafts of paragraphs", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));
  test.each(files)("%s", async (name) => {
    const stage = await openBotStage(undefined, async (store) => void (await reportAll(store)), server.model);
    try {
      await expectTranscript(new URL(name, folder), async () => stage);
    } finally {
      await stage.close();
    }
  });
});
