// A transcript in a file against what really happens. `UPDATE_TRANSCRIPTS=1` writes what happened into the file.
import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { playTranscript, readTranscript, type Stage, type Transcript } from "./transcript.ts";

/** Plays the file on the stage that is set for its head, and expects the bot to say what the file says. */
export async function expectTranscript(
  path: string | URL,
  setStage: (head: Transcript["head"]) => Promise<Stage>,
): Promise<void> {
  const written = readFileSync(path, "utf8");
  const played = await playTranscript(written, await setStage(readTranscript(written).head));
  if (process.env["UPDATE_TRANSCRIPTS"] === "1" && played !== written) writeFileSync(path, played);
  else expect(played).toBe(written);
}
