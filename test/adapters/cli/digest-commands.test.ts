// The commands of the digests: what is written, what a machine gets, and every way in which nothing is posted.
import { expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import type { OpenDigests } from "../../../adapters/cli/surroundings.ts";
import type { DigestAnswer, DigestPreview } from "../../../src/ports/digests.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

const PREVIEW: DigestPreview = {
  post: { parts: [{ kind: "heading", text: "Digest: Sixth Coordination Meeting" }] },
  details: [{ parts: [{ kind: "paragraph", text: "Nigeria is not covered so far." }] }],
  channels: 2,
};

type Desk = OpenDigests & { readonly asked: readonly string[]; readonly closed: () => number };

function desk(post: DigestAnswer<{ readonly channels: number }> = { ok: true, value: { channels: 2 } }): Desk {
  const asked: string[] = [];
  let closed = 0;
  return {
    asked,
    closed: () => closed,
    async preview(meetingId) {
      asked.push(`preview ${meetingId}`);
      return meetingId === "cmim-06" ? { ok: true, value: PREVIEW } : { ok: false, words: "There is no such meeting." };
    },
    async post(meetingId) {
      asked.push(`post ${meetingId}`);
      return post;
    },
    async close() {
      closed += 1;
    },
  };
}

async function run(words: readonly string[], digests?: OpenDigests) {
  const { surroundings, said } = fakeSurroundings(digests ? { digests } : {});
  return { code: await runCommand(words, surroundings), ...said };
}

test("the preview is the post and what stands beneath it, in words, and posts nothing", async () => {
  const digests = desk();
  const { code, out } = await run(["digest", "preview", "cmim-06"], digests);
  expect(code).toBe(0);
  expect(out).toBe("Digest: Sixth Coordination Meeting\n\n---\n\nNigeria is not covered so far.\n");
  expect(digests.asked).toEqual(["preview cmim-06"]);
  expect(digests.closed()).toBe(1);
});

test("a machine gets the same texts, and in how many channels they would stand", async () => {
  const { code, out } = await run(["digest", "preview", "cmim-06", "--json"], desk());
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    ok: true,
    channels: 2,
    post: "Digest: Sixth Coordination Meeting",
    details: ["Nigeria is not covered so far."],
  });
});

test.each([
  [1, "The digest is on its way to 1 channel.\n"],
  [2, "The digest is on its way to 2 channels.\n"],
])("posted in %i, it says so", async (channels, said) => {
  const digests = desk({ ok: true, value: { channels } });
  expect(await run(["digest", "post", "cmim-06"], digests)).toMatchObject({ code: 0, out: said });
  expect(digests.asked).toEqual(["post cmim-06"]);
  expect(digests.closed()).toBe(1);
});

test("what cannot be done is refused with the reason, and the database is closed all the same", async () => {
  const digests = desk({ ok: false, words: "No channel is bound to this meeting yet." });
  const posted = await run(["digest", "post", "cmim-06"], digests);
  expect(posted.code).toBe(1);
  expect(posted.err).toContain("No channel is bound to this meeting yet.");
  const previewed = await run(["digest", "preview", "cmim-99"], digests);
  expect(previewed.code).toBe(1);
  expect(previewed.err).toContain("There is no such meeting.");
  expect(digests.closed()).toBe(2);
});

test("a database that cannot be opened is a refusal, and a meeting that is not named a misuse", async () => {
  const { surroundings, said } = fakeSurroundings({ openingFails: new Error("the folder is in use") });
  expect(await runCommand(["digest", "preview", "cmim-06"], surroundings)).toBe(1);
  expect(said.err).toContain("the folder is in use");
  expect((await run(["digest", "preview"], desk())).code).toBe(2);
});
