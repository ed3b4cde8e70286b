// Nothing lost, nothing twice: repeated events, failing platforms, and what a crash leaves behind.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ResponseId } from "../../src/domain/ids.ts";
import { openScene, type Scene, vouched } from "../support/bot-scene.ts";

let scene: Scene;
const ANA = ResponseId.parse("cmim-06/ined/surveys-2007/1");

beforeAll(async () => {
  scene = await openScene();
  scene.profiles.set("U-ana", vouched("ana.almeida@example.org"));
  await scene.say("U-ana", "survey");
  await scene.say("U-ana", "start");
});
beforeEach(() => {
  scene.outcome = () => ({ kind: "sent", messageRef: `ref-${Math.floor(scene.now.epochMilliseconds)}`, at: scene.now });
  scene.trace = { kind: "did-not-arrive" };
  scene.heard("nobody");
});
afterAll(() => scene.close());

describe("the same event", () => {
  test("five times is one answer and one reply", async () => {
    const event = { id: "the-same" };
    const said = { kind: "said", text: "Migration survey", messageId: "m-1", files: [] } as const;
    const outcomes = [];
    for (let times = 0; times < 5; times += 1) outcomes.push((await scene.send("U-ana", said, event)).kind);
    expect(outcomes).toEqual(["taken", "seen-before", "seen-before", "seen-before", "seen-before"]);
    expect(await scene.store.readHistory(ANA)).toHaveLength(1);
    expect(scene.sent.filter(({ words }) => words.includes("2 of 14"))).toHaveLength(1);
  });

  test("at the same moment is one answer", async () => {
    const said = {
      kind: "said",
      text: "To study migration between two countries",
      messageId: "m-2",
      files: [],
    } as const;
    const received = await Promise.all(Array.from({ length: 5 }, () => scene.send("U-ana", said, { id: "at-once" })));
    expect(received.filter(({ kind }) => kind === "taken")).toHaveLength(1);
    expect((await scene.store.readHistory(ANA)).filter(({ path }) => path === "q02_purpose")).toHaveLength(1);
  });
});

describe("a platform that fails", () => {
  test("gets the message again when it said so, in order, and the answer is kept meanwhile", async () => {
    let refusals = 2;
    scene.outcome = () =>
      refusals-- > 0
        ? { kind: "try-later", afterSeconds: 30, code: "ratelimited" }
        : { kind: "sent", messageRef: "late", at: scene.now };
    await scene.say("U-ana", "Ghana (origin)");
    expect((await scene.store.readHistory(ANA)).some(({ path }) => path === "q03_countries.items")).toBe(true);
    expect(scene.heard("U-ana")).toBe("");
    for (let minutes = 0; minutes < 4; minutes += 1) {
      scene.now = scene.now.add({ seconds: 31 });
      await scene.bot().tick();
    }
    expect(scene.heard("U-ana")).toContain("Is there anything to add about the coverage?");
  });

  test("that refuses one message does not hold up the next", async () => {
    scene.outcome = () => ({ kind: "refused", code: "msg_too_long" });
    await scene.say("U-ana", "help");
    scene.outcome = () => ({ kind: "sent", messageRef: "after", at: scene.now });
    expect(await scene.say("U-ana", "status")).toContain("Status");
    expect((await scene.store.countDeliveries()).refused).toBeGreaterThan(0);
  });
});

describe("a crash between sending and recording", () => {
  let end: () => void = () => undefined;
  let sending: Promise<unknown> = Promise.resolve();

  /** A delivery that never comes back, as if the process had died in the middle of it. */
  async function cutOff(): Promise<number> {
    scene.outcome = () =>
      new Promise((resolve) => {
        end = () => resolve({ kind: "unreachable", code: "the process is gone" });
      });
    sending = scene.send("U-ana", { kind: "commanded", words: "help" });
    await expect.poll(async () => (await scene.store.countDeliveries()).sending).toBe(1);
    scene.outcome = () => ({ kind: "sent", messageRef: "again", at: scene.now });
    return scene.sent.length;
  }

  test("is not repeated when the platform can tell that it arrived", async () => {
    const before = await cutOff();
    scene.trace = { kind: "arrived", at: null, messageRef: "known" };
    scene.now = scene.now.add({ seconds: 60 });
    await scene.bot().tick();
    expect((await scene.store.countDeliveries()).sending).toBe(0);
    expect(scene.sent).toHaveLength(before);
    end();
    await sending;
  });
});
