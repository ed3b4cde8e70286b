// Compiles what can be found out of one submitted response: each activity of a report, the report's own words, its paper,
// or the survey. Instruments are data, so what a question means is told by its kind and place, and by a key only where
// those do not tell: `activities`, `themes`, `language`, `visibility`, `best_practice`, `new_initiative`.
import type { ResponseId } from "../domain/ids.ts";
import { inLanguage } from "../domain/language.ts";
import type { Answer, Answers, AnswerValue, PartialDate, Path } from "../questionnaire/answer.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { findWay, type Step } from "../questionnaire/steps.ts";
import { detectLanguage } from "./detect-language.ts";
import { type Finding, FindingId, FindingStatus, type FindingText, type Visibility } from "./finding.ts";
import { namesSomebody, readVisibility } from "./rights.ts";
import { themesOfSurvey } from "./themes-of-survey.ts";

/** The repeat whose instances are activities. */
const ACTIVITIES = "activities";

export type Submitted = {
  readonly responseId: ResponseId;
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  /** The version that each answer has. */
  readonly versions: ReadonlyMap<Path, number>;
};

type QuestionStep = Extract<Step, { kind: "question" }>;

/** A question of the way with what was answered. */
type Said = { readonly step: QuestionStep; readonly path: Path; readonly value: AnswerValue };

export async function compileFindings(submitted: Submitted): Promise<readonly Finding[]> {
  const { questionnaire, answers } = submitted;
  const way = findWay(questionnaire, answers);
  const said = way.steps.flatMap((step): Said[] => {
    const answer = way.counted.get(step.path);
    return step.kind === "question" && answer?.state === "answered"
      ? [{ step, path: step.path, value: answer.value }]
      : [];
  });
  const around = {
    submitted,
    visibility: readVisibility(way.counted.get("visibility")),
    language: codeAt(said, "language"),
  };
  const compiled =
    questionnaire.per === "survey"
      ? [compileSurvey(around, said, way.counted)]
      : [
          ...instancesOf(way.counted.get(ACTIVITIES)).map((number) => compileActivity(around, said, number)),
          ...compileReport(around, said),
          ...compilePaper(around, said),
        ];
  return Promise.all(compiled.map(tellLanguage));
}

/** Where nobody said in which language it is written, its texts tell. */
async function tellLanguage({ language, ...finding }: Compiled): Promise<Finding> {
  const words = finding.texts.map((text) => text.words).join("\n");
  return { ...finding, language: language ?? (await detectLanguage(words)) };
}

/** Null: nobody said it. */
type Compiled = Omit<Finding, "language"> & { readonly language: string | null };

type Around = {
  readonly submitted: Submitted;
  readonly visibility: Visibility;
  /** Of the whole response, where it says so. */
  readonly language: string | null;
};

function compileActivity(around: Around, said: readonly Said[], number: number): Compiled {
  const prefix = `${ACTIVITIES}[${number}].`;
  const own = said.filter(({ path }) => path.startsWith(prefix));
  const finding = compileOne(around, own, prefix);
  return { ...finding, id: idOf(around, `#${ACTIVITIES}[${number}]`), kind: "activity", title: titleIn(own, prefix) };
}

function compileSurvey(around: Around, said: readonly Said[], counted: Answers): Compiled {
  const { namedBy } = around.submitted.questionnaire;
  const named = counted.get(namedBy ?? "");
  const title = named?.state === "answered" && named.value.kind === "text" ? named.value.text : null;
  const finding = compileOne(around, said, "");
  const themes = finding.themes.length > 0 ? finding.themes : themesOfSurvey(counted);
  return { ...finding, id: idOf(around, ""), kind: "survey", title, themes };
}

/** What the report says beside its activities: the long texts at its top. */
function compileReport(around: Around, said: readonly Said[]): readonly Compiled[] {
  const own = said.filter(({ step, path }) => step.question.kind === "long-text" && !/[.[]/.test(path));
  if (own.length === 0) return [];
  const finding = compileOne(around, own, "");
  return [{ ...finding, id: idOf(around, "#report"), kind: "report", title: null }];
}

function compilePaper(around: Around, said: readonly Said[]): readonly Compiled[] {
  const document = said.find(({ step, path }) => step.question.kind === "file" && path.startsWith("paper."));
  const title = document ? titleOfPaper(document.value) : null;
  if (!document || title === null) return [];
  const language = codeAt(said, "paper.language") ?? around.language;
  const finding = compileOne({ ...around, language }, [], "");
  const texts = [textOf(around, document.path, title)];
  return [{ ...finding, id: idOf(around, "#paper"), kind: "paper", title, texts }];
}

function titleOfPaper(value: AnswerValue): string | null {
  if (value.kind === "files") return value.files.map(({ name }) => name).join(", ");
  return value.kind === "web-addresses" ? value.urls.join(", ") : null;
}

function compileOne(around: Around, own: readonly Said[], prefix: string): Omit<Compiled, "id" | "kind" | "title"> {
  const outer = own.filter(({ path }) => !path.slice(prefix.length).includes("["));
  const texts = own.flatMap(({ path, value }) =>
    value.kind === "text" && !namesSomebody(path) ? [textOf(around, path, value.text)] : [],
  );
  const status = statusIn(outer);
  return {
    status,
    ...periodIn(outer, status),
    themes: codesAt(outer, `${prefix}themes`),
    areas: areasIn(outer).flatMap(({ m49 }) => m49 ?? []),
    bestPractice: saysYes(outer, "best_practice"),
    newInitiative: saysYes(outer, "new_initiative"),
    visibility: around.visibility,
    language: around.language,
    texts,
    labels: labelsIn(own, outer),
  };
}

function idOf({ submitted }: Around, within: string): FindingId {
  return FindingId.parse(`${submitted.responseId}${within}`);
}

function textOf({ submitted }: Around, path: Path, words: string): FindingText {
  return { path, words, version: submitted.versions.get(path) ?? 1 };
}

/** The first text is the name of an instance. */
function titleIn(own: readonly Said[], prefix: string): string | null {
  const title = own.find(({ path }) => path === `${prefix}title`) ?? own.find(({ value }) => value.kind === "text");
  return title?.value.kind === "text" ? title.value.text : null;
}

/** The first question that knows "planned" asks where it stands. */
function statusIn(outer: readonly Said[]): FindingStatus | null {
  const asked = outer.find(
    ({ step }) => step.question.kind === "one-of" && step.question.choices.some(({ code }) => code === "planned"),
  );
  const code = asked?.value.kind === "choice" ? FindingStatus.safeParse(asked.value.code) : null;
  return code?.success ? code.data : null;
}

/** From the first two dates (begin and end), else from the first time frame. What is over and has no end ended as it began. */
function periodIn(
  outer: readonly Said[],
  status: FindingStatus | null,
): { readonly starts: PartialDate | null; readonly ends: PartialDate | null } {
  const dates = outer.flatMap(({ value }) => (value.kind === "date" ? [value.date] : []));
  const [starts, ends] = dates;
  if (starts !== undefined) return { starts, ends: ends ?? endOf(starts, status) };
  const frame = outer.find(({ value }) => value.kind === "time-frame");
  const rounds = frame?.value.kind === "time-frame" ? frame.value.rounds : [];
  const first = rounds.map(({ start }) => start).sort()[0] ?? null;
  if (first === null) return { starts: null, ends: null };
  if (rounds.some(({ end }) => end === null)) return { starts: first, ends: endOf(first, status) };
  return {
    starts: first,
    ends:
      rounds
        .flatMap(({ end }) => end ?? [])
        .sort()
        .at(-1) ?? null,
  };
}

function endOf(starts: PartialDate, status: FindingStatus | null): PartialDate | null {
  return status === "completed" || status === "cancelled" ? starts : null;
}

function areasIn(outer: readonly Said[]) {
  const asked = outer.find(({ value }) => value.kind === "areas");
  return asked?.value.kind === "areas" ? asked.value.areas : [];
}

function saysYes(outer: readonly Said[], key: string): boolean {
  return outer.some(({ step, value }) => step.question.key === key && value.kind === "yes-no" && value.yes);
}

function codesAt(outer: readonly Said[], path: Path): readonly string[] {
  const asked = outer.find((each) => each.path === path);
  return asked?.value.kind === "choices" ? asked.value.codes : [];
}

function codeAt(said: readonly Said[], path: Path): string | null {
  const asked = said.find((each) => each.path === path);
  return asked?.value.kind === "choice" ? asked.value.code : null;
}

/** The type of an activity, partners and other organizations, groups of countries in words, words for "other". */
function labelsIn(own: readonly Said[], outer: readonly Said[]): readonly string[] {
  return [
    ...outer.flatMap(({ step: { question }, value }) =>
      question.kind === "one-of" && question.key === "type" && value.kind === "choice"
        ? question.choices.filter(({ code }) => code === value.code).map(({ label }) => inLanguage(label, "en"))
        : [],
    ),
    ...own.flatMap(({ value }) => (value.kind === "organizations" ? value.organizations.map(({ name }) => name) : [])),
    ...areasIn(outer).flatMap(({ m49, name }) => (m49 === null ? [name] : [])),
    ...own.flatMap(({ value }) => ("other" in value && value.other !== null ? [value.other] : [])),
  ];
}

function instancesOf(answer: Answer | undefined): readonly number[] {
  return answer?.state === "answered" && answer.value.kind === "instances" ? answer.value.instances : [];
}
