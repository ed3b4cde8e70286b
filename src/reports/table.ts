// A table as neutral data: what csv, workbooks and web pages are written from.

export type Cell = string | number | boolean | null;

export type Table = {
  readonly headings: readonly string[];
  /** Each as long as `headings`. */
  readonly rows: readonly (readonly Cell[])[];
};
