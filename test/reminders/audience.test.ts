import { describe, expect, test } from "vitest";
import { PersonId } from "../../src/domain/ids.ts";
import { type Audience, chooseAudience, type Known, type Situation } from "../../src/reminders/audience.ts";
import { appointed, day, instant, known, organization, owing, person } from "./reminder-world.ts";

const [ilo, iom] = [organization("ilo"), organization("iom")];
const ana = person("Ana", [appointed("focal_point", "ilo")]);
const ben = person("Ben", [appointed("alternate", "ilo")]);
const chidi = person("Chidi", [appointed("focal_point", "iom")]);

const base: Situation = {
  owing: [owing(ilo)],
  people: [known(ana), known(ben)],
  rules: { daysBetween: 1, most: 3, withinDays: 14 },
  isOverdue: false,
};
const choose = (more: Partial<Situation>) => chooseAudience({ ...base, ...more });

/** `Ana reminded (half-done)`, `Ben left out: away`. */
function inShort({ rows }: Audience): readonly string[] {
  return rows.map(({ person: { name }, quality, verdict }) => {
    const as = quality === "focal_point" ? "" : ` as ${quality}`;
    return verdict.kind === "remind"
      ? `${name} reminded${as}: ${verdict.needs.map(({ way }) => way).join(", ")}`
      : `${name} left out: ${verdict.reason}`;
  });
}

describe("in which way somebody is reminded", () => {
  test.each([
    { of: owing(ilo), is: "not-started", because: "nothing was begun" },
    { of: owing(ilo, { state: "draft", answered: 1 }), is: "half-done", because: "one of two items is answered" },
    {
      of: owing(ilo, { state: "draft", submissions: 1 }),
      is: "returned",
      because: "it was submitted once, and is a draft again",
    },
    { of: owing(ilo, { state: "withdrawn" }), is: "not-started", because: "what was withdrawn does not count" },
  ])("$is: $because", ({ of, is }) => {
    expect(inShort(choose({ owing: [of] }))).toEqual([`Ana reminded: ${is}`]);
  });

  test("a draft says how far it is, and what is missing", () => {
    const [row] = choose({ owing: [owing(ilo, { state: "draft", answered: 1 })] }).rows;
    if (row?.verdict.kind !== "remind") throw new Error("Ana is reminded");
    const [draft] = row.verdict.needs[0]?.drafts ?? [];
    expect(draft).toMatchObject({ done: 1, total: 2 });
    expect(draft?.missing.map(({ key }) => key)).toEqual(["planned"]);
  });
});

describe("why somebody is left out", () => {
  const at = instant("2014-02-07T08:30:00Z");
  const before = (hours: number) => at.subtract({ hours });
  test.each<{ so: Partial<Known>; of?: Situation["owing"][number]; is: string; because: string }>([
    {
      so: {},
      of: owing(ilo, { state: "submitted", submissions: 1 }),
      is: "left out: submitted",
      because: "all that was asked is here",
    },
    { so: {}, of: owing(ilo, null, "nothing_to_report"), is: "left out: nothing-to-report", because: "a final answer" },
    { so: {}, of: owing(ilo, null, "no_survey"), is: "left out: nothing-to-report", because: "a final answer too" },
    {
      so: { lastAnswerAt: at.subtract({ minutes: 59 }) },
      is: "left out: writing-just-now",
      because: "an answer within the hour",
    },
    {
      so: { lastAnswerAt: at.subtract({ minutes: 60 }) },
      is: "reminded: not-started",
      because: "an hour ago is not now",
    },
    {
      so: { preferences: asked({ awayUntil: day("2014-02-07") }) },
      is: "left out: away",
      because: "the last day of the absence",
    },
    {
      so: { preferences: asked({ awayUntil: day("2014-02-06") }) },
      is: "reminded: not-started",
      because: "back since this morning",
    },
    { so: { preferences: asked({ stopped: true }) }, is: "left out: asked-to-stop", because: "no more reminders" },
    { so: { remindedAt: [before(1)] }, is: "left out: reminded-recently", because: "once a day is enough" },
    { so: { remindedAt: [before(24)] }, is: "reminded: not-started", because: "yesterday is another day" },
    {
      so: { remindedAt: [before(10)] },
      is: "reminded: not-started",
      because: "half an hour before midnight in Zurich is yesterday",
    },
    {
      so: { remindedAt: [before(48), before(24 * 7), before(24 * 13)] },
      is: "left out: over-the-cap",
      because: "three in fourteen days",
    },
    {
      so: { remindedAt: [before(48), before(24 * 7), before(24 * 14)] },
      is: "reminded: not-started",
      because: "the third is a fortnight old",
    },
    { so: { reach: "no-account" }, is: "left out: no-account", because: "nowhere to write to" },
    { so: { reach: "unreachable" }, is: "left out: unreachable", because: "the account left" },
  ])("$is: $because", ({ so, of, is }) => {
    expect(inShort(choose({ people: [known(ana, so)], owing: [of ?? owing(ilo)] }))).toEqual([`Ana ${is}`]);
  });

  test("the first reason that applies is kept, in this order", () => {
    const everything: Known = known(ana, {
      reach: "unreachable",
      lastAnswerAt: at,
      preferences: asked({ stopped: true, awayUntil: day("2014-03-01") }),
      remindedAt: [1, 1, 1].map(before),
    });
    const lifted: ((who: Known) => Known)[] = [
      (who) => ({ ...who, lastAnswerAt: null }),
      (who) => ({ ...who, preferences: { ...who.preferences, awayUntil: null } }),
      (who) => ({ ...who, preferences: { ...who.preferences, stopped: false } }),
      (who) => ({ ...who, remindedAt: [24, 24, 24].map(before) }),
      (who) => ({ ...who, remindedAt: [] }),
      (who) => ({ ...who, reach: "reachable" }),
    ];
    let who = everything;
    const seen = [inShort(choose({ people: [who] }))[0]];
    for (const lift of lifted) {
      who = lift(who);
      seen.push(inShort(choose({ people: [who] }))[0]);
    }
    expect(inShort(choose({ people: [everything], owing: [owing(ilo, { state: "submitted" })] }))).toEqual([
      "Ana left out: submitted",
    ]);
    expect(seen).toEqual([
      "Ana left out: writing-just-now",
      "Ana left out: away",
      "Ana left out: asked-to-stop",
      "Ana left out: reminded-recently",
      "Ana left out: over-the-cap",
      "Ana left out: unreachable",
      "Ana reminded: not-started",
    ]);
  });
});

describe("who is asked", () => {
  test("the focal point before the due date, the alternate too after it", () => {
    expect(inShort(choose({}))).toEqual(["Ana reminded: not-started"]);
    expect(inShort(choose({ isOverdue: true }))).toEqual([
      "Ana reminded: not-started",
      "Ben reminded as alternate: not-started",
    ]);
  });

  test("the substitute of somebody who is away, and nobody twice", () => {
    const away = known(ana, { preferences: asked({ awayUntil: day("2014-02-10"), substituteId: ben.id }) });
    const substituted = choose({ people: [away, known(ben)] });
    expect(inShort(substituted)).toEqual(["Ana left out: away", "Ben reminded as substitute: not-started"]);
    expect(substituted.rows[0]?.verdict).toMatchObject({ substituteId: ben.id });
    expect(inShort(choose({ people: [away, known(ben)], isOverdue: true }))).toHaveLength(2);
  });

  test("nobody instead of somebody who is back, or who named nobody", () => {
    const back = known(ana, { preferences: asked({ awayUntil: day("2014-02-06"), substituteId: ben.id }) });
    expect(inShort(choose({ people: [back, known(ben)] }))).toEqual(["Ana reminded: not-started"]);
    const alone = known(ana, { preferences: asked({ awayUntil: day("2014-02-10") }) });
    expect(inShort(choose({ people: [alone, known(ben)] }))).toEqual(["Ana left out: away"]);
  });

  test("one message to somebody who speaks for two organizations, about what each of them owes", () => {
    const both = person("Dina", [appointed("focal_point", "ilo"), appointed("focal_point", "iom")]);
    const rows = choose({ people: [known(both)], owing: [owing(ilo), owing(iom)] }).rows;
    expect(rows).toMatchObject([{ organizations: [{ id: "ilo" }, { id: "iom" }] }]);
    const one = choose({ people: [known(both)], owing: [owing(ilo, { state: "submitted" }), owing(iom)] });
    expect(one.rows).toMatchObject([{ organizations: [{ id: "iom" }], verdict: { kind: "remind" } }]);
  });

  test("an organization for which nobody is named is shown, unless it owes nothing", () => {
    const audience = choose({ people: [known(chidi)], owing: [owing(ilo), owing(iom)] });
    expect(audience.unattended.map(({ id }) => id)).toEqual(["ilo"]);
    expect(choose({ people: [], owing: [owing(ilo, null, "nothing_to_report")] }).unattended).toEqual([]);
  });

  test("somebody of the roster who is not among those asked changes nothing", () => {
    const away = known(ana, {
      preferences: asked({ awayUntil: day("2014-02-10"), substituteId: PersonId.parse("nobody") }),
    });
    expect(choose({ people: [away] }).rows[0]?.verdict).toMatchObject({ reason: "away", substituteId: null });
  });
});

function asked(more: Partial<Known["preferences"]>): Known["preferences"] {
  return { stopped: false, awayUntil: null, substituteId: null, ...more };
}
