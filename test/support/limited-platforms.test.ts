// The local platforms do what a round is measured against: they hold their limits, write down every message, and keep
// what a sender never heard of.
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type LimitedPlatform, type Manner, NO_TROUBLES } from "./limited-platform.ts";
import { startLimitedSlack, WORKSPACE_LIMIT } from "./limited-slack.ts";
import { startLimitedTeams, TENANT_LIMIT } from "./limited-teams.ts";

const PROMPT: Manner = { troubles: NO_TROUBLES, random: () => 0.9, answerMilliseconds: [0, 0] };
const started: LimitedPlatform[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((platform) => platform.close()));
});

async function openSlack(manner: Manner = PROMPT) {
  const places = ["T1", "T2"].map((team) => ({
    team,
    token: `xoxb-${team}`,
    channels: new Map(Array.from({ length: 60 }, (_, index): [string, string] => [`U${index}`, `D${index}`])),
  }));
  const slack = await startLimitedSlack(places, manner);
  started.push(slack);
  const call = async (team: string, method: string, args: Readonly<Record<string, string>>) => {
    const response = await fetch(`${slack.apiUrlOf("i1")}${method}`, {
      method: "POST",
      headers: { authorization: `Bearer xoxb-${team}` },
      body: new URLSearchParams(args),
    });
    const body = z.looseObject({ ok: z.boolean().optional() }).parse(await response.json());
    return { status: response.status, retryAfter: response.headers.get("retry-after"), body };
  };
  return { slack, call };
}

function deliveryOf(id: string): string {
  return JSON.stringify({ event_type: "rapporteur_delivery", event_payload: { delivery_id: id } });
}

async function openTeams(manner: Manner = PROMPT) {
  const tenantOf = new Map(
    Array.from({ length: 60 }, (_, index): [string, string] => [`a:${index}`, index < 40 ? "tenant-1" : "tenant-2"]),
  );
  const teams = await startLimitedTeams(tenantOf, manner);
  started.push(teams);
  const post = (conversation: string, body: object) =>
    fetch(`${teams.serviceUrl}v3/conversations/${encodeURIComponent(conversation)}/activities`, {
      method: "POST",
      body: JSON.stringify(body),
    });
  return { teams, post };
}

describe("Slack", () => {
  test("holds the limit of each workspace, and says how long to wait", async () => {
    const { slack, call } = await openSlack();
    const channels = Array.from({ length: WORKSPACE_LIMIT.burst + 5 }, (_, index) => `D${index}`);
    const answers = await Promise.all(
      channels.map((channel) => call("T1", "chat.postMessage", { channel, text: "a" })),
    );
    // On a slow machine tokens come back while the calls are made.
    const taken = answers.filter(({ status }) => status === 200).length;
    expect(taken).toBeGreaterThanOrEqual(WORKSPACE_LIMIT.burst);
    expect(taken).toBeLessThan(channels.length);
    expect(answers.find(({ status }) => status === 429)).toMatchObject({ retryAfter: "1", body: { ok: false } });
    expect(slack.record.refusals).toHaveLength(channels.length - taken);
    expect(slack.record.refusals[0]).toMatchObject({ lane: "T1", limit: "chat.postMessage" });
    expect(slack.record.messages).toHaveLength(taken);
    expect(await call("T2", "chat.postMessage", { channel: "D1", text: "a" })).toMatchObject({ status: 200 });
    await sleep(1_000);
    expect(await call("T1", "chat.postMessage", { channel: "D50", text: "a" })).toMatchObject({ status: 200 });
  });

  test("holds the limit of each channel", async () => {
    const { slack, call } = await openSlack();
    const statuses: number[] = [];
    for (let times = 0; times < 4; times += 1)
      statuses.push((await call("T1", "chat.postMessage", { channel: "U7", text: "a" })).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(slack.record.refusals).toMatchObject([{ limit: "channel" }]);
    expect(slack.record.messages.map(({ address }) => address)).toEqual(["D7", "D7", "D7"]);
  });

  test("keeps whose message it was, and shows it in the history of the workspace alone", async () => {
    const { slack, call } = await openSlack();
    await call("T1", "chat.postMessage", { channel: "D3", text: "a", metadata: deliveryOf("d-1") });
    expect(slack.record.messages).toMatchObject([{ lane: "T1", address: "D3", deliveryId: "d-1" }]);
    const { body } = await call("T1", "conversations.history", { channel: "D3", include_all_metadata: "true" });
    expect(body).toMatchObject({ messages: [{ metadata: { event_payload: { delivery_id: "d-1" } } }] });
    expect((await call("T2", "conversations.history", { channel: "D3" })).body).toMatchObject({ messages: [] });
  });

  test("knows neither other tokens nor other people", async () => {
    const { call } = await openSlack();
    expect((await call("T9", "chat.postMessage", { channel: "D3" })).body).toMatchObject({ error: "invalid_auth" });
    expect((await call("T1", "chat.postMessage", { channel: "D99" })).body).toMatchObject({
      error: "channel_not_found",
    });
    expect((await call("T1", "auth.test", {})).body).toMatchObject({ ok: true, team_id: "T1" });
  });

  test("takes the message of a sender that is gone before the answer", async () => {
    const { slack } = await openSlack({ ...PROMPT, answerMilliseconds: [60, 60] });
    const sending = request(`${slack.apiUrlOf("i2")}chat.postMessage`, {
      method: "POST",
      headers: { authorization: "Bearer xoxb-T1" },
    });
    sending.on("error", () => {});
    sending.end(new URLSearchParams({ channel: "D1", text: "a" }).toString());
    while (slack.inFlight("i2") === 0) await sleep(1);
    expect(slack.inFlight("i1")).toBe(0);
    sending.destroy();
    while (slack.inFlight("i2") > 0) await sleep(5);
    expect(slack.record).toMatchObject({ unheard: 1, messages: [{ address: "D1" }] });
  });
});

describe("Teams", () => {
  test("holds the limit of each tenant", async () => {
    const { teams, post } = await openTeams();
    const conversations = Array.from({ length: TENANT_LIMIT.burst + 5 }, (_, index) => `a:${index}`);
    const answers = await Promise.all(conversations.map((each) => post(each, { type: "message", text: "a" })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(TENANT_LIMIT.burst);
    expect(answers.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("1");
    expect(teams.record.refusals).toHaveLength(5);
    expect((await post("a:50", { type: "message", text: "a" })).status).toBe(201);
  });

  test("holds the limits of each conversation", async () => {
    const { teams, post } = await openTeams();
    const statuses: number[] = [];
    for (let times = 0; times < 8; times += 1)
      statuses.push((await post("a:1", { type: "message", text: "a" })).status);
    expect(statuses).toEqual([...Array.from({ length: 7 }, () => 201), 429]);
    expect(teams.record.refusals).toMatchObject([{ lane: "tenant-1", limit: "conversation" }]);
  });

  test("does not count what is no message, and knows no other conversation", async () => {
    const { teams, post } = await openTeams();
    expect((await post("a:1", { type: "typing" })).status).toBe(201);
    expect((await post("a:99", { type: "message", text: "a" })).status).toBe(404);
    expect(teams.record.messages).toEqual([]);
  });
});

describe("trouble", () => {
  const always = { ...NO_TROUBLES, serverErrors: 1 };
  test.each<[string, Manner["troubles"], number, number]>([
    ["an error, and the message is there", always, 0.1, 1],
    ["an error, and it is not", always, 0.9, 0],
    ["a cut, and the message is there", { ...NO_TROUBLES, cuts: 1 }, 0.1, 1],
    ["a cut, and it is not", { ...NO_TROUBLES, cuts: 1 }, 0.9, 0],
  ])("is %s", async (_what, troubles, random, messages) => {
    const { slack, call } = await openSlack({ ...PROMPT, troubles, random: () => random });
    const answer = await call("T1", "chat.postMessage", { channel: "D1", text: "a" }).catch(() => null);
    expect(answer?.status ?? "cut").toBe(troubles.serverErrors === 1 ? 500 : "cut");
    expect(slack.record).toMatchObject({ troubled: 1 });
    expect(slack.record.messages).toHaveLength(messages);
  });
});
