// A table; a long one becomes several, each with the header again, so that it can be divided between cards.
import { type CardElement, renderLine, renderText, shorten } from "./card-text.ts";
import { divide } from "./divide.ts";
import { MAX_CARD_BYTES } from "./limits.ts";

const MAX_TABLE_BYTES = MAX_CARD_BYTES / 4;
const MAX_CELL_CHARACTERS = 1000;

export function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): readonly CardElement[] {
  if (columns.length === 0) return rows.flatMap((row) => renderText(row.join(" | ")));
  return divide(
    rows.map((row) => renderRow(columns, row)),
    MAX_TABLE_BYTES,
  ).map((group) => ({
    type: "Table",
    firstRowAsHeader: true,
    showGridLines: true,
    columns: columns.map(() => ({ width: 1 })),
    rows: [renderRow(columns, columns), ...group],
  }));
}

/** Cells beyond the columns have no place; missing ones are empty. */
function renderRow(columns: readonly string[], row: readonly string[]) {
  return {
    type: "TableRow",
    cells: columns.map((_, index) => ({
      type: "TableCell",
      items: [renderLine([{ text: shorten(row[index] ?? "", MAX_CELL_CHARACTERS) || " " }])],
    })),
  };
}
