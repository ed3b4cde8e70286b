// A workbook as neutral data: sheets of cells, without formulas.
import type { Table } from "./table.ts";

export type Sheet = {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly table: Table;
};

export type Workbook = { readonly title: string; readonly sheets: readonly Sheet[] };
