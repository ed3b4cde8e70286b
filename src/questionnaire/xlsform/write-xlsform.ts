// Writes a questionnaire as an XLSForm: the sheets survey, choices and settings. `read-xlsform.ts` is the way back, and
// nothing is lost between the two.
import { LANGUAGES, type Words } from "../../domain/language.ts";
import type { Choice, Item, Questionnaire } from "../questionnaire.ts";
import { type Names, nameItems } from "./name-items.ts";
import { OWN, type Sheet, writeLanguage, YES_NO_LIST } from "./sheets.ts";
import { type Cells, inColumns, writeRow } from "./write-row.ts";

export function writeXlsform(questionnaire: Questionnaire): readonly Sheet[] {
  const names = nameItems(questionnaire);
  return [
    writeSheet("survey", SURVEY_COLUMNS, writeItems(questionnaire.items, names)),
    writeSheet("choices", CHOICES_COLUMNS, writeChoices(names)),
    writeSheet("settings", SETTINGS_COLUMNS, [writeFormSettings(questionnaire)]),
  ];
}

/** In this order, where they are used; `*` stands for the languages. */
const SURVEY_COLUMNS =
  `type name label* hint* guidance_hint* required relevant constraint constraint_message* appearance repeat_count
   ${OWN.key} ${OWN.kind} ${OWN.number} ${OWN.carryForward} ${OWN.severity} ${OWN.settings}`.split(/\s+/);
const CHOICES_COLUMNS = `list_name name label* ${OWN.hint}* ${OWN.aliases} ${OWN.other} ${OWN.alone}`.split(" ");
const SETTINGS_COLUMNS =
  `form_title form_id version default_language ${OWN.title}* ${OWN.intro}* ${OWN.per} ${OWN.emptyStatement}
   ${OWN.namedBy}`.split(/\s+/);

function writeSheet(name: string, columns: readonly string[], rows: readonly Cells[]): Sheet {
  const used = new Set(rows.flatMap((row) => Object.keys(row)));
  const headings = columns
    .flatMap((column) =>
      column.endsWith("*")
        ? LANGUAGES.map((language) => `${column.slice(0, -1)}::${writeLanguage(language)}`)
        : [column],
    )
    .filter((heading) => used.has(heading));
  const missing = [...used].filter((heading) => !headings.includes(heading));
  if (missing.length > 0) throw new Error(`no column for ${missing.join(", ")}`);
  return { name, rows: [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ""))] };
}

function writeItems(items: readonly Item[], names: Names): readonly Cells[] {
  return items.flatMap((item) => {
    const place = names.get(item);
    if (!place) throw new Error(`${item.key} has no name`);
    const row = writeRow(place, names);
    if (!("items" in item)) return [row];
    const end = { type: `end_${item.kind}`, name: place.name };
    return [row, ...writeItems(item.items, names), end];
  });
}

function writeChoices(names: Names): readonly Cells[] {
  const places = [...names.values()];
  const lists = places.flatMap(({ item, name }) =>
    item.kind === "one-of" || item.kind === "several-of" ? item.choices.map((choice) => writeChoice(name, choice)) : [],
  );
  return places.some(({ item }) => item.kind === "yes-no") ? [...YES_NO, ...lists] : lists;
}

/** In English; what the bot asks with is its own words for it. */
const YES_NO: readonly Cells[] = [
  { list_name: YES_NO_LIST, name: "yes", ...inColumns("label", { en: "Yes" }) },
  { list_name: YES_NO_LIST, name: "no", ...inColumns("label", { en: "No" }) },
];

function writeChoice(list: string, { code, label, hint, aliases, other, alone }: Choice): Cells {
  return {
    list_name: list,
    name: code,
    ...inColumns("label", label),
    ...inColumns(OWN.hint, hint),
    ...(aliases && aliases.length > 0 ? { [OWN.aliases]: aliases.join("\n") } : {}),
    ...(other === undefined ? {} : { [OWN.other]: writeYes(other) }),
    ...(alone === undefined ? {} : { [OWN.alone]: writeYes(alone) }),
  };
}

function writeYes(yes: boolean): string {
  return yes ? "yes" : "no";
}

function writeFormSettings(questionnaire: Questionnaire): Cells {
  const { id, version, title, intro, per, emptyStatement, namedBy } = questionnaire;
  return {
    form_title: title.en,
    form_id: id,
    version: String(version),
    default_language: writeLanguage("en"),
    ...translations(title),
    ...inColumns(OWN.intro, intro),
    [OWN.per]: per,
    [OWN.emptyStatement]: emptyStatement,
    ...(namedBy === null ? {} : { [OWN.namedBy]: namedBy }),
  };
}

/** In English it is the title of the form. */
function translations(title: Words): Cells {
  const { [`${OWN.title}::${writeLanguage("en")}`]: _, ...others } = inColumns(OWN.title, title);
  return others;
}
