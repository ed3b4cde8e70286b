// What is said of an XLSForm that was read, in words for the operator: by sheet and row, with the way out.
import type {
  ChangedCode,
  FormProblem,
  FormRemark,
  LeftOutCode,
  ProblemCode,
} from "../../src/questionnaire/xlsform/form-remark.ts";

const PROBLEMS: Readonly<Record<ProblemCode, (about: string) => string>> = {
  "no-survey": () => "there is no sheet “survey”: it is no XLSForm",
  "no-columns": () => "the first row must have the headings type and name",
  "no-type": (about) => `“${about}” has no type`,
  "no-name": (about) => `${about === "" ? "the row" : `“${about}”`} has no name`,
  "bad-name": (about) => `“${about}” is no name: it begins with a letter of English, and has letters, digits and _`,
  "name-twice": (about) => `the name “${about}” stands twice where one is meant: give one of them another name`,
  "no-label": (about) => `“${about}” has no label`,
  "unknown-type": (about) => `“${about}” is no type of XLSForm`,
  "unknown-list": (about) => `there is no list “${about}” on the sheet choices`,
  "no-list-name": (about) => `the choice “${about}” has no list_name`,
  "code-twice": (about) => `the name “${about}” stands twice in one list`,
  "bad-code": (about) => `the name “${about}” is longer than 75 characters`,
  "end-without-begin": (about) => `this ${about} closes nothing that is open`,
  "not-ended": (about) => `“${about}” begins and never ends`,
  "bad-expression": (about) => `no expression that can be read: ${about}`,
  "unknown-reference": (about) => `nothing in the form has this name: ${about}`,
  "bad-settings": (about) => `the column ${about} holds something else than an export of Rapporteur writes there`,
  "unknown-code": (about) => `an expression compares with a choice that is not in the list: ${about}`,
  "nothing-asked": () => "nothing in the form can be asked in a chat",
  "bad-definition": (about) => `not as a questionnaire of Rapporteur must be: ${about}`,
};

const LEFT_OUT: Readonly<Record<LeftOutCode, string>> = {
  place: "a place is not measured in a chat; ask for it in words",
  recording: "pictures, sound and signatures are not taken; ask for a file, or for a web address",
  barcode: "a barcode is not scanned in a chat; ask for the number in words",
  calculation: "nothing is calculated in a chat; ask for it, or calculate it from the export",
  metadata: "Rapporteur keeps who answered and when by itself",
  rank: "nothing is put in order in a chat; ask for the most important by select_multiple",
  "outside-list": "the choices stand in another file; put them on the sheet choices",
  "one-choice": "a list needs two choices at least; ask for yes or no, or make it a note",
  "many-choices": "a list has 300 choices at most; ask for it in words",
  "empty-group": "nothing in it is asked",
  disabled: "disabled in the form itself",
  sheet: "only the sheets survey, choices and settings are read",
};

const CHANGED: Readonly<Record<ChangedCode, (about: string) => string>> = {
  "always-asked": (about) =>
    `asked in all cases, and never required: the condition cannot be kept (${about}). It may compare with choices by =, != and selected(), and ask whether there is an answer`,
  "constraint-left-out": (about) => `a rule that cannot be kept is left out, in whole or in part: ${about}`,
  "required-left-out": (about) => `may be passed over: when it is required cannot be kept (${about})`,
  "filter-left-out": (about) => `all choices of the list are offered: choice_filter cannot be kept (${about})`,
  "cell-left-out": (about) => `the column ${about} is not read`,
  "limits-in-own-words": (about) => `the limits are kept, and said in Rapporteur's own words instead of “${about}”`,
  "message-added": () => "the rule has no constraint_message; a general one is said",
  "quotes-answer": (about) =>
    `the words quote an answer, which stays a name in brackets: ${about}. Write them so that they need none`,
  "partial-date": () => "a date may be given without its day or month",
  "time-in-words": () => "a time is asked for in words",
  acknowledged: () => "asked as a question of yes or no",
  "key-changed": (about) => `named as our names are: ${about}`,
  "named-by-key": (about) => `a group without a label is called “${about}”`,
  "repeat-defaults": (about) => {
    const [max, namedBy] = about.split("; ");
    return `repeated at most ${max} times, each called “entry” and named by “${namedBy}”; a column rapporteur_settings can say it otherwise`;
  },
  "no-limit": (about) => `an answer may have ${about} characters, as the form sets no limit`,
  "no-english": () => "there is no English; the words of another language stand for it",
  "unknown-language": (about) => `the language ${about} is none of the six of the United Nations, and not read`,
  appearance: () => "its appearance is that of a chat",
};

export function writeFormProblem({ sheet, row, about, code }: FormProblem): string {
  return `${writePlace(sheet, row === null ? [] : [row])}: ${PROBLEMS[code](about)}`;
}

/** What is alike stands in one line with all its rows. */
export function writeFormRemarks(remarks: readonly FormRemark[]): readonly string[] {
  const groups = Map.groupBy(remarks, (remark) => `${remark.sheet}\n${sayRemark(remark)}`);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const rows = alike.flatMap(({ row }) => row ?? []);
    const abouts = alike.flatMap(({ about, row }) => (row === null ? [] : about));
    const names = first.kind === "left-out" && abouts.length > 0 ? `, ${[...new Set(abouts)].join(", ")}` : "";
    return [`${writePlace(first.sheet, [...new Set(rows)])}${names}: ${sayRemark(first)}.`];
  });
}

function sayRemark(remark: FormRemark): string {
  return remark.kind === "left-out" ? LEFT_OUT[remark.code] : CHANGED[remark.code](remark.about);
}

function writePlace(sheet: string, rows: readonly number[]): string {
  if (rows.length === 0) return `sheet ${sheet}`;
  return `sheet ${sheet}, ${rows.length === 1 ? "row" : "rows"} ${rows.join(", ")}`;
}
