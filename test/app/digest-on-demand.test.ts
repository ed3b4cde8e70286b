// A digest that somebody asks for: short, for the one who asked, its details a press away; aloud only where that is said.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { english } from "../../src/wording/english.ts";
import { findFaultsEverywhere } from "../support/shown-everywhere.ts";
import { type DigestScene, openDigestScene, type Posted, whisper, words } from "./digest-scene.ts";

const VIKTOR = "demonstration-viktor-vargas";
const XENIA = "demonstration-xenia-xavier";
const BEN = "demonstration-ben-bakker";
const CHIDI = "demonstration-chidi-chukwu";
const DETAILS = ["What arrived", "Coverage"];

let scene: DigestScene;
beforeAll(async () => {
  scene = await openDigestScene();
  const seen = new Set<string>();
  for (const { organizationId, answers } of scene.demonstration.surveys) {
    if (seen.size === 6 || seen.has(organizationId)) continue;
    seen.add(organizationId);
    await scene.arrive(organizationId, "surveys-2007", answers);
  }
  for (const person of [VIKTOR, XENIA, BEN, CHIDI]) await scene.say(person, "help");
});
afterAll(() => scene.close());

function labelsOf(message: OutboundMessage | undefined): readonly string[] {
  return (message?.parts ?? []).flatMap((part) =>
    part.kind === "buttons" ? part.buttons.map(({ label }) => label) : [],
  );
}
const aloud = (posted: readonly Posted[]) => posted.filter(({ to, onlyFor }) => to === "C1" && onlyFor === null);

describe("in a direct message", () => {
  test("it is one message, with a button for each of the details", async () => {
    const [post, ...others] = await scene.say(XENIA, "digest");
    expect(others).toEqual([]);
    expect(words(post ? [post] : [])).toMatch(/^Digest: Sixth Coordination Meeting/);
    expect(labelsOf(post?.message)).toEqual(DETAILS);
  });

  test.each(DETAILS)("%s comes when it is pressed", async (label) => {
    const came = await scene.press(XENIA, label);
    expect(came.length).toBeGreaterThan(0);
    expect(came.every(({ to }) => to === XENIA)).toBe(true);
    expect(words(came)).toContain(label === "Coverage" ? english.coverageTitle : english.arrivedTitle(null));
    for (const { message } of came) expect(findFaultsEverywhere(message)).toEqual([]);
  });

  test("what is withdrawn between looking and pressing is not shown: it is read again at the press", async () => {
    await scene.arrive("ilo", "activity-report", CONFIDENTIAL);
    const came = words(await scene.press(XENIA, "What arrived"));
    expect(came).not.toContain("confidential");
    expect(came).toContain(english.arrivedTitle(null));
  });

  test("share is said to work in a channel, and the answer comes all the same", async () => {
    const said = words(await scene.say(XENIA, "digest share"));
    expect(said).toContain(english.onlyInChannel);
    expect(said).toContain("Digest: Sixth");
    expect(words(await scene.say(CHIDI, "status share"))).toMatch(/“share” works in a channel[\s\S]*not started/);
  });
});

describe("in a channel", () => {
  test("a mention is answered for the one who asked; the thread has one line", async () => {
    const came = await scene.sayInChannel(BEN, "digest");
    expect(aloud(came).map(({ message }) => words([{ message }]))).toEqual([english.onlyHere]);
    expect(came.filter(({ to }) => to === BEN).map(({ message }) => labelsOf(message))).toEqual([DETAILS]);
  });

  test("Slack's command is whispered, and so is what its buttons bring", async () => {
    const came = await scene.commandInChannel(XENIA, "digest");
    expect(came.map(({ onlyFor }) => onlyFor)).toEqual([XENIA]);
    const pressed = await scene.press(XENIA, "What arrived", whisper(XENIA));
    expect(pressed.map(({ onlyFor }) => onlyFor)).toEqual([XENIA]);
  });

  test.each(["digest share", "digest please share", "Digest, share please."])(
    "%s: one message for everybody",
    async (typed) => {
      for (const came of [await scene.sayInChannel(BEN, typed), await scene.commandInChannel(BEN, typed)]) {
        expect(came.map(({ to, onlyFor }) => [to, onlyFor])).toEqual([["C1", null]]);
        expect(words(came)).toMatch(/^Ben Bakker shared this\.\n\nDigest: Sixth/);
      }
    },
  );

  test("of the secretariat, who is late stays in private though the digest is shared", async () => {
    expect(words(await scene.sayInChannel(VIKTOR, "digest share"))).not.toContain(english.owingTitle);
    const asked = await scene.sayInChannel(VIKTOR, "digest");
    expect(words(aloud(asked))).toBe(english.onlyHere);
    expect(words(asked)).toContain(english.owingTitle);
  });

  test("a comparison is shared too", async () => {
    const came = await scene.commandInChannel(XENIA, "digest since the fifth meeting share");
    expect(came.map(({ onlyFor }) => onlyFor)).toEqual([null]);
    expect(words(came)).toContain("Since the Fifth");
  });

  test.each([VIKTOR, CHIDI, XENIA])(
    "status share of %s says the numbers aloud, and nobody's name but who shared it",
    async (person) => {
      const came = await scene.commandInChannel(person, "status share");
      expect(came.map(({ to, onlyFor }) => [to, onlyFor])).toEqual([["C1", null]]);
      expect(words(came)).toMatch(/shared this\.\n\nStatus: .*\n\nOf 76 organizations asked, /);
      expect(words(came)).not.toContain("UNHCR");
    },
  );

  test.each([
    "missing share",
    "missing please share",
    "status UNHCR share",
    "remind share",
    "why Ana Almeida share",
    "settings share",
  ])("%s is answered in private, and says so", async (typed) => {
    const came = await scene.sayInChannel(VIKTOR, typed);
    expect(words(aloud(came))).toBe(english.onlyHere);
    expect(words(came.filter(({ to }) => to === VIKTOR)).startsWith(english.notShared)).toBe(true);
  });

  test("missing share of somebody else is refused as missing is", async () => {
    expect(words(await scene.sayInChannel(BEN, "missing share"))).toBe(english.notForYou);
  });

  test("help share is help", async () => {
    expect(words(await scene.sayInChannel(BEN, "help share"))).toContain(english.helpTitle);
  });

  test("share alone says what it goes with", async () => {
    expect(words(await scene.sayInChannel(BEN, "share"))).toContain(english.shareNothing);
  });
});

describe("which meeting", () => {
  test("another one of the series is shown, to the secretariat without the desk of the open one", async () => {
    const [post, ...others] = await scene.say(VIKTOR, "digest fifth meeting");
    expect(others).toEqual([]);
    expect(words(post ? [post] : [])).toMatch(/^Digest: Fifth Coordination Meeting/);
    expect(words(await scene.say(XENIA, "digest of 2006"))).toMatch(/^Digest: Fifth Coordination Meeting/);
    expect(words(await scene.say(XENIA, "digest last meeting"))).toMatch(/^Digest: Fifth Coordination Meeting/);
    expect(words(await scene.say(XENIA, "digest today"))).toMatch(/^Digest: Sixth Coordination Meeting/);
  });

  test("where there is none, those that there are can be pressed", async () => {
    const [said] = await scene.say(XENIA, "digest hundredth meeting");
    expect(words(said ? [said] : [])).toContain("could not find a meeting of this series called “hundredth meeting”");
    const [first] = labelsOf(said?.message);
    expect(first).toBe("No. 6, 26–27 November 2007");
    expect(words(await scene.press(XENIA, first ?? ""))).toMatch(/^Digest: Sixth Coordination Meeting/);
  });
});

describe("the secretariat's desk", () => {
  test("of a planned digest whose day has passed it says so", async () => {
    await scene.tick("2007-11-20T15:00:00Z");
    const said = words(await scene.say(VIKTOR, "digest"));
    expect(said).toMatch(/M−7: .*: not approved, and its day has passed\n/);
    expect(said).toMatch(/M−1: .*: not approved\n/);
  });
});

const CONFIDENTIAL = {
  reporting_period: [{ label: null, start: "2006-11", end: "2007-11" }],
  activities: [
    {
      title: "A confidential matter",
      type: "research",
      time: "ongoing",
      start: "2007",
      description: "What is done, in a sentence that is long enough to be one.",
      themes: ["security"],
      coverage: [{ m49: "686", name: "Senegal", role: null }],
      add_details: false,
    },
  ],
  language: "en",
  visibility: "secretariat_only",
};
