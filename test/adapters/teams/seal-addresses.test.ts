// The address of a file goes on sealed: nobody reads it in the database, and it opens for the fetching alone.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { createSeal } from "../../../adapters/system/seal.ts";
import { openAddress, withSealedAddresses } from "../../../adapters/teams/seal-addresses.ts";
import type { InboundEvent } from "../../../src/chat/inbound.ts";
import type { Bot } from "../../../src/ports/bot.ts";

const ADDRESS = "https://contoso-my.sharepoint.com/download.aspx?UniqueId=1&tempauth=secret";
const seal = createSeal(new Uint8Array(32).fill(1));

const event = (files: Extract<InboundEvent["inbound"], { kind: "said" }>["files"]): InboundEvent => ({
  id: "1",
  account: { platform: "teams", tenant: "t", account: "ana" },
  conversation: { platform: "teams", tenant: "t", kind: "personal", id: "c", reference: {} },
  at: Temporal.Instant.from("2026-03-02T09:00:00Z"),
  replacesInPlace: false,
  inbound: { kind: "said", text: "here it is", messageId: "m", files },
});

async function receivedFrom(given: InboundEvent): Promise<InboundEvent> {
  const received: InboundEvent[] = [];
  const bot = {
    receive: async (each: InboundEvent) => {
      received.push(each);
      return { kind: "seen-before" } as const;
    },
  } satisfies Pick<Bot, "receive">;
  await withSealedAddresses(bot, seal).receive(given);
  const [only] = received;
  if (!only) throw new Error("nothing was received");
  return only;
}

test("sealed on the way in, and opened by the same key alone", async () => {
  const file = {
    name: "Paper.docx",
    mediaType: "application/msword",
    sizeBytes: null,
    reference: "1",
    address: ADDRESS,
  };
  const { inbound } = await receivedFrom(event([file]));
  const [{ address = "", ...rest } = file] = inbound.kind === "said" ? inbound.files : [];
  expect(rest).toEqual({ name: "Paper.docx", mediaType: "application/msword", sizeBytes: null, reference: "1" });
  expect(address).not.toContain("sharepoint");
  expect(openAddress(address, seal)).toBe(ADDRESS);
  expect(openAddress(address, createSeal(new Uint8Array(32).fill(2)))).toBeNull();
});

test("what is not sealed is no address", () => {
  expect(openAddress(ADDRESS, seal)).toBeNull();
});

test("what has no address, and what is no file, goes on as it is", async () => {
  const without = event([{ name: "a.pdf", mediaType: "application/pdf", sizeBytes: 1, reference: "1" }]);
  expect(await receivedFrom(without)).toEqual(without);
  const pressed: InboundEvent = { ...without, inbound: { kind: "pressed", button: "help", messageId: null } };
  expect(await receivedFrom(pressed)).toEqual(pressed);
});
