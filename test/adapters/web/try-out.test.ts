// The try-out: what a turn becomes, and what an open page is told.
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { OutboundMessage } from "../../../src/chat/outbound.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import { readEvents } from "../../support/web-events.ts";
import { startTryOut } from "../../support/web-try-out.ts";

let tryOut: Awaited<ReturnType<typeof startTryOut>>;
beforeEach(async () => {
  tryOut = await startTryOut();
});
afterEach(() => tryOut.stop());

const said = (text: string, id: string = randomUUID()) => ({
  id,
  person: "ana",
  inbound: { kind: "said", text, files: [] },
});
const message = (text: string): OutboundMessage => ({ parts: [{ kind: "paragraph", text }] });
const ana = { platform: "web", tenant: "try-out", kind: "personal", id: "ana", reference: {} } as const;
const deliver = (id: string, text: string, replaces: string | null = null) =>
  tryOut.tryOut.platform.deliver({ id: DeliveryId.parse(id), conversation: ana, message: message(text), replaces });
const eventsOf = (after = "") => `${tryOut.url}/try-out/events?person=ana&after=${after}`;

test("a turn becomes an event that replaces in place, and its message carries the event's id", async () => {
  const turn = said("Two workshops");

  await tryOut.post(turn);

  expect(tryOut.bot.received).toMatchObject([
    {
      id: turn.id,
      account: { platform: "web", tenant: "try-out", account: "ana" },
      conversation: ana,
      replacesInPlace: true,
      inbound: { kind: "said", text: "Two workshops", messageId: turn.id, files: [] },
    },
  ]);
});

test("empty fields are left out, and no code is sent twice", async () => {
  const fields = { name: "Ana", mail: "ana@example.org", notes: "", reach: [] };
  await tryOut.post({
    id: randomUUID(),
    person: "ana",
    inbound: { kind: "filled", form: "contact", fields, messageId: "m" },
  });
  const codes = ["T1", "T2", "T1"];
  await tryOut.post({
    id: randomUUID(),
    person: "ana",
    inbound: { kind: "chose", choices: "themes", codes, messageId: "m" },
  });

  expect(tryOut.bot.received.map(({ inbound }) => inbound)).toMatchObject([
    { kind: "filled", fields: { name: "Ana", mail: "ana@example.org" } },
    { kind: "chose", codes: ["T1", "T2"] },
  ]);
  expect(tryOut.bot.received[0]?.inbound).not.toHaveProperty("fields.notes");
});

test("a turn sent again is the same event", async () => {
  const turn = said("hello");

  const answers = [await tryOut.post(turn), await tryOut.post(turn)];

  const kinds = await Promise.all(answers.map((answer) => answer.json()));
  expect(kinds).toMatchObject([{ kind: "taken" }, { kind: "seen-before" }]);
  expect(tryOut.bot.received).toHaveLength(1);
});

test.each([
  { turn: { ...said("hello"), person: "nobody" }, status: 404 },
  { turn: { ...said("hello"), id: "1" }, status: 400 },
  { turn: { ...said("hello"), inbound: { kind: "left" } }, status: 400 },
  { turn: "not a turn", status: 400 },
  { turn: said("x".repeat(600_000)), status: 413 },
])("a turn that cannot be taken is a $status", async ({ turn, status: expected }) => {
  expect((await tryOut.post(turn)).status).toBe(expected);
  expect(tryOut.bot.received).toEqual([]);
});

test("when nothing was stored, the page is told to send again, and the words leave the screen", async () => {
  tryOut.bot.failOnce();
  const turn = said("hello");

  expect((await tryOut.post(turn)).status).toBe(503);
  const before = await readEvents(eventsOf(), "board");
  expect(before.filter(({ event }) => event === "entry")).toEqual([]);

  expect((await tryOut.post(turn)).status).toBe(200);
  const after = await readEvents(eventsOf(), "board");
  expect(after.filter(({ event }) => event === "entry")).toHaveLength(2);
  expect(tryOut.log.lines.filter(({ event }) => event === "turn not taken")).toHaveLength(1);
});

test("a page that comes back hears what it missed, and nothing twice", async () => {
  await deliver("d1", "first");
  await deliver("d2", "second");
  const first = await readEvents(eventsOf(), "board");
  const last = first.findLast(({ event }) => event === "entry")?.id ?? "";

  await deliver("d3", "third");
  await deliver("d4", "first, in other words", "d1");
  const missed = await readEvents(eventsOf(last), "board");

  const texts = missed.flatMap(({ data }) => data.said?.message?.parts.map(({ text }) => text) ?? []);
  expect(new Set(texts)).toEqual(new Set(["first, in other words", "third"]));
  expect(texts).toHaveLength(2);
  expect(missed.find(({ event }) => event === "ready")?.data.ids).toEqual(["d1", "d2", "d3"]);
});

test("a page from before a restart is told everything that is there now", async () => {
  await deliver("d1", "first");

  const events = await readEvents(eventsOf("0ld0ld00.900"), "board");

  expect(events.filter(({ event }) => event === "entry")).toHaveLength(1);
});

test("an open page hears what is delivered", async () => {
  const heard = await readEvents(eventsOf(), "entry", { onceOpen: () => deliver("d1", "first") });

  expect(heard.find(({ event }) => event === "entry")?.data).toMatchObject({
    id: "d1",
    said: { from: "bot", message: message("first") },
  });
});

test("the page of somebody else hears only that the board changed", async () => {
  const onceOpen = () => deliver("d1", "first");

  const heard = await readEvents(`${tryOut.url}/try-out/events?person=ben`, "board", { times: 2, onceOpen });

  expect(heard.map(({ event }) => event)).toEqual(["ready", "board", "board"]);
});

test("a delivery that is repeated arrives once, and is traced", async () => {
  const platform = tryOut.tryOut.platform;
  const delivery = (id: string) => ({
    id: DeliveryId.parse(id),
    conversation: ana,
    message: message("x"),
    replaces: null,
  });

  expect(await deliver("d1", "first")).toMatchObject({ kind: "sent", messageRef: "d1" });
  expect(await deliver("d1", "first")).toMatchObject({ kind: "sent", messageRef: "d1" });
  expect(await deliver("d2", "again", "d1")).toMatchObject({ kind: "sent", messageRef: "d1" });

  expect(await platform.trace(delivery("d2"))).toEqual({ kind: "arrived", messageRef: "d1", at: null });
  expect(await platform.trace(delivery("d3"))).toEqual({ kind: "did-not-arrive" });
  const entries = (await readEvents(eventsOf(), "board")).filter(({ event }) => event === "entry");
  expect(entries.map(({ data }) => data.said)).toEqual([{ from: "bot", message: message("again") }]);
});

test("a channel is refused, since the try-out has none", async () => {
  const channel = { ...ana, kind: "channel" as const };
  const delivery = { id: DeliveryId.parse("d1"), conversation: channel, message: message("x"), replaces: null };

  expect(await tryOut.tryOut.platform.deliver(delivery)).toMatchObject({ kind: "refused" });
});

test("what was settled takes the place of the message that was pressed", async () => {
  await deliver("d1", "Which one?");
  const inbound = { kind: "pressed", button: "survey", messageId: "d1" };

  await tryOut.post({ id: randomUUID(), person: "ana", inbound });

  const entries = (await readEvents(eventsOf(), "board")).filter(({ event }) => event === "entry");
  expect(entries[0]?.data).toMatchObject({ id: "d1", said: { message: { parts: [{ kind: "facts" }] } } });
});

test("an edit shows in its place and is marked", async () => {
  const turn = said("Two workshops");
  await tryOut.post(turn);
  const inbound = { kind: "edited", text: "Three workshops", messageId: turn.id };

  await tryOut.post({ id: randomUUID(), person: "ana", inbound });

  const entries = (await readEvents(eventsOf(), "board")).filter(({ event }) => event === "entry");
  const own = entries.filter(({ data }) => data.said?.from === "person").map(({ data }) => [data.id, data.said]);
  expect(own).toEqual([[turn.id, { from: "person", text: "Three workshops", files: [], edited: true }]]);
});

test("people are listed without what the page does not show", async () => {
  const listed = await (await fetch(`${tryOut.url}/try-out/people`)).json();

  expect(listed).toHaveProperty("people.0", {
    id: "ana",
    name: "Ana Ferreira",
    roleWords: "Focal point, ILO",
    organizations: ["ILO"],
    organizationIds: ["ilo"],
    language: "en",
    group: "focal_point",
  });
});

test("the profile of an account is the person's name, and vouches for no e-mail", async () => {
  const account = { platform: "web", tenant: "try-out", account: "ana" } as const;

  expect(await tryOut.tryOut.platform.readProfile(account, ana)).toEqual({
    name: "Ana Ferreira",
    verifiedEmail: null,
    unverifiedBecause: "absent",
    timeZone: "Europe/Paris",
  });
});

test("files of the page come with their type and an ETag, and nothing else of the disk does", async () => {
  const file = await fetch(`${tryOut.url}/try-out/page/page-main.js`);
  const etag = file.headers.get("etag") ?? "";
  const again = await fetch(file.url, { headers: { "if-none-match": etag } });

  expect(file.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect([again.status, await again.text()]).toEqual([304, ""]);
  for (const path of ["tsconfig.json", "page-types.ts", "..%2Ftry-out.ts", "..", ""]) {
    expect((await fetch(`${tryOut.url}/try-out/page/${path}`)).status).toBe(404);
  }
});
