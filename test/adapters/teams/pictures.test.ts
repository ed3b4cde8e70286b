// Pictures in Teams: by address or as data inside the card, and in words where neither can be.
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { DeliveryId } from "../../../src/domain/ids.ts";
import type { Pictures } from "../../../src/ports/pictures.ts";
import { writeTeamsConversation } from "../../support/teams-addresses.ts";
import { startTeamsConnector, type TeamsConnector } from "../../support/teams-connector.ts";
import { startTeamsServer } from "../../support/teams-server.ts";
import { findFaults, listElements } from "../../support/teams-validators.ts";
import { createTestPictures, PIXEL_PNG, writeMapMessage } from "../../support/test-pictures.ts";

let connector: TeamsConnector;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  connector = await startTeamsConnector();
  closing.push(() => connector.close());
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const Activity = z.looseObject({ type: z.string(), attachments: z.array(z.looseObject({ content: z.unknown() })) });

async function send(pictures: Pictures | null, message = writeMapMessage()) {
  const server = await startTeamsServer(connector.cloudUrl, {}, pictures);
  closing.push(server.close);
  const outcome = await server.teams.platform.deliver({
    id: DeliveryId.parse("d-1"),
    conversation: writeTeamsConversation(connector.serviceUrl),
    message,
    replaces: null,
  });
  const activity = Activity.parse(connector.sent.at(-1)?.body);
  expect(findFaults(activity)).toEqual([]);
  const elements = listElements(activity.attachments[0]?.content);
  return { outcome, images: elements.filter(({ type }) => type === "Image"), words: JSON.stringify(elements) };
}

test("where the world reaches the server, Teams is given the address, and the disclaimer stands below", async () => {
  const { outcome, images, words } = await send(createTestPictures("https://rapporteur.example.org"));

  expect(outcome).toMatchObject({ kind: "sent" });
  expect(images).toMatchObject([
    { url: "https://rapporteur.example.org/pictures/map.png", altText: "Map: one survey in Ghana." },
  ]);
  expect(words).toContain("No endorsement is implied.");
});

test("without a public address the picture is inside the card", async () => {
  const { outcome, images } = await send(createTestPictures(null));

  expect(outcome).toMatchObject({ kind: "sent" });
  const data = `data:image/png;base64,${Buffer.from(PIXEL_PNG).toString("base64")}`;
  expect(images).toMatchObject([{ url: data, altText: "Map: one survey in Ghana." }]);
});

test("a card that Teams finds too large with its picture goes without it", async () => {
  connector.refuseNext({ status: 413, code: "MessageSizeTooBig" });
  const { outcome, images, words } = await send(createTestPictures(null));

  expect(outcome).toMatchObject({ kind: "sent" });
  expect(images).toEqual([]);
  expect(words).toContain("Map: one survey in Ghana.");
});

test.each([
  ["cannot be drawn", createTestPictures(null), "Undrawable"],
  ["nobody draws", null, "Covered"],
])("what %s is told in words, with the disclaimer", async (_why, pictures, title) => {
  const { outcome, images, words } = await send(pictures, writeMapMessage(title));

  expect(outcome).toMatchObject({ kind: "sent" });
  expect(images).toEqual([]);
  expect(words).toContain("Map: one survey in Ghana.");
  expect(words).toContain("No endorsement is implied.");
});
