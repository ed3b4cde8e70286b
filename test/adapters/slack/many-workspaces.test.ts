// Where the app is installed in many workspaces: each is heard and answered with its own token, until it is gone.
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { InstallScene, UNINSTALLED } from "../../support/slack-install-scene.ts";
import { Installing } from "../../support/slack-installing.ts";

const Marked = z.object({ workspace: z.string() });
const scene = InstallScene.use();

describe("two workspaces", () => {
  beforeEach(async () => {
    await scene.install("T1");
    await scene.install("T2");
    scene.local.calls.length = 0;
  });

  test("are told apart: each event has its tenant, each message its token", async () => {
    expect((await scene.here.say("T1", "UANA")).status).toBe(200);
    expect((await scene.here.say("T2", "UCHIDI")).status).toBe(200);
    expect(scene.here.bot.events.map(({ account }) => account)).toEqual([
      { platform: "slack", tenant: "T1", account: "UANA" },
      { platform: "slack", tenant: "T2", account: "UCHIDI" },
    ]);

    for (const round of [1, 2, 3]) {
      const outcomes = await Promise.all([
        scene.here.tell("T1", "UANA"),
        scene.here.tell("T2", "UCHIDI"),
        scene.here.tell("T1", "UBEN"),
      ]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(["sent", "sent", "sent"]);
      expect(scene.local.said("T1")).toHaveLength(round * 2);
      expect(scene.local.said("T2")).toHaveLength(round);
    }
    for (const { team, token } of scene.local.calls) expect(token).toBe(scene.local.tokenOf(team));
    for (const { team, args } of scene.local.calls) {
      const own = team === "T2" ? ["UCHIDI"] : ["UANA", "UBEN"];
      expect(own.some((user) => JSON.stringify(args).includes(user))).toBe(true);
    }
  });

  test("ask about a person with the token of that person's workspace", async () => {
    const conversation = { platform: "slack", tenant: "T2", kind: "personal", id: "UCHIDI", reference: {} } as const;
    const profile = await scene.here.slack.platform.readProfile(
      { platform: "slack", tenant: "T2", account: "UCHIDI" },
      conversation,
    );

    expect(profile.verifiedEmail).toBe("a@example.org");
    expect(scene.local.calls.map(({ method, team }) => [method, team])).toEqual([["users.info", "T2"]]);
  });

  test("do not know each other's people", async () => {
    expect(await scene.here.tell("T2", "UANA")).toEqual({ kind: "unreachable", code: "channel_not_found" });
  });

  test("leave a third alone: its events are refused without a word, and nothing is sent there", async () => {
    expect(await scene.here.say("T9", "UZOE")).toEqual({ status: 401, body: "" });
    expect(await scene.here.tell("T9", "UZOE")).toEqual({ kind: "unreachable", code: "not-installed" });
    expect(scene.here.bot.events).toEqual([]);
    expect(scene.local.calls).toEqual([]);
  });
});

describe("the removal of the app", () => {
  beforeEach(() => scene.install("T1"));

  test.each([
    { event: UNINSTALLED, because: "it was uninstalled" },
    { event: { type: "tokens_revoked", tokens: { bot: ["UBOTT1"] } }, because: "its tokens were revoked" },
  ])("deletes the token at once: $because", async ({ event }) => {
    await scene.here.tell("T1", "UANA");

    expect((await scene.here.event("T1", event)).status).toBe(200);
    expect(await scene.installed()).toEqual([]);
    expect(await scene.here.tell("T1", "UANA")).toEqual({ kind: "unreachable", code: "not-installed" });
    expect((await scene.here.say("T1", "UANA")).status).toBe(401);
    expect((await scene.here.event("T1", UNINSTALLED)).status).toBe(200);
    expect(scene.here.bot.events).toEqual([]);
  });

  test("is not taken for the removal of a newer installation", async () => {
    const before = scene.here.now;
    await scene.here.event("T1", UNINSTALLED);
    scene.here.now = before.add({ minutes: 5 });
    await scene.install("T1");
    await scene.here.event("T1", UNINSTALLED, { event_time: Math.floor(before.epochMilliseconds / 1000) });

    expect(await scene.installed()).toEqual(["T1"]);
    expect((await scene.here.tell("T1", "UANA")).kind).toBe("sent");
  });

  test("of a person's own token changes nothing", async () => {
    await scene.here.event("T1", { type: "tokens_revoked", tokens: { oauth: ["UANA"] } });

    expect(await scene.installed()).toEqual(["T1"]);
  });
});

describe("another process on the same database", () => {
  test("sees a new token as soon as Slack refuses the earlier one", async () => {
    const there = await Installing.start(scene.local, scene.database);
    await scene.install("T1");
    expect((await there.tell("T1", "UANA")).kind).toBe("sent");
    scene.local.revoke("T1");
    await scene.install("T1");

    expect((await there.tell("T1", "UANA")).kind).toBe("sent");
    scene.local.revoke("T1");
    expect(await there.tell("T1", "UANA")).toEqual({ kind: "unreachable", code: "token_revoked" });
    await there.close();
  });

  test("sees within half a minute that a workspace is gone", async () => {
    const there = await Installing.start(scene.local, scene.database);
    await scene.install("T1");
    await there.tell("T1", "UANA");
    await scene.here.event("T1", UNINSTALLED);
    there.now = there.now.add({ seconds: 31 });

    expect(await there.tell("T1", "UANA")).toEqual({ kind: "unreachable", code: "not-installed" });
    await there.close();
  });

  test("with another secret key does not start, and names the setting and the workspace", async () => {
    await scene.install("T1");

    await expect(Installing.start(scene.local, scene.database, new Uint8Array(32))).rejects.toThrow(
      /^SECRET_KEY: .*T1/,
    );
  });

  test("that lost the right key while it ran keeps its messages", async () => {
    const there = await Installing.start(scene.local, scene.database, new Uint8Array(32));
    await scene.install("T1");

    expect(await there.tell("T1", "UANA")).toMatchObject({ kind: "try-later", code: "secret-key" });
    await there.close();
  });
});

describe("an enterprise", () => {
  const authorized = (team: string, enterprise: string, orgWide: boolean) => ({
    enterprise_id: enterprise,
    authorizations: [{ team_id: team, enterprise_id: enterprise, is_enterprise_install: orgWide }],
  });

  test("with two workspaces is answered in the one in which a person spoke", async () => {
    for (const team of ["T11", "T12"]) await scene.install(team);
    for (const team of ["T11", "T12"]) await scene.here.say(team, "UDARA", authorized(team, "E1", false));
    const heard = scene.here.bot.events.map(({ conversation }) => conversation);

    expect(heard.map(({ tenant }) => tenant)).toEqual(["E1", "E1"]);
    for (const { tenant, id, reference } of heard) {
      await scene.here.tell(tenant, id, { workspace: Marked.parse(reference).workspace });
    }
    expect(scene.local.said("T11")).toHaveLength(1);
    expect(scene.local.said("T12")).toHaveLength(1);
  });

  test("that installed the app for all has one token for all", async () => {
    await scene.install("E2");
    await scene.here.say("T21", "UEVA", authorized("T21", "E2", true));

    expect(scene.here.bot.events[0]?.conversation).toMatchObject({ tenant: "E2", reference: { channel: "DT21UEVA" } });
    expect((await scene.here.tell("E2", "UEVA")).kind).toBe("sent");
    await scene.here.event("T21", UNINSTALLED, authorized("T21", "E2", true));
    expect(await scene.installed()).toEqual([]);
  });
});

test("no token, secret, code or invitation is in the log", async () => {
  const link = scene.here.invite();
  await scene.install("T1", link);
  await scene.install("T2", link);
  await scene.install("T3");
  await scene.here.say("T1", "UANA");
  await scene.here.say("T9", "UANA");
  await scene.here.tell("T1", "UANA");
  await scene.here.event("T1", UNINSTALLED);

  const log = scene.here.log.lines.join("\n");
  expect(log).toContain("slack workspace installed");
  expect(log).toContain("slack workspace removed");
  expect(log).not.toMatch(/xox|a-client-secret|code-\d|Coordination/);
  expect(log).not.toContain(link.split("=")[1]);
});
