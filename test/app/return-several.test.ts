// The secretariat returns one of several responses of an organization: it is asked which, and the note waits meanwhile.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { MeetingId, OrganizationId, PersonId, writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { type BotStage, openBotStage } from "../support/bot-stage.ts";

const AT = Temporal.Instant.from("2007-10-26T09:00:00Z");
const ANA = PersonId.parse("demonstration-ana-almeida");
const MEETING = MeetingId.parse("cmim-06");
const TITLES = ["Labour force survey", "Household survey"];

let stage: BotStage;
beforeAll(async () => {
  stage = await openBotStage();
  await stage.say("Ana", "hello");
  await stage.say("Viktor", "hello");
  const survey = INSTRUMENTS.find(({ per }) => per === "survey");
  if (!survey) throw new Error("no questionnaire for surveys");
  const requestId = writeRequestId(MEETING, OrganizationId.parse("ined"), survey.id);
  await stage.store.transaction(async (transaction) => {
    for (const [index, title] of TITLES.entries()) {
      const responseId = writeResponseId(requestId, index + 1);
      await transaction.openResponse(requestId, index + 1, survey.version, ANA, AT);
      await transaction.nameResponse(responseId, title);
      await transaction.submitResponse(responseId, ANA, AT);
    }
  });
  stage.heard();
});
afterAll(async () => {
  await stage.close();
});

async function statesOf(): Promise<readonly string[]> {
  const requests = await stage.store.transaction((transaction) => transaction.listRequests(MEETING));
  return requests.flatMap(({ responses }) => responses.map(({ title, state }) => `${title}: ${state}`)).sort();
}

test("several fit: it is asked which, and nothing is returned before", async () => {
  await stage.say("Viktor", "return INED: Which years does it cover?");
  const asked = stage.heard().join("\n");
  expect(asked).toContain("Which one shall I return, with this note?");
  expect(asked).toContain("> Which years does it cover?");
  for (const title of TITLES) expect(asked).toContain(`“${title}”]`);
  expect(await statesOf()).toEqual(["Household survey: submitted", "Labour force survey: submitted"]);
});

test("the one that is chosen is returned with the note, once; the other stays submitted", async () => {
  await stage.press("Viktor", "INED: “Household survey”");
  const said = stage.heard().join("\n");
  expect(said).toContain("Returned: INED: “Household survey”. It is a draft again. Told: Ana Almeida.");
  expect(said).toContain("> Which years does it cover?");
  expect(await statesOf()).toEqual(["Household survey: draft", "Labour force survey: submitted"]);
  await stage.press("Viktor", "INED: “Labour force survey”");
  expect(stage.heard().join("\n")).toContain("I no longer have the note.");
  expect(await statesOf()).toEqual(["Household survey: draft", "Labour force survey: submitted"]);
});

test("words of a title say which is meant, so that nothing is asked", async () => {
  await stage.say("Viktor", "return INED survey labour: Which years?");
  expect(stage.heard().join("\n")).toContain("Returned: INED: “Labour force survey”.");
});
