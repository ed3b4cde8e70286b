// What is said about an XLSForm that was read, by sheet and row. Codes; the words for people are with who says them.

/** Why a form is refused. */
export type ProblemCode =
  | "no-survey"
  | "no-columns"
  | "no-type"
  | "no-name"
  | "bad-name"
  | "name-twice"
  | "no-label"
  | "unknown-type"
  | "unknown-list"
  | "no-list-name"
  | "code-twice"
  | "bad-code"
  | "end-without-begin"
  | "not-ended"
  | "bad-expression"
  | "unknown-reference"
  | "bad-settings"
  | "unknown-code"
  | "nothing-asked"
  | "bad-definition";

/** Why a row is not taken. */
export type LeftOutCode =
  | "place"
  | "recording"
  | "barcode"
  | "calculation"
  | "metadata"
  | "rank"
  | "outside-list"
  | "one-choice"
  | "many-choices"
  | "empty-group"
  | "disabled"
  | "sheet";

/** What of a row that is taken is not as the form has it. */
export type ChangedCode =
  | "always-asked"
  | "constraint-left-out"
  | "required-left-out"
  | "filter-left-out"
  | "cell-left-out"
  | "limits-in-own-words"
  | "message-added"
  | "quotes-answer"
  | "partial-date"
  | "time-in-words"
  | "acknowledged"
  | "key-changed"
  | "named-by-key"
  | "repeat-defaults"
  | "no-limit"
  | "no-english"
  | "unknown-language"
  | "appearance";

type Place = {
  readonly sheet: string;
  /** As a spreadsheet counts; null where it concerns the whole sheet. */
  readonly row: number | null;
  /** The name of the row, or what the remark is about: a column, a list, the words of an expression. */
  readonly about: string;
};

export type FormProblem = Place & { readonly code: ProblemCode };
export type FormRemark =
  | (Place & { readonly kind: "left-out"; readonly code: LeftOutCode })
  | (Place & { readonly kind: "changed"; readonly code: ChangedCode });

/** What comes together while a form is read. */
export type Findings = { readonly problems: FormProblem[]; readonly remarks: FormRemark[] };
