// A small questionnaire with a question of every kind, for the tests of reports.
import { Questionnaire } from "../../src/questionnaire/questionnaire.ts";

const words = (en: string) => ({ en });
const choices = [
  { code: "household", label: words("Household") },
  { code: "individual", label: words("Individual") },
  { code: "other", label: words("Other"), other: true },
];
const answers = ["yes", "no", "unknown"].map((code) => ({ code, label: words(code) }));
const roles = ["origin", "destination"].map((code) => ({ code, label: words(code) }));

export const EVERY_KIND = Questionnaire.parse({
  id: "every-kind",
  version: 1,
  title: words("Every kind"),
  per: "survey",
  emptyStatement: "no_survey",
  namedBy: "title",
  items: [
    { kind: "note", key: "welcome", text: words("Welcome") },
    { kind: "short-text", key: "title", text: words("Title"), maxCharacters: 300 },
    { kind: "long-text", key: "purpose", text: words("Purpose"), maxCharacters: 2000 },
    {
      kind: "group",
      key: "countries",
      text: words("Countries"),
      items: [
        { kind: "areas", key: "items", text: words("Which"), roles, groups: true },
        { kind: "short-text", key: "note", text: words("Note"), maxCharacters: 300 },
      ],
    },
    {
      kind: "group",
      key: "sample",
      text: words("Sample"),
      when: { question: "title", answered: true },
      items: [
        { kind: "several-of", key: "types", text: words("Types"), choices },
        { kind: "one-of", key: "unit", text: words("Unit"), choices },
        { kind: "whole-number", key: "size", text: words("Size") },
        { kind: "decimal", key: "share", text: words("Share") },
      ],
    },
    {
      kind: "repeat",
      key: "institutions",
      text: words("Institutions"),
      noun: words("institution"),
      min: 0,
      max: 50,
      namedBy: "name",
      items: [
        { kind: "short-text", key: "name", text: words("Name"), maxCharacters: 300 },
        { kind: "areas", key: "country_m49", text: words("Country"), max: 1 },
        {
          kind: "repeat",
          key: "outputs",
          text: words("Outputs"),
          noun: words("output"),
          min: 0,
          max: 5,
          namedBy: "title",
          items: [{ kind: "short-text", key: "title", text: words("Title"), maxCharacters: 300 }],
        },
      ],
    },
    { kind: "one-of", key: "remittances", text: words("Remittances"), choices: answers },
    { kind: "yes-no", key: "has_focus", text: words("Focus") },
    { kind: "partial-date", key: "began", text: words("Began") },
    { kind: "time-frame", key: "rounds", text: words("Rounds") },
    { kind: "organizations", key: "partners", text: words("Partners") },
    { kind: "web-addresses", key: "urls", text: words("Addresses") },
    { kind: "web-addresses", key: "url", text: words("Address"), max: 1 },
    { kind: "file", key: "paper", text: words("Paper"), maxBytes: 1000, extensions: ["pdf"] },
  ],
});

const NAMES: Readonly<Record<string, { readonly name: string; readonly iso3: string | null }>> = {
  "288": { name: "Ghana", iso3: "GHA" },
  "250": { name: "France", iso3: "FRA" },
  "384": { name: "Côte d’Ivoire", iso3: "CIV" },
  "011": { name: "Western Africa", iso3: null },
};

export const AREAS = {
  codes: Object.keys(NAMES),
  iso3: (m49: string) => NAMES[m49]?.iso3 ?? null,
  name: (m49: string) => NAMES[m49]?.name ?? null,
};
