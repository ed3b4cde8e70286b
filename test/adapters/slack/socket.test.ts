// What comes over a socket: it is acknowledged only when it was stored, a connection that ends is followed by the next, and
// nothing that Slack sends ends the program.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { waitFor } from "../../e2e/wait-for.ts";
import { TAKEN } from "../../support/slack-adapter.ts";
import { wrapEvent } from "../../support/slack-event.ts";
import { SocketScene } from "../../support/slack-socket-scene.ts";

let scene: SocketScene;

beforeAll(async () => {
  scene = await SocketScene.start();
});
afterAll(() => scene.close());
beforeEach(() => scene.forget());

const opened = (count: number) =>
  waitFor(
    () => `connection ${count}`,
    () => (scene.socket.opened >= count && scene.socket.open === 1) || null,
  );

describe("an envelope", () => {
  test("is acknowledged when the bot has stored it, and not before", async () => {
    const { promise, resolve } = Promise.withResolvers<typeof TAKEN>();
    scene.bot.answer = () => promise;
    let isAcknowledged = false;
    const said = scene.ana.say("Two workshops & one <guide>").then((answer) => {
      isAcknowledged = true;
      return answer;
    });
    await scene.reached(1);
    await new Promise((soon) => setTimeout(soon, 50));
    expect(isAcknowledged).toBe(false);

    resolve(TAKEN);

    expect(await said).toEqual({ status: 200, body: "" });
    expect(scene.bot.events[0]).toMatchObject({
      account: { platform: "slack", tenant: scene.local.team, account: scene.anaId },
      inbound: { kind: "said", text: "Two workshops & one <guide>" },
    });
  });

  test("that could not be stored is not acknowledged, and the same event comes again", async () => {
    let attempts = 0;
    scene.bot.answer = async () => {
      attempts += 1;
      if (attempts === 1) throw new Error("the database is away");
      return TAKEN;
    };
    const event = wrapEvent(scene.local.team, scene.message("hello"));

    const first = scene.socket.send("events_api", event).catch(() => "never");
    await scene.reached(1);
    const second = await scene.socket.send("events_api", event, 1);

    expect(second.status).toBe(200);
    const [one, other] = scene.bot.events;
    expect(one?.id).toBe(other?.id);
    scene.socket.cut();
    expect(await first).toBe("never");
  });

  test("whose acknowledgement is lost comes again, and has the same id", async () => {
    const before = scene.socket.opened;
    scene.socket.loses = 1;

    expect(await scene.ana.say("hello")).toEqual({ status: 200, body: "" });

    expect(scene.bot.events).toHaveLength(2);
    expect(scene.bot.events[0]?.id).toBe(scene.bot.events[1]?.id);
    expect(scene.socket.opened).toBeGreaterThan(before);
  });

  test("of a press, a command, a form and a search for options is answered as by HTTP", async () => {
    const options = ["Kenya", "Kiribati"].map((label) => ({ code: label, label }));
    scene.bot.options = options;
    await scene.tell({ kind: "buttons", buttons: [{ id: "start", label: "Start" }] });
    expect(await scene.ana.press("Start")).toEqual({ status: 200, body: "" });
    expect(scene.bot.events.at(-1)?.inbound).toMatchObject({ kind: "pressed", button: "start" });

    expect(await scene.ana.command("status")).toEqual({ status: 200, body: "" });
    scene.bot.answer = async () => {
      throw new Error("the database is away");
    };
    expect((await scene.ana.command("status")).body).toContain("could not be stored");
    scene.bot.answer = async () => ({ kind: "taken", settled: null, formProblems: { size: "Please give a number." } });

    scene.bot.form = {
      id: "sample",
      title: "The sample",
      submitLabel: "Send",
      fields: [{ id: "size", label: "Size", required: true, input: { kind: "line", maxCharacters: 20 } }],
    };
    await scene.tell({ kind: "form", form: scene.bot.form, openLabel: "Open the form" });
    await scene.ana.press("Open the form");
    expect((await scene.ana.submit({ Size: "many" })).body).toEqual({
      response_action: "errors",
      errors: { "field-0": "Please give a number." },
    });
  });

  test("whose answer would be larger than Slack takes is answered with as much as fits", async () => {
    scene.bot.options = Array.from({ length: 100 }, (_none, index) => ({
      code: `area-${index}`,
      label: `${"Обследование домашних хозяйств ".repeat(3)}${index}`.slice(-75),
    }));
    const before = scene.socket.opened;

    const { body } = await scene.suggest("Обследование");

    const { options } = body;
    expect(options.length).toBeGreaterThan(50);
    expect(options.length).toBeLessThan(100);
    expect(options[0]?.value).toBe("area-0");
    expect(scene.socket.opened).toBe(before);
  });

  test.each([
    { what: "an event without its inner part", payload: { type: "app_rate_limited", team_id: "T1" } },
    { what: "no payload", payload: {} },
  ])("that cannot be read ends nothing: $what", async ({ payload }) => {
    scene.socket.tell({ envelope_id: "1", type: "events_api", payload });
    scene.socket.tell({ envelope_id: "2", type: "interactive", payload });
    scene.socket.tell({});

    expect((await scene.ana.say("hello")).status).toBe(200);
    expect(scene.bot.events).toHaveLength(1);
  });
});

describe("a connection", () => {
  test.each(["refresh_requested", "warning"])(
    "that Slack will close (%s) is followed by the next first",
    async (reason) => {
      const before = scene.socket.opened;
      const { promise, resolve } = Promise.withResolvers<typeof TAKEN>();
      scene.bot.answer = () => promise;
      const underWay = scene.ana.say("before");
      await scene.reached(1);

      scene.socket.tell({ type: "disconnect", reason, debug_info: { host: "wss-111" } });
      await waitFor(
        () => "the next",
        () => scene.socket.opened > before || null,
      );
      await scene.slack.checkConnection();
      // What came over the old one is acknowledged over it.
      resolve(TAKEN);
      expect((await underWay).status).toBe(200);
      expect(scene.bot.events).toHaveLength(1);

      await opened(before + 1);
      expect((await scene.ana.say("after")).status).toBe(200);
      expect(scene.socket.opened).toBe(before + 1);
    },
  );

  test("that breaks is opened anew, and until then the check fails", async () => {
    const before = scene.socket.opened;
    scene.socket.refuses = "internal_error";
    scene.socket.cut();
    await waitFor(
      () => "the check to fail",
      () =>
        scene.slack.checkConnection().then(
          () => null,
          () => true,
        ),
    );

    scene.socket.refuses = null;
    await opened(before + 1);

    expect((await scene.ana.say("hello")).status).toBe(200);
    await waitFor(
      () => "the check to pass",
      () =>
        scene.slack.checkConnection().then(
          () => true,
          () => null,
        ),
    );
  });

  test("whose token is revoked meanwhile is tried again, and the log names the setting", async () => {
    const before = scene.socket.opened;
    scene.socket.refuses = "invalid_auth";
    scene.socket.cut();
    await waitFor(
      () => "a line in the log",
      () =>
        scene.log.lines.some((line) => line.includes('"slackCode":"invalid_auth","setting":"SLACK_APP_TOKEN"')) || null,
    );
    scene.socket.refuses = null;

    await opened(before + 1);
  });
});

test("a connection that Slack closes in place of a greeting is tried again, one after the other", async () => {
  const before = scene.socket.opened;
  scene.socket.turnsAway = "link_disabled";
  scene.socket.cut();
  await waitFor(
    () => "two attempts",
    () => scene.socket.opened >= before + 2 || null,
  );
  scene.socket.turnsAway = null;
  await opened(before + 3);

  expect((await scene.ana.say("hello")).status).toBe(200);
  expect(scene.socket.opened).toBe(before + 3);
});

describe("the start", () => {
  test.each(["invalid_auth", "not_allowed_token_type", "missing_scope"])(
    "is refused where Slack says %s",
    async (code) => {
      const other = await scene.another();
      scene.socket.refuses = code;

      await expect(other.begin()).rejects.toThrow(new RegExp(`^SLACK_APP_TOKEN: .*${code}.*connections:write`));

      scene.socket.refuses = null;
      await other.drain();
    },
  );

  test("goes on where Slack has trouble of its own, and connects when that is over", async () => {
    const other = await scene.another();
    scene.socket.refuses = "service_unavailable";
    await other.begin();
    await expect(other.checkConnection()).rejects.toThrow("no connection");
    scene.socket.refuses = null;

    await waitFor(
      () => "a connection",
      () =>
        other.checkConnection().then(
          () => true,
          () => null,
        ),
    );
    await other.drain();
  });
});

test("the end does not wait for a Slack that answers nothing", async () => {
  const other = await scene.another();
  await other.begin();
  const end = scene.socket.hush();
  const began = Date.now();

  await other.drain();

  expect(Date.now() - began).toBeLessThan(5_000);
  end();
});

test("the end waits for what is under way, acknowledges it and closes the connection", async () => {
  await waitFor(
    () => "one connection",
    () => scene.socket.open === 1 || null,
  );
  const { promise, resolve } = Promise.withResolvers<typeof TAKEN>();
  scene.bot.answer = () => promise;
  const said = scene.ana.say("last words");
  await scene.reached(1);

  let isDrained = false;
  const drained = scene.slack.drain().then(() => {
    isDrained = true;
  });
  await new Promise((soon) => setTimeout(soon, 50));
  expect(isDrained).toBe(false);
  resolve(TAKEN);

  expect((await said).status).toBe(200);
  await drained;
  await waitFor(
    () => "no connection",
    () => scene.socket.open === 0 || null,
  );
  const log = scene.log.lines.join("\n");
  expect(log).toContain("slack socket open");
  for (const secret of ["xapp", "xoxb", "ticket", "last words"]) expect(log).not.toContain(secret);
});
