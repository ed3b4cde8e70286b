// The pictures put together: drawn beside the bot and not in its way, once for all who get them.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Temporal } from "temporal-polyfill";
import { afterEach, expect, test } from "vitest";
import { createDrawingRoom } from "../../../adapters/pictures/drawing-room.ts";
import { createPictures } from "../../../adapters/pictures/pictures.ts";
import type { Picture } from "../../../src/chat/picture.ts";
import { SAMPLES } from "../../pictures/sample-pictures.ts";
import { sizeOf } from "../../support/read-png.ts";
import { RecordingLog } from "../../support/slack-adapter.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function open(publicUrl: string | null = null) {
  const log = new RecordingLog();
  const clock = { now: () => Temporal.Instant.from("2007-11-12T10:00:00Z") };
  const pictures = createPictures({ secretKey: new Uint8Array(32).fill(1), publicUrl, clock, log });
  closing.push(() => pictures.close());
  return { pictures, log };
}

function sample(name: string): Picture {
  const found = SAMPLES.find((each) => each.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.picture;
}

/** What no composer makes but one with a bug. */
const BROKEN: Picture = {
  kind: "progress",
  language: "en",
  title: "Surveys received",
  points: [],
  of: 60,
  ofLabel: "",
  reportedLabel: "",
  due: { on: "no day", label: "" },
};

test("pictures are drawn while the bot goes on, each once", async () => {
  const { pictures } = open();
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const begun = performance.now();
  const [one, same, other] = await Promise.all([
    pictures.draw(sample("map-en")),
    pictures.draw(structuredClone(sample("map-en"))),
    pictures.draw(sample("theme-zh")),
  ]);
  delay.disable();
  const took = performance.now() - begun;

  expect(one && sizeOf(one.png).width).toBe(720);
  expect(one?.width).toBe(360);
  expect(same).toBe(one);
  expect(other && sizeOf(other.png).width).toBe(720);
  // Drawn here, it would hold everything else up for most of that time.
  expect(delay.max / 1e6).toBeLessThan(took / 3);
}, 60_000);

test("what cannot be drawn is null, is logged without its words, and the next one is drawn", async () => {
  const { pictures, log } = open();

  expect(await pictures.draw(BROKEN)).toBeNull();
  expect(await pictures.draw(sample("region-ar"))).not.toBeNull();
  expect(JSON.stringify(log)).toContain("picture not drawn");
  expect(JSON.stringify(log)).not.toContain(BROKEN.title);
}, 60_000);

test("nothing is drawn after the end, and what waited then is given up", async () => {
  const room = createDrawingRoom();
  const waiting = room.draw(sample("map-ar"));
  await room.close();

  expect(await waiting).toBeNull();
  expect(await room.draw(sample("map-ar"))).toBeNull();
});

test.each([
  ["https://rapporteur.example.org/bot", true],
  ["http://127.0.0.1:3978", false],
  [null, false],
])("at %s the world is given an address: %s", (publicUrl, given) => {
  const { pictures } = open(publicUrl);
  const picture = sample("map-en");
  const path = pictures.pathOf(picture) ?? "";

  expect(pictures.addressOf(picture)).toBe(given ? publicUrl + path : null);
  expect(pictures.readPath(path)).toEqual(picture);
  expect(pictures.readPath(path.replace("/pictures/", "/pictures/A"))).toBeNull();
});
