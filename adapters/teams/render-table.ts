// A table; a long one becomes several, each with the header again, so that it can be divided between cards.
import { type CardElement, renderLine, renderText, shorten } from "./card-text.ts";
import { countBytes, MAX_CARD_BYTES } from "./limits.ts";

const MAX_TABLE_BYTES = MAX_CARD_BYTES / 4;
const MAX_CELL_CHARACTERS = 1000;

export function renderTable(columns: readonly string[], rows: readonly (readonly string[])[]): readonly CardElement[] {
  if (columns.length === 0) return rows.flatMap((row) => renderText(row.join(" | ")));
  return divideRows(rows.map((row) => renderRow(columns, row))).map((group) => ({
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

function divideRows<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [[]];
  let bytes = 0;
  for (const row of rows) {
    bytes += countBytes(row);
    if (bytes > MAX_TABLE_BYTES && groups.at(-1)?.length) {
      groups.push([]);
      bytes = countBytes(row);
    }
    groups.at(-1)?.push(row);
  }
  return groups;
}
