// Many workspaces by OAuth over one socket: the app's connection brings the events of all of them, and each is answered with
// its own token; the pages for installing are served all the same.
import { expect, test } from "vitest";
import { createSlackBySocket } from "../../../adapters/slack/slack-by-socket.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import { RecordingBot, RecordingLog } from "../../support/slack-adapter.ts";
import { wrapEvent } from "../../support/slack-event.ts";
import { InstallScene, UNINSTALLED } from "../../support/slack-install-scene.ts";
import { APP_TOKEN } from "../../support/slack-socket.ts";

const scene = InstallScene.use();

test("each workspace is heard over the one socket and answered with its token, until it is gone", async () => {
  await scene.install("T1");
  await scene.install("T2");
  const { socket, apiUrl } = scene.local;
  const bot = new RecordingBot();
  const settings = { apiUrl, appToken: APP_TOKEN, oauth: scene.here.oauthSettings() };
  const slack = await createSlackBySocket({ settings, log: new RecordingLog(), clock: { now: () => scene.here.now } });
  slack.connect(bot);
  await slack.begin();
  const send = (team: string, event: object) => socket.send("events_api", wrapEvent(team, { ...event }));
  const say = (team: string, user: string) =>
    send(team, {
      type: "message",
      channel_type: "im",
      channel: `D${user}`,
      user,
      text: "hello",
      ts: "1700000000.000100",
    });
  const tell = (tenant: string, id: string) =>
    slack.platform.deliver({
      id: DeliveryId.parse(`to-${tenant}`),
      conversation: { platform: "slack", tenant, kind: "personal", id, reference: {} },
      message: { parts: [{ kind: "paragraph", text: "Good day." }] },
      replaces: null,
    });

  expect(slack.pages.map(({ path }) => path)).toEqual(["/slack/install", "/slack/oauth_redirect"]);
  expect((await say("T1", "UANA")).status).toBe(200);
  expect((await say("T2", "UCHIDI")).status).toBe(200);
  expect(bot.events.map(({ account }) => account.tenant)).toEqual(["T1", "T2"]);
  scene.local.calls.length = 0;
  expect([(await tell("T1", "UANA")).kind, (await tell("T2", "UCHIDI")).kind]).toEqual(["sent", "sent"]);
  expect(scene.local.calls.map(({ token }) => token)).toEqual([scene.local.tokenOf("T1"), scene.local.tokenOf("T2")]);

  scene.here.now = scene.here.now.add({ minutes: 1 });
  expect((await send("T1", UNINSTALLED)).status).toBe(200);
  expect(await scene.installed()).toEqual(["T2"]);
  // Not acknowledged, as it would be refused by HTTP.
  const strangers = [say("T1", "UANA"), say("T9", "UZOE")].map((said) => said.catch(() => "never"));
  expect((await say("T2", "UCHIDI")).status).toBe(200);
  await slack.drain();
  expect(await Promise.all(strangers)).toEqual(["never", "never"]);
  expect(bot.events).toHaveLength(3);
});
