import { describe, expect, test } from "vitest";
import { readDdi } from "../../../adapters/documents/read-ddi.ts";
import { STUDY_DDI } from "./ddi-study.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

function placesIn(xml: string) {
  const read = readDdi(bytesOf(xml));
  return read.ok ? read.entries.map(({ place, text }) => `${place}: ${text}`) : read.code;
}

const TITLE = "<stdyDscr><citation><titlStmt><titl>A</titl></titlStmt></citation></stdyDscr>";
const READ = ["stdyDscr/citation/titlStmt/titl: A"];

describe("a study is found", () => {
  test.each([
    { what: "without a namespace", xml: `<codeBook>${TITLE}</codeBook>` },
    {
      what: "in that of an older version",
      xml: `<codeBook xmlns="http://www.icpsr.umich.edu/DDI">${TITLE}</codeBook>`,
    },
    {
      what: "with a prefix",
      xml: `<d:codeBook xmlns:d="ddi:codebook:2_5">${TITLE.replaceAll(/<(\/?)/g, "<$1d:")}</d:codeBook>`,
    },
    { what: "in an envelope", xml: `<record><metadata><codeBook xmlns="x">${TITLE}</codeBook></metadata></record>` },
    { what: "by itself", xml: TITLE },
    {
      what: "under a document type that is elsewhere",
      xml: `<!DOCTYPE codeBook SYSTEM "http://example.org/ddi.dtd"><codeBook>${TITLE}</codeBook>`,
    },
    {
      what: "in Latin letters of one byte",
      xml: `<?xml version="1.0" encoding="ISO-8859-1"?><codeBook>${TITLE}</codeBook>`,
    },
  ])("$what", ({ xml }) => expect(placesIn(xml)).toEqual(READ));
});

test("what is within an element is one text, with the attributes by name", () => {
  const read = readDdi(bytesOf(STUDY_DDI));
  expect(read.ok && read.entries).toEqual(
    expect.arrayContaining([
      {
        place: "stdyDscr/stdyInfo/abstract",
        text: "To measure migration & remittances of households in two regions.",
        attributes: {},
      },
      { place: "stdyDscr/stdyInfo/sumDscr/nation", text: "Ghana", attributes: { abbr: "GHA" } },
      { place: "dataDscr", text: "…", attributes: {} },
    ]),
  );
});

const BOMB = `<!DOCTYPE codeBook [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><codeBook>&b;</codeBook>`;
const FILE = `<!DOCTYPE codeBook [<!ENTITY f SYSTEM "file:///etc/passwd">]><codeBook>&f;</codeBook>`;

describe("what would do harm, or is no study, is refused", () => {
  test.each([
    { what: "entities that grow", xml: BOMB, code: "entities" },
    { what: "an entity that reads a file", xml: FILE, code: "entities" },
    { what: "an entity that nobody declared", xml: "<codeBook>&secret;</codeBook>", code: "not-xml" },
    { what: "elements without end", xml: "<a>".repeat(100_000), code: "too-deep" },
    { what: "an element that is not closed", xml: "<codeBook><stdyDscr>", code: "not-xml" },
    { what: "words", xml: "Title: A survey", code: "not-xml" },
    { what: "nothing", xml: "", code: "not-xml" },
    { what: "another kind of XML", xml: "<html><body/></html>", code: "no-study" },
    { what: "more than 5 MB", xml: `<codeBook>${" ".repeat(5 * 1024 * 1024)}</codeBook>`, code: "too-large" },
    {
      what: "an encoding that nobody uses",
      xml: `<?xml version="1.0" encoding="UTF-7"?><codeBook/>`,
      code: "encoding",
    },
  ])("$what: $code", ({ xml, code }) => expect(placesIn(xml)).toBe(code));

  test("bytes that are not of the encoding", () => {
    expect(readDdi(new Uint8Array([0x3c, 0x61, 0xe9, 0x3e]))).toEqual({ ok: false, code: "encoding" });
  });
});
