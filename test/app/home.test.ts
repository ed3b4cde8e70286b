// Who sees what at home, the welcome that comes once, and what may be shared into a conversation.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AccountKey } from "../../src/chat/address.ts";
import type { InboundEvent } from "../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { commandIn } from "../../src/commands/decide.ts";
import { channel, openScene, type Scene, talk, vouched } from "../support/bot-scene.ts";
import { reportAll } from "../support/reported.ts";

let scene: Scene;

/** Each test has people of its own, since the scene is one. */
const PEOPLE = [
  "ana.almeida",
  "ben.bakker",
  "chidi.chukwu",
  "dalia.darwish",
  "elena.escobar",
  "farid.fahmi",
  "grace.gyamfi",
  "viktor.vargas",
  "xenia.xavier",
];

beforeAll(async () => {
  scene = await openScene();
  for (const name of PEOPLE) {
    scene.profiles.set(`U-${name.split(".")[0]}`, vouched(`${name}@example.org`));
  }
});
afterAll(() => scene.close());

const keyOf = (account: string): AccountKey => ({ platform: "slack", tenant: "T1", account });
const readHome = async (account: string) => writePlainText(await scene.bot().readHome(keyOf(account)));

describe("the home", () => {
  test("of a stranger says how to begin, and nothing else", async () => {
    const home = await readHome("U-stranger");

    expect(home).toContain("one-time code");
    for (const closed of ["Coordination Meeting", "November", "organizations", "Status", "["]) {
      expect(home).not.toContain(closed);
    }
  });

  test("of somebody who could be known, but has not been met, is a stranger's", async () => {
    expect(await readHome("U-grace")).toContain("one-time code");
  });

  test("is the same in a tab as in a message", async () => {
    await scene.say("U-ana", "hello");
    const typed = await scene.say("U-ana", "home");

    expect(await readHome("U-ana")).toBe(typed);
  });

  test("of an account that was suspended is a stranger's again", async () => {
    await scene.say("U-ben", "hello");
    await scene.send("U-ben", { kind: "left" });

    expect(await readHome("U-ben")).toContain("one-time code");
  });

  test("names no organization that is late, but to the secretariat by a button", async () => {
    await scene.say("U-viktor", "hello");
    const home = await readHome("U-viktor");

    expect(home).toContain("Activity report: 76 not started");
    expect(home).toContain("[Not yet received]");
    for (const name of ["INED", "UNHCR", "Ana Almeida"]) expect(home).not.toContain(name);
  });

  test("of a participant counts who has reported, and not who owes", async () => {
    await scene.say("U-xenia", "hello");
    const home = await readHome("U-xenia");

    expect(home).toContain("Reported: None of 76 organizations yet");
    expect(home).not.toContain("not started");
    expect(home).not.toContain("[Reminders]");
  });

  test.each(["U-ana", "U-viktor", "U-xenia"])("of %s has no button that leads nowhere", async (account) => {
    await scene.say(account, "hello");
    const buttons = buttonsOf(await scene.bot().readHome(keyOf(account)));

    expect(buttons.length).toBeGreaterThan(8);
    for (const button of buttons.filter((id) => /^[a-z-]+$/.test(id))) {
      const event: InboundEvent = {
        id: button,
        account: keyOf(account),
        conversation: talk(account),
        at: scene.now,
        replacesInPlace: false,
        inbound: { kind: "pressed", button, messageId: null },
      };
      expect([button, commandIn(event, { state: "resting" })?.kind]).not.toEqual([button, "unknown"]);
    }
  });
});

function buttonsOf({ parts }: OutboundMessage): readonly string[] {
  return parts.flatMap((part) => (part.kind === "buttons" ? part.buttons.map(({ id }) => id) : []));
}

describe("the welcome", () => {
  test("is the home, and comes once however often the platform says so", async () => {
    await scene.send("U-chidi", { kind: "met" });
    const first = scene.heard("U-chidi");
    await scene.send("U-chidi", { kind: "met" });
    await scene.send("U-chidi", { kind: "met" });

    expect(first).toContain("Good day, Chidi Chukwu.");
    expect(first).toContain("What your organization owes");
    expect(first).not.toContain("---");
    expect(scene.heard("U-chidi")).toBe("");
  });

  test("comes again after the app was removed", async () => {
    await scene.send("U-dalia", { kind: "met" });
    await scene.send("U-dalia", { kind: "left" });
    scene.heard("U-dalia");
    await scene.send("U-dalia", { kind: "met" });

    expect(scene.heard("U-dalia")).toContain("Good day, Dalia Darwish.");
  });

  test("of somebody in the middle of something is where they were", async () => {
    await scene.say("U-elena", "hello");
    await scene.say("U-elena", "report");
    await scene.say("U-elena", "start");
    await scene.send("U-elena", { kind: "met" });

    expect(scene.heard("U-elena")).toContain("1 of 9. Which period does the report cover?");
  });

  test("of a stranger says how to begin, once", async () => {
    await scene.send("U-stranger", { kind: "met" });
    const first = scene.heard("U-stranger");
    await scene.send("U-stranger", { kind: "met" });

    expect(first).toContain("one-time code");
    expect(scene.heard("U-stranger")).toBe("");
  });

  test("in a channel tells nobody what anybody owes", async () => {
    const conversation = channel("C1");
    await scene.send("U-farid", { kind: "met" }, { conversation });
    await scene.send("U-farid", { kind: "met" }, { conversation });
    const said = scene.heard("C1");

    expect(said).toContain("I am Rapporteur");
    for (const closed of ["Farid", "ESCWA", "owes", "---"]) expect(said).not.toContain(closed);
    expect(scene.heard("U-farid")).toBe("");
  });
});

describe("a search to share", () => {
  const PAGE = { offset: 0, limit: 25 };
  const search = (account: string, words: string, page = PAGE) =>
    scene.bot().searchToShare(keyOf(account), words, page);

  beforeAll(async () => {
    await reportAll(scene.store);
    for (const account of ["U-ana", "U-viktor", "U-xenia"]) await scene.say(account, "hello");
  });

  test("finds nothing for a stranger, who learns how to begin", async () => {
    const words: unknown = expect.stringContaining("I do not know yet");
    expect(await search("U-stranger", "")).toEqual({ kind: "nothing", words });
  });

  test.each(["U-ana", "U-viktor", "U-xenia"])("gives %s only what everybody there may read", async (account) => {
    const shared = await search(account, "relocation of camps");
    const texts = shared.kind === "found" ? shared.cards.map(({ message }) => writePlainText(message)).join("\n") : "";

    expect(texts).not.toContain("secretariat and the organization itself");
    expect(texts).not.toContain("Relocation");
    expect(shared).toEqual(await search("U-xenia", "relocation of camps"));
  });

  test("without words shows the newest, at most as many as asked for, page by page", async () => {
    const first = await search("U-xenia", "", { offset: 0, limit: 5 });
    const second = await search("U-xenia", "", { offset: 5, limit: 5 });
    const both = await search("U-xenia", "", { offset: 0, limit: 10 });

    expect([first, second].flatMap((page) => (page.kind === "found" ? page.cards : []))).toEqual(
      both.kind === "found" ? both.cards : null,
    );
    expect(both).toMatchObject({ kind: "found" });
  });

  test("is a card with whose it is, of which meeting, in which words, from where and as at when", async () => {
    scene.now = Temporal.Instant.from("2007-10-27T14:00:00Z");
    const shared = await search("U-xenia", "Trajectories and Origins");
    if (shared.kind !== "found") throw new Error(shared.words);

    expect(shared.cards[0]).toMatchSnapshot();
  });

  test("that finds nothing says what was understood", async () => {
    expect(await search("U-xenia", "zebra crossings")).toEqual({
      kind: "nothing",
      words: "Nothing that may be shared in a conversation was found: “zebra crossings”.",
    });
  });
});
