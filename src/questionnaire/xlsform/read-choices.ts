// The lists of choices of a form.
import type { Language } from "../../domain/language.ts";
import { Choice } from "../questionnaire.ts";
import type { Findings } from "./form-remark.ts";
import { cellOf, hasEnglish, type Row, readYes, type Table, wordsOf } from "./read-table.ts";
import { OWN } from "./sheets.ts";

export type Lists = ReadonlyMap<string, readonly Choice[]>;

export function readLists(table: Table, fallback: Language, findings: Findings): Lists {
  const lists = new Map<string, Choice[]>();
  for (const row of table.rows) {
    const list = cellOf(row, "list_name");
    const choice = readChoice(row, fallback, findings);
    if (list === "") findings.problems.push({ ...placeOf(row), about: cellOf(row, "name"), code: "no-list-name" });
    if (list === "" || choice === null) continue;
    const choices = lists.get(list) ?? [];
    if (choices.some(({ code }) => code === choice.code)) {
      findings.problems.push({ ...placeOf(row), about: `${list}: ${choice.code}`, code: "code-twice" });
    }
    lists.set(list, [...choices, choice]);
  }
  return lists;
}

function readChoice(row: Row, fallback: Language, { problems, remarks }: Findings): Choice | null {
  const code = cellOf(row, "name");
  const place = { ...placeOf(row), about: code };
  // Without a label the code is what is shown, as in other programs.
  const label = wordsOf(row, "label", fallback) ?? { en: code };
  if (!hasEnglish(row, "label")) remarks.push({ ...place, kind: "changed", code: "no-english" });
  const hint = wordsOf(row, OWN.hint, fallback);
  const aliases = cellOf(row, OWN.aliases)
    .split("\n")
    .map((alias) => alias.trim())
    .filter((alias) => alias !== "");
  const read = Choice.safeParse({
    code,
    label,
    ...(hint === null ? {} : { hint }),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...flagOf(row, OWN.other, "other"),
    ...flagOf(row, OWN.alone, "alone"),
  });
  if (read.success) return read.data;
  problems.push({ ...place, code: code === "" ? "no-name" : "bad-code" });
  return null;
}

function flagOf(row: Row, column: string, key: "other" | "alone") {
  const cell = cellOf(row, column);
  return cell === "" ? {} : { [key]: readYes(cell) === true };
}

export function placeOf({ sheet, number }: Row): { readonly sheet: string; readonly row: number } {
  return { sheet, row: number };
}

/** As `or_other` adds it; the words are asked for. */
export function withOther(choices: readonly Choice[]): readonly Choice[] {
  if (choices.some(({ code }) => code === "other"))
    return choices.map((choice) => (choice.code === "other" ? { ...choice, other: true } : choice));
  return [...choices, { code: "other", label: { en: "Other" }, other: true }];
}
