// A scripted bot for the tests of the try-out page: it answers with every kind of part, and keeps what it was sent.
import type { Inbound, InboundEvent } from "../../src/chat/inbound.ts";
import type { Form, Option, OutboundMessage } from "../../src/chat/outbound.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import type { Bot, Received } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";

export type ScriptedBot = Bot & {
  readonly received: readonly InboundEvent[];
  /** The next turn fails as if the database were away. */
  failOnce(): void;
};

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
const THEME_OPTIONS: readonly Option[] = THEMES.map((label, index) => ({ code: `T${index + 1}`, label }));

const CONTACT_FORM: Form = {
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

const KIND_OPTIONS: readonly Option[] = [
  { code: "household", label: "Household survey", hint: "Sampled dwellings, all or some members" },
  { code: "border", label: "Border or passenger survey" },
  { code: "register", label: "Register or administrative source" },
  { code: "module", label: "Module in a larger survey", hint: "Such as a labour force survey" },
];

const KIND_QUESTION: OutboundMessage = {
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

const AREA_QUESTION: OutboundMessage = {
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

const THEME_QUESTION: OutboundMessage = {
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

/** `deliver` goes the way of the outbox: before or after `receive` resolves, as it likes. */
export function createScriptedBot(platform: ChatPlatform): ScriptedBot {
  const received: InboundEvent[] = [];
  const seen = new Set<string>();
  let count = 0;
  let failing = false;

  const say = async (event: InboundEvent, ...messages: OutboundMessage[]): Promise<void> => {
    for (const message of messages) {
      count += 1;
      const id = DeliveryId.parse(`delivery-${count}`);
      await platform.deliver({ id, conversation: event.conversation, message, replaces: null });
    }
  };

  return {
    received,
    failOnce: () => {
      failing = true;
    },
    async receive(event) {
      if (failing) {
        failing = false;
        throw new Error("the database is away");
      }
      if (seen.has(event.id)) return { kind: "seen-before" };
      seen.add(event.id);
      received.push(event);
      const { settled = null, formProblems = null, say: messages = [] } = answer(event.inbound);
      await say(event, ...messages);
      return { kind: "taken", settled, formProblems };
    },
    async suggestOptions(_account, _choices, words) {
      if (words.toLowerCase().startsWith("ivory")) return AREA_OPTIONS.filter(({ code }) => code === "384");
      return AREA_OPTIONS.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
    },
    readForm: async (_account, form) => (form === CONTACT_FORM.id ? CONTACT_FORM : null),
  };
}

type Answer = {
  readonly settled?: OutboundMessage;
  readonly formProblems?: NonNullable<Extract<Received, { kind: "taken" }>["formProblems"]>;
  readonly say?: readonly OutboundMessage[];
};

function answer(inbound: Inbound): Answer {
  switch (inbound.kind) {
    case "met":
      return { say: [GREETING] };
    case "pressed":
      return {
        settled: settle("Continue the survey", "Household Survey on Migration, one response in draft."),
        say: [plain("Let us go on where you stopped."), KIND_QUESTION],
      };
    case "chose":
      return afterChoice(inbound.choices, inbound.codes);
    case "filled":
      if (!String(inbound.fields["mail"] ?? "").includes("@")) {
        return { formProblems: { mail: "This does not look like an e-mail address. Could you check it?" } };
      }
      return { settled: settle("Contact", "Saved."), say: [plain("Thank you. The contact is noted.")] };
    case "edited":
      return { say: [plain("Your answer now reads as you changed it.")] };
    case "commanded":
      return { say: [plain(`You asked for: ${inbound.words}.`)] };
    case "said":
    case "left":
    case "other":
      return { say: [inbound.kind === "said" ? plain(`Noted: ${inbound.text}`) : plain("Noted.")] };
  }
}

function afterChoice(choices: string, codes: readonly string[]): Answer {
  const all = [...KIND_OPTIONS, ...AREA_OPTIONS, ...THEME_OPTIONS];
  const labels = codes.map((code) => all.find((option) => option.code === code)?.label ?? code).join(", ");
  if (choices === "kind") return { settled: settle("Kind of survey", labels), say: [AREA_QUESTION] };
  if (choices === "area") return { settled: settle("Country or area", labels), say: [THEME_QUESTION] };
  return { settled: settle("Themes", labels), say: [EVERYTHING_ELSE] };
}

function settle(name: string, value: string): OutboundMessage {
  return { parts: [{ kind: "facts", facts: [{ name, value }] }] };
}

function plain(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
