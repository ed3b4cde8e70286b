// Installing the app in many workspaces: the whole way from the invitation to a message with the workspace's own token.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../adapters/database/open-database.ts";
import { createSeal } from "../../../adapters/system/seal.ts";
import { Browser } from "../../support/slack-browser.ts";
import { Installing, openTestDatabase, SECRET_KEY } from "../../support/slack-installing.ts";
import { LocalWorkspaces } from "../../support/slack-workspaces.ts";

let database: Database;
let local: LocalWorkspaces;
let here: Installing;

beforeAll(async () => {
  database = await openTestDatabase();
  local = await LocalWorkspaces.start([
    { team: "T1", name: "Coordination & <friends>", users: ["UANA", "UBEN"] },
    { team: "T2", name: "Statistics", users: ["UCHIDI"] },
    { team: "T3", name: "Rotating", users: [], rotates: true },
    { team: "T11", name: "Field", enterprise: "E1", users: ["UDARA"] },
    { team: "T12", name: "Headquarters", enterprise: "E1", users: ["UDARA"] },
    { team: "E2", name: "Organization", enterprise: "E2", orgWide: true, users: ["UEVA"] },
  ]);
});
afterAll(async () => {
  await local.close();
  await database.store.close();
});
beforeEach(async () => {
  for (const { id } of await database.slackInstallations.listAll()) await remove(id);
  local.calls.length = 0;
  here = await Installing.start(local, database);
  return () => here.close();
});

const remove = (id: string) => {
  const later = (here?.now ?? null)?.add({ hours: 1 });
  return later ? database.slackInstallations.remove(id, later, later) : Promise.resolve(false);
};
const agree = (team: string) => (url: string) => local.consent(url, team);
const installed = async () => {
  const present = (await database.slackInstallations.listAll()).filter(({ removedAt }) => removedAt === null);
  return present.map(({ id }) => id);
};
/** A state as the library writes it, signed with a secret that is not ours. */
const FORGED = [
  { alg: "HS256", typ: "JWT" },
  { installOptions: { scopes: ["chat:write"], metadata: "" }, now: new Date().toJSON(), random: 1 },
  "signature",
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");
const uninstalled = { type: "app_uninstalled" };

describe("an invitation", () => {
  test("leads to an installation, and the token is kept sealed", async () => {
    const page = await here.install(agree("T1"));

    expect(page).toMatchObject({ status: 200, text: expect.stringContaining("Coordination &amp; &lt;friends&gt;") });
    const [kept] = await database.slackInstallations.listPresent(["T1"]);
    expect(kept).toMatchObject({ id: "T1", kind: "workspace", botUserId: "UBOTT1", botId: "BT1" });
    expect(JSON.stringify(await database.slackInstallations.listAll())).not.toContain("xoxb");
    expect(createSeal(SECRET_KEY).open(kept?.sealedToken ?? "", "slack token", "T1")).toEqual({
      kind: "opened",
      text: local.tokenOf("T1"),
    });
  });

  test("asks Slack for what the manifest names, and for a workspace that is named", async () => {
    const { location } = await here.open(here.invite({ workspace: "T1" }), new Browser());
    const asked = new URL(location ?? "");

    expect(`${asked.origin}${asked.pathname}`).toBe(`${local.url}/oauth/v2/authorize`);
    expect(asked.searchParams.get("scope")?.split(",")).toContain("users:read.email");
    expect(asked.searchParams.get("team")).toBe("T1");
    expect(asked.searchParams.get("redirect_uri")).toBe("http://127.0.0.1:1/slack/oauth_redirect");
  });

  test.each([
    { because: "there is none", link: () => here.invite().split("?")[0] ?? "", says: "An invitation is needed" },
    { because: "it is forged", link: () => `${here.invite()}A`, says: "An invitation is needed" },
    {
      because: "it was made with another key",
      link: () =>
        here.invite().replace(/=.*/, `=${createSeal(new Uint8Array(32)).seal("{}", "slack invitation", "install")}`),
      says: "An invitation is needed",
    },
    { because: "its time is over", link: () => here.invite({ until: here.now }), says: "The invitation has expired" },
  ])("is refused before Slack is asked: $because", async ({ link, says }) => {
    const page = await here.open(link(), new Browser());

    expect(page).toMatchObject({ status: 403, location: null, text: expect.stringContaining(says) });
  });

  test("that expires on Slack's page keeps nothing", async () => {
    const page = await here.install((url) => {
      here.now = here.now.add({ hours: 2 });
      return local.consent(url, "T1");
    });

    expect(page).toMatchObject({ status: 403, text: expect.stringContaining("has expired") });
    expect(await installed()).toEqual([]);
  });

  test("is good for one workspace, and again for the same", async () => {
    const link = here.invite();
    await here.install(agree("T1"), link);

    expect((await here.install(agree("T2"), link)).text).toContain("was used before");
    expect((await here.install(agree("T1"), link)).status).toBe(200);
    expect(await installed()).toEqual(["T1"]);
  });

  test("for one workspace is refused for another", async () => {
    const page = await here.install(agree("T2"), here.invite({ workspace: "T1" }));

    expect(page).toMatchObject({ status: 403, text: expect.stringContaining("for another workspace") });
    expect(await installed()).toEqual([]);
  });
});

describe("the way back from Slack", () => {
  const begin = async () => {
    const browser = new Browser();
    const { location } = await here.open(here.invite(), browser);
    return { browser, back: local.consent(location ?? "", "T1") };
  };
  const changed = (url: string, change: (asked: URLSearchParams) => void) => {
    const address = new URL(url);
    change(address.searchParams);
    return address.href;
  };

  test.each([
    {
      because: "a state of somebody else's",
      change: (asked: URLSearchParams) => asked.set("state", FORGED),
      says: "another browser",
    },
    { because: "no state", change: (asked: URLSearchParams) => asked.delete("state"), says: "another browser" },
    { because: "no code", change: (asked: URLSearchParams) => asked.delete("code"), says: "did not complete" },
    {
      because: "a code that Slack does not know",
      change: (asked: URLSearchParams) => asked.set("code", "x"),
      says: "did not complete",
    },
    {
      because: "no consent",
      change: (asked: URLSearchParams) => asked.set("error", "access_denied"),
      says: "cancelled",
    },
  ])("with $because keeps nothing", async ({ change, says }) => {
    const { browser, back } = await begin();
    const page = await here.open(changed(back, change), browser);

    expect(page.text).toContain(says);
    expect(await installed()).toEqual([]);
  });

  test.each([
    { browser: new Browser(), because: "another one", forged: false },
    {
      browser: new Browser(`slack-app-oauth-state=${FORGED}`),
      because: "one whose cookie was forged with the state",
      forged: true,
    },
  ])("in a browser that did not begin it keeps nothing: $because", async ({ browser, forged }) => {
    const { back } = await begin();
    const page = await here.open(forged ? changed(back, (asked) => asked.set("state", FORGED)) : back, browser);

    expect(page).toMatchObject({ status: 400, text: expect.stringContaining("another browser") });
    expect(await installed()).toEqual([]);
  });

  test("is good once", async () => {
    const { browser, back } = await begin();

    expect((await here.open(back, browser)).status).toBe(200);
    expect((await here.open(back, browser)).status).toBe(400);
  });

  test("with a token that would expire keeps nothing, and says why", async () => {
    expect((await here.install(agree("T3"))).text).toContain("Token rotation is on");
    expect(await installed()).toEqual([]);
  });
});

describe("two workspaces", () => {
  beforeEach(async () => {
    await here.install(agree("T1"));
    await here.install(agree("T2"));
    local.calls.length = 0;
  });

  test("are told apart: each event has its tenant, each message its token", async () => {
    expect((await here.say("T1", "UANA")).status).toBe(200);
    expect((await here.say("T2", "UCHIDI")).status).toBe(200);
    expect(here.bot.events.map(({ account }) => account)).toEqual([
      { platform: "slack", tenant: "T1", account: "UANA" },
      { platform: "slack", tenant: "T2", account: "UCHIDI" },
    ]);

    for (const round of [1, 2, 3]) {
      const outcomes = await Promise.all([here.tell("T1", "UANA"), here.tell("T2", "UCHIDI"), here.tell("T1", "UBEN")]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(["sent", "sent", "sent"]);
      expect(local.said("T1")).toHaveLength(round * 2);
      expect(local.said("T2")).toHaveLength(round);
    }
    for (const { team, token } of local.calls) expect(token).toBe(local.tokenOf(team));
    for (const { team, args } of local.calls) {
      const own = team === "T2" ? ["UCHIDI"] : ["UANA", "UBEN"];
      expect(own.some((user) => JSON.stringify(args).includes(user))).toBe(true);
    }
  });

  test("ask about a person with the token of that person's workspace", async () => {
    const conversation = { platform: "slack", tenant: "T2", kind: "personal", id: "UCHIDI", reference: {} } as const;
    const profile = await here.slack.platform.readProfile(
      { platform: "slack", tenant: "T2", account: "UCHIDI" },
      conversation,
    );

    expect(profile.verifiedEmail).toBe("a@example.org");
    expect(local.calls.map(({ method, team }) => [method, team])).toEqual([["users.info", "T2"]]);
  });

  test("do not know each other's people", async () => {
    expect(await here.tell("T2", "UANA")).toEqual({ kind: "unreachable", code: "user_not_found" });
  });

  test("leave a third alone: its events are refused without a word, and nothing is sent there", async () => {
    expect(await here.say("T9", "UZOE")).toEqual({ status: 401, body: "" });
    expect(await here.tell("T9", "UZOE")).toEqual({ kind: "unreachable", code: "not-installed" });
    expect(here.bot.events).toEqual([]);
    expect(local.calls).toEqual([]);
  });
});

describe("the removal of the app", () => {
  beforeEach(() => here.install(agree("T1")));

  test.each([
    { event: uninstalled, because: "it was uninstalled" },
    { event: { type: "tokens_revoked", tokens: { bot: ["UBOTT1"] } }, because: "its tokens were revoked" },
  ])("deletes the token at once: $because", async ({ event }) => {
    await here.tell("T1", "UANA");

    expect((await here.event("T1", event)).status).toBe(200);
    expect(await installed()).toEqual([]);
    expect(await here.tell("T1", "UANA")).toEqual({ kind: "unreachable", code: "not-installed" });
    expect((await here.say("T1", "UANA")).status).toBe(401);
    expect((await here.event("T1", uninstalled)).status).toBe(200);
    expect(here.bot.events).toEqual([]);
  });

  test("is not taken for the removal of a newer installation", async () => {
    const before = here.now;
    await here.event("T1", uninstalled);
    here.now = before.add({ minutes: 5 });
    await here.install(agree("T1"));
    await here.event("T1", uninstalled, { event_time: Math.floor(before.epochMilliseconds / 1000) });

    expect(await installed()).toEqual(["T1"]);
    expect((await here.tell("T1", "UANA")).kind).toBe("sent");
  });

  test("of a person's own token changes nothing", async () => {
    await here.event("T1", { type: "tokens_revoked", tokens: { oauth: ["UANA"] } });

    expect(await installed()).toEqual(["T1"]);
  });
});

describe("another process on the same database", () => {
  test("sees a new token as soon as Slack refuses the earlier one", async () => {
    const there = await Installing.start(local, database);
    await here.install(agree("T1"));
    expect((await there.tell("T1", "UANA")).kind).toBe("sent");
    local.revoke("T1");
    await here.install(agree("T1"));

    expect((await there.tell("T1", "UANA")).kind).toBe("sent");
    local.revoke("T1");
    expect(await there.tell("T1", "UANA")).toEqual({ kind: "unreachable", code: "token_revoked" });
    await there.close();
  });

  test("sees within half a minute that a workspace is gone", async () => {
    const there = await Installing.start(local, database);
    await here.install(agree("T1"));
    await there.tell("T1", "UANA");
    await here.event("T1", uninstalled);
    there.now = there.now.add({ seconds: 31 });

    expect(await there.tell("T1", "UANA")).toEqual({ kind: "unreachable", code: "not-installed" });
    await there.close();
  });

  test("with another secret key does not start, and names the setting and the workspace", async () => {
    await here.install(agree("T1"));

    await expect(Installing.start(local, database, new Uint8Array(32))).rejects.toThrow(/^SECRET_KEY: .*T1/);
  });

  test("that lost the right key while it ran keeps its messages", async () => {
    const there = await Installing.start(local, database, new Uint8Array(32));
    await here.install(agree("T1"));

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
    for (const team of ["T11", "T12"]) await here.install(agree(team));
    for (const team of ["T11", "T12"]) await here.say(team, "UDARA", authorized(team, "E1", false));
    const heard = here.bot.events.map(({ conversation }) => conversation);

    expect(heard.map(({ tenant }) => tenant)).toEqual(["E1", "E1"]);
    for (const { tenant, id, reference } of heard) {
      await here.tell(tenant, id, { workspace: String(reference["workspace"]) });
    }
    expect(local.said("T11")).toHaveLength(1);
    expect(local.said("T12")).toHaveLength(1);
  });

  test("that installed the app for all has one token for all", async () => {
    await here.install(agree("E2"));
    await here.say("T21", "UEVA", authorized("T21", "E2", true));

    expect(here.bot.events[0]?.conversation).toMatchObject({ tenant: "E2", reference: { channel: "DT21UEVA" } });
    expect((await here.tell("E2", "UEVA")).kind).toBe("sent");
    await here.event("T21", uninstalled, authorized("T21", "E2", true));
    expect(await installed()).toEqual([]);
  });
});

test("no token, secret, code or invitation is in the log", async () => {
  const link = here.invite();
  await here.install(agree("T1"), link);
  await here.install(agree("T2"), link);
  await here.install(agree("T3"));
  await here.say("T1", "UANA");
  await here.say("T9", "UANA");
  await here.tell("T1", "UANA");
  await here.event("T1", uninstalled);

  const log = here.log.lines.join("\n");
  expect(log).toContain("slack workspace installed");
  expect(log).toContain("slack workspace removed");
  expect(log).not.toMatch(/xox|a-client-secret|code-\d|Coordination/);
  expect(log).not.toContain(link.split("=")[1]);
});
