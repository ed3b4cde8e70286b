// Two meetings of a series compared.
import { expect, test } from "vitest";
import { compileDifference } from "../../src/digests/difference.ts";
import { arrival, survey } from "./digest-world.ts";

const then = [
  arrival("ILO", "Labour migration database", { themes: ["data"], areas: ["404"] }),
  arrival("IOM", "Training on borders", { status: "planned", themes: ["borders"], areas: ["484"] }),
  arrival("OECD", "Outlook 2007", { status: "planned" }),
  survey("INE", "Encuesta Nacional de Inmigrantes", { status: "ongoing" }),
];
const now = [
  arrival("ILO", "LABOUR MIGRATION DATA-BASE".replace("DATA-BASE", "database."), {
    themes: ["data"],
    areas: ["404", "686"],
  }),
  arrival("IOM", "Training on borders", { status: "completed", themes: ["borders"] }),
  survey("INE", "Encuesta nacional de inmigrantes", { status: "completed" }),
  arrival("UNFPA", "Training on borders", { themes: ["gender"] }),
];

test("what is new, what went on and what ended, by organization and title however it is spelled", () => {
  const { fresh, continued, ended } = compileDifference(then, now);
  expect(fresh.map(({ organization }) => organization.name)).toEqual(["UNFPA"]);
  expect(continued).toHaveLength(3);
  expect(ended.map(({ organization }) => organization.name)).toEqual(["IOM", "INE"]);
});

test("what became of what was planned", () => {
  const { followed } = compileDifference(then, now);
  expect(followed.map(({ planned, became }) => [planned.title, became])).toEqual([
    ["Training on borders", "completed"],
    ["Outlook 2007", null],
  ]);
});

test("countries and themes gained and lost", () => {
  const { areasGained, areasLost, themesGained, themesLost } = compileDifference(then, now);
  expect({ areasGained, areasLost, themesGained, themesLost }).toEqual({
    areasGained: ["686"],
    areasLost: ["484"],
    themesGained: ["gender"],
    themesLost: [],
  });
});
