// Answers in versions, what was submitted of them, and what is known of it at the next meeting.
import { expect, it } from "vitest";
import type { PersonId, ResponseId } from "../../src/domain/ids.ts";
import { writeResponseId } from "../../src/domain/ids.ts";
import type { AnswerVersion, Store } from "../../src/ports/store.ts";
import type { Answer } from "../../src/questionnaire/answer.ts";
import { accountOf, after, makeWorld, NOON, said, talkWith, type World } from "./store-world.ts";

export function answersContract(open: () => Store): void {
  it("numbers the versions at each path and reads the newest, in any of the four states", async () => {
    const store = open();
    const world = await begin(store);
    await answer(store, world.ana, world.responseId, "q01", said("first"));
    await answer(store, world.ben, world.responseId, "q01", said("second"));
    await answer(store, world.ana, world.responseId, "q02", { state: "skipped" });
    await answer(store, world.ana, world.responseId, "q03", { state: "unknown" });
    await answer(store, world.ana, world.responseId, "q04[2].role", { state: "not-applicable" });
    const answers = await store.transaction((transaction) => transaction.readAnswers(world.responseId));
    expect(Object.fromEntries(answers)).toEqual({
      q01: said("second"),
      q02: { state: "skipped" },
      q03: { state: "unknown" },
      "q04[2].role": { state: "not-applicable" },
    });
    const history = await store.readHistory(world.responseId);
    expect(history.map(({ path, version, personId }) => `${path} ${version} ${personId}`)).toEqual([
      `q01 1 ${world.ana}`,
      `q01 2 ${world.ben}`,
      `q02 1 ${world.ana}`,
      `q03 1 ${world.ana}`,
      `q04[2].role 1 ${world.ana}`,
    ]);
  });

  it("lists the newest answers of a meeting first", async () => {
    const store = open();
    const world = await begin(store);
    await answer(store, world.ana, world.responseId, "q01", said("first"));
    await answer(store, world.ana, world.responseId, "q02", said("second"));
    await answer(store, world.ben, world.responseId, "q01", said("third"));
    const newest = await store.listNewestAnswers(world.meeting.id, 2);
    expect(newest.map(({ path, version }) => `${path} ${version}`)).toEqual(["q01 2", "q02 1"]);
  });

  it("keeps what was typed beside what was understood, and any character that a device may send", async () => {
    const store = open();
    const { ana, responseId } = await begin(store);
    const typed = 'Côte d\u2019Ivoire \u0645\u0635\u0631 \u{1F600} \u0000 \ud800 "\\u0000"';
    const kept = 'Côte d\u2019Ivoire \u0645\u0635\u0631 \u{1F600}  \ufffd "\\u0000"';
    await answer(store, ana, responseId, "q01", said(typed), { typed });
    const [version] = await store.readHistory(responseId);
    expect(version?.typed).toBe(kept);
    expect(version?.answer).toEqual(said(kept));
  });

  it("finds an answer by the message that carried it, among the person's own", async () => {
    const store = open();
    const { ana, ben, responseId } = await begin(store);
    await answer(store, ana, responseId, "q01", said("one"), { messageId: "1700.1" });
    await answer(store, ana, responseId, "q01", said("two"), { messageId: "1700.1" });
    const find = (person: PersonId, messageId: string) =>
      store.transaction((transaction) => transaction.findAnswerByMessage(person, messageId));
    expect(await find(ana, "1700.1")).toMatchObject({
      path: "q01",
      version: 2,
      answer: said("two"),
      platform: "slack",
    });
    expect((await find(ana, "1700.1"))?.at.equals(after(60))).toBe(true);
    expect(await find(ben, "1700.1")).toBeNull();
    expect(await find(ana, "1700.2")).toBeNull();
  });

  it("freezes what is submitted, and knows that answers changed since", async () => {
    const store = open();
    const world = await begin(store);
    const { ana, ben, responseId, meeting, instrumentId } = world;
    await answer(store, ana, responseId, "q01", said("as submitted"));
    await store.transaction((transaction) => transaction.submitResponse(responseId, ana, after(100)));
    expect(await readResponse(store, world)).toMatchObject({
      state: "submitted",
      submissions: 1,
      changedSinceSubmission: false,
    });
    await store.transaction((transaction) => transaction.setInstrumentVersion(responseId, 2));
    await answer(store, ben, responseId, "q01", said("changed"));
    await answer(store, ben, responseId, "q02", said("added"));
    const changed = await readResponse(store, world);
    expect(changed).toMatchObject({ state: "submitted", submissions: 1, changedSinceSubmission: true });
    expect(changed?.submittedAt?.equals(after(100))).toBe(true);
    const [record] = await store.readResponses(meeting.id, instrumentId);
    expect(Object.fromEntries(record?.submitted ?? [])).toEqual({ q01: said("as submitted") });
    expect(Object.fromEntries(record?.current ?? [])).toEqual({ q01: said("changed"), q02: said("added") });
    expect(record?.submittedVersion).toBe(1);
    expect(Object.fromEntries(record?.submittedVersions ?? [])).toEqual({ q01: 1 });
    expect(Object.fromEntries(record?.currentVersions ?? [])).toEqual({ q01: 2, q02: 1 });
    await store.transaction((transaction) => transaction.submitResponse(responseId, ben, after(200)));
    expect(await readResponse(store, world)).toMatchObject({ submissions: 2, changedSinceSubmission: false });
  });

  it("knows no submission of a draft, and leaves withdrawn responses out of the records", async () => {
    const store = open();
    const world = await begin(store);
    const { ana, responseId, meeting, instrumentId } = world;
    await answer(store, ana, responseId, "q01", said("a draft"));
    const records = () => store.readResponses(meeting.id, instrumentId);
    expect(await records()).toMatchObject([
      { responseId, demonstration: false, submitted: null, submittedVersion: null },
    ]);
    await store.markDemonstration([responseId]);
    expect(await records()).toMatchObject([{ responseId, demonstration: true }]);
    await store.transaction((transaction) => transaction.withdrawResponse(responseId, ana, after(10)));
    expect(await records()).toEqual([]);
    expect(await readResponse(store, world)).toMatchObject({ state: "withdrawn" });
  });

  it("names a response, moves it to another version, and takes a statement back", async () => {
    const store = open();
    const world = await begin(store);
    const request = await store.transaction(async (transaction) => {
      await transaction.nameResponse(world.responseId, "Labour force survey");
      await transaction.setInstrumentVersion(world.responseId, 3);
      await transaction.declare(world.requestId, "no_survey", world.ana, NOON);
      return await transaction.lockRequest(world.requestId);
    });
    expect(request).toMatchObject({
      statement: "no_survey",
      responses: [{ title: "Labour force survey", instrumentVersion: 3, state: "draft", submissions: 0 }],
    });
    expect(request?.dueOn.toString()).toBe("2026-02-24");
    const taken = await store.transaction(async (transaction) => {
      await transaction.declare(world.requestId, null, world.ana, NOON);
      return await transaction.lockRequest(world.requestId);
    });
    expect(taken?.statement).toBeNull();
  });

  it("refuses a response of a request that is not there, and an answer to a response that was not begun", async () => {
    const store = open();
    const { ana, responseId } = await makeWorld(store);
    await expect(answer(store, ana, responseId, "q01", said("too early"))).rejects.toThrow("foreign key");
    const reading = store.transaction(async (transaction) => {
      const version = { responseId, path: "q01", answer: said("too early"), typed: "", personId: ana, messageId: null };
      await transaction.recordAnswer({ ...version, platform: "slack", at: NOON });
      return await transaction.readAnswers(responseId);
    });
    await expect(reading).rejects.toThrow("foreign key");
    const naming = store.transaction((transaction) => transaction.nameResponse(responseId, "nobody's"));
    await expect(naming).rejects.toThrow("must touch one row");
  });

  it("offers what was submitted at the last earlier meeting, by title or else the first", async () => {
    const store = open();
    const world = await begin(store);
    const previous = (title: string | null) =>
      store.transaction((transaction) => transaction.readPreviousAnswers(world.requestId, title));
    expect(await previous(null)).toBeNull();
    const [first, second] = [1, 2].map((ordinal) => writeResponseId(world.earlierRequestId, ordinal));
    if (!first || !second) throw new Error("two ids are needed");
    for (const [ordinal, id, title] of [[1, first, "Labour force survey"] as const, [2, second, "Census"] as const]) {
      await store.transaction(async (transaction) => {
        await transaction.openResponse(world.earlierRequestId, ordinal, 1, world.ana, NOON);
        await transaction.nameResponse(id, title);
      });
      await answer(store, world.ana, id, "q01", said(`about ${title}`));
    }
    expect(await previous(null)).toBeNull();
    for (const id of [first, second])
      await store.transaction((transaction) => transaction.submitResponse(id, world.ana, NOON));
    await answer(store, world.ana, second, "q01", said("changed afterwards"));
    expect(Object.fromEntries((await previous("  census ")) ?? [])).toEqual({ q01: said("about Census") });
    expect(Object.fromEntries((await previous(null)) ?? [])).toEqual({ q01: said("about Labour force survey") });
    expect(await previous("Household survey")).toBeNull();
    await store.transaction((transaction) => transaction.withdrawResponse(first, world.ana, NOON));
    expect(Object.fromEntries((await previous(null)) ?? [])).toEqual({ q01: said("about Census") });
  });

  it("tells who else answered lately, and where to reach them", async () => {
    const store = open();
    const { ana, ben, chidi, responseId } = await begin(store);
    await store.transaction(async (transaction) => {
      await transaction.lockAccount(accountOf(ben), talkWith(ben), NOON);
      await transaction.bindAccount(accountOf(ben), ben, "code", NOON);
    });
    await answer(store, ana, responseId, "q01", said("mine"));
    await answer(store, ben, responseId, "q01", said("earlier"), { at: after(10) });
    await answer(store, ben, responseId, "q01", said("later"), { at: after(30) });
    await answer(store, chidi, responseId, "q02", said("without an account"), { at: after(20) });
    const list = (since: number) =>
      store.transaction((transaction) => transaction.listColleagues(responseId, ana, after(since)));
    const colleagues = await list(15);
    expect(colleagues.map(({ person }) => person.name)).toEqual(["Ben", "Chidi"]);
    expect(colleagues.map(({ conversation }) => conversation)).toEqual([talkWith(ben), null]);
    expect(colleagues[0]?.lastAnswerAt.equals(after(30))).toBe(true);
    expect(await list(31)).toEqual([]);
  });
}

async function begin(store: Store): Promise<World> {
  const world = await makeWorld(store);
  await store.transaction((transaction) => transaction.openResponse(world.requestId, 1, 1, world.ana, NOON));
  return world;
}

async function answer(
  store: Store,
  personId: PersonId,
  responseId: ResponseId,
  path: string,
  understood: Answer,
  other: Partial<Pick<AnswerVersion, "typed" | "messageId" | "at">> = {},
): Promise<void> {
  const at = after(60);
  const version = { responseId, path, answer: understood, typed: "as typed", personId, messageId: null, at, ...other };
  await store.transaction((transaction) => transaction.recordAnswer({ ...version, platform: "slack" }));
}

async function readResponse(store: Store, { requestId }: World) {
  const request = await store.transaction((transaction) => transaction.lockRequest(requestId));
  return request?.responses[0];
}
