// Whatever arrives is read, in time that grows with its length and not with its square. The clock of a busy machine
// says little: counted are the comparisons of names and the time the processor computed; a square of 100,000 takes minutes.

import fc from "fast-check";
import type * as Levenshtein from "fastest-levenshtein";
import { describe, expect, test, vi } from "vitest";
import type { Question } from "../../src/questionnaire/questionnaire.ts";
import { readAnswer } from "../../src/questionnaire/read-answer.ts";
import { suggestOptions } from "../../src/questionnaire/suggest-options.ts";
import { writeValue } from "../../src/questionnaire/write-value.ts";
import { asks, entry, knowing } from "./read-support.ts";

const choices = [
  { code: "a", label: { en: "Apples and pears" } },
  { code: "b", label: { en: "Berries, nuts" } },
  { code: "other", label: { en: "Other" }, other: true },
];
const questions: readonly Question[] = [
  asks("short-text", { maxCharacters: 100 }),
  asks("long-text", { maxCharacters: 200_000, maxWords: 50_000 }),
  asks("whole-number"),
  asks("decimal"),
  asks("yes-no"),
  asks("one-of", { choices }),
  asks("several-of", { choices }),
  asks("areas", {
    groups: true,
    regions: true,
    roles: [
      { code: "origin", label: { en: "Origin" } },
      { code: "destination", label: { en: "Destination" } },
    ],
  }),
  asks("partial-date"),
  asks("time-frame"),
  asks("organizations"),
  asks("web-addresses"),
  asks("file", { maxBytes: 1, extensions: [] }),
];
const context = knowing({ organizations: [entry("iom", "IOM", "International Organization for Migration")] });

const pieces = [
  "Ghana, ",
  "Ghanna,",
  "Korea and ",
  "2005-",
  "2005, ",
  "03/04/2006 ",
  "May to ",
  "(",
  ")",
  "((a)",
  ": ",
  "; ",
  "\n",
  "→",
  "from ",
  "to ",
  "1,942 ",
  "1 ",
  "yes ",
  "www.a.",
  "https://a.b/",
  "a.",
  "a@",
  "IOM, ",
  "and ",
  "و",
  "和",
  "🏽",
  "\u200d",
  "\ud800",
  "é",
  "apples and ",
  "__proto__",
  "constructor ",
  "\u0000",
  " ",
  "\t",
  "Q2 2008 ",
  "٢٠٠٥–",
  "every ",
  "since ",
];

describe("hostile input", () => {
  test("any mixture of what people type is read without a throw, and what is understood can be written", () => {
    const typed = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 5 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(typed, fc.constantFrom(...questions), (parts, question) => {
        const read = readAnswer(question, parts.join(""), context);
        if (read.kind === "understood") expect(writeValue(question, read.value, "ar").length).toBeGreaterThan(0);
        if (read.kind === "which") expect(read.candidates.length > 0 || read.ownWordsAllowed).toBe(true);
        expect(suggestOptions(question, parts.join(""), context).length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 1500 },
    );
  });

  test.each(pieces)("%j repeated to 100,000 characters is read by every reader", (piece) => {
    const typed = piece.repeat(Math.ceil(100_000 / piece.length));
    for (const question of questions) {
      const { computingMilliseconds, comparisons } = countWork(() => readAnswer(question, typed, context));
      expect(computingMilliseconds, question.kind).toBeLessThan(1000);
      expect(comparisons, question.kind).toBeLessThan(100_000);
    }
  });
});

const counted = vi.hoisted(() => ({ comparisons: 0 }));

vi.mock("fastest-levenshtein", async (load) => {
  const real = await load<typeof Levenshtein>();
  return {
    distance: (a: string, b: string) => {
      counted.comparisons += 1;
      return real.distance(a, b);
    },
  };
});

function countWork(act: () => unknown): { readonly computingMilliseconds: number; readonly comparisons: number } {
  counted.comparisons = 0;
  const before = process.cpuUsage();
  act();
  return { computingMilliseconds: process.cpuUsage(before).user / 1000, comparisons: counted.comparisons };
}
