// Writes dates and numbers as the United Nations does: "26 November 2007", "November 2007", "2007".
import type { Language } from "../domain/language.ts";
import type { PartialDate } from "./answer.ts";

/** English of the United Nations puts the day first; figures are Western in every language. */
const LOCALES: Readonly<Record<Language, string>> = {
  ar: "ar-u-ca-gregory-nu-latn",
  zh: "zh-Hans-u-nu-latn",
  en: "en-GB",
  fr: "fr",
  ru: "ru",
  es: "es",
};

export function localeOf(language: Language): string {
  return LOCALES[language];
}

export function writePartialDate(date: PartialDate, language: Language): string {
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return year;
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC" };
  if (day !== undefined) options.day = "numeric";
  const format = new Intl.DateTimeFormat(LOCALES[language], options);
  return format.format(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
}
