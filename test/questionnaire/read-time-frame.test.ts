import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "../../src/domain/language.ts";
import type { Round } from "../../src/questionnaire/answer.ts";
import { readAnswer } from "../../src/questionnaire/read-answer.ts";
import { writeValue } from "../../src/questionnaire/write-value.ts";
import { asks, inShort, knowing } from "./read-support.ts";

const timeFrame = asks("time-frame");

describe("periods", () => {
  test.each([
    { typed: "2005-07", is: "? 2005-07: 2005/2007 2005-07", because: "three years, or July" },
    { typed: "2008-09", is: "? 2008-09: 2008/2009 2008-09", because: "two years, or September" },
    { typed: "2007-05", is: "= 2007-05..2007-05", because: "years do not run backwards" },
    { typed: "2019-07 to 2020-11", is: "= 2019-07..2020-11", because: "years do not come in pairs of pairs" },
    { typed: "since 2005-07", is: "= 2005-07.. | ongoing", because: "something begins once" },
    { typed: "1998-99", is: "= 1998..1999", because: "there is no month 99" },
    { typed: "2005–07", is: "= 2005..2007", because: "a dash between years" },
    { typed: "2005-2007", is: "= 2005..2007", because: "a hyphen does as well" },
    { typed: "2005 to 07", is: "= 2005..2007", because: "spoken short" },
    { typed: "2008/09", is: "= 2008..2009", because: "a fiscal year" },
    { typed: "2008/2009", is: "= 2008..2009", because: "written out" },
    { typed: "2003/2009", is: "~ 2003..2003 2009..2009", because: "a slash between years far apart may mean two" },
    { typed: "2008", is: "= 2008..2008", because: "one year begins and ends it" },
    { typed: "Q2 2008", is: "= 2008-04..2008-06", because: "a quarter has months" },
    { typed: "Q1 to Q3 2008", is: "= 2008-01..2008-09", because: "the year is said once" },
    { typed: "second quarter of 2008", is: "= 2008-04..2008-06", because: "in words" },
    { typed: "first half of 2009", is: "= 2009-01..2009-06", because: "a half" },
    { typed: "second half of 2009", is: "= 2009-07..2009-12", because: "the other half" },
    { typed: "deuxième trimestre 2008", is: "= 2008-04..2008-06", because: "French" },
    { typed: "Q5 2008", is: "! not-a-period", because: "there are four" },
    { typed: "May to July 2005", is: "= 2005-05..2005-07", because: "the first month takes the year" },
    { typed: "Jan-Jun 2008", is: "= 2008-01..2008-06", because: "not June alone" },
    { typed: "November to March 2005", is: "~ 2004-11..2005-03", because: "November was the year before, surely?" },
    { typed: "May and October 2008", is: "= 2008-05..2008-05 2008-10..2008-10", because: "two rounds of one year" },
    { typed: "24 October to 22 December 2009", is: "= 2009-10-24..2009-12-22", because: "days without the year" },
    { typed: "26-27 November 2007", is: "= 2007-11-26..2007-11-27", because: "a day without month and year" },
    { typed: "5 September 2005 - 3 September 2006", is: "= 2005-09-05..2006-09-03", because: "whole dates" },
    { typed: "Sept. 5, 2005 to Sept. 3, 2006", is: "= 2005-09-05..2006-09-03", because: "the American manner" },
    { typed: "2009-10-24 to 2009-12-22", is: "= 2009-10-24..2009-12-22", because: "ISO" },
    { typed: "05.09.2005 – 03.09.2006", is: "= 2005-09-05..2006-09-03", because: "full stops put the day first" },
    { typed: "03/04/2006 to 2007", is: "? 03/04/2006: 2006-04-03 2006-03-04", because: "two calendars" },
    { typed: "between 2005 and 2007", is: "= 2005..2007", because: "this and is a to" },
    { typed: "de 2005 à 2007", is: "= 2005..2007", because: "French" },
    { typed: "entre mayo de 2005 y julio de 2006", is: "= 2005-05..2006-07", because: "Spanish" },
    { typed: "с мая 2005 по июль 2006 года", is: "= 2005-05..2006-07", because: "Russian months have two forms" },
    { typed: "من 2005 إلى 2007", is: "= 2005..2007", because: "Arabic" },
    { typed: "٢٠٠٥-٢٠٠٧", is: "= 2005..2007", because: "Arabic digits" },
    { typed: "2007年11月至2008年3月", is: "= 2007-11..2008-03", because: "Chinese" },
    {
      typed: "1992, 1997, 2006, 2009 and 2018",
      is: "= 1992..1992 1997..1997 2006..2006 2009..2009 2018..2018",
      because: "five rounds",
    },
    { typed: "two waves: 2003, 2005", is: "= 2003..2003 2005..2005", because: "counting waves says nothing new" },
    { typed: "about 2005", is: "~ 2005..2005", because: "not sure" },
    { typed: "last year", is: "~ 2006..2006", because: "it is 2007" },
    { typed: "Data came in from Accra in 2005", is: "~ 2005..2005", because: "words passed over are confirmed" },
    { typed: "until 2010", is: "! not-a-period", because: "no start" },
    { typed: "ongoing", is: "! not-a-period", because: "since when?" },
    { typed: "every year", is: "! not-a-period", because: "since when?" },
    { typed: "soon", is: "! not-a-period", because: "nothing is said" },
    { typed: "2007 to 2005", is: "! ends-before-it-starts", because: "backwards" },
    { typed: "July to May 2005 to 2004", is: "! not-a-period", because: "three ends" },
    { typed: "2007-02-30 to 2008", is: "! no-such-date", because: "February is shorter" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(timeFrame, typed, knowing()))).toBe(is);
  });
});

describe("how often, and whether it goes on", () => {
  test.each([
    { typed: "since 1987, every year", is: "= 1987.. | annual | ongoing", because: "no end was said" },
    { typed: "annual since 1993", is: "= 1993.. | annual | ongoing", because: "the other way round" },
    { typed: "1993 - 2020 (suspended)", is: "= 1993..2020 | suspended", because: "a remark in brackets" },
    { typed: "2005-", is: "= 2005.. | ongoing", because: "a dash to nowhere" },
    { typed: "2005 to present", is: "= 2005.. | ongoing", because: "an open end" },
    { typed: "2005 - ongoing", is: "= 2005.. | ongoing", because: "an open end" },
    { typed: "depuis 1993, chaque année", is: "= 1993.. | annual | ongoing", because: "French" },
    { typed: "desde 1987", is: "= 1987.. | ongoing", because: "Spanish" },
    { typed: "自1987年以来每年", is: "= 1987.. | annual | ongoing", because: "Chinese without spaces" },
    { typed: "every two years since 2001", is: "= 2001.. | periodic | ongoing", because: "two years is a period" },
    { typed: "planned for 2027", is: "= 2027..2027 | planned", because: "a status" },
    { typed: "2010 - annual", is: "= 2010..2010 | annual", because: "this dash divides" },
    { typed: "annual, quarterly, 2005", is: "~ 2005..2005 | annual", because: "it cannot be both" },
    { typed: "2001-2003, one-off, completed", is: "= 2001..2003 | one_off | completed", because: "all three" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(timeFrame, typed, knowing()))).toBe(is);
  });
});

describe("labels", () => {
  test.each([
    { typed: "2021 (module)", is: "= «module»2021..2021", because: "words in brackets" },
    { typed: "2021 (module): 2021", is: "= «2021 (module)»2021..2021", because: "a label with brackets and a year" },
    {
      typed: "wave 1 (2016), annual waves (2017-)",
      is: "= «wave 1»2016..2016 «annual waves»2017.. | ongoing",
      because: "periods in brackets",
    },
    {
      typed: "TeO1: 2008-2009; TeO2: July 2019 to November 2020",
      is: "= «TeO1»2008..2009 «TeO2»2019-07..2020-11",
      because: "on one line",
    },
    { typed: "field work: 2005", is: "= 2005..2005", because: "a heading is no label" },
    {
      typed: "baseline: 2001, 2003",
      is: "~ 2001..2001 2003..2003",
      because: "one label for two rounds is passed over",
    },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(timeFrame, typed, knowing()))).toBe(is);
  });
});

describe("the time frames of sixteen real surveys are understood as they would be typed", () => {
  const single = (start: string, end: string | null): Round[] => [{ label: null, start, end }];
  const kerala = "eighth round; earlier rounds 1998, 2003, 2007, 2008, 2011, 2014, 2016";
  test.each([
    { survey: "MAFE Ghana", typed: "2009–2010", rounds: single("2009", "2010") },
    { survey: "MAFE Senegal", typed: "2008", rounds: single("2008", "2008") },
    {
      survey: "MMP",
      typed: "annual community surveys: since 1982",
      rounds: [{ label: "annual community surveys", start: "1982", end: null }],
    },
    { survey: "MRHS Kenya", typed: "24 October to 22 December 2009", rounds: single("2009-10-24", "2009-12-22") },
    {
      survey: "EU-LFS ad hoc modules",
      typed: "2008: 2008; 2014: 2014; 2021 (module): 2021",
      rounds: [
        { label: "2008", start: "2008", end: "2008" },
        { label: "2014", start: "2014", end: "2014" },
        { label: "2021 (module)", start: "2021", end: "2021" },
      ],
    },
    {
      survey: "EMIF Norte",
      typed: "continuous, quarterly results: 1993 to 2020 (suspended)",
      rounds: [{ label: "continuous, quarterly results", start: "1993", end: "2020" }],
    },
    {
      survey: "TeO",
      typed: "TeO1: 2008-2009\nTeO2: July 2019 to November 2020",
      rounds: [
        { label: "TeO1", start: "2008", end: "2009" },
        { label: "TeO2", start: "2019-07", end: "2020-11" },
      ],
    },
    {
      survey: "NIS-2003",
      typed: "NIS-2003-1 baseline: June 2003 to June 2004\nNIS-2003-2 follow-up: June 2007 to October 2009",
      rounds: [
        { label: "NIS-2003-1 baseline", start: "2003-06", end: "2004-06" },
        { label: "NIS-2003-2 follow-up", start: "2007-06", end: "2009-10" },
      ],
    },
    {
      survey: "LSIC",
      typed:
        "wave 1, six months after arrival: 2001-2002; wave 2, two years: 2002-2003; wave 3, four years: 2004 to 2005",
      rounds: [
        { label: "wave 1, six months after arrival", start: "2001", end: "2002" },
        { label: "wave 2, two years", start: "2002", end: "2003" },
        { label: "wave 3, four years", start: "2004", end: "2005" },
      ],
    },
    {
      survey: "KMS",
      typed: `${kerala}: January 2018 to March 2018`,
      rounds: [{ label: kerala, start: "2018-01", end: "2018-03" }],
    },
    {
      survey: "SOF",
      typed: "annual under this name; predecessors since 1982: since 1993",
      rounds: [{ label: "annual under this name; predecessors since 1982", start: "1993", end: null }],
    },
    { survey: "FDS South Sudan", typed: "April–December 2023", rounds: single("2023-04", "2023-12") },
    {
      survey: "ENADID",
      typed: "1992, 1997, 2006, 2009 and 2018",
      rounds: ["1992", "1997", "2006", "2009", "2018"].flatMap((year) => single(year, year)),
    },
    { survey: "LSMS Albania", typed: "May to July 2005", rounds: single("2005-05", "2005-07") },
    { survey: "GLSS5", typed: "4 September 2005 to 3 September 2006", rounds: single("2005-09-04", "2006-09-03") },
    {
      survey: "IAB-BAMF-SOEP",
      typed: "wave 1: 2016; annual waves: since 2017",
      rounds: [
        { label: "wave 1", start: "2016", end: "2016" },
        { label: "annual waves", start: "2017", end: null },
      ],
    },
  ])("$survey: $typed", ({ typed, rounds }) => {
    const read = readAnswer(timeFrame, typed, knowing());
    expect(read).toMatchObject({ kind: "understood", exact: true, value: { rounds } });
  });
});

test("which of two periods was meant is asked once", () => {
  const years = knowing({ resolutions: { "2005-07": "2005/2007" } });
  const month = knowing({ resolutions: { "2005-07": "2005-07" } });
  expect(inShort(readAnswer(timeFrame, "2005-07", years))).toBe("= 2005..2007");
  expect(inShort(readAnswer(timeFrame, "2005-07", month))).toBe("= 2005-07..2005-07");
});

test("more rounds than are asked for are refused", () => {
  const few = asks("time-frame", { maxRounds: 2 });
  expect(inShort(readAnswer(few, "1992, 1997, 2006", knowing()))).toBe("! too-many-choices");
});

const year = fc.integer({ min: 1900, max: 2100 });
const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, "0"));
const day = fc.integer({ min: 1, max: 28 }).map((number) => String(number).padStart(2, "0"));
const date = fc.oneof(
  year.map(String),
  fc.tuple(year, month).map((p) => p.join("-")),
  fc.tuple(year, month, day).map((p) => p.join("-")),
);

test("a period that is written back in any language is understood again", () => {
  const round = fc
    .tuple(date, date)
    .map((ends) => ends.toSorted())
    .filter(([a = "", b = ""]) => a !== b.slice(0, a.length) || a === b);
  fc.assert(
    fc.property(round, fc.boolean(), fc.constantFrom(...LANGUAGES), ([start = "", last = ""], open, language) => {
      const rounds = [{ label: null, start, end: open ? null : last }];
      const written = writeValue(
        timeFrame,
        { kind: "time-frame", rounds, frequency: "annual", status: "ongoing" },
        language,
      );
      const read = readAnswer(timeFrame, written, knowing({ language }));
      expect(read, written).toMatchObject({
        kind: "understood",
        value: { rounds, frequency: "annual", status: "ongoing" },
      });
    }),
    { numRuns: 300 },
  );
});
