// A survey as a codebook of DDI 2.5: valid, and with everything that was answered.

import fc from "fast-check";
import { XmlDocument } from "libxml2-wasm";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { writeXml } from "../../adapters/documents/write-xml.ts";
import { readAnswerLines } from "../../src/reports/answer-lines.ts";
import { compileCodebook } from "../../src/reports/codebook.ts";
import type { ExportedResponse } from "../../src/reports/exported-response.ts";
import { findCodebookSchema, validateCodebooks } from "../support/ddi-schema.ts";
import { passOver } from "../support/pass-over.ts";
import { answersOf, exported, INED } from "./exported.ts";
import { answeredBy, CMIM_06, GATHERED_SURVEYS, SURVEYS } from "./gathered.ts";

const facts = {
  meeting: CMIM_06,
  asAt: Temporal.Instant.from("2007-11-12T15:00:00Z"),
  audience: "participants",
} as const;
const write = (survey: ExportedResponse) => writeXml(compileCodebook(survey, facts));
const textOf = (xml: string) => {
  const document = XmlDocument.fromString(xml);
  const text = document.root.content;
  document.dispose();
  return text;
};

const ODD: readonly ExportedResponse[] = [
  // Nothing but what is said instead of an answer.
  answeredBy("ined", SURVEYS, answersOf({ q02_purpose: "unknown", q05_institutions: "not-applicable" })),
  answeredBy(
    "ined",
    SURVEYS,
    answersOf({
      q01_title: { kind: "text", text: `<b>&amp; "both" 'kinds' ]]>\u0000\ud800` },
      "q04_time_frame.rounds": {
        kind: "time-frame",
        rounds: [{ label: "wave 1", start: "2007", end: null }],
        frequency: null,
        status: null,
      },
      "q07_psu.detail": { kind: "text", text: "a unit that is not in the list" },
      q05_institutions: { kind: "instances", instances: [], closed: true },
      "q09_populations.codes": { kind: "choices", codes: ["other", "of-an-older-version"], other: "seafarers; divers" },
    }),
  ),
  // Of another instrument, of which the table of places knows nothing.
  exported(
    INED,
    answersOf({ title: { kind: "text", text: "Another instrument" }, purpose: { kind: "text", text: "Why" } }),
  ),
];

const schema = findCodebookSchema();

describe.skipIf(
  passOver(schema === null, "codebooks against the schema of DDI 2.5", "its folder is not beside the project"),
)("against the schema", () => {
  test("every survey of the demonstration is valid", () => {
    expect(validateCodebooks(schema ?? "", GATHERED_SURVEYS.map(write))).toEqual([]);
  });

  test("so is what is odd", () => {
    expect(validateCodebooks(schema ?? "", ODD.map(write))).toEqual([]);
  });

  test("so is one whose words are anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), (text) => {
        const answers = answersOf({
          q01_title: { kind: "text", text },
          "q14_access.conditions": { kind: "text", text },
        });
        expect(validateCodebooks(schema ?? "", [write(answeredBy("ined", SURVEYS, answers))])).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  test("a codebook with its elements in another order is found", () => {
    const swapped = GATHERED_SURVEYS.slice(0, 1).map((survey) =>
      write(survey).replace(/(<method>.*<\/method>)\s*(<dataAccs>.*<\/dataAccs>)/s, "$2$1"),
    );
    expect(validateCodebooks(schema ?? "", swapped).join()).toContain("method");
  });
});

test.each(GATHERED_SURVEYS.map((survey) => ({ id: survey.responseId, survey })))(
  "$id: nothing that was answered is left out",
  ({ survey }) => {
    const text = textOf(write(survey)).replaceAll(/\s+/g, " ");
    for (const line of readAnswerLines(survey)) {
      if (line.state !== "answered" || line.question.kind === "repeat") continue;
      // Dates stand as ISO 8601, sizes without signs between thousands, and institutions in attributes.
      if (["time-frame", "whole-number"].includes(line.question.kind) || line.instance !== null) continue;
      for (const part of line.question.kind === "areas" ? [line.words.split(" (")[0] ?? ""] : line.parts)
        expect(text).toContain(part.replace(/ \[\w+\]$/, "").replaceAll(/\s+/g, " "));
    }
  },
);

test("it has what archives ask for, and says where it comes from", () => {
  const [xml = ""] = GATHERED_SURVEYS.filter(({ organization }) => organization.id === "unhcr").map(write);
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<codeBook xmlns="ddi:codebook:2_5" version="2\.5">/);
  expect(xml).toContain('<IDNo agency="Rapporteur">cmim-06-unhcr-surveys-2007-1</IDNo>');
  expect(xml).toContain('<nation abbr="SSD" elementVersion="1">South Sudan</nation>');
  expect(xml).toContain('<collDate event="start" date="2023-04" elementVersion="1">2023-04</collDate>');
  expect(xml).toContain('<notes type="disclaimer">The designations employed');
  expect(xml).toMatch(/<notes type="source">Source: Office of the .* submission 1/);
});
