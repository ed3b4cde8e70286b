// A focal point who reads the question on the screen and answers it from the organization's file: by typing, by pressing
// what is offered, or in a form where one is offered. Knows nothing of the bot but what it shows.
import type { Act, Screen } from "./chatter.ts";
import { findQuestion, SAYINGS, type Wish } from "./survey-answer-words.ts";
import type { Institution, SurveyAnswers } from "./survey-answers.ts";
import { shortName } from "./survey-words.ts";

export const MANNERS = ["typing", "pressing", "forms"] as const;
export type Manner = (typeof MANNERS)[number];

/** What to do at this screen; null when it asks nothing of this survey. */
export function answerScreen(answers: SurveyAnswers, manner: Manner, screen: Screen): Act | null {
  const { text } = screen;
  return (
    answerAskedBack(answers, manner, screen) ??
    answerInstitutions(answers.q05_institutions, manner, screen) ??
    answerQuestion(answers, manner, screen, findQuestion(text))
  );
}

/** What the bot asks before it takes an answer. */
function answerAskedBack(answers: SurveyAnswers, manner: Manner, { text, buttons }: Screen): Act | null {
  const roleOf = /^What is the role of (.+)\?$/m.exec(text)?.[1];
  if (roleOf !== undefined) {
    const area = answers.q03_countries.items.find(({ name }) => name === roleOf);
    if (!area) throw new Error(`the survey does not cover ${roleOf}`);
    return enterChoice(manner, capitalize(area.role.replaceAll("_", " ")), area.role.replaceAll("_", " "));
  }
  if (/In a few words, what is it\?$/m.test(text)) {
    const institution = onScreen(answers, text);
    return { kind: "say", text: institution?.role ?? "" };
  }
  const keep = buttons.find((label) => label.endsWith("keep my words"));
  if (keep !== undefined) return manner === "typing" ? { kind: "say", text: "yes" } : { kind: "press", label: keep };
  if (/^Is this right\?$/m.test(text))
    return manner === "typing" ? { kind: "say", text: "yes" } : { kind: "press", label: "Yes, that is right" };
  return null;
}

/** Which institutions are named already stands on the screen. */
function answerInstitutions(institutions: readonly Institution[], manner: Manner, { text }: Screen): Act | null {
  const isFirst = /^Is there any institution to name\?/m.test(text);
  if (!isFirst && !/Is there another institution\?/.test(text)) return null;
  const left = institutions.filter(({ name }) => !text.includes(name));
  const [next] = left;
  if (!next) {
    if (manner === "typing") return { kind: "say", text: "no" };
    return { kind: "press", label: isFirst ? "None" : "No more" };
  }
  if (manner === "typing") return { kind: "say", text: left.map(({ name }) => name).join("\n") };
  if (manner === "pressing") return { kind: "say", text: next.name };
  return { kind: "press", label: isFirst ? "Add an institution" : "Add another institution" };
}

function answerQuestion(answers: SurveyAnswers, manner: Manner, screen: Screen, question: string | null): Act | null {
  const saying = question === null ? undefined : SAYINGS[question];
  if (question === null || !saying) return null;
  const form = screen.buttons.find((label) => /^Answer the \w+ parts at once$/.test(label));
  const isForm = screen.text.includes("parts at once") || form !== undefined;
  const filled = manner === "forms" && isForm ? fillForm(answers, screen, form ?? "") : null;
  if (filled) return filled;
  return enter(manner, saying(answers, onScreen(answers, screen.text)), screen);
}

function enter(manner: Manner, wish: Wish, { text, buttons }: Screen): Act {
  switch (wish.kind) {
    case "nothing":
      return manner === "typing" ? { kind: "say", text: "skip" } : { kind: "press", label: "Skip" };
    case "words":
      return { kind: "say", text: wish.text };
    case "areas":
      return { kind: "say", text: writeAreas(manner, wish.areas) };
    case "choices": {
      const [only] = wish.choices;
      if (only && isSuggested(text, only.printed) && buttons.includes("Yes, that is right"))
        return { kind: "press", label: "Yes, that is right" };
      if (manner === "typing") return { kind: "say", text: wish.choices.map(({ typed }) => typed).join(", ") };
      return { kind: "choose", labels: wish.choices.map(({ printed }) => printed) };
    }
  }
}

function isSuggested(text: string, label: string): boolean {
  return text.includes(`it seems to be: ${label}. Is that right?`);
}

function enterChoice(manner: Manner, printed: string, typed: string): Act {
  return manner === "typing" ? { kind: "say", text: typed } : { kind: "choose", labels: [printed] };
}

/** Typed without roles, which the bot then asks for; or with them. */
function writeAreas(manner: Manner, areas: readonly { readonly name: string; readonly role: string }[]): string {
  if (manner === "typing") return areas.map(({ name }) => shortName(name)).join(", ");
  return areas.map(({ name, role }) => `${name} (${role})`).join("; ");
}

/**
 * All the fields of the form that the survey has something for. Null when only one field can be read: a list of all
 * countries leaves no room for what comes after it in a message of plain words.
 */
function fillForm(answers: SurveyAnswers, { text }: Screen, openLabel: string): Act | null {
  const institution = onScreen(answers, text);
  const asked = text
    .split("\n")
    .map((line) => line.replace(/ \(.*\)$/, ""))
    .filter((line, index, lines) => line in SAYINGS && lines.indexOf(line) === index);
  if (asked.length < 2) return null;
  const fields = asked.flatMap((question) => {
    const value = fieldOf(SAYINGS[question]?.(answers, institution) ?? { kind: "nothing" });
    return value === null ? [] : [[question, value] as const];
  });
  return { kind: "fill", openLabel, fields: Object.fromEntries(fields) };
}

function fieldOf(wish: Wish): string | readonly string[] | null {
  switch (wish.kind) {
    case "nothing":
      return null;
    case "words":
      return wish.text;
    case "areas":
      return writeAreas("forms", wish.areas);
    case "choices": {
      const labels = wish.choices.map(({ printed }) => printed);
      return wish.several ? labels : (labels[0] ?? null);
    }
  }
}

/** The institution about which the screen asks. */
function onScreen({ q05_institutions }: SurveyAnswers, text: string): Institution | null {
  const position = / · Institution (\d+)/.exec(text)?.[1];
  return position === undefined ? null : (q05_institutions[Number(position) - 1] ?? null);
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
