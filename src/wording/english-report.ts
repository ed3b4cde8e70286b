// The words of the draft report of a meeting. What the program wrote is marked, and so is what it does not know.
import type { Temporal } from "temporal-polyfill";
import { writeDate, writeDays } from "./dates.ts";
import { inWords } from "./numbers.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const figures = new Intl.NumberFormat("en-GB");

export type MeetingTense = "past" | "present" | "future";

const TAKES_PLACE: Readonly<Record<MeetingTense, string>> = {
  past: "took place",
  present: "is taking place",
  future: "will take place",
};

export const report = {
  meetingReportTitle: (meeting: string) => `Report of the ${meeting}`,
  reportIsDraft: "Draft, compiled by a program from what was submitted; not reviewed",
  reportExplained: [
    "[draft] stands before each paragraph that the program wrote out of data: it is to be reviewed.",
    "[To be completed by the secretariat: …] stands for what is not known. Nothing was invented in its place.",
    "Words in quotation marks are those of the organizations. A number in square brackets leads to the list of sources.",
  ],
  drafted: (text: string) => `[draft] ${text}`,
  symbolMissing: "document symbol",

  reportSections: {
    introduction: "I. Introduction",
    agenda: "II. Agenda",
    organizationOfWork: "III. Organization of work",
    contributions: "IV. Contributions received",
    discussion: "V. Discussion by item of the agenda",
    activities: "VI. Activities of participating organizations",
    surveys: "VII. Surveys",
    conclusions: "VIII. Conclusions and follow-up",
    inventory: "Annex I. Inventory of surveys",
    participants: "Annex II. List of participants",
    papers: "Annex III. List of papers",
    sources: "Annex IV. Sources",
  },

  meetingTookPlace: (
    meeting: { readonly title: string; readonly startsOn: Temporal.PlainDate; readonly endsOn: Temporal.PlainDate },
    place: string,
    tense: MeetingTense,
  ) => {
    const { title, startsOn, endsOn } = meeting;
    const when = startsOn.equals(endsOn) ? `on ${writeDate(startsOn)}` : `from ${fromTo(startsOn, endsOn)}`;
    return `The ${title} ${TAKES_PLACE[tense]} ${place} ${when}.`;
  },
  placeOf: (venue: string | null, city: string) => (venue === null ? `in ${city}` : `at ${venue} in ${city}`),
  organizedBy: (organizer: string, tense: MeetingTense) =>
    `The meeting ${tense === "past" ? "was" : "is"} organized by the ${organizer.replace(/^the /i, "")}.`,
  organizerMissing: "who organized the meeting",
  mandateIs: "The mandate of the meeting is given by:",
  mandateLine: (
    symbol: string,
    title: string | null,
    adopted: Temporal.PlainDate | null,
    distributed: Temporal.PlainDate | null,
  ) => {
    const dates = [
      ...(adopted === null ? [] : [`adopted on ${writeDate(adopted)}`]),
      ...(distributed === null ? [] : [`distributed on ${writeDate(distributed)}`]),
    ];
    return `${symbol}${title === null ? "" : `, “${title}”`}${dates.length === 0 ? "" : ` (${dates.join("; ")})`}`;
  },
  mandateMissing: "the mandate of the meeting",
  objectivesAre: (tense: MeetingTense) => `The objectives of the meeting ${tense === "past" ? "were" : "are"}:`,
  objectivesMissing: "the objectives of the meeting",
  feedsInto: "The outcome of the meeting is for:",
  attended: (count: string, kinds: readonly string[]) =>
    `${capitalize(count)} attended the meeting${kinds.length === 0 ? "" : `, from ${list.format(kinds.map(lowerFirst))}`}. The list of participants is in annex II.`,
  countOfParticipants: (count: number) => `${count < 10 ? inWords(count) : figures.format(count)} participants`,
  attendanceMissing: "how many participants attended the meeting, and from which kinds of organizations",

  agendaCaption: "Agenda of the meeting",
  agendaColumns: { item: "Item", title: "Title" },
  agendaMissing: "the agenda as adopted",
  workCaption: "Organization of work of the meeting",
  workColumns: { day: "Day", time: "Time", title: "Subject" },
  workMissing: "the organization of work",

  contributionsCounted: (reported: number, asked: number) =>
    `${reported === 0 ? "None" : capitalize(inWords(reported))} of ${asked < 10 ? inWords(asked) : figures.format(asked)} organizations sent a contribution or stated that there was nothing to report.`,
  nothingAsked: "the contributions; none was asked for by way of this program",
  contributionsCaption: "Contributions by what was asked for",
  contributionColumnsInReport: {
    instrument: "Asked for",
    asked: "Organizations asked",
    submitted: "Submitted",
    nothing: "Stated that there is nothing",
  },
  secretariatOnlyCounted:
    "Contributions that are for the secretariat only are counted here. They are not quoted in a report for others.",

  discussionMissing: (item: string) => `what was said on item ${item}`,
  discussionWithoutAgenda: "what was said on each item of the agenda",
  agendaItemTitle: (item: string, title: string) => `Item ${item}. ${title}`,

  reportedActivities: (organization: string, counts: readonly string[], period: string | null) =>
    `${organization} reported ${counts.length === 0 ? "no single activity" : list.format(counts)}${period === null ? "" : `, for the period ${period}`}.`,
  activityCount: (count: number, status: string) =>
    `${inWords(count)} ${status === "" ? "" : `${lowerFirst(status)} `}${count === 1 ? "activity" : "activities"}`,
  activityFacts: (facts: readonly string[], source: number) =>
    `${facts.join("; ")}${facts.length === 0 ? "" : " "}[${source}]`,
  sourceReference: (label: string, source: number) => `${label} [${source}]`,
  noActivityReports:
    "the activities of participating organizations; no activity report has been submitted that may stand in this report",

  surveysInAnnex: (surveys: number, organizations: number) =>
    `${capitalize(inWords(surveys))} ${surveys === 1 ? "survey was" : "surveys were"} reported by ${inWords(organizations)} ${organizations === 1 ? "organization" : "organizations"}. The inventory is in annex I.`,
  surveysMissing: "the surveys; no survey has been submitted that may stand in this report",
  conclusionsAre: "Participants reached the following conclusions:",
  conclusionsMissing: "the conclusions of the meeting, with who follows them up and by when",

  papersCaption: "Contributed papers",
  paperColumns: {
    organization: "Organization",
    paper: "Paper",
    language: "Language",
    pages: "Pages",
    source: "Source",
  },
  noPapers: "No paper has been submitted that may stand in this list.",
  sourceLine: (number: number, source: string, place: string) => `[${number}] ${source} ${place}.`,
  noSources: "Nothing is quoted in this report.",
};

/** `26 to 27 November 2007`. */
function fromTo(from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  return writeDays(from, to).replace("–", " to ");
}

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** `United Nations entities` and `Member States` keep their capitals. */
function lowerFirst(words: string): string {
  return /^(?:United Nations|Member States)/.test(words)
    ? words
    : `${words.slice(0, 1).toLowerCase()}${words.slice(1)}`;
}
