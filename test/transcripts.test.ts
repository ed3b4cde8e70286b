import { readdirSync } from "node:fs";
import { describe, test } from "vitest";
import { openBotStage } from "./support/bot-stage.ts";
import { expectTranscript } from "./support/transcript-file.ts";

const folder = new URL("./transcripts/", import.meta.url);

describe("conversations", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));
  test.each(files)("%s", async (name) => {
    const stage = await openBotStage();
    try {
      await expectTranscript(new URL(name, folder), async () => stage);
    } finally {
      await stage.close();
    }
  });
});
