// How people ask, and what is understood of it.
import { beforeAll, describe, expect, test } from "vitest";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { ASK_NOTHING, type Ask } from "../../src/findings/ask.ts";
import type { Meaning } from "../../src/findings/ask-vocabulary.ts";
import { nearNames } from "../../src/findings/near-asks.ts";
import { type AskSurroundings, readAsk } from "../../src/findings/read-ask.ts";
import { readFindCommand } from "../../src/findings/read-find-command.ts";

let around: AskSurroundings;
beforeAll(async () => {
  const { roster, meetings } = await readDemonstration();
  const known = meetings.meetings.map(({ meeting: { id, seriesId, number, startsOn, state } }) => ({
    id,
    seriesId,
    number,
    state,
    year: startsOn.year,
  }));
  const now = known.find(({ state }) => state === "open") ?? null;
  around = { roster: roster.organizations, meetings: known, now, byDefault: "all-meetings" };
});

const theme = (code: string, typed: string) => ({ themes: [{ code, typed }] });

const UNDERSTOOD: readonly (readonly [typed: string, ask: object, why: string])[] = [
  [
    "remittances in Kenya since 2006 by the World Bank",
    { ...theme("remittances", "remittances"), areas: ["404"], years: { from: 2006, to: null }, organizations: ["wb"] },
    "as the issue has it; the World Bank is not the world",
  ],
  ["trafficking in West Africa", { ...theme("trafficking", "trafficking"), areas: ["011"] }, "a region by an alias"],
  ["WHO health", { ...theme("health", "health"), organizations: ["who"] }, "an acronym in capitals"],
  ["who works on health", theme("health", "health"), "the same letters as a word"],
  ["tell us about the United States", { areas: ["840"] }, "'us' is no country"],
  ["surveys in El Salvador", { kinds: ["survey"], areas: ["222"] }, "a name that begins with an article"],
  [
    "envois de fonds au Sénégal depuis 2005",
    { ...theme("remittances", "envois de fonds"), areas: ["686"], years: { from: 2005, to: null } },
    "French",
  ],
  ["remesas en México", { ...theme("remittances", "remesas"), areas: ["484"] }, "Spanish"],
  ["денежные переводы Кения", { ...theme("remittances", "денежные переводы"), areas: ["404"] }, "Russian"],
  ["التحويلات في كينيا", { ...theme("remittances", "التحويلات"), areas: ["404"] }, "Arabic"],
  ["汇款 肯尼亚", { ...theme("remittances", "汇款"), areas: ["404"] }, "Chinese, which has no spaces"],
  ["quelles sont leurs enquêtes au Sénégal", { kinds: ["survey"], areas: ["686"] }, "small words of French"],
  ["que otros estudios hay: México", { areas: ["484"], words: "otros estudios hay" }, "what is no small word stays"],
  ["что у нас было: Кения", { areas: ["404"] }, "small words of Russian"],
  ["Того", { areas: ["768"] }, "Togo, which is a small word in Russian as well"],
  ["surveys of the eu", { kinds: ["survey"], organizations: ["eu"] }, "a small word in French as well"],
  ["إعادة الإدماج", { ...theme("integration", "الإدماج"), words: "إعادة" }, "re-integration is more than integration"],
  ["objective 10 of the Global Compact", { objectives: [10] }, "not the tenth of something else"],
  ["GCM 10", { objectives: [10] }, "GCM is an organization as well"],
  ["objective 10 of global compact on migration", { objectives: [10] }, "without the article"],
  ["the theme remittances", theme("remittances", "remittances"), "what says that a theme follows"],
  ["country Kenya, organization IOM", { areas: ["404"], organizations: ["iom"] }, "the same of other names"],
  ["country profiles", { words: "country profiles" }, "and not where no name follows"],
  [
    "remittances since the year 2006",
    { ...theme("remittances", "remittances"), years: { from: 2006, to: null } },
    "a year said to be one",
  ],
  ["Latin-America", { areas: ["419"] }, "a hyphen where there is none"],
  ["Guinea-Bissau", { areas: ["624"] }, "and where there is one"],
  ["data of the meeting", { ...theme("data", "data"), meetingId: "cmim-06" }, "the one that is open"],
  ["the meeting of experts", { words: "meeting experts" }, "another meeting"],
  ["2005–2007", { years: { from: 2005, to: 2007 } }, "an en dash"],
  ["between 2005 and 2007", { years: { from: 2005, to: 2007 } }, "in words"],
  ["before 2006", { years: { from: null, to: 2005 } }, "the year itself is not before it"],
  ["after 2006", { years: { from: 2007, to: null } }, "nor after it"],
  ["in 2007", { years: { from: 2007, to: 2007 } }, "one year"],
  ["sixth meeting", { meetingId: "cmim-06" }, "an ordinal"],
  ["the 8th coordination meeting", { meetingId: "cmim-08" }, "in figures"],
  ["meeting of 2009 refugees", { meetingId: "cmim-08", ...theme("refugees", "refugees") }, "by its year"],
  ["last meeting", { meetingId: "cmim-05" }, "before the one that is open"],
  [
    "planned activities of IOM and UNHCR",
    { kinds: ["activity"], statuses: ["planned"], organizations: ["iom", "unhcr"] },
    "'and' between organizations is either of them",
  ],
  ["best practices on return", { bestPractice: true, ...theme("return", "return") }, "two words are one thing"],
  ["data in the least developed countries", { ...theme("data", "data"), areas: ["LDC"] }, "a group"],
  ["Statistics Division", { organizations: ["un-desa-unsd"] }, "what stands before the comma of a long name"],
  ["workshops on measurement in Turkey", { areas: ["792"], words: "workshops measurement" }, "the rest are words"],
  ["Keyna remitances", { words: "Keyna remitances" }, "what is only nearly a name is never taken for it"],
];

describe("what is understood", () => {
  test.each(UNDERSTOOD)("%s", (typed, ask) => {
    expect(readAsk(typed, ASK_NOTHING, around).ask).toEqual({ ...ASK_NOTHING, ...ask });
  });

  test("a year alone is the meeting of that year where this meeting is the default", () => {
    const ofMeeting = { ...around, byDefault: "this-meeting" } as const;
    expect(readAsk("2009", ASK_NOTHING, ofMeeting).ask).toMatchObject({ meetingId: "cmim-08", years: null });
    expect(readAsk("refugees", ASK_NOTHING, ofMeeting).ask.meetingId).toBe("cmim-06");
    expect(readAsk("all meetings", ASK_NOTHING, ofMeeting).ask.meetingId).toBeNull();
  });

  test("what may mean several things is asked, and each answer is a whole ask", () => {
    const { ask, which } = readAsk("surveys in Congo since 2000", ASK_NOTHING, around);
    expect(ask.areas).toEqual([]);
    expect(which?.part).toBe("Congo");
    expect(
      which?.answers.map(({ ask: answer }: { ask: Ask }) => [answer.areas, answer.kinds, answer.years?.from]),
    ).toEqual([
      [["178"], ["survey"], 2000],
      [["180"], ["survey"], 2000],
    ]);
  });

  test("a meeting that is not known is said so", () => {
    expect(readAsk("twentieth meeting", ASK_NOTHING, around).unknownMeeting).toBe("twentieth meeting");
  });

  test("what is long or hostile is cut, and takes no time", () => {
    const typed = "a|b;c=d~e,f ".repeat(5000);
    const { ask } = readAsk(typed, ASK_NOTHING, around);
    expect(ask.words.length).toBeLessThanOrEqual(80);
  });
});

const NEAR: readonly (readonly [typed: string, meant: readonly string[]])[] = [
  ["Keyna", ["404"]],
  ["remitances", ["remittances"]],
  ["UNCHR", ["unhcr"]],
  ["Burkina Fasso", ["854"]],
  ["workshop", []],
];

test.each(NEAR)("did you mean: %s", (typed, meant) => {
  const { ask } = readAsk(typed, ASK_NOTHING, around);
  const near = nearNames(ask, around.roster).flatMap((each) => (each.kind === "name" ? [each.meaning] : []));
  const codeOf = (each: Meaning) => ("code" in each ? each.code : each.kind);
  expect(near.map((each) => (each.kind === "organization" ? each.id : codeOf(each)))).toEqual(meant);
});

const COMMANDS: readonly (readonly [typed: string, read: object | null])[] = [
  ["search remittances share", { command: "search", words: "remittances", share: true }],
  ["Search for refugees?", { command: "search", words: "refugees", share: false }],
  ["who works on trafficking in West Africa", { command: "who", words: "trafficking in West Africa" }],
  ["who is working with refugees", { command: "who", words: "refugees" }],
  ["who are you", null],
  ["summary of UNHCR", { command: "summary", words: "UNHCR" }],
  ["summary", { command: "summary", words: "" }],
  ["surveys Kenya", { command: "surveys", words: "Kenya" }],
  ["surveys", null],
  ["practices", { command: "practices", words: "" }],
  ["agenda of the eighth meeting share", { command: "agenda", words: "the eighth meeting", share: true }],
  ["summaries are long", null],
  ["searching for words", null],
];

test.each(COMMANDS)("the command %s", (typed, read) => {
  if (read === null) expect(readFindCommand(typed)).toBeNull();
  else expect(readFindCommand(typed)).toMatchObject(read);
});
