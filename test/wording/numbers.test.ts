// Numbers in a sentence: in words under 10, and alike where they are read against each other.
import { expect, test } from "vitest";
import { english } from "../../src/wording/english.ts";

test.each([
  [
    "of a large number, a small one in figures too",
    english.digestCounts(15, 3, 76, false),
    "Of 76 organizations asked, 15 have reported, 3 of them everything.",
  ],
  [
    "small ones in words",
    english.digestCounts(3, 1, 6, false),
    "Of six organizations asked, three have reported, one of them everything.",
  ],
  ["kinds beside each other", english.digestKinds(11, 7, false), "11 activities and 7 surveys"],
  ["one kind alone", english.digestKinds(0, 7, false), "seven surveys"],
  ["areas and their regions", english.digestCoveredCount(28, 4), "28, in 4 regions"],
  ["gaps of a list", english.digestGapsOf(2, 10), "2 of the 10 countries of this meeting"],
  ["a page and all of it", english.resultCount(8, 1, 6, false), "1–6 of 8 results."],
  ["all on one page", english.resultCount(2, 1, 2, false), "Two results."],
  ["organizations on a page", english.organizationCount(9, 1, 6), "1–6 of 9 organizations, in alphabetical order."],
  ["progress", english.progressOf(6, 6, 0, false), "6 of 6 organizations have reported."],
  [
    "and what is unchanged",
    english.progressOf(31, 47, 4, false),
    "31 of 47 organizations have reported, 4 confirmed unchanged.",
  ],
  ["a summary", english.counted(6, 12, 0, 15), "6 activities and 12 surveys of 15 organizations."],
  ["a small summary", english.counted(3, 2, 0, 3), "Three activities and two surveys of three organizations."],
  [
    "what is missing",
    english.missingCount(4, 76),
    "4 of 76 organizations still owe something. This list is for the secretariat only.",
  ],
  ["the status", english.statusCounts(9, 76, 3), "Of 76 organizations asked, 9 have sent something, and 3 everything."],
])("%s", (_why, said, expected) => {
  expect(said).toBe(expected);
});
