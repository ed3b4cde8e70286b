// Four people of four organizations answer at once, two over Slack and two over Teams, while the server is killed without
// warning and started again on the same folder. No answer is lost, none is doubled, and everybody goes on where they were.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BOT_TOKEN, type LocalSlack, SIGNING_SECRET, startLocalSlack } from "../support/slack-emulator.ts";
import { startTeamsClient, type TeamsClient } from "../support/teams-client.ts";
import { beginInstallation } from "./begin-installation.ts";
import { expectedSurveys, exportSurveys } from "./exported-surveys.ts";
import { findDoubled, findLost, readHistory } from "./kill-history.ts";
import { type KillPerson, overSlack, overTeams, typeSurvey } from "./kill-person.ts";
import { type Kill, planKills } from "./kill-schedule.ts";
import type { Installation } from "./server-process.ts";
import { openSlackPerson } from "./slack-chatter.ts";
import { type FocalPoint, importMeeting, readFocalPoints } from "./survey-meeting.ts";
import { waitFor } from "./wait-for.ts";

const KILLS = Number(process.env["RAPPORTEUR_KILLS"] ?? 3);
const SEED = Number(process.env["RAPPORTEUR_SEED"] ?? Date.now() % 1_000_000);
/** The four type more than this together. */
const MESSAGES = 140;
/** Organizations with one survey each. */
const ORGANIZATIONS = 4;

let people: readonly FocalPoint[];
let local: LocalSlack;
let teams: TeamsClient;
let installation: Installation;
/** Messages that the bot acknowledged, by id; `answers` once it is known that it took one as an answer. */
const acknowledged = new Map<string, { answers: boolean }>();

beforeAll(async () => {
  people = (await readFocalPoints()).filter(({ surveys }) => surveys.length === 1).slice(0, ORGANIZATIONS);
  local = await startLocalSlack(people.map(({ handle, email }) => ({ name: handle, email })));
  installation = await beginInstallation({
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: local.apiUrl,
    TEAMS_UNAUTHENTICATED: "loopback",
  });
  teams = await startTeamsClient(() => `${installation.url}/api/messages`, { signed: false });
  await importMeeting(installation);
  await installation.start();
}, 240_000);

afterAll(async () => {
  await installation?.remove();
  await teams?.close();
  await local?.close();
});

it(`loses and doubles nothing in ${KILLS} kills`, { timeout: 120_000 + KILLS * 30_000 }, async () => {
  console.info(`seed ${SEED}`);
  const typing = await Promise.all(people.map(createPerson));
  const isDone = { done: false };
  const working = Promise.all(typing.map((person, index) => work(person, people[index]))).finally(() => {
    isDone.done = true;
  });
  // A failure of a person ends the test, and one of the killer does not leave it waiting.
  const [kills] = await Promise.all([killServer(planKills(SEED, KILLS, MESSAGES), isDone), working]);
  await installation.stop();

  const history = await readHistory(installation.folder);
  const seenTwice = await Promise.all(typing.map(countDuplicates));
  const duplicates = seenTwice.reduce((sum, count) => sum + count, 0);
  const answers = answered();
  console.info(
    `${kills} kills, ${acknowledged.size} messages acknowledged, ${answers.length} answers, ${findLost(history, answers).length} lost, ${findDoubled(history).length} doubled, ${duplicates} messages seen twice`,
  );
  expect(kills).toBe(KILLS);
  expect({ lost: findLost(history, answers), doubled: findDoubled(history) }).toEqual({ lost: [], doubled: [] });
  // Nobody was asked twice in Slack. Whether a message had arrived, Teams cannot tell: who saw one twice there may have
  // answered it twice, and nobody else. Only the list of institutions is opened and closed.
  const again = history.filter(({ path, version }) => version > 1 && path !== "q05_institutions");
  for (const [index, person] of people.entries()) {
    const own = again.filter(({ response }) => response.includes(`/${person.organizationId}/`));
    expect(own.length, JSON.stringify(own)).toBeLessThanOrEqual(index % 2 === 0 ? 0 : (seenTwice[index] ?? 0));
  }
  expect(await exportSurveys(installation)).toEqual(expectedSurveys(people));
});

async function createPerson({ handle, name, email }: FocalPoint, index: number): Promise<KillPerson> {
  const beforeRetry = () => untilRunning();
  if (index % 2 === 0)
    return overSlack(await openSlackPerson(local, installation.url, handle, beforeRetry), beforeRetry);
  return overTeams(teams.person(name, { email }), beforeRetry);
}

async function work(person: KillPerson, focalPoint: FocalPoint | undefined): Promise<void> {
  const answers = focalPoint?.surveys[0]?.answers;
  if (!answers) throw new Error("nothing to enter");
  const receipt = await typeSurvey(person, answers, note);
  expect(receipt.text).toContain("Submitted: ");
}

function note(id: string, answers: boolean): void {
  acknowledged.set(id, { answers });
}

function answered(): readonly string[] {
  return [...acknowledged].filter(([, { answers }]) => answers).map(([id]) => id);
}

/** Kills as planned; after each kill, what was known to be taken is in the folder that the dead server left. */
async function killServer(plan: readonly Kill[], isDone: { readonly done: boolean }): Promise<number> {
  let kills = 0;
  for (const { afterMessages, milliseconds } of plan) {
    const before = acknowledged.size;
    const due = await waitFor(
      () => `${afterMessages} messages`,
      () => {
        if (isDone.done) return "over";
        return acknowledged.size >= before + afterMessages ? "now" : null;
      },
      180_000,
    );
    if (due === "over") return kills;
    await sleep(milliseconds);
    const known = answered();
    await installation.kill();
    const history = await readHistory(installation.folder);
    expect({ lost: findLost(history, known), doubled: findDoubled(history) }).toEqual({ lost: [], doubled: [] });
    await installation.start();
    kills += 1;
  }
  return kills;
}

async function untilRunning(): Promise<void> {
  await waitFor(
    () => "the server",
    async () => {
      const response = await fetch(`${installation.url}/readyz`).catch(() => null);
      return response?.ok ? true : null;
    },
    120_000,
  );
}

/** The same words twice in a row. */
async function countDuplicates(person: KillPerson): Promise<number> {
  const heard = await person.heard();
  return heard.filter((text, index) => index > 0 && text === heard[index - 1]).length;
}
