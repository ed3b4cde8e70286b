// Nothing that is for the secretariat only is ever shown to anybody else: whoever asks, whatever, wherever, by words or
// by any button that comes of it.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { isSecretariat, organizationsOf, type Person } from "../../src/domain/person.ts";
import { FIND_COMMANDS } from "../../src/findings/find-act.ts";
import reports from "./activity-reports.json" with { type: "json" };
import { actsIn, type FindingWorld, openFindingWorld, type Place } from "./finding-world.ts";

/** Titles, texts and summaries of what UNHCR reported for the secretariat only. */
const CLOSED = reports.reports
  .filter(({ answers }) => answers.visibility === "secretariat_only")
  .flatMap(({ answers }) => [
    ...answers.activities.flatMap(({ title, description }) => [title, ...description.split(/(?<=\.) /)]),
    ...(answers.summary === null ? [] : [answers.summary]),
  ]);
const OWNER = "unhcr";

const SUBJECTS = [
  "",
  "refugees",
  "refugees in Kenya",
  "Kenya",
  "Somalia 2008",
  "UNHCR",
  "planned",
  "relocation of camps",
  "relocaton camps",
  "negotiation",
  "negotiatoin",
  "confidential",
  "new initiatives",
  "data in Eastern Africa",
  "sixth meeting",
  "cmim-06/unhcr/activity-report/1",
  "objective 1",
  "operations since 2006",
  "reports by UNHCR",
];

let world: FindingWorld;
beforeAll(async () => {
  world = await openFindingWorld();
});
afterAll(() => world.close());

function mayKnow(person: Person, place: Place, share: boolean): boolean {
  if (share && place === "in a channel") return false;
  return isSecretariat(person) || organizationsOf(person).some((id) => id === OWNER);
}

test("there is something to keep", async () => {
  expect(CLOSED).toHaveLength(6);
  const { message } = await world.say(world.person("Viktor"), "search refugees in Kenya");
  expect(CLOSED.filter((words) => writePlainText(message).includes(words))).toHaveLength(2);
});

test("over roles, commands, subjects and places", async () => {
  let leaksPossible = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...world.people),
      fc.constantFrom(...FIND_COMMANDS),
      fc.constantFrom(...SUBJECTS),
      fc.constantFrom<Place>("alone", "in a channel"),
      fc.boolean(),
      async (person, command, words, place, share) => {
        const allowed = mayKnow(person, place, share);
        const first = await world.act(person, { kind: "words", command, words, share }, place);
        const answers = [first.message];
        for (const act of actsIn(first.message).values()) answers.push((await world.act(person, act, place)).message);
        const shown = first.share ? answers.slice(0, 1) : answers;
        if (allowed) leaksPossible += 1;
        else
          for (const message of shown)
            for (const closed of CLOSED) expect(writePlainText(message)).not.toContain(closed);
        if (!isSecretariat(person) && !organizationsOf(person).some((id) => id === OWNER))
          for (const message of answers)
            for (const closed of CLOSED) expect(writePlainText(message)).not.toContain(closed);
      },
    ),
    { numRuns: 150 },
  );
  expect(leaksPossible).toBeGreaterThan(5);
});

test("a source that one may see leads nowhere for another", async () => {
  const { message } = await world.say(world.person("Viktor"), "search relocation of camps");
  const act = actsIn(message).get("Source 1");
  if (!act) throw new Error("there is no source");
  expect(writePlainText((await world.act(world.person("Chidi"), act)).message)).toContain(CLOSED[3]);
  const closed = await world.act(world.person("Xenia"), act);
  expect(writePlainText(closed.message)).toBe("What stood there was withdrawn, or is not for you to read.");
});

test("what the secretariat shares in a channel is what everybody there may read", async () => {
  const { message, share } = await world.say(world.person("Viktor"), "search refugees in Kenya share", "in a channel");
  expect(share).toBe(true);
  expect(writePlainText(message)).toBe(
    "Viktor Vargas shared this.\n\nI found nothing that you may read: Refugees, asylum and forced displacement; Kenya.\n\n" +
      "With one condition less, there is something:\n\n[Kenya] [Refugees, asylum and forced displacement]",
  );
});
