// A questionnaire as a form on paper: for organizations that answer by e-mail or by post, and the secretariat that then
// enters what they sent.
import { inLanguage, type Words } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type {
  Condition,
  Constraint,
  Group,
  Item,
  Question,
  Questionnaire,
  Repeat,
} from "../questionnaire/questionnaire.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import { DISCLAIMER } from "./disclaimer.ts";
import type { Document, DocumentBlock } from "./document.ts";
import { type Around, writeCondition } from "./form-conditions.ts";
import { callItem, numberItems, type Voice } from "./form-numbers.ts";
import { howToAnswer, languageIn, roomFor } from "./form-room.ts";

/** `meeting`: for which it is asked; null where that is not known. */
export type FormFacts = { readonly language: Voice["language"]; readonly meeting: Meeting | null };

export function compileForm(questionnaire: Questionnaire, { language, meeting }: FormFacts): Document {
  const voice = { language, spoken: spokenLanguage(language), wording: wordingFor(language) };
  const around = { voice, numbers: numberItems(questionnaire), levels: [] };
  const { id, version, title } = questionnaire;
  const { wording } = voice;
  return {
    language: languageIn(title, voice),
    title: inLanguage(title, language),
    beneath: [
      ...(meeting === null ? [] : [meeting.title, wording.heldOn(meeting.startsOn, meeting.endsOn, meeting.city)]),
      wording.instrumentVersion(id, version),
    ],
    blocks: [
      ...opening(questionnaire, meeting, voice),
      heading(1, wording.questionsHeading, voice.spoken),
      ...writeLevel(questionnaire.items, 0, around),
    ],
    footer: DISCLAIMER,
  };
}

/** What it is for, how it is filled in, who returns it, and the answer that there is nothing. */
function opening(
  { intro, per, emptyStatement, id }: Questionnaire,
  meeting: Meeting | null,
  voice: Voice,
): readonly DocumentBlock[] {
  const { wording, spoken: language } = voice;
  const due = meeting?.asks.find(({ instrumentId }) => instrumentId === id)?.dueOn ?? null;
  const gap = due === null ? wording.returnMissing : wording.returnAddressMissing;
  const nothing = { text: wording.nothingStatement[emptyStatement], hint: null, language, asksForWords: false };
  return [
    ...(intro === undefined ? [] : [own(intro, voice)]),
    heading(1, wording.howToFillIn, language),
    { kind: "list", items: [...wording.fillInRules, ...(per === "survey" ? [wording.oneFormEach] : [])], language },
    ...(due === null ? [] : [{ kind: "paragraph", text: wording.returnBy(due), language } as const]),
    { kind: "paragraph", text: wording.toBeCompleted(gap), mark: "gap", language },
    { kind: "room", headings: [], rows: wording.respondent.map((label) => [label, ""]), lines: 1, language },
    instruction(wording.nothingToFillIn, voice),
    { kind: "choices", oneOnly: false, choices: [nothing] },
  ];
}

function writeLevel(items: readonly Item[], depth: number, above: Around): readonly DocumentBlock[] {
  const around = { ...above, levels: [...above.levels, items] };
  return items.flatMap((item) => {
    const condition = item.when === undefined ? [] : [onlyIf(item.when, around)];
    return item.kind === "note"
      ? [...condition, own(item.text, around.voice)]
      : [title(item, depth, around), ...condition, ...writeItem(item, depth, around)];
  });
}

function writeItem(item: Question | Group | Repeat, depth: number, around: Around): readonly DocumentBlock[] {
  const { voice } = around;
  if (item.kind === "group") return [...smallPrint(item.hint, [], voice), ...writeLevel(item.items, depth + 1, around)];
  if (item.kind === "repeat") return writeRepeat(item, depth, around);
  return [
    ...smallPrint(item.hint, ours(item, voice), voice),
    ...item.constraints.map((constraint) => pleaseCheck(constraint, around)),
    roomFor(item, voice),
  ];
}

/** Once on the form: whoever has more of them copies the lines. */
function writeRepeat(repeat: Repeat, depth: number, around: Around): readonly DocumentBlock[] {
  const { voice, numbers } = around;
  const { wording, language } = voice;
  const { items, hint, min, max } = repeat;
  const noun = inLanguage(repeat.noun, language);
  const asked = items.filter((item) => item.kind !== "note");
  const [first, last] = [asked[0], asked.at(-1)].map((item) => (item ? callItem(item, numbers, voice) : ""));
  const none = { text: wording.thereIsNone(noun), hint: null, language: voice.spoken, asksForWords: false };
  return [
    ...smallPrint(hint, [wording.howMany(min, max)], voice),
    ...(min === 0 ? [{ kind: "choices", oneOnly: false, choices: [none] } as const] : []),
    instruction(wording.forEach(noun, first ?? "", last ?? ""), voice),
    ...writeLevel(items, depth + 1, around),
  ];
}

function ours(question: Question, voice: Voice): readonly string[] {
  const { wording, language } = voice;
  return [
    ...(question.required ? [wording.answerNeeded] : []),
    ...howToAnswer(question, voice),
    ...(question.example !== undefined && isWritten(question)
      ? [wording.example(inLanguage(question.example, language))]
      : []),
  ];
}

/** Choices are their own examples. */
function isWritten({ kind }: Question): boolean {
  return kind !== "one-of" && kind !== "several-of" && kind !== "yes-no";
}

/** In one paragraph, unless the questionnaire's words are of another language than ours. */
function smallPrint(hint: Words | undefined, sentences: readonly string[], voice: Voice): readonly DocumentBlock[] {
  const words = hint === undefined ? "" : asSentence(inLanguage(hint, voice.language));
  const language = hint === undefined ? voice.spoken : languageIn(hint, voice);
  if (language !== voice.spoken) return [note(words, language), ...smallPrint(undefined, sentences, voice)];
  const all = [...(words === "" ? [] : [words]), ...sentences];
  return all.length === 0 ? [] : [note(all.join(" "), language)];
}

function asSentence(words: string): string {
  return /[\p{L}\p{N})\]”»"]$/u.test(words) ? `${words}.` : words;
}

function onlyIf(condition: Condition, around: Around): DocumentBlock {
  return instruction(around.voice.wording.onlyIf(writeCondition(condition, around)), around.voice);
}

function pleaseCheck({ when, message }: Constraint, around: Around): DocumentBlock {
  const { wording, spoken, language } = around.voice;
  return note(wording.pleaseCheck(writeCondition(when, around), inLanguage(message, language)), spoken);
}

function title(item: Exclude<Item, { kind: "note" }>, depth: number, { numbers, voice }: Around): DocumentBlock {
  const text = voice.wording.numberedQuestion(numbers.get(item) ?? null, inLanguage(item.text, voice.language));
  return heading(LEVELS[depth] ?? 4, text, languageIn(item.text, voice));
}

const LEVELS = [2, 3, 4] as const;

function heading(level: 1 | 2 | 3 | 4, text: string, language: Voice["language"]): DocumentBlock {
  return { kind: "heading", level, text, language };
}

function own(words: Words, voice: Voice): DocumentBlock {
  return { kind: "paragraph", text: inLanguage(words, voice.language), language: languageIn(words, voice) };
}

function instruction(text: string, { spoken }: Voice): DocumentBlock {
  return { kind: "paragraph", text, mark: "instruction", language: spoken };
}

function note(text: string, language: Voice["language"]): DocumentBlock {
  return { kind: "paragraph", text, mark: "note", language };
}
