import { expect, test } from "vitest";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { NOTHING_SET } from "../../src/domain/own-settings.ts";
import { StepId } from "../../src/domain/reminder.ts";
import { type AudienceRow, chooseAudience, type Known } from "../../src/reminders/audience.ts";
import { composeReminder } from "../../src/reminders/compose-reminder.ts";
import { composeExplanation, type Explained } from "../../src/reminders/explain.ts";
import { chooseMoment } from "../../src/reminders/moment.ts";
import { appointed, day, known, meeting, organization, owing, ownDay, person, voice } from "./reminder-world.ts";

const ana = person("Ana", [appointed("focal_point", "ilo")], "America/New_York");
const ben = person("Ben", [appointed("alternate", "ilo")], "America/New_York");
const own = ownDay("America/New_York", "mon-fri", ["2014-02-17"]);
const moment = chooseMoment(day("2014-02-17"), own);

function explain(row: AudienceRow | null, more: Partial<Explained> = {}): string {
  const needs = row?.verdict.kind === "remind" ? row.verdict.needs : [];
  const message =
    row && needs.length > 0 && moment.kind === "at"
      ? composeReminder({ person: ana, meeting, quality: row.quality, needs, at: moment.at }, voice)
      : null;
  const explained = {
    person: ana,
    stepId: StepId.parse("t+3"),
    isApproved: true,
    on: day("2014-02-17"),
    day: own,
    moment,
    settings: NOTHING_SET,
    laterOn: null,
    row,
    reason: row?.verdict.kind === "left-out" ? row.verdict.reason : null,
    substitute: null,
    message,
  };
  return writePlainText(composeExplanation({ ...explained, ...more }, voice));
}

function rowOf(more: Partial<Known> = {}): AudienceRow | null {
  const rules = { daysBetween: 1, most: 3, withinDays: 14 };
  const { rows } = chooseAudience({
    owing: [owing(organization("ilo"))],
    people: [known(ana, more)],
    rules,
    isOverdue: true,
  });
  return rows[0] ?? null;
}

test("says when, why then, and what would be sent", () => {
  const text = explain(rowOf());
  expect(text).toContain("Ana would be reminded on 18 February 2014, 9.30 a.m. (New York).");
  expect(text).toContain("- Step T+3 falls on Monday, 17 February 2014.");
  expect(text).toContain("- Monday, 17 February 2014: a holiday of the organization.");
  expect(text).toContain(
    "- Working hours there are 09:00 to 17:00 (New York); reminders come half an hour after they begin.",
  );
  expect(text).toContain(
    "ILO: “Activity report” for the Twelfth Coordination Meeting on International Migration was due on",
  );
  expect(text).toContain("[I am away] [Stop reminders]");
});

test("a step that is not approved yet is said to be", () => {
  expect(explain(rowOf(), { isApproved: false })).toContain(
    "- It is not approved yet, and sends nothing before it is.",
  );
});

test("shows the buttons of the reminder without letting anybody press them", () => {
  const row = rowOf();
  const explained: Explained = {
    person: ana,
    stepId: StepId.parse("t+3"),
    isApproved: true,
    on: day("2014-02-17"),
    day: own,
    moment,
    settings: NOTHING_SET,
    laterOn: null,
    row,
    reason: row?.verdict.kind === "left-out" ? row.verdict.reason : null,
    substitute: null,
    message: { parts: [{ kind: "buttons", buttons: [{ id: "stop-reminders", label: "Stop" }] }] },
  };
  expect(composeExplanation(explained, voice).parts.filter(({ kind }) => kind === "buttons")).toEqual([]);
});

test("says why not, and who stands in", () => {
  expect(explain(rowOf({ reach: "no-account" }))).toBe("Ana would not be reminded: has no chat account yet.");
  const away = rowOf({ preferences: { stopped: false, awayUntil: day("2014-03-01"), substituteId: ben.id } });
  expect(explain(away, { substitute: ben })).toBe("Ana would not be reminded: is away. Ben is reminded instead.");
});

test("says that an alternate waits for the due date, and that others are not asked", () => {
  expect(explain(null, { person: ben })).toBe(
    "Ben is an alternate, and is reminded only once the due date has passed.",
  );
  expect(explain(null, { person: person("Dora", []) })).toBe("Dora is not asked for anything in this step.");
});

test("says where no working time can be found", () => {
  const never = { ...own, quiet: { from: own.opensAt, until: own.closesAt } };
  expect(
    explain(rowOf(), { moment: chooseMoment(day("2014-02-17"), never), reason: "no-working-time", message: null }),
  ).toContain("no working time was found near the date");
});
