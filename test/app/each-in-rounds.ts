// One database for a file of tests, and for each test a meeting of its own in it, on the day before the step T-7.
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { Store } from "../../src/ports/store.ts";
import { openRoundsStore, openRoundsWorld, type RoundsWorld } from "./rounds-world.ts";

/** It is noon of Monday 16 February 2026 in UTC; `arrange` takes the world of the test that comes. */
export function eachInRounds(arrange: (world: RoundsWorld) => Promise<void> | void): void {
  let store: Store;
  let world: RoundsWorld;
  beforeAll(async () => {
    store = await openRoundsStore();
  });
  afterAll(async () => {
    await store.close();
  });
  beforeEach(async () => {
    world = await openRoundsWorld(store);
    world.at("2026-02-16T12:00:00Z");
    await arrange(world);
  });
  afterEach(async () => {
    await world.leave();
  });
}
