import fc from "fast-check";
import { expect, test } from "vitest";
import { cut, escapeAndCut, split } from "../../../adapters/slack/text.ts";

test("what fits stays as it is, what does not ends with an ellipsis", () => {
  expect(cut("abc", 3)).toBe("abc");
  expect(cut("abcd", 3)).toBe("ab…");
  expect(cut("ab😀d", 4)).toBe("ab…");
});

test("escaped text is never cut inside an entity", () => {
  expect(escapeAndCut("<&>", 12)).toBe("&lt;&amp;…");
  expect(escapeAndCut("<&>", 13)).toBe("&lt;&amp;&gt;");
});

const anyText = fc.string({ unit: "grapheme", maxLength: 300 });

test("a cut keeps its measure and never breaks a character", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 100 }), (text, most) => {
      for (const short of [cut(text, most), escapeAndCut(text, most)]) {
        expect(short.length).toBeLessThanOrEqual(most);
        expect(short.isWellFormed()).toBe(true);
      }
    }),
  );
});

test("a split loses nothing but the space or line break at which it splits", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 10, max: 100 }), (text, most) => {
      const pieces = split(text, most);
      const bare = (words: string) => words.replaceAll(/[ \n]/g, "");

      expect(pieces.every((piece) => piece.length <= most && piece.isWellFormed())).toBe(true);
      expect(bare(pieces.join(""))).toBe(bare(text));
    }),
  );
});
