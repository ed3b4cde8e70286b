import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type BotStage, openBotStage, readStageSetting } from "./support/bot-stage.ts";
import { expectTranscript } from "./support/transcript-file.ts";

const folder = new URL("./transcripts/", import.meta.url);

describe("conversations", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));
  test.each(files)("%s", async (name) => {
    let stage: BotStage | null = null;
    try {
      await expectTranscript(new URL(name, folder), async (head) => {
        stage = await openBotStage(readStageSetting(head));
        return stage;
      });
      expect((stage as BotStage | null)?.faults).toEqual([]);
    } finally {
      await (stage as BotStage | null)?.close();
    }
  });
});
