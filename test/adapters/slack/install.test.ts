// Who may install the app, from the invitation to Slack's page of consent and back.
import { describe, expect, test } from "vitest";
import { createSeal } from "../../../adapters/system/seal.ts";
import { Browser } from "../../support/slack-browser.ts";
import { InstallScene } from "../../support/slack-install-scene.ts";
import { SECRET_KEY } from "../../support/slack-installing.ts";

const scene = InstallScene.use();

/** A state as the library writes it, signed with a secret that is not ours. */
const FORGED = [
  { alg: "HS256", typ: "JWT" },
  { installOptions: { scopes: ["chat:write"], metadata: "" }, now: new Date().toJSON(), random: 1 },
  "signature",
]
  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
  .join(".");
describe("an invitation", () => {
  test("leads to an installation, and the token is kept sealed", async () => {
    const page = await scene.install("T1");

    expect(page).toMatchObject({ status: 200 });
    expect(page.text).toContain("Coordination &amp; &lt;friends&gt;");
    const [kept] = await scene.database.slackInstallations.listPresent(["T1"]);
    expect(kept).toMatchObject({ id: "T1", kind: "workspace", botUserId: "UBOTT1", botId: "BT1" });
    expect(JSON.stringify(await scene.database.slackInstallations.listAll())).not.toContain("xoxb");
    expect(createSeal(SECRET_KEY).open(kept?.sealedToken ?? "", "slack token", "T1")).toEqual({
      kind: "opened",
      text: scene.local.tokenOf("T1"),
    });
  });

  test("asks Slack for what the manifest names, and for a workspace that is named", async () => {
    const { location } = await scene.here.open(scene.here.invite({ workspace: "T1" }), new Browser());
    const asked = new URL(location ?? "");

    expect(`${asked.origin}${asked.pathname}`).toBe(`${scene.local.url}/oauth/v2/authorize`);
    expect(asked.searchParams.get("scope")?.split(",")).toContain("users:read.email");
    expect(asked.searchParams.get("team")).toBe("T1");
    expect(asked.searchParams.get("redirect_uri")).toBe("http://127.0.0.1:1/slack/oauth_redirect");
  });

  test.each([
    { because: "there is none", link: () => scene.here.invite().split("?")[0] ?? "", says: "An invitation is needed" },
    { because: "it is forged", link: () => `${scene.here.invite()}A`, says: "An invitation is needed" },
    {
      because: "it was made with another key",
      link: () =>
        scene.here
          .invite()
          .replace(/=.*/, `=${createSeal(new Uint8Array(32)).seal("{}", "slack invitation", "install")}`),
      says: "An invitation is needed",
    },
    {
      because: "its time is over",
      link: () => scene.here.invite({ until: scene.here.now }),
      says: "The invitation has expired",
    },
  ])("is refused before Slack is asked: $because", async ({ link, says }) => {
    const page = await scene.here.open(link(), new Browser());

    expect(page).toMatchObject({ status: 403, location: null });
    expect(page.text).toContain(says);
  });

  test("that expires on Slack's page keeps nothing", async () => {
    const page = await scene.here.install((url) => {
      scene.here.now = scene.here.now.add({ hours: 2 });
      return scene.local.consent(url, "T1");
    });

    expect(page).toMatchObject({ status: 403 });
    expect(page.text).toContain("has expired");
    expect(await scene.installed()).toEqual([]);
  });

  test("is good for one workspace, and again for the same", async () => {
    const link = scene.here.invite();
    await scene.install("T1", link);

    expect((await scene.install("T2", link)).text).toContain("was used before");
    expect((await scene.install("T1", link)).status).toBe(200);
    expect(await scene.installed()).toEqual(["T1"]);
  });

  test("for one workspace is refused for another", async () => {
    const page = await scene.install("T2", scene.here.invite({ workspace: "T1" }));

    expect(page).toMatchObject({ status: 403 });
    expect(page.text).toContain("for another workspace");
    expect(await scene.installed()).toEqual([]);
  });
});

describe("the way back from Slack", () => {
  const begin = async () => {
    const browser = new Browser();
    const { location } = await scene.here.open(scene.here.invite(), browser);
    return { browser, back: scene.local.consent(location ?? "", "T1") };
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
    const page = await scene.here.open(changed(back, change), browser);

    expect(page.text).toContain(says);
    expect(await scene.installed()).toEqual([]);
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
    const page = await scene.here.open(forged ? changed(back, (asked) => asked.set("state", FORGED)) : back, browser);

    expect(page).toMatchObject({ status: 400 });
    expect(page.text).toContain("another browser");
    expect(await scene.installed()).toEqual([]);
  });

  test("is good once", async () => {
    const { browser, back } = await begin();

    expect((await scene.here.open(back, browser)).status).toBe(200);
    expect((await scene.here.open(back, browser)).status).toBe(400);
  });

  test("with a token that would expire keeps nothing, and says why", async () => {
    expect((await scene.install("T3")).text).toContain("Token rotation is on");
    expect(await scene.installed()).toEqual([]);
  });
});
