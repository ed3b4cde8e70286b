// What a form on paper has below a question: what may be answered there, in a sentence or two, and the room for it.
import { inLanguage, type Words } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Choice, Question } from "../questionnaire/questionnaire.ts";
import { TIME_WORDS } from "../questionnaire/write-time-words.ts";
import { inWords } from "../wording/numbers.ts";
import type { ChoiceToMark, DocumentBlock } from "./document.ts";
import type { Voice } from "./form-numbers.ts";

type Of<Kind extends Question["kind"]> = Extract<Question, { kind: Kind }>;

/** How it may be answered; what the hint of the questionnaire says already is not said twice. */
export function howToAnswer(question: Question, voice: Voice): readonly string[] {
  const { wording, language } = voice;
  const hint = question.hint === undefined ? "" : inLanguage(question.hint, language);
  switch (question.kind) {
    case "short-text":
    case "long-text": {
      const { minCharacters, maxCharacters } = question;
      const words = question.kind === "long-text" && question.maxWords ? [wording.atMostWords(question.maxWords)] : [];
      return [...unlessLimited(hint, maxCharacters, wording.charactersOf(minCharacters, maxCharacters)), ...words];
    }
    case "whole-number":
    case "decimal":
      return [wording.oneNumber(question.kind === "whole-number", question.min ?? null, question.max ?? null)];
    case "yes-no":
      return [];
    case "one-of":
      return question.choices.length > FEW ? [wording.markOneOnly] : [];
    case "several-of":
      return howToMark(question, hint, voice);
    case "areas":
      return howToName(question, voice);
    case "partial-date":
      return unlessHinted(hint, wording.dateAsKnown);
    case "time-frame":
      return [wording.datesAsKnown, ...(question.maxRounds > ROWS ? [wording.moreLines] : [])];
    case "organizations":
      return unlessHinted(hint, wording.nameOrganizations);
    case "web-addresses":
      return unlessHinted(hint, wording.webAddresses(question.max === 1));
    case "file": {
      const { extensions, maxBytes, linkAllowed } = question;
      return [...unlessHinted(hint, wording.fileLimits(extensions, maxBytes)), wording.sendFile(linkAllowed)];
    }
    default:
      return unreachable(question);
  }
}

/** Circles of so few choices speak for themselves. */
const FEW = 7;
/** Empty rows where several answers may be given. */
const ROWS = 4;

/** Where a questionnaire gives a hint of its own, ours would say the same again. */
function unlessHinted(hint: string, words: string): readonly string[] {
  return hint === "" ? [words] : [];
}

/** Unless the hint names the limit, in figures or in words: “from one to five”, “at most 1,200”. */
function unlessLimited(hint: string, limit: number, words: string): readonly string[] {
  const names = [String(limit), new Intl.NumberFormat("en-GB").format(limit), inWords(limit)];
  const said = hint
    .toLowerCase()
    .split(/[^\p{L}\p{N},]+/u)
    .map((word) => word.replace(/,$/, ""));
  return names.some((name) => said.includes(name)) ? [] : [words];
}

function howToMark(question: Of<"several-of">, hint: string, { wording, language }: Voice): readonly string[] {
  const { choices, min, max = null } = question;
  const alone = choices.filter((choice) => choice.alone).map(({ label }) => inLanguage(label, language));
  const how = wording.markSeveral(min, max);
  const isLimited = min > 1 || max !== null;
  return [
    ...(isLimited ? unlessLimited(hint, max ?? min, how) : unlessHinted(hint, how)),
    ...(alone.length > 0 ? [wording.marksAlone(alone)] : []),
  ];
}

function howToName({ max, regions, groups, roles = [] }: Of<"areas">, { wording, language }: Voice): readonly string[] {
  const explained = roles.flatMap(({ label, hint }) =>
    hint === undefined ? [] : [wording.roleIs(inLanguage(label, language), inLanguage(hint, language))],
  );
  const names = max === 1 && !regions && !groups ? wording.nameOneArea : wording.nameAreas(regions, groups);
  return [names, ...explained, ...(roles.length > 0 && max > ROWS ? [wording.moreLines] : [])];
}

/** The room itself. */
export function roomFor(question: Question, voice: Voice): DocumentBlock {
  const { wording, spoken, language } = voice;
  const field = (lines: number): DocumentBlock => ({ kind: "room", headings: [], rows: [[""]], lines });
  const grid = (headings: readonly string[], rows: number): DocumentBlock => ({
    kind: "room",
    headings,
    rows: Array.from({ length: rows }, () => headings.map(() => "")),
    lines: 1,
    language: spoken,
  });
  switch (question.kind) {
    case "short-text":
      return field(question.maxCharacters > LONG_LINE ? 2 : 1);
    case "long-text":
      return field(Math.min(MOST_LINES, Math.max(3, Math.ceil(question.maxCharacters / 300))));
    case "whole-number":
    case "decimal":
    case "file":
      return field(1);
    case "yes-no":
      return { kind: "choices", oneOnly: true, choices: yesOrNo(voice) };
    case "one-of":
    case "several-of": {
      const choices = question.choices.map((choice) => toMark(choice, voice));
      return { kind: "choices", oneOnly: question.kind === "one-of", choices };
    }
    case "areas": {
      const roles = (question.roles ?? []).map(({ label }) => inLanguage(label, language));
      const rows = Math.min(question.max, ROWS);
      return roles.length > 0 ? grid([wording.areaColumn, ...roles], rows) : field(question.max === 1 ? 1 : 2);
    }
    case "partial-date":
      return grid(wording.dateColumns, 1);
    case "time-frame": {
      if (question.maxRounds === 1) return grid(wording.periodColumns, 1);
      return grid([wording.roundColumn, ...wording.periodColumns], Math.min(question.maxRounds, ROWS));
    }
    case "organizations":
    case "web-addresses":
      return field(question.max === 1 ? 1 : 3);
    default:
      return unreachable(question);
  }
}

/** In characters: more than this is written on a second line. */
const LONG_LINE = 200;
/** A form that is all room is not filled in; who needs more writes on a sheet of their own, or lets the frame grow. */
const MOST_LINES = 6;

function toMark({ label, hint, other = false }: Choice, voice: Voice): ChoiceToMark {
  return {
    text: inLanguage(label, voice.language),
    hint: hint === undefined ? null : inLanguage(hint, voice.language),
    language: languageIn(label, voice),
    asksForWords: other,
  };
}

function yesOrNo({ language }: Voice): readonly ChoiceToMark[] {
  const { yes, no } = TIME_WORDS[language];
  return [yes, no].map((text) => ({ text, hint: null, language, asksForWords: false }));
}

/** The language in which these words are there. */
export function languageIn(words: Words, { language }: Pick<Voice, "language">): Voice["language"] {
  return words[language] === undefined ? "en" : language;
}
