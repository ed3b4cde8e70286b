// Who can be written to in Slack, without anybody seeing that it was asked.
import { WebClient } from "@slack/web-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { judgeReach, ReachCheck } from "../../../adapters/slack/check-reach.ts";
import { SlackScene } from "../../support/slack-adapter.ts";
import { BOT_TOKEN } from "../../support/slack-emulator.ts";

const installation = { teamId: "T1", enterpriseId: null };
const ana = { team_id: "T1", deleted: false };

test.each([
  { difference: {}, kind: "account", state: "reachable", code: null, why: "a member who wrote before" },
  { difference: {}, kind: "email", state: "member", code: null, why: "a member who never wrote" },
  { difference: { deleted: true }, kind: "account", state: "left", code: "deleted", why: "the account was closed" },
  {
    difference: { deleted: true, is_restricted: true },
    kind: "account",
    state: "left",
    code: "deleted",
    why: "who left is no guest any more",
  },
  {
    difference: { is_restricted: true },
    kind: "account",
    state: "guest",
    code: "is_restricted",
    why: "several channels",
  },
  {
    difference: { is_restricted: true, is_ultra_restricted: true },
    kind: "email",
    state: "guest",
    code: "is_ultra_restricted",
    why: "one channel",
  },
  {
    difference: { is_stranger: true, team_id: "T2" },
    kind: "account",
    state: "external",
    code: "is_stranger",
    why: "shares a channel, and no more",
  },
  { difference: { team_id: "T2" }, kind: "account", state: "external", code: "other_team", why: "another workspace" },
] as const)("$why: $state", ({ difference, kind, state, code }) => {
  expect(judgeReach({ ...ana, ...difference }, installation, kind)).toEqual({ state, code });
});

test("another workspace of the same enterprise is no other one", () => {
  const user = { ...ana, team_id: "T2", enterprise_user: { enterprise_id: "E1" } };
  expect(judgeReach(user, { teamId: "T1", enterpriseId: "E1" }, "account").state).toBe("reachable");
});

let scene: SlackScene;
beforeAll(async () => {
  scene = await SlackScene.start();
});
afterAll(async () => {
  await scene.close();
});

const account = (id: string) =>
  ({
    kind: "account",
    account: { platform: "slack", tenant: scene.local.team, account: id },
    conversation: null,
  }) as const;

test("a workspace says who is there, by account and by e-mail, and nothing is posted", async () => {
  const { platform, anaId } = scene;
  expect(await platform.checkReach(account(anaId))).toEqual({ state: "reachable", code: null, place: "Coordination" });
  expect(await platform.checkReach(account("U000GONE"))).toMatchObject({ state: "left", code: "user_not_found" });
  expect(await platform.checkReach({ kind: "email", email: "Ana@OECD.example.org" })).toMatchObject({
    state: "member",
  });
  expect(await platform.checkReach({ kind: "email", email: "nobody@example.org" })).toMatchObject({
    state: "no-account",
  });
  const history = await scene.local.call("conversations.history", { channel: scene.direct });
  expect(history).toMatchObject({ messages: [] });
});

/** A Slack that gives these answers, one after the other. */
function check(...answers: readonly (() => Response)[]) {
  const left = [...answers];
  const fetch = async () => left.shift()?.() ?? Response.json({ ok: false, error: "nothing_left" });
  const client = new WebClient(BOT_TOKEN, {
    fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const workspace = { ...installation, name: null, botUserId: "U0", botId: null, mark: null, client, prompt: client };
  const workspaces = {
    findByPlace: async () => workspace,
    findByTenant: async () => workspace,
    list: async () => [workspace],
    forget() {},
    remove: async () => false,
  };
  return new ReachCheck(workspaces).check(account("U1"));
}
const refusal =
  (error: string, more: object = {}) =>
  () =>
    Response.json({ ok: false, error, ...more });

test.each([
  { error: "token_revoked", state: "app-not-installed" },
  { error: "account_inactive", state: "app-not-installed" },
  { error: "team_access_not_granted", state: "app-not-installed" },
  { error: "user_not_visible", state: "external" },
  { error: "enterprise_is_restricted", state: "blocked" },
  { error: "something_new", state: "unknown" },
])("$error means $state", async ({ error, state }) => {
  expect(await check(refusal(error))).toEqual({ state, code: error, place: null });
});

test("a scope that is missing is named", async () => {
  expect(await check(refusal("missing_scope", { needed: "users:read", provided: "chat:write" }))).toMatchObject({
    state: "not-permitted",
    code: "missing_scope: users:read",
  });
});

test("what Slack asks to repeat later is repeated, and what is no answer says nothing", async () => {
  const busy = () => new Response("", { status: 429, headers: { "retry-after": "0" } });
  const known = () => Response.json({ ok: true, user: { team_id: "T1" } });
  expect(await check(busy, known)).toMatchObject({ state: "reachable" });
  expect(await check(busy, busy, busy)).toMatchObject({ state: "unknown", code: "ratelimited" });
  expect(await check(() => new Response("", { status: 503 }))).toMatchObject({ state: "unknown", code: "http_503" });
  expect(await check(() => Response.json({ ok: true, user: "ana" }))).toMatchObject({
    state: "unknown",
    code: "unreadable",
  });
});
