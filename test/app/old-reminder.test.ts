// The buttons of a reminder that was overtaken: by the answer, or by the end of the meeting.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { MeetingId, OrganizationId, PersonId, writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { type BotStage, openBotStage } from "../support/bot-stage.ts";

const AT = Temporal.Instant.from("2007-10-27T00:00:00Z");
const ANA = PersonId.parse("demonstration-ana-almeida");

let stage: BotStage;
beforeAll(async () => {
  stage = await openBotStage();
  await stage.say("Ana", "hello");
  await stage.say("Viktor", "remind");
  await stage.press("Viktor", "Send it now");
  await stage.passTime("one minute");
  stage.heard();
});
afterAll(async () => {
  await stage.close();
});

async function press(label: string): Promise<string> {
  stage.heard();
  await stage.press("Ana", label);
  return stage.heard().join("\n");
}

test("after “nothing to report” the report can be begun after all", async () => {
  await press("Nothing to report");
  await press("Yes, note it");
  expect(await press("Start: Activity report")).toContain("9 items, by Friday, 9 November 2007");
});

test("after the submission the button leads to what was submitted, and begins no second one", async () => {
  const instrument = INSTRUMENTS.find(({ per }) => per === "organization");
  if (!instrument) throw new Error("no activity report");
  const requestId = writeRequestId(MeetingId.parse("cmim-06"), OrganizationId.parse("ined"), instrument.id);
  await stage.store.transaction(async (transaction) => {
    await transaction.openResponse(requestId, 1, instrument.version, ANA, AT);
    await transaction.submitResponse(writeResponseId(requestId, 1), ANA, AT);
  });
  expect(await press("Start: Activity report")).toContain("INED, Activity report");
  const requests = await stage.store.transaction((transaction) => transaction.listRequests(MeetingId.parse("cmim-06")));
  expect(requests.find(({ id }) => id === requestId)?.responses).toMatchObject([{ ordinal: 1, submissions: 1 }]);
});

test("after the meeting was closed, no button begins anything, and each says so", async () => {
  const { meetings } = await readDemonstration();
  const closed = meetings.meetings.map((each) => ({ ...each, meeting: { ...each.meeting, state: "closed" as const } }));
  await stage.store.importMeetings({ ...meetings, meetings: closed }, AT);
  for (const label of ["Start: Surveys", "We have no survey"])
    expect(await press(label)).toContain("That button belongs to something that has ended.");
  for (const label of ["Remind me later", "Ask a colleague"])
    expect(await press(label)).toContain("Nothing is open for your organization at present");
  // These are about the person, and hold for the next meeting.
  expect(await press("I am away")).toContain("Until which day are you away?");
  expect(await press("Stop reminders")).toContain("No more reminders will come to you.");
});
