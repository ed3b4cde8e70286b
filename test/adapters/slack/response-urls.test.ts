import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { ResponseUrls } from "../../../adapters/slack/response-urls.ts";

let now = Temporal.Instant.from("2007-11-26T09:00:00Z");
const clock = { now: () => now };
const reference = { responseUrl: "https://hooks.example/1", responseUrlUntil: "2007-11-26T09:30:00Z" };

test("an address is good for five answers", () => {
  const urls = new ResponseUrls(clock);

  const taken = Array.from({ length: 6 }, () => urls.take(reference));

  expect(taken).toEqual([...Array.from({ length: 5 }, () => reference.responseUrl), null]);
});

test("an address is good for thirty minutes", () => {
  const urls = new ResponseUrls(clock);
  now = Temporal.Instant.from("2007-11-26T09:29:59Z");
  expect(urls.take(reference)).toBe(reference.responseUrl);

  now = Temporal.Instant.from("2007-11-26T09:30:00Z");
  expect(urls.take(reference)).toBeNull();
});

test("without an address there is none", () => {
  expect(new ResponseUrls(clock).take({ onlyFor: "U1" })).toBeNull();
});
