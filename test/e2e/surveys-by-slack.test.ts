// Every survey of the demonstration, entered over Slack by the focal points of thirteen organizations, comes out of the
// export as it went in.
import { afterAll, beforeAll, expect, it } from "vitest";
import { BOT_TOKEN, type LocalSlack, SIGNING_SECRET, startLocalSlack } from "../support/slack-emulator.ts";
import { beginInstallation } from "./begin-installation.ts";
import { enterSurveys } from "./enter-survey.ts";
import { expectedSurveys, exportSurveys } from "./exported-surveys.ts";
import { inTurns } from "./in-turns.ts";
import type { Installation } from "./server-process.ts";
import { createSlackChatter, openSlackPerson } from "./slack-chatter.ts";
import { type FocalPoint, importMeeting, readFocalPoints } from "./survey-meeting.ts";
import { MANNERS } from "./survey-typist.ts";

let people: readonly FocalPoint[];
let local: LocalSlack;
let installation: Installation;

beforeAll(async () => {
  people = await readFocalPoints();
  local = await startLocalSlack(people.map(({ handle, email }) => ({ name: handle, email })));
  installation = await beginInstallation({
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: local.apiUrl,
  });
  await importMeeting(installation);
  await installation.start();
}, 240_000);

afterAll(async () => {
  await installation?.remove();
  await local?.close();
});

it("takes all sixteen surveys, and gives them back as they were said", { timeout: 240_000 }, async () => {
  const order = people.flatMap(({ surveys }) => surveys.map(({ id }) => id));
  const mannerOf = (id: string) => MANNERS[order.indexOf(id) % MANNERS.length] ?? "typing";
  await inTurns(people, async (person) => {
    const chatter = createSlackChatter(await openSlackPerson(local, installation.url, person.handle));
    expect((await chatter.say("hello")).text).toContain(`You speak for ${person.organization}`);
    await enterSurveys(chatter, person, mannerOf);
  });
  await installation.stop();
  expect(await exportSurveys(installation)).toEqual(expectedSurveys(people));
});
