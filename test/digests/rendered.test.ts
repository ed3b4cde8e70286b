// Everything that a digest and a home show, as both platforms are given it: nothing that they would refuse, and nothing cut off.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderHome } from "../../adapters/slack/publish-home.ts";
import { renderMessage } from "../../adapters/slack/render-message.ts";
import { renderNew, renderReplacement } from "../../adapters/teams/render-message.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { type DigestScene, openDigestScene } from "../app/digest-scene.ts";
import { expectWithinLimits } from "../support/slack-limits.ts";
import { findFaults } from "../support/teams-validators.ts";

const VIKTOR = "demonstration-viktor-vargas";
const XENIA = "demonstration-xenia-xavier";
const ANA = "demonstration-ana-almeida";
const SHORTENED = "This was shortened.";
const PICTURE = "https://rapporteur.example.org/pictures/one.png";

let scene: DigestScene;
let said: readonly OutboundMessage[] = [];
beforeAll(async () => {
  scene = await openDigestScene();
  const ordinals = new Map<string, number>();
  for (const { organizationId, answers } of scene.demonstration.surveys) {
    const ordinal = (ordinals.get(organizationId) ?? 0) + 1;
    ordinals.set(organizationId, ordinal);
    await scene.arrive(organizationId, "surveys-2007", answers, ordinal);
  }
  await scene.sayInChannel(VIKTOR, "digest here");
  await scene.say(VIKTOR, "digest");
  await scene.press(VIKTOR, "Post it now");
  for (const words of ["digest since fifth meeting", "subscribe weekly", "help", "home"]) await scene.say(XENIA, words);
  for (const person of [VIKTOR, ANA]) await scene.say(person, "home");
  await scene.say(VIKTOR, "help");
  said = scene.posted.map(({ message }) => message);
});
afterAll(() => scene.close());

const titled = (title: string) =>
  said.filter(({ parts }) => parts.some((part) => part.kind === "heading" && part.text.startsWith(title)));

test("there is a digest with all its details, three homes and two helps", () => {
  for (const title of ["Digest:", "What has been received", "Countries and areas", "Themes", "For the secretariat"])
    expect(titled(title).length).toBeGreaterThanOrEqual(1);
  expect(titled("Good day,")).toHaveLength(3);
  expect(titled("What I can do")).toHaveLength(2);
});

describe("in Slack", () => {
  test("each message is within the limits, and nothing of it is left out", () => {
    for (const message of said) {
      const { blocks } = renderMessage(
        message,
        SHORTENED,
        shownIn(message, { kind: "address" as const, url: PICTURE }),
      );
      for (const block of blocks) expectWithinLimits(block);
      expect(blocks.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify(blocks)).not.toContain(SHORTENED);
    }
  });

  test("so is each home in its tab", () => {
    for (const home of titled("Good day,")) {
      const { blocks } = renderHome(home, "The answer is under Messages.", SHORTENED);
      expect(blocks.length).toBeLessThanOrEqual(100);
      expect(JSON.stringify(blocks)).not.toContain(SHORTENED);
    }
  });
});

describe("in Teams", () => {
  test("each message is one card that Microsoft's own readers take, new and in the place of an earlier one", () => {
    for (const message of said) {
      const shown = shownIn(message, PICTURE);
      const activities = renderNew(message, shown);
      expect(activities).toHaveLength(1);
      for (const activity of [...activities, renderReplacement(message, shown)])
        expect(findFaults(activity)).toEqual([]);
    }
  });
});

function shownIn<Shown>({ parts }: OutboundMessage, shown: Shown) {
  return new Map(parts.flatMap((part) => (part.kind === "picture" ? [[part, shown] as const] : [])));
}
