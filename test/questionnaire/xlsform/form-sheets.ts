// Sheets of a form from rows that say their columns.
import type { Sheet } from "../../../src/questionnaire/xlsform/sheets.ts";

type Rows = readonly Readonly<Record<string, string>>[];

export function sheetOf(name: string, rows: Rows): Sheet {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { name, rows: [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ""))] };
}

/** The list `unit` has a and b, the list `yn` yes and no. */
export function formOf(survey: Rows, settings: Rows = []): readonly Sheet[] {
  return [
    sheetOf("survey", survey),
    sheetOf("choices", [
      { list_name: "unit", name: "a", label: "A" },
      { list_name: "unit", name: "b", label: "B" },
      { list_name: "yn", name: "yes", label: "Yes" },
      { list_name: "yn", name: "no", label: "No" },
      { list_name: "lonely", name: "only", label: "Only" },
    ]),
    ...(settings.length > 0 ? [sheetOf("settings", settings)] : []),
  ];
}
