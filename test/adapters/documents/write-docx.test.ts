// A Word file: opened again by another reader, with every word as it was written.
import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { cleanText } from "../../../adapters/documents/clean-text.ts";
import { writeDocx } from "../../../adapters/documents/write-docx.ts";
import { DISCLAIMER } from "../../../src/reports/disclaimer.ts";
import { everyBlock } from "./every-block.ts";
import { readPart } from "./zipped.ts";

const htmlOf = async (word: string) => {
  const buffer = Buffer.from(await writeDocx(everyBlock(word)));
  return (await mammoth.convertToHtml({ buffer })).value;
};
const partOf = async (word: string, name: string) => readPart(await writeDocx(everyBlock(word)), name);

describe("what another reader finds", () => {
  test("headings, lists, a table with its headings, quotations with their source, the disclaimer", async () => {
    const html = await htmlOf("Ana");
    expect(html).toContain("<h1>");
    for (const heading of ["<h1>Organizations</h1>", "<h2>INED</h2>", "<h3>Planned activities</h3>", "<h4>Ana</h4>"])
      expect(html.replaceAll(/<a id="[^"]*"><\/a>/g, "")).toContain(heading);
    expect(html).toMatch(/<ol><li>\(a\) is written by the list<\/li><li>Ana<\/li><\/ol>/);
    expect(html).toMatch(/<ul><li>Ana<\/li><li>Label: “Ana”<\/li><\/ul>/);
    expect(html).toMatch(/<table><thead><tr><th><p><strong>Item<\/strong><\/p><\/th>/);
    expect(html).toContain("“First line<br />Ana”");
    expect(html).toContain("Source: Ana");
    expect(html).toContain(DISCLAIMER);
  });

  test("what is to be marked can be marked; what is to be filled in is a frame", async () => {
    const html = await htmlOf("Ana");
    expect(html.match(/<input type="checkbox" \/>/g)).toHaveLength(11);
    expect(html).toMatch(/<input type="checkbox" \/>\u00a0Other: _+ \(Ana\)/);
    expect(html).toContain("<td><p>Organization</p></td><td></td>");
    const xml = await partOf("Ana", "/word/document.xml");
    expect(xml.match(/<w14:uncheckedState w14:val="25CB"/g)).toHaveLength(2);
    expect(xml.match(/<w14:uncheckedState w14:val="2610"/g)).toHaveLength(9);
    expect(xml).toContain("<w:bidiVisual/>");
  });

  test("a caption that says what the heading before it says stands once", async () => {
    const html = await htmlOf("Ana");
    expect(html.match(/Planned activities/g)).toHaveLength(1);
    expect(html).toContain("Seven columns");
  });
});

const HOSTILE = [
  "<w:t>&amp;</w:t>",
  "]]> <!-- -->",
  "\u0000\u0007\ud800\uffff",
  "=HYPERLINK()",
  "a\tb",
  "{{x}} ${y}",
  "\u202eزيارة",
];

test.each(HOSTILE)("words stay words: %j", async (word) => {
  const html = await htmlOf(word);
  const text = html.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  expect(text).toContain(`<h4>${cleanText(word)}</h4>`);
});

test("whatever the words are, the parts are well-formed XML with the words in them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (word) => {
      const document = XmlDocument.fromString(await partOf(word, "/word/document.xml"));
      const text = document.root.content;
      XmlDocument.fromString(await partOf(word, "/docProps/core.xml")).dispose();
      document.dispose();
      for (const line of cleanText(word).split("\n")) expect(text).toContain(line);
    }),
    { numRuns: 25 },
  );
});

test("languages and directions are those of the words", async () => {
  const xml = await partOf("Ana", "/word/document.xml");
  expect(xml).toContain('<w:lang w:val="fr-FR"/>');
  expect(xml).toMatch(/<w:bidi\/>/);
  expect(xml).toMatch(/<w:rtl\/>.*<w:lang w:bidi="ar-SA"\/>/);
  expect(xml).toContain('w:eastAsia="zh-CN"');
});

test("a table with many columns lies on its side; others stand upright", async () => {
  expect(await partOf("Ana", "/word/document.xml")).toContain('w:orient="landscape"');
  const { blocks, ...rest } = everyBlock("Ana");
  const upright = await writeDocx({ ...rest, blocks: blocks.slice(0, -1) });
  expect(readPart(upright, "/word/document.xml")).toContain('w:orient="portrait"');
});
