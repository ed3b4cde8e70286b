// The types of XLSForm, with their older spellings, and what becomes of each. https://xlsform.org/en/#question-types
import type { QuestionKind } from "../questionnaire.ts";
import type { ChangedCode, LeftOutCode } from "./form-remark.ts";

export type RowType =
  | { readonly is: "asked"; readonly kind: QuestionKind; readonly remark: ChangedCode | null }
  | { readonly is: "range" }
  | { readonly is: "choice"; readonly several: boolean; readonly list: string; readonly other: boolean }
  | { readonly is: "note" }
  | { readonly is: "begin"; readonly what: "group" | "repeat" }
  | { readonly is: "end"; readonly what: "group" | "repeat" }
  | { readonly is: "left-out"; readonly code: LeftOutCode };

function asked(kind: QuestionKind, remark: ChangedCode | null = null): RowType {
  return { is: "asked", kind, remark };
}

const TYPES: ReadonlyMap<string, RowType> = new Map(
  Object.entries<RowType>({
    text: asked("short-text"),
    string: asked("short-text"),
    integer: asked("whole-number"),
    int: asked("whole-number"),
    decimal: asked("decimal"),
    date: asked("partial-date", "partial-date"),
    time: asked("short-text", "time-in-words"),
    datetime: asked("short-text", "time-in-words"),
    acknowledge: asked("yes-no", "acknowledged"),
    trigger: asked("yes-no", "acknowledged"),
    file: asked("file"),
    range: { is: "range" },
    note: { is: "note" },
  }),
);

const LEFT_OUT: Readonly<Record<LeftOutCode, readonly string[]>> = {
  place: ["geopoint", "geotrace", "geoshape", "gps", "location", "start-geopoint"],
  recording: ["image", "photo", "picture", "audio", "video", "background-audio", "signature", "draw", "annotate"],
  barcode: ["barcode"],
  calculation: ["calculate", "calculation", "hidden"],
  metadata:
    "start,end,today,deviceid,device id,imei,subscriberid,simserial,phonenumber,phone number,username,email,audit,start time,end time,instanceid".split(
      ",",
    ),
  rank: ["rank"],
  "outside-list": ["xml-external", "csv-external"],
  "one-choice": [],
  "many-choices": [],
  "empty-group": [],
  disabled: [],
  sheet: [],
};

const BEGIN_END = /^(begin|end)[ _](group|repeat|lgroup)$/;
const CHOICE =
  /^(select_one|select one(?: from)?|select1|select_multiple|select multiple(?: from)?|select all that apply(?: from)?) (\S+?)( or_other| or other| or specify other)?$/i;
const OUTSIDE = /^(select_(one|multiple)_(from_file|external)|select_one_external|rank)\b/i;

/** Null for a type that nobody knows. */
export function readType(cell: string): RowType | null {
  const words = cell.trim().replaceAll(/\s+/g, " ");
  const lower = words.toLowerCase();
  const known = TYPES.get(lower);
  if (known) return known;
  const [, edge, what] = BEGIN_END.exec(lower) ?? [];
  if (edge === "begin" || edge === "end") return { is: edge, what: what === "group" ? "group" : "repeat" };
  if (OUTSIDE.test(lower)) return { is: "left-out", code: lower.startsWith("rank") ? "rank" : "outside-list" };
  const [, verb, list, other] = CHOICE.exec(words) ?? [];
  if (verb && list) {
    return { is: "choice", several: /multiple|all/i.test(verb), list, other: other !== undefined };
  }
  for (const [code, types] of Object.entries(LEFT_OUT)) {
    if (types.includes(lower) && isLeftOutCode(code)) return { is: "left-out", code };
  }
  return null;
}

function isLeftOutCode(code: string): code is LeftOutCode {
  return code in LEFT_OUT;
}
