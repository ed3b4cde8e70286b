// The secretariat enters answers for organizations; whoever may not is told so, and nothing is kept. Asked at each turn.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { questionAction, requestAction } from "../../src/dialog/actions.ts";
import { RequestId, ResponseId } from "../../src/domain/ids.ts";
import { openScene, type Scene, vouched } from "../support/bot-scene.ts";

const [VIKTOR, ANA, CHIDI] = ["viktor.vargas@example.org", "ana.almeida@example.org", "chidi.chukwu@example.org"];
const REQUEST = RequestId.parse("cmim-06/unhcr/activity-report");
const RESPONSE = ResponseId.parse(`${REQUEST}/1`);
const PERIOD = questionAction("answer", RESPONSE, "reporting_period");

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  for (const email of [VIKTOR, ANA, CHIDI]) {
    scene.profiles.set(email, vouched(email));
    await scene.say(email, "hello");
  }
});
afterAll(async () => {
  await scene.close();
});

async function press(who: string, button: string): Promise<string> {
  scene.heard(who);
  await scene.send(who, { kind: "pressed", button, messageId: "elsewhere" });
  return scene.heard(who);
}

async function auditOf(subject: string) {
  return (await scene.store.listAudit(100)).filter((entry) => entry.subject === subject).reverse();
}

describe("nobody but the secretariat", () => {
  test.each([
    { words: "report UNHCR", says: "Only the focal points of Office of the United Nations High Commissioner" },
    { words: "report for unhcr", says: "Only the focal points of Office of the United Nations High Commissioner" },
    { words: "/rapporteur report UNHCR", says: "Type “report” or “survey” for what is asked of your own" },
    { words: "report UN-nowhere", says: "No question is open" },
    { words: "survey UNHCR", says: "I found nothing that you may read" },
    { words: "report INED", says: "INED: Activity report" },
  ])("$words, of INED's focal point: $says", async ({ words, says }) => {
    expect(await scene.say(ANA, words)).toContain(says);
  });

  test("can begin with a button of somebody else", async () => {
    for (const verb of ["start", "first", "another", "nothing", "confirm-nothing"] as const)
      expect(await press(ANA, requestAction(verb, REQUEST))).toContain("That button belongs to something");
    expect(await scene.store.transaction((transaction) => transaction.lockRequest(REQUEST))).toMatchObject({
      statement: null,
      responses: [],
    });
  });
});

describe("the secretariat", () => {
  test("is asked which organization is meant, where a name is two", async () => {
    const [unhcr, ined] = await scene.store
      .transaction((transaction) => transaction.listOrganizations())
      .then((all) => ["unhcr", "ined"].map((id) => all.find((each) => each.id === id)));
    if (!unhcr || !ined) throw new Error("they are in the demonstration");
    const twins = [unhcr, ined].map((each) => ({ ...each, aliases: [...each.aliases, "Twin"] }));
    await scene.store.importRoster({ organizations: twins, people: [] }, scene.now);
    scene.now = scene.now.add({ minutes: 1 });
    expect(await scene.say(VIKTOR, "report Twin")).toContain("may mean");
  });

  test("has every answer kept under its own name, and audited", async () => {
    await scene.say(VIKTOR, "report UNHCR");
    await press(VIKTOR, requestAction("first", REQUEST));
    await scene.say(VIKTOR, "2006-2007");
    const history = await scene.store.readHistory(RESPONSE);
    expect(history.map(({ path, personId }) => [path, personId])).toEqual([
      ["reporting_period", "demonstration-viktor-vargas"],
    ]);
    expect(await auditOf(RESPONSE)).toMatchObject([
      {
        action: "answer entered on behalf",
        personId: "demonstration-viktor-vargas",
        facts: { path: "reporting_period" },
      },
    ]);
  });

  test("finds the options of a long list in such a draft, and nobody else of another organization does", async () => {
    const path = "activities[1].coverage";
    const coverage = questionAction("answer", RESPONSE, path);
    await scene.say(VIKTOR, "Training of enumerators");
    const bot = scene.bot();
    const account = (id: string) => ({ platform: "slack", tenant: "T1", account: id }) as const;
    expect(await bot.suggestOptions(account(VIKTOR), coverage, "Ghana")).toMatchObject([{ label: "Ghana" }]);
    expect(await bot.suggestOptions(account(CHIDI), coverage, "Ghana")).toMatchObject([{ label: "Ghana" }]);
    expect(await bot.suggestOptions(account(ANA), coverage, "Ghana")).toEqual([]);
  });

  test("is marked in the draft until the organization answers for itself", async () => {
    expect(await scene.say(CHIDI, "report")).toContain("were entered by the secretariat, Viktor Vargas");
    expect(await scene.say(CHIDI, "review")).toContain("2006 to 2007\nEntered by the secretariat, Viktor Vargas");
    await press(CHIDI, questionAction("ask", RESPONSE, "reporting_period"));
    await scene.say(CHIDI, "2005-2007");
    expect(await scene.say(CHIDI, "review")).not.toContain("2005 to 2007\nEntered by");
  });
});

test("who is no longer of the secretariat can do nothing with what is still open", async () => {
  const today = scene.now.toZonedDateTimeISO("UTC").toPlainDate();
  const viktor = (await scene.store.listPeople(today)).find(({ email }) => email === VIKTOR);
  if (!viktor) throw new Error("Viktor is of the demonstration");
  const until = today.subtract({ days: 1 }).toString();
  const ended = viktor.appointments.map((each) => ({ ...each, since: null, until }));
  const attends = { role: "participant" as const, organizationId: null, since: null, until: null };
  const people = [{ ...viktor, appointments: [...ended, attends] }];
  await scene.say(VIKTOR, "report UNHCR");
  await scene.store.importRoster({ organizations: [], people }, scene.now);
  const before = await scene.store.readHistory(RESPONSE);
  expect(await scene.say(VIKTOR, "Ghana")).not.toContain("on behalf");
  expect(await press(VIKTOR, PERIOD)).toContain("That button belongs to something");
  expect(await press(VIKTOR, requestAction("confirm-nothing", REQUEST))).toContain("That button belongs to something");
  expect(await scene.store.readHistory(RESPONSE)).toEqual(before);
});
