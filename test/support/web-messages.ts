// What the scripted bot says: every kind of part, in the words of the field.
import type { Form, Option, OutboundMessage } from "../../src/chat/outbound.ts";

const AREAS = [
  ["012", "Algeria"],
  ["024", "Angola"],
  ["068", "Bolivia (Plurinational State of)"],
  ["072", "Botswana"],
  ["076", "Brazil"],
  ["384", "Côte d’Ivoire"],
  ["818", "Egypt"],
  ["231", "Ethiopia"],
  ["288", "Ghana"],
  ["400", "Jordan"],
  ["422", "Lebanon"],
  ["504", "Morocco"],
  ["604", "Peru"],
  ["608", "Philippines"],
  ["686", "Senegal"],
  ["275", "State of Palestine"],
  ["788", "Tunisia"],
  ["792", "Türkiye"],
  ["704", "Viet Nam"],
] as const;
export const AREA_OPTIONS: readonly Option[] = AREAS.map(([code, label]) => ({ code, label, hint: `M49 ${code}` }));

const THEMES = [
  "Migration and development",
  "Remittances",
  "Labour migration",
  "Irregular migration",
  "Trafficking in persons",
  "Refugees and asylum",
  "Gender",
  "Children and youth",
  "Health",
  "Environment and climate",
  "Return and reintegration",
  "Data and statistics",
  "Diaspora engagement",
  "Border management",
];
export const THEME_OPTIONS: readonly Option[] = THEMES.map((label, index) => ({ code: `T${index + 1}`, label }));

export const CONTACT_FORM: Form = {
  id: "contact",
  title: "Who can be asked about this survey?",
  submitLabel: "Save contact",
  fields: [
    { id: "name", label: "Name", required: true, input: { kind: "line", maxCharacters: 120 } },
    {
      id: "mail",
      label: "Work e-mail",
      hint: "A functional mailbox is best: it outlasts the person.",
      required: true,
      input: { kind: "line", maxCharacters: 200 },
    },
    {
      id: "language",
      label: "Language of correspondence",
      required: false,
      input: {
        kind: "one-of",
        options: [
          { code: "en", label: "English" },
          { code: "fr", label: "French" },
          { code: "es", label: "Spanish" },
        ],
      },
      value: "en",
    },
    {
      id: "reach",
      label: "May be reached",
      required: false,
      input: {
        kind: "several-of",
        options: [
          { code: "mail", label: "By e-mail" },
          { code: "phone", label: "By telephone" },
        ],
      },
    },
    { id: "notes", label: "Anything else", required: false, input: { kind: "paragraph", maxCharacters: 600 } },
  ],
};

export const GREETING: OutboundMessage = {
  parts: [
    { kind: "heading", text: "Sixth coordination meeting" },
    {
      kind: "paragraph",
      text: "Good morning. I collect the contributions of participating organizations. Two things are asked of the ILO:",
    },
    {
      kind: "facts",
      facts: [
        { name: "Activity report", value: "due 9 November 2007 · not started" },
        { name: "Surveys", value: "due 16 November 2007 · one in draft, 5 of 14" },
      ],
    },
    {
      kind: "buttons",
      buttons: [
        { id: "report", label: "Report activities", style: "primary" },
        { id: "survey", label: "Continue the survey" },
        { id: "none", label: "We have no survey", style: "danger" },
      ],
    },
    { kind: "note", text: "You can also type: report, survey, status, help." },
  ],
};

export const KIND_OPTIONS: readonly Option[] = [
  { code: "household", label: "Household survey", hint: "Sampled dwellings, all or some members" },
  { code: "border", label: "Border or passenger survey" },
  { code: "register", label: "Register or administrative source" },
  { code: "module", label: "Module in a larger survey", hint: "Such as a labour force survey" },
];

export const KIND_QUESTION: OutboundMessage = {
  parts: [
    { kind: "note", text: "Question 2 of 14" },
    { kind: "paragraph", text: "Which kind of survey is it?" },
    {
      kind: "choices",
      id: "kind",
      label: "Kind of survey",
      select: "one",
      options: [...KIND_OPTIONS],
      chosen: [],
      submitLabel: "Choose",
    },
    { kind: "note", text: "back · skip · later · review" },
  ],
};

export const AREA_QUESTION: OutboundMessage = {
  parts: [
    { kind: "note", text: "Question 3 of 14" },
    { kind: "paragraph", text: "Which country or area is surveyed?" },
    {
      kind: "choices",
      id: "area",
      label: "Country or area",
      select: "one",
      options: [...AREA_OPTIONS],
      chosen: [],
      submitLabel: "Choose",
    },
  ],
};

export const THEME_QUESTION: OutboundMessage = {
  parts: [
    { kind: "note", text: "Question 4 of 14" },
    { kind: "paragraph", text: "Which themes does it cover?" },
    {
      kind: "choices",
      id: "themes",
      label: "Themes",
      select: "several",
      options: [...THEME_OPTIONS],
      chosen: ["T3", "T12"],
      submitLabel: "Save themes",
    },
  ],
};

export const EVERYTHING_ELSE: OutboundMessage = {
  parts: [
    { kind: "heading", text: "What was said so far" },
    { kind: "quote", text: "التحويلات المالية للمهاجرين في المنطقة العربية" },
    { kind: "quote", text: "We follow 4,200 households over three rounds; the third is planned for spring." },
    { kind: "list", items: ["Two workshops were held", "A manual is in print", "The third round is planned"] },
    {
      kind: "table",
      columns: ["Round", "Field work", "Households"],
      rows: [
        ["First", "March 2005", "4,200"],
        ["Second", "March 2006", "3,911"],
        ["Third", "March 2008, planned", ""],
      ],
    },
    { kind: "form", form: CONTACT_FORM, openLabel: "Name a contact" },
  ],
};
