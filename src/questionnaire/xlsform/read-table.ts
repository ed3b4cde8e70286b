// A sheet as rows whose cells are found by the name of their column, each with its number on the sheet.
import { LANGUAGES, type Language, type Words } from "../../domain/language.ts";
import { type Heading, readHeading } from "./read-headings.ts";
import type { Sheet } from "./sheets.ts";

export type Row = {
  readonly sheet: string;
  /** As a spreadsheet counts. */
  readonly number: number;
  /** By column, in a language by `column::language`; what is empty is left out. */
  readonly cells: ReadonlyMap<string, string>;
};

export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly unknownLanguages: readonly string[];
};

const NOTHING: Table = { columns: [], rows: [], unknownLanguages: [] };

/** The sheet of this name, in any case; nothing where there is none. The first row that is not empty holds the headings. */
export function readTable(sheets: readonly Sheet[], name: string, fallback: Language): Table {
  const sheet = findSheet(sheets, name);
  const first = sheet?.rows.findIndex((row) => row.some((cell) => cell.trim() !== "")) ?? -1;
  if (!sheet || first === -1) return NOTHING;
  const headings = (sheet.rows[first] ?? []).map((cell) => readHeading(cell, fallback));
  const keys = headings.map(keyOf);
  const unknown = headings.flatMap(({ language }) =>
    language && typeof language === "object" ? [language.unknown] : [],
  );
  const rows = sheet.rows.slice(first + 1).flatMap((row, index): Row[] => {
    const cells = new Map<string, string>();
    for (const [column, key] of keys.entries()) {
      const cell = (row[column] ?? "").trim();
      if (key !== "" && cell !== "" && !cells.has(key)) cells.set(key, cell);
    }
    return cells.size === 0 ? [] : [{ sheet: name, number: first + index + 2, cells }];
  });
  return { columns: keys.map((key) => key.replace(/::.*$/, "")), rows, unknownLanguages: [...new Set(unknown)] };
}

/** Empty for what is not read: a language that is none of ours. */
function keyOf({ column, language }: Heading): string {
  if (language === null) return column;
  return typeof language === "string" ? `${column}::${language}` : "";
}

export function findSheet(sheets: readonly Sheet[], name: string): Sheet | undefined {
  return sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);
}

export function cellOf({ cells }: Row, column: string): string {
  return cells.get(column) ?? "";
}

/** `yes` and its kin; null for anything else that is not empty, such as an expression. */
export function readYes(cell: string): boolean | null {
  const word = cell.trim().toLowerCase().replace(/\(\)$/, "");
  if (["yes", "true", "1"].includes(word)) return true;
  return ["", "no", "false", "0"].includes(word) ? false : null;
}

/** The words of a row in all languages. Where English is missing, those of the form's own language stand for it. */
export function wordsOf({ cells }: Row, column: string, fallback: Language): Words | null {
  const entries = LANGUAGES.flatMap((language): [Language, string][] => {
    const text = cells.get(`${column}::${language}`);
    return text === undefined ? [] : [[language, text]];
  });
  const words: Partial<Record<Language, string>> = Object.fromEntries(entries);
  const en = words.en ?? words[fallback] ?? entries[0]?.[1];
  return en === undefined ? null : { ...words, en };
}

/** False where words of another language stand for those in English. */
export function hasEnglish({ cells }: Row, column: string): boolean {
  return cells.has(`${column}::en`) || !LANGUAGES.some((language) => cells.has(`${column}::${language}`));
}
