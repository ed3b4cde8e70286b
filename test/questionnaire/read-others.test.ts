import { describe, expect, test } from "vitest";
import { readAnswer, readChosen, readFiles } from "../../src/questionnaire/read-answer.ts";
import { OWN_WORDS } from "../../src/questionnaire/reading.ts";
import { asks, entry, inShort, knowing } from "./read-support.ts";

const roster = [
  entry("iom", "IOM", "International Organization for Migration", ["OIM"]),
  entry("un-desa-pd", "UN DESA/PD", "Population Division, Department of Economic and Social Affairs", [
    "Population Division",
  ]),
  entry("gcom", "GCM", "Global Coalition on Migration"),
  entry("compact", "GCM", "Global Compact Secretariat"),
  entry("oecd", "OECD", "Organisation for Economic Co-operation and Development", ["OCDE"]),
  entry("wb", "WB", "World Bank"),
];
const partners = asks("organizations", { max: 5 });
const knows = knowing({ organizations: roster });

describe("organizations", () => {
  test.each([
    {
      typed: "Population Division, Department of Economic and Social Affairs",
      is: "= un-desa-pd",
      because: "comma and and of the name",
    },
    { typed: "UN DESA/PD, IOM and the World Bank", is: "= un-desa-pd iom wb", because: "a slash of the acronym" },
    { typed: "Organization for Economic Cooperation and Development", is: "~ oecd", because: "spelled another way" },
    { typed: "Organization for Economic Co-operation and Development", is: "= oecd", because: "Oxford spelling" },
    { typed: "International Organization for Migration (IOM)", is: "= iom", because: "name and acronym" },
    { typed: "oim; ocde", is: "= iom oecd", because: "aliases in small letters" },
    { typed: "IOM, OIM", is: "= iom", because: "named twice" },
    { typed: "GCM", is: "? GCM: gcom compact own", because: "two have this acronym" },
    { typed: "Global Coalition on Migration (GCM)", is: "= gcom", because: "the name decides" },
    { typed: "University of Ghana", is: "~ «University of Ghana»", because: "not of the roster" },
    { typed: "University of Ghana, IOM", is: "~ «University of Ghana» iom", because: "one of each" },
    {
      typed: "Centre for Development Studies, Thiruvananthapuram; IOM",
      is: "~ «Centre for Development Studies, Thiruvananthapuram» iom",
      because: "the semicolon divides, the comma does not",
    },
    {
      typed: "Ministry of Labour and Social Affairs",
      is: "~ «Ministry of Labour and Social Affairs»",
      because: "unknown names keep their and",
    },
    { typed: "a; b; c; d; e; f", is: "! too-many-choices", because: "five at most" },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(partners, typed, knows))).toBe(is);
  });

  test("what was said about an acronym is kept", () => {
    expect(inShort(readAnswer(partners, "GCM, IOM", { ...knows, resolutions: { gcm: "compact" } }))).toBe(
      "= compact iom",
    );
    expect(inShort(readAnswer(partners, "GCM", { ...knows, resolutions: { gcm: OWN_WORDS } }))).toBe("= «GCM»");
  });

  test("pressed ids are of the roster", () => {
    expect(inShort(readChosen(partners, ["iom", "wb"], knows))).toBe("= iom wb");
    expect(inShort(readChosen(partners, ["gone"], knows))).toBe("! not-a-choice");
  });
});

describe("web addresses", () => {
  test.each([
    { typed: "javascript:alert(1)", is: "! not-a-web-address", because: "a program" },
    { typed: "https://ana:secret@example.org/", is: "! not-a-web-address", because: "somebody's password" },
    {
      typed: "https://example.org@evil.example/",
      is: "! not-a-web-address",
      because: "it only looks like example.org",
    },
    { typed: "ftp://example.org/a.zip", is: "! not-a-web-address", because: "not of the web" },
    { typed: "data:text/html,hello", is: "! not-a-web-address", because: "no address" },
    { typed: "https://", is: "! not-a-web-address", because: "of nothing" },
    { typed: "https://localhost/a", is: "! not-a-web-address", because: "nobody else can open it" },
    {
      typed: 'https://example.org/"onclick',
      is: "! not-a-web-address",
      because: "a quotation mark is no part of an address",
    },
    { typed: "our website", is: "! not-a-web-address", because: "words" },
    { typed: "ana@example.org", is: "! not-a-web-address", because: "an e-mail address" },
    { typed: "www.example.org/a", is: "~ https://www.example.org/a", because: "https is added" },
    { typed: "data.ined.fr", is: "~ https://data.ined.fr", because: "https is added" },
    { typed: "https://example.org/a_(b)", is: "= https://example.org/a_(b)", because: "brackets of the address" },
    { typed: "(https://example.org/a).", is: "= https://example.org/a", because: "brackets around it" },
    { typed: "see https://example.org", is: "~ https://example.org", because: "a word is passed over" },
    {
      typed:
        "https://doi.org/10.48756/ined-IE0216C-1009, https://data.ined.fr/index.php/catalog/56\nhttps://example.org?a=1,2",
      is: "= https://doi.org/10.48756/ined-IE0216C-1009 https://data.ined.fr/index.php/catalog/56 https://example.org?a=1,2",
      because: "a comma inside an address does not divide it",
    },
  ])("$typed is $is: $because", ({ typed, is }) => {
    expect(inShort(readAnswer(asks("web-addresses"), typed, knowing()))).toBe(is);
  });
});

describe("files", () => {
  const paper = asks("file", { maxBytes: 1000, extensions: ["pdf", ".docx"] });
  const noLink = asks("file", { maxBytes: 1000, extensions: ["pdf"], linkAllowed: false });
  const file = { name: "Paper.PDF", mediaType: "application/pdf", sizeBytes: 1000, reference: "F1" };

  test.each([
    { files: [file], is: "= F1", because: "just small enough, in capitals" },
    {
      files: [{ ...file, platform: "slack" as const }],
      is: "= slack:F1",
      because: "the platform stands before the reference",
    },
    { files: [{ ...file, sizeBytes: 1001 }], is: "! file-too-large", because: "one byte too many" },
    { files: [{ ...file, sizeBytes: null }], is: "= F1", because: "the size is not known yet" },
    { files: [{ ...file, name: "paper.pdf.exe" }], is: "! wrong-file-type", because: "the last ending counts" },
    { files: [file, { ...file, name: "pdf" }], is: "! wrong-file-type", because: "no ending at all" },
    { files: [], is: "! empty", because: "nothing was shared" },
  ])("$files.0.name is $is: $because", ({ files, is }) => {
    expect(inShort(readFiles(paper, files))).toBe(is);
  });

  test("a link will do where links are allowed", () => {
    expect(inShort(readAnswer(paper, "https://example.org/paper.pdf", knowing()))).toBe(
      "= https://example.org/paper.pdf",
    );
    expect(inShort(readAnswer(paper, "I will send it", knowing()))).toBe("! not-a-file");
    expect(inShort(readAnswer(noLink, "https://example.org/paper.pdf", knowing()))).toBe("! not-a-file");
    expect(inShort(readFiles(asks("yes-no"), [file]))).toBe("! not-a-file");
  });
});
