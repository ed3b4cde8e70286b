// The words of the documents of a meeting: the inventory of surveys, the compilation of activity reports and the lists.
import type { OrganizationKind } from "../domain/organization.ts";
import { FIELD_LABELS } from "./field-labels.ts";
import { inWords } from "./numbers.ts";

const figures = new Intl.NumberFormat("en-GB");

export const documents = {
  asAt: (moment: string) => `As at ${moment}`,
  documentFor: {
    secretariat: "For the secretariat only",
    participants: "For participating organizations",
    public: "For publication",
  },
  aboutSheet: "About",
  aboutThis: "About this workbook",
  fieldLabels: FIELD_LABELS,
  /** Plural headings, in the order of the United Nations. */
  organizationKinds: {
    un_entity: "United Nations entities",
    un_specialized_agency: "Specialized agencies",
    un_regional_commission: "Regional commissions",
    igo: "Intergovernmental organizations",
    regional_body: "Regional bodies",
    national_institution: "National institutions",
    ngo: "Non-governmental organizations",
    academic: "Academic institutions",
    member_state: "Member States",
    invited_expert: "Invited experts",
  } satisfies Record<OrganizationKind, string>,
  nameWithAcronym: (name: string, acronym: string) =>
    acronym === "" || acronym === name ? name : `${name} (${acronym})`,

  // Answers
  notAnAnswer: (state: string) => `[${state === "unanswered" ? "not answered" : state.replaceAll("-", " ")}]`,
  saidThereIsNone: "None",
  instanceOf: (noun: string, position: number) => `${capitalize(noun)} ${position}`,
  numbered: (number: number | null, text: string) => (number === null ? text : `${number}. ${text}`),
  responseSource: (
    organization: string,
    instrument: { readonly title: string; readonly id: string; readonly version: number },
    response: string,
    submitted: string,
  ) =>
    `Source: ${organization}, “${instrument.title}” (${instrument.id}, version ${instrument.version}), ${submitted}; response ${response}.`,
  wasSubmitted: (moment: string, submission: number) => `submission ${submission}, ${moment}`,
  notSubmitted: "a draft that has not been submitted",
  changedAfter: (submitted: string) => `${submitted}, and changed since`,
  /** `names`: who of the secretariat; empty where that is not said. `part`: null for all of it; many labels are counted. */
  enteredOnBehalf: ({
    names,
    organization,
    days,
    part,
  }: {
    readonly names: readonly string[];
    readonly organization: string;
    readonly days: string;
    readonly part: { readonly labels: readonly string[]; readonly count: number } | null;
  }) => {
    const by = `entered by the secretariat${names.length === 0 ? "" : ` (${names.join(", ")})`} on behalf of ${organization}, ${days}.`;
    if (part === null) return capitalize(by);
    const named = part.labels.map((label) => `“${label}”`).join(", ");
    return `In part (${named === "" ? count(part.count, "answer", "answers") : named}) ${by}`;
  },
  withoutEditing: "Contributions are quoted as submitted, without formal editing. Own words stand in quotation marks.",
  codesInBrackets: "Codes of the lists stand in square brackets.",
  versionExplained:
    "“Version” counts how often an answer was given: 1 is the first. The source names the organization, the instrument and the submission.",
  demonstrationMark: "Demonstration data: no organization reported this.",
  draftsIncluded: "Answers as they stand are included, also those that have not been submitted.",

  yesOrNo: (yes: boolean) => (yes ? "yes" : "no"),
  answerColumns: {
    organization: "Organization",
    acronym: "Acronym",
    response: "Response",
    item: "Item",
    path: "Question (path)",
    question: "Question as asked",
    state: "State",
    answer: "Answer",
    codes: "Codes",
    language: "Language",
    version: "Version of the answer",
    submitted: "Submitted at",
    submission: "Submission",
    instrumentVersion: "Version of the instrument",
    demonstration: "Demonstration",
    entered: "Entered by the secretariat at",
  },

  // Inventory of surveys
  inventoryTitle: "Inventory of surveys",
  compilationTitle: "Compilation of activity reports",
  surveysBy: (surveys: number, organizations: number) =>
    `${capitalize(count(surveys, "survey", "surveys"))} of ${count(organizations, "organization", "organizations")}.`,
  codebookTitle: (title: string) => `Description of the survey: ${title}`,
  noSurveys: "No survey has been reported that may stand in this document.",
  inventoryAtAGlance: "The surveys at a glance",
  surveyColumns: {
    number: "No.",
    survey: "Survey",
    organization: "Organization",
    areas: "Countries or areas",
    dates: "Time frame",
  },
  itemColumns: { item: "Item", answer: "Answer", version: "Version" },
  untitled: "Without a title",

  // Compilation of activity reports
  activitiesBy: (activities: number, organizations: number) =>
    `${capitalize(count(activities, "activity", "activities"))} reported by ${count(organizations, "organization", "organizations")}. Organizations stand by kind, then in English alphabetical order.`,
  noReports: "No activity report has been submitted that may stand in this document.",
  activityGroups: {
    current: "Current and recent activities",
    planned: "Planned activities",
    cancelled: "Cancelled activities",
  },
  besideActivities: "Beside the activities",
  noActivities: "The report names no activity.",
  alsoSaid: "The organization also said",
  activitySource: (path: string, versions: string) => `${path}, ${versions}`,
  sourceOf: (place: string) => `Source: ${place}.`,
  allOfVersion: (version: number) => `version ${version}`,
  exceptVersions: (version: number, others: readonly string[]) => `version ${version}; ${others.join("; ")}`,
  otherVersion: (label: string, version: number) => `“${label}” version ${version}`,
  byTheme: "Activities by theme",
  themeColumns: { theme: "Theme", activities: "Activities" },
  activityOf: (number: number, organization: string, status: string) =>
    `No. ${number}, ${organization}${status === "" ? "" : `, ${status.toLowerCase()}`}`,

  sheets: { inventory: "Inventory", answers: "Answers", codes: "Codes", activities: "Activities" },
};

function count(number: number, one: string, many: string): string {
  return `${number < 10 ? inWords(number) : figures.format(number)} ${number === 1 ? one : many}`;
}

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
