// Words as runs of a Word file: in their language and direction, line feeds as breaks.
import { type IRunOptions, TextRun } from "docx";
import type { Language } from "../../src/domain/language.ts";
import type { DocumentLine } from "../../src/reports/document.ts";
import { cleanText } from "./clean-text.ts";

type Look = Pick<IRunOptions, "bold" | "italics" | "color" | "size">;

export const MUTED = "50565F";

const TAGS: Readonly<Record<Language, string>> = {
  ar: "ar-SA",
  zh: "zh-CN",
  en: "en-GB",
  fr: "fr-FR",
  ru: "ru-RU",
  es: "es-ES",
};

/** `language`: null for the document's own. */
export function writeRuns(text: string, language: Language | null, look: Look = {}): readonly TextRun[] {
  const spoken = language === null ? {} : languageOf(language);
  return cleanText(text)
    .split("\n")
    .map((line, index) => new TextRun({ ...look, ...spoken, text: line, ...(index === 0 ? {} : { break: 1 }) }));
}

/** Somebody's own words stand in quotation marks. */
export function writeLine({ label, text, language }: DocumentLine): readonly TextRun[] {
  const before = label === null ? [] : writeRuns(`${label}: `, null, { color: MUTED });
  return [...before, ...writeWords(text, language)];
}

export function writeWords(text: string, language: Language | null): readonly TextRun[] {
  return language === null ? writeRuns(text, null) : writeRuns(`“${text}”`, language);
}

export function isRightToLeft(language: Language | null | undefined): boolean {
  return language === "ar";
}

function languageOf(language: Language): Partial<IRunOptions> {
  const tag = TAGS[language];
  if (isRightToLeft(language)) return { rightToLeft: true, language: { bidirectional: tag } };
  return language === "zh" ? { language: { value: "en-GB", eastAsia: tag } } : { language: { value: tag } };
}
