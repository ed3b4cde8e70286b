// The app package for Teams, judged by Microsoft's own schema, without a network.
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { AppManifestUtils, type TeamsManifestV1D25 } from "@microsoft/app-manifest";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readCommand } from "../../../src/commands/read-command.ts";

const FOLDER = new URL("../../../manifest/teams/", import.meta.url);
/** Its shape is what the first test checks. */
const Manifest = z.custom<TeamsManifestV1D25.TeamsManifestV1D25>((value) => typeof value === "object");
const read = () => Manifest.parse(JSON.parse(readFileSync(new URL("manifest.json", FOLDER), "utf8")));

describe("the manifest", () => {
  test("is valid by the schema that it names", async () => {
    expect(await AppManifestUtils.validateAgainstSchema(read())).toEqual([]);
  });

  test("would not be with a name that is too long", async () => {
    const faulty = read();
    faulty.name.short = "x".repeat(31);
    expect(await AppManifestUtils.validateAgainstSchema(faulty)).not.toEqual([]);
  });

  test("is the bot's own in personal chats, teams and group chats", () => {
    const { id, bots } = read();
    expect(bots).toHaveLength(1);
    expect(bots?.[0]).toMatchObject({ botId: id, scopes: ["personal", "team", "groupChat"] });
  });

  test("names commands that can be typed as they are", () => {
    const titles = read()
      .bots?.flatMap(({ commandLists }) => commandLists ?? [])
      .flatMap(({ commands }) => commands.map(({ title }) => title));
    for (const title of titles ?? []) expect(title).toMatch(/^[a-z]+$/);
    expect(titles).toContain("report");
  });
});

test("names the words of this product for each place in which it can be called, and a search", () => {
  const { id, bots, composeExtensions } = read();
  const lists = bots?.[0]?.commandLists ?? [];
  expect(lists.map(({ scopes }) => scopes)).toEqual([["personal"], ["team"], ["groupChat"]]);
  for (const { commands } of lists) {
    expect(commands.length).toBeLessThanOrEqual(12);
    for (const { title, description } of commands) {
      expect([title, readCommand(title).kind]).not.toEqual([title, "unknown"]);
      expect(description.length).toBeLessThanOrEqual(128);
    }
  }
  expect(composeExtensions).toMatchObject([
    {
      botId: id,
      commands: [{ id: "search", type: "query", initialRun: true, parameters: [{ name: "words" }] }],
    },
  ]);
});

describe("the icons", () => {
  const { icons } = read();

  test("are of the sizes that Teams wants", () => {
    expect(readPng(icons.color)).toMatchObject({ width: 192, height: 192 });
    expect(readPng(icons.outline)).toMatchObject({ width: 32, height: 32 });
  });

  test("are a full colour one, and a white one on nothing", () => {
    const outline = readPng(icons.outline).pixels;
    expect(outline.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(outline.some(([, , , alpha]) => alpha === 0)).toBe(true);
    expect(outline.some(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(readPng(icons.color).pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
  });
});

/** Reads an unfiltered PNG of eight bits red, green, blue and alpha, which is how the icons are kept. */
function readPng(name: string) {
  const file = readFileSync(new URL(name, FOLDER));
  expect(file.subarray(1, 4).toString("latin1")).toBe("PNG");
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  expect([...file.subarray(24, 26)]).toEqual([8, 6]);
  const start = file.indexOf("IDAT");
  const data = inflateSync(file.subarray(start + 4, start + 4 + file.readUInt32BE(start - 4)));
  const pixels = Array.from({ length: width * height }, (_, index) => {
    const at = Math.floor(index / width) * (width * 4 + 1) + 1 + (index % width) * 4;
    return [...data.subarray(at, at + 4)];
  });
  return { width, height, pixels };
}
