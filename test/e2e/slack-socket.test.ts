// The program with a socket to Slack and no address that anybody reaches: a whole survey through it, while acknowledgements
// get lost, Slack closes connections and the server is killed; nothing is lost and nothing comes twice.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SlackPerson } from "../support/slack-client.ts";
import { BOT_TOKEN, type LocalSlack, SIGNING_SECRET, startLocalSlack } from "../support/slack-emulator.ts";
import { sendJson } from "../support/slack-send.ts";
import { APP_TOKEN } from "../support/slack-socket.ts";
import { beginInstallation } from "./begin-installation.ts";
import { expectedSurveys, exportSurveys } from "./exported-surveys.ts";
import { findDoubled, findLost, readHistory } from "./kill-history.ts";
import { type KillPerson, overSlack, typeSurvey } from "./kill-person.ts";
import type { Installation } from "./server-process.ts";
import { openSlackPerson } from "./slack-chatter.ts";
import { type FocalPoint, importMeeting, readFocalPoints } from "./survey-meeting.ts";
import { waitFor } from "./wait-for.ts";

let focalPoint: FocalPoint;
let local: LocalSlack;
let installation: Installation;

beforeAll(async () => {
  const found = (await readFocalPoints()).find(({ surveys }) => surveys.length === 1);
  if (!found) throw new Error("nobody");
  focalPoint = found;
  local = await startLocalSlack([{ name: focalPoint.handle, email: focalPoint.email }]);
  installation = await beginInstallation({
    SLACK_APP_TOKEN: APP_TOKEN,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: local.apiUrl,
    LOG_LEVEL: "trace",
  });
  await importMeeting(installation);
  await installation.start();
}, 240_000);

afterAll(async () => {
  await installation?.remove();
  await local?.close();
});

const isReady = async () => (await fetch(`${installation.url}/readyz`).catch(() => null))?.status === 200;
const untilReady = async () => {
  await waitFor(
    () => "the server",
    async () => (await isReady()) || null,
    120_000,
  );
};

/** What happens just before the person's message of this number. */
const TROUBLE: Readonly<Record<number, () => void>> = {
  3: () => {
    local.socket.loses = 1;
  },
  8: () => local.socket.tell({ type: "disconnect", reason: "refresh_requested", debug_info: {} }),
  // While the message is on its way, or is handled, or has just been acknowledged.
  14: () => killSoon(),
  20: () => {
    local.socket.loses = 1;
  },
  26: () => local.socket.cut(),
};
/** These arrive twice, each in an envelope of its own. */
const TWICE: ReadonlySet<number> = new Set([2, 5, 10, 17]);

let killing: Promise<void> | null = null;
function killSoon(): void {
  killing = sleep(15).then(async () => {
    await installation.kill();
    await installation.start();
  });
}

function withTrouble(person: SlackPerson): { readonly typing: KillPerson; readonly said: () => number } {
  const typing = overSlack(person, untilReady);
  let number = 0;
  return {
    said: () => number,
    typing: {
      ...typing,
      async say(text) {
        number += 1;
        TROUBLE[number]?.();
        if (!TWICE.has(number)) return typing.say(text);
        const answers = await person.repeat(text, 2);
        expect(answers.map(({ status }) => status)).toEqual([200, 200]);
        return person.lastTs();
      },
    },
  };
}

it("takes a whole survey through the socket, and loses and doubles nothing", { timeout: 240_000 }, async () => {
  const [survey] = focalPoint.surveys;
  if (!survey) throw new Error("nothing to enter");
  const answered = new Map<string, boolean>();
  const { typing, said } = withTrouble(await openSlackPerson(local, null, focalPoint.handle, untilReady));

  const receipt = await typeSurvey(typing, survey.answers, (id, isAnswer) => answered.set(id, isAnswer));
  await killing;

  expect(receipt.text).toContain("Submitted: ");
  expect(said()).toBeGreaterThan(Math.max(...Object.keys(TROUBLE).map(Number)));
  await installation.stop();
  expect(local.socket.open).toBe(0);
  const history = await readHistory(installation.folder);
  const answers = [...answered].filter(([, isAnswer]) => isAnswer).map(([id]) => id);
  expect(answers.length).toBeGreaterThan(10);
  expect({ lost: findLost(history, answers), doubled: findDoubled(history) }).toEqual({ lost: [], doubled: [] });
  // Only the list of institutions is opened and closed.
  expect(history.filter(({ path, version }) => version > 1 && path !== "q05_institutions")).toEqual([]);
  const heard = await typing.heard();
  expect(heard.filter((text, index) => index > 0 && text === heard[index - 1])).toEqual([]);
  expect(await exportSurveys(installation)).toEqual(expectedSurveys([focalPoint]));
});

it("serves no address for Slack, and is ready while the socket is open", { timeout: 120_000 }, async () => {
  await installation.start();
  const sender = { baseUrl: installation.url, signingSecret: SIGNING_SECRET };
  expect((await sendJson(sender, { type: "url_verification", challenge: "c" })).status).toBe(404);
  for (const path of ["/slack/install", "/slack/oauth_redirect", "/slack/events"])
    expect((await fetch(`${installation.url}${path}`)).status).toBe(404);

  local.socket.refuses = "internal_error";
  local.socket.cut();
  const readiness = await waitFor(
    () => "the server to be not ready",
    async () => {
      const response = await fetch(`${installation.url}/readyz`);
      return response.status === 503 ? response.json() : null;
    },
  );
  expect(readiness).toEqual({ ready: false, notReady: ["slack"] });
  local.socket.refuses = null;
  await untilReady();
  await installation.stop();

  for (const secret of [APP_TOKEN, BOT_TOKEN, "ticket="]) expect(installation.log).not.toContain(secret);
  expect(installation.log).toContain("over a socket");
});

it("says which setting is wrong where Slack refuses the token, and what to do", { timeout: 120_000 }, async () => {
  expect(await installation.must("doctor")).toMatch(/^Slack socket answers +yes$/m);

  local.socket.refuses = "invalid_auth";
  for (const words of [["serve"], ["doctor"]]) {
    const { code, err } = await installation.run(...words);
    expect(code).toBe(1);
    expect(err).toMatch(/SLACK_APP_TOKEN: Slack refuses it \(invalid_auth\).*connections:write/);
    expect(err).not.toContain(APP_TOKEN);
  }
});
