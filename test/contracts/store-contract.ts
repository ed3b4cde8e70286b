// What every store keeps, whatever the database behind it. Tests share the one store, each in a world of its own.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { answersContract } from "./store-answers.ts";
import { broadcastsContract } from "./store-broadcasts.ts";
import { codesContract } from "./store-codes.ts";
import { deliveriesContract } from "./store-deliveries.ts";
import { digestsContract } from "./store-digests.ts";
import { draftsContract } from "./store-drafts.ts";
import { enteredContract } from "./store-entered.ts";
import { findingsContract } from "./store-findings.ts";
import { importsContract } from "./store-imports.ts";
import { ownWishesContract } from "./store-own-wishes.ts";
import { roundRecordContract } from "./store-round-record.ts";
import { roundsContract } from "./store-rounds.ts";
import { sharedFilesContract } from "./store-shared-files.ts";
import { turnsContract } from "./store-turns.ts";
import { makeWorld, NOON } from "./store-world.ts";

/** `openStore` opens a store over an empty database. */
export function storeContract(openStore: () => Promise<Store>): void {
  let opened: Store | null = null;
  const open = (): Store => {
    if (!opened) throw new Error("the store could not be opened");
    return opened;
  };
  beforeAll(async () => {
    opened = await openStore();
  });
  afterAll(async () => {
    await opened?.close();
  });

  it("is empty until something is imported", async () => {
    expect(await open().isEmpty()).toBe(true);
    await open().ensureSecretariat(["first@example.org"], NOON);
    expect(await open().isEmpty()).toBe(true);
    await makeWorld(open());
    expect(await open().isEmpty()).toBe(false);
    await open().check();
  });

  describe("turns", () => {
    turnsContract(open);
  });
  describe("codes", () => {
    codesContract(open);
  });
  describe("answers", () => {
    answersContract(open);
    enteredContract(open);
  });
  describe("deliveries", () => {
    deliveriesContract(open);
  });
  describe("broadcasts", () => {
    broadcastsContract(open);
  });
  describe("imports", () => {
    importsContract(open);
  });
  describe("shared files", () => {
    sharedFilesContract(open);
  });
  describe("findings", () => {
    findingsContract(open);
  });
  describe("drafts", () => {
    draftsContract(open);
  });
  describe("rounds", () => {
    roundsContract(open);
  });
  describe("record of rounds", () => {
    roundRecordContract(open);
  });
  describe("digests", () => {
    digestsContract(open);
  });
  describe("what one person asks for", () => {
    ownWishesContract(open);
  });
}
