// Conversations about what was reported, over the surveys of the demonstration and invented activity reports.
import { readdirSync } from "node:fs";
import { describe, test } from "vitest";
import { openBotStage } from "../support/bot-stage.ts";
import { reportAll } from "../support/reported.ts";
import { expectTranscript } from "../support/transcript-file.ts";

const folder = new URL("./transcripts/", import.meta.url);

describe("looking for what was reported", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".chat"));
  test.each(files)("%s", async (name) => {
    const stage = await openBotStage(undefined, async (store) => void (await reportAll(store)));
    try {
      await expectTranscript(new URL(name, folder), async () => stage);
    } finally {
      await stage.close();
    }
  });
});
