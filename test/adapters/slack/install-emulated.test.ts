// The same way through the OAuth of `emulate`, which somebody else wrote: its page of consent, its codes and tokens.
import { createEmulator } from "emulate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Database } from "../../../adapters/database/open-database.ts";
import { callSlack, findFreePort, OBSERVER_TOKEN, SIGNING_SECRET } from "../../support/slack-emulator.ts";
import { Installing, openTestDatabase } from "../../support/slack-installing.ts";
import { CLIENT } from "../../support/slack-workspaces.ts";

const REDIRECT = "http://127.0.0.1:1/slack/oauth_redirect";
let database: Database;
let emulator: { readonly url: string; close(): Promise<void> };

beforeAll(async () => {
  database = await openTestDatabase();
  emulator = await createEmulator({
    service: "slack",
    port: await findFreePort(),
    seed: {
      slack: {
        signing_secret: SIGNING_SECRET,
        strict_scopes: true,
        team: { name: "Coordination" },
        users: [{ name: "ana", email: "ana@example.org" }],
        tokens: [{ token: OBSERVER_TOKEN, user: "ana", scopes: ["users:read"] }],
        oauth_apps: [
          {
            client_id: CLIENT.id,
            client_secret: CLIENT.secret,
            name: "Rapporteur",
            redirect_uris: [REDIRECT],
            scopes: ["chat:write", "im:write", "im:history", "users:read", "users:read.email"],
          },
        ],
      },
    },
  });
});
afterAll(async () => {
  await emulator.close();
  await database.store.close();
});

const HIDDEN = /name="(user_id|redirect_uri|scope|user_scope|state|client_id)" value="([^"]*)"/g;

const Members = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Presses the first button of the page of consent. */
async function consent(url: string): Promise<string> {
  const page = await (await fetch(url)).text();
  const form = page.slice(page.indexOf("<form"), page.indexOf("</form>"));
  const fields = new URLSearchParams();
  for (const [, name = "", value = ""] of form.matchAll(HIDDEN)) fields.set(name, value.replaceAll("&amp;", "&"));
  const answer = await fetch(`${emulator.url}/oauth/v2/authorize/callback`, {
    method: "POST",
    body: fields,
    redirect: "manual",
  });
  return answer.headers.get("location") ?? "";
}

test("a workspace is installed, heard and answered", async () => {
  const here = await Installing.start({ apiUrl: `${emulator.url}/api/` }, database);
  const page = await here.install(consent);
  expect(page.text).toContain("installed in Coordination");
  const [workspace] = await database.slackInstallations.listPresent(["T000000001"]);
  expect(workspace?.scopes).toContain("users:read.email");

  const { members } = Members.parse(await callSlack(emulator.url, OBSERVER_TOKEN, "users.list", {}));
  const id = members.find(({ name }) => name === "ana")?.id ?? "";
  expect((await here.say("T000000001", id)).status).toBe(200);
  expect(here.bot.events[0]?.account).toEqual({ platform: "slack", tenant: "T000000001", account: id });
  expect((await here.tell("T000000001", id)).kind).toBe("sent");
  await here.close();
});
