// Days of the week as people type them in the six languages; Monday is 1, as ISO counts them.
import { foldWords } from "../domain/fold-words.ts";

const NAMES: readonly (readonly string[])[] = [
  ["monday", "mon", "mondays", "lundi", "lunes", "понедельник", "الاثنين", "الإثنين", "星期一", "周一"],
  ["tuesday", "tue", "tues", "tuesdays", "mardi", "martes", "вторник", "الثلاثاء", "星期二", "周二"],
  ["wednesday", "wed", "wednesdays", "mercredi", "miércoles", "среда", "среду", "الأربعاء", "星期三", "周三"],
  ["thursday", "thu", "thur", "thurs", "thursdays", "jeudi", "jueves", "четверг", "الخميس", "星期四", "周四"],
  ["friday", "fri", "fridays", "vendredi", "viernes", "пятница", "пятницу", "الجمعة", "星期五", "周五"],
  ["saturday", "sat", "saturdays", "samedi", "sábado", "суббота", "субботу", "السبت", "星期六", "周六"],
  ["sunday", "sun", "sundays", "dimanche", "domingo", "воскресенье", "الأحد", "星期日", "星期天", "周日"],
];

const BY_NAME: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.map((name) => [foldWords(name), index + 1] as const)),
);

/** Null for what is no day of the week. `word` in any case, with or without accents. */
export function readWeekday(word: string): number | null {
  return BY_NAME.get(foldWords(word)) ?? null;
}
