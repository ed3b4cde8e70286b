import fc from "fast-check";
import { expect, test } from "vitest";
import { LANGUAGES } from "../../src/domain/language.ts";
import { readAnswer } from "../../src/questionnaire/read-answer.ts";
import { writePartialDate } from "../../src/questionnaire/write-date.ts";
import { asks, inShort, knowing } from "./read-support.ts";

const date = asks("partial-date");

test.each([
  { typed: "03/04/2006", is: "? 03/04/2006: 2006-04-03 2006-03-04", because: "two calendars" },
  { typed: "04/04/2006", is: "= 2006-04-04", because: "both calendars agree" },
  { typed: "26/11/2007", is: "= 2007-11-26", because: "there is no month 26" },
  { typed: "11/26/2007", is: "= 2007-11-26", because: "there is no month 26 here either" },
  { typed: "03.04.2006", is: "= 2006-04-03", because: "full stops put the day first" },
  { typed: "2007-02-30", is: "! no-such-date", because: "February is shorter" },
  { typed: "30 February 2007", is: "! no-such-date", because: "in words as well" },
  { typed: "29 February 2008", is: "= 2008-02-29", because: "a leap year" },
  { typed: "29 February 2007", is: "! no-such-date", because: "no leap year" },
  { typed: "2007", is: "= 2007", because: "a year will do" },
  { typed: "Nov 2007", is: "= 2007-11", because: "a month will do" },
  { typed: "11/2007", is: "= 2007-11", because: "month and year" },
  { typed: "13/2007", is: "! not-a-date", because: "there is no such month" },
  { typed: "2007-11", is: "= 2007-11", because: "a date is no period: not until 2011" },
  { typed: "2007-13", is: "! no-such-date", because: "there is no such month" },
  { typed: "26 November 2007", is: "= 2007-11-26", because: "the manner of the United Nations" },
  { typed: "November 26, 2007", is: "= 2007-11-26", because: "the American manner" },
  { typed: "the 26th of November 2007", is: "= 2007-11-26", because: "spoken" },
  { typed: "26 novembre 2007", is: "= 2007-11-26", because: "French" },
  { typed: "1er mars 2007", is: "= 2007-03-01", because: "the first in French" },
  { typed: "26 de noviembre de 2007", is: "= 2007-11-26", because: "Spanish" },
  { typed: "26 ноября 2007 г.", is: "= 2007-11-26", because: "Russian" },
  { typed: "٢٦ نوفمبر ٢٠٠٧", is: "= 2007-11-26", because: "Arabic, with its digits" },
  { typed: "26 تشرين الثاني 2007", is: "= 2007-11-26", because: "the months of the Levant have two words" },
  { typed: "2007年11月26日", is: "= 2007-11-26", because: "Chinese" },
  { typed: "today", is: "~ 2007-11-26", because: "where the person is" },
  { typed: "last month", is: "~ 2007-10", because: "a month has no day" },
  { typed: "about 2005", is: "~ 2005", because: "not sure" },
  { typed: "1 of 3", is: "! not-a-date", because: "no year" },
  { typed: "26 November", is: "! not-a-date", because: "no year" },
  { typed: "Q2 2008", is: "! not-a-date", because: "a period" },
  { typed: "2005 to 2007", is: "! not-a-date", because: "a period" },
  { typed: "20071126", is: "! not-a-date", because: "a number" },
])("$typed is $is: $because", ({ typed, is }) => {
  expect(inShort(readAnswer(date, typed, knowing()))).toBe(is);
});

test("the day that was chosen is kept", () => {
  const chosen = knowing({ resolutions: { "03/04/2006": "2006-03-04" } });
  expect(inShort(readAnswer(date, "03/04/2006", chosen))).toBe("= 2006-03-04");
});

test("a date that is written back in any language is read as the same date", () => {
  const parts = fc.tuple(
    fc.integer({ min: 1800, max: 2199 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  );
  fc.assert(
    fc.property(
      parts,
      fc.constantFrom(4, 7, 10),
      fc.constantFrom(...LANGUAGES),
      ([year, month, day], length, language) => {
        const whole = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`.slice(0, length);
        const written = writePartialDate(whole, language);
        expect(inShort(readAnswer(date, written, knowing({ language }))), written).toBe(`= ${whole}`);
      },
    ),
  );
});
