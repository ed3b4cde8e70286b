// Every survey of the demonstration, entered over Teams by the focal points of thirteen organizations, comes out of the
// export as it went in. Some are known to Teams by their address, the others type a one-time code.
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { startTeamsClient, type TeamsClient } from "../support/teams-client.ts";
import { beginInstallation } from "./begin-installation.ts";
import type { Chatter } from "./chatter.ts";
import { enterSurveys } from "./enter-survey.ts";
import { expectedSurveys, exportSurveys } from "./exported-surveys.ts";
import { inTurns } from "./in-turns.ts";
import type { Installation } from "./server-process.ts";
import { type FocalPoint, importMeeting, readFocalPoints } from "./survey-meeting.ts";
import { MANNERS } from "./survey-typist.ts";
import { createTeamsChatter } from "./teams-chatter.ts";

const Issued = z.object({ code: z.string() });

/** Every so many people have no address in the directory of Teams. */
const CODE_FOR_EVERY = 7;

let people: readonly FocalPoint[];
let teams: TeamsClient;
let installation: Installation;
const codes = new Map<string, string>();

beforeAll(async () => {
  people = await readFocalPoints();
  installation = await beginInstallation({ TEAMS_UNAUTHENTICATED: "loopback" });
  teams = await startTeamsClient(() => `${installation.url}/api/messages`, { signed: false });
  await importMeeting(installation);
  for (const { email } of people.filter((_, index) => index % CODE_FOR_EVERY === 0)) {
    const { code } = Issued.parse(JSON.parse(await installation.must("roster", "code", email, "--json")));
    codes.set(email, code);
  }
  await installation.start();
}, 240_000);

afterAll(async () => {
  await installation?.remove();
  await teams?.close();
});

/** By the code, or at the first word. */
async function introduce(person: FocalPoint): Promise<Chatter> {
  const { name, email, organization } = person;
  const code = codes.get(email);
  const chatter = createTeamsChatter(teams.person(name, code === undefined ? { email } : {}));
  const greeting = await chatter.say("hello");
  if (code === undefined) expect(greeting.text).toContain(`You speak for ${organization}`);
  else {
    expect(greeting.text).not.toContain(organization);
    expect((await chatter.say(`link ${code}`)).text).toContain(`You speak for ${organization}`);
  }
  return chatter;
}

it("takes all sixteen surveys, and gives them back as they were said", { timeout: 240_000 }, async () => {
  const order = people.flatMap(({ surveys }) => surveys.map(({ id }) => id));
  // Not in the manner in which the same survey is entered over Slack.
  const mannerOf = (id: string) => MANNERS[(order.indexOf(id) + 1) % MANNERS.length] ?? "typing";
  await inTurns(people, async (person) => {
    await enterSurveys(await introduce(person), person, mannerOf);
  });
  await installation.stop();
  expect(await exportSurveys(installation)).toEqual(expectedSurveys(people));
  expect(teams.connector.faults).toEqual([]);
});
