// What the bot says when it finds something, or nothing: results, summaries and their sources. Numbers and other people's
// words, nothing invented between them.
import type { Temporal } from "temporal-polyfill";
import { writeDate } from "./dates.ts";
import { shorten } from "./english-problems.ts";
import { alike, inWords } from "./numbers.ts";

const conjunction = new Intl.ListFormat("en-GB", { type: "conjunction" });
const disjunction = new Intl.ListFormat("en-GB", { type: "disjunction" });
const figures = new Intl.NumberFormat("en-GB");

export const findings = {
  both: (items: readonly string[]) => conjunction.format(items),
  either: (items: readonly string[]) => disjunction.format(items),
  years: (from: number | null, to: number | null) => {
    if (from === null) return to === null ? "" : `until ${to}`;
    if (to === null) return `since ${from}`;
    return from === to ? `in ${from}` : `${from}–${to}`;
  },
  theWords: (words: string) => `“${words}”`,
  objective: (number: number, label: string) => `objective ${number} of the Global Compact (${label})`,
  bestPractices: "best practices",
  newInitiatives: "new initiatives",
  areaGroup: (code: string) => AREA_GROUPS[code] ?? code,
  findingKinds: { activity: "activities", survey: "surveys", report: "reports", paper: "papers" },
  findingKind: { activity: "activity", survey: "survey", report: "report", paper: "paper" },
  findingStatus: {
    planned: "planned",
    ongoing: "ongoing",
    completed: "completed",
    suspended: "suspended",
    cancelled: "cancelled",
  },
  mayBeRead: {
    secretariat_only: "By the secretariat and the organization itself",
    participating_organizations: "By participating organizations",
    public: "By everybody",
  },
  reportOf: (organization: string) => `Report of ${organization}`,
  period: (starts: string, ends: string | null) => {
    if (ends === null) return `since ${starts}`;
    if (starts === ends) return starts;
    return /^\d{4}$/.test(starts) && /^\d{4}$/.test(ends) ? `${starts}–${ends}` : `from ${starts} to ${ends}`;
  },
  begins: (starts: string) => `from ${starts}`,
  andMoreAreas: (count: number) => `and ${inWords(count)} more`,

  // Results
  searchTitle: "Search",
  surveysTitle: "Surveys",
  practicesTitle: "Best practices",
  whoTitle: "Who does what",
  understoodAs: (ask: string) => (ask === "" ? "Everything that was reported" : ask),
  resultCount: (total: number, first: number, last: number, more: boolean) => {
    if (total <= last - first + 1) return `${capitalize(more ? `more than ${results(total)}` : results(total))}.`;
    const page = `${figures.format(first)}–${figures.format(last)}`;
    return `${page} of ${more ? "more than " : ""}${figures.format(total)} results.`;
  },
  organizationCount: (total: number, first: number, last: number) =>
    total <= last - first + 1
      ? `${capitalize(organizations(total))}${total === 1 ? "." : ", in alphabetical order."}`
      : `${figures.format(first)}–${figures.format(last)} of ${figures.format(total)} organizations, in alphabetical order.`,
  /** `other`: over, suspended, or without a status. */
  workCounts: (ongoing: number, planned: number, other: number) => {
    const write = alike([ongoing, planned, other]);
    if (ongoing + planned === 0)
      return `${write(other)} that ${other === 1 ? "is" : "are"} neither ongoing nor planned`;
    return [
      ...(ongoing > 0 ? [`${write(ongoing)} ongoing`] : []),
      ...(planned > 0 ? [`${write(planned)} planned`] : []),
      ...(other > 0 ? [`${write(other)} ${other === 1 ? "other" : "others"}`] : []),
    ].join(", ");
  },
  nothingFound: (ask: string) => `I found nothing that you may read: ${ask}.`,
  tooFar: "There is no such page any more.",
  didYouMeanThis: "Did you mean:",
  withLessAsked: "With one condition less, there is something:",
  nearName: (typed: string, name: string) => `“${shorten(typed)}”: ${name}`,
  whichDoYouMean: (part: string) => `“${shorten(part)}” may mean several things. Which one do you mean?`,
  noObjectiveCalled: (words: string) =>
    `The Global Compact has objectives 1 to 23, and no “${shorten(words)}”. Type, for example, “summary objective 10”.`,
  noMeetingCalled: (words: string) => `I know no “${shorten(words)}”.`,
  nextPage: "Next",
  previousPage: "Previous",
  source: (number: number) => `Source ${number}`,
  tooLongForPages: "This is too much to go on page by page. Please ask for less.",
  typeWhat: (command: string, example: string) =>
    `Please type what you look for after “${command}”. For example: ${example}`,
  searchExample: "search remittances in Kenya since 2006 by the World Bank",
  whoExample: "who works on refugees in Eastern Africa",
  sharedBy: (name: string) => `${name} shared this.`,
  onlyInChannel: "“share” works in a channel: there, everybody reads the answer.",
  noLongerThere: "What stood there was withdrawn, or is not for you to read.",

  // Sources
  sourceOrganization: "Organization",
  sourceMeeting: "Meeting",
  sourceSubmitted: "Submitted",
  submission: (moment: string, number: number) => (number === 1 ? moment : `${moment} (submission ${number})`),
  sourceReadBy: "May be read",
  sourcePeriod: "Period",
  sourceCoverage: "Coverage",
  sourceThemes: "Themes",
  textVersion: (question: string, version: number) => (version === 1 ? question : `${question} (version ${version})`),
  furtherTexts: (count: number) =>
    count === 1
      ? "One more answer is in the secretariat's export."
      : `${capitalize(inWords(count))} more answers are in the secretariat's export.`,
  isDemonstration: "Demonstration data: no organization reported this.",

  // Summaries
  summaryTitle: "Summary",
  /** `isClosed`: nothing more comes. */
  progressOf: (reported: number, asked: number, unchanged: number, isClosed: boolean) => {
    if (reported === 0) return `None of ${organizations(asked)} ${isClosed ? "reported" : "has reported yet"}.`;
    const same = unchanged === 0 ? "" : `, ${figures.format(unchanged)} confirmed unchanged`;
    const heard = `${figures.format(reported)} of ${figures.format(asked)} organizations`;
    return `${heard} ${reported === 1 ? "has" : "have"} reported${same}.`;
  },
  counted: (activities: number, surveys: number, papers: number, count: number) => {
    const all = [activities, surveys, papers, count];
    const parts = [
      ...(activities > 0 ? [plural(activities, "activity", "activities", all)] : []),
      ...(surveys > 0 ? [plural(surveys, "survey", "surveys", all)] : []),
      ...(papers > 0 ? [plural(papers, "paper", "papers", all)] : []),
    ];
    return `${capitalize(conjunction.format(parts))} of ${plural(count, "organization", "organizations", all)}.`;
  },
  themesCounted: "Themes",
  areasCounted: "Countries, areas and regions",
  codeCount: (label: string, count: number) => `${label} (${figures.format(count)})`,
  summaryLists: { newInitiatives: "New initiatives", bestPractices: "Best practices", planned: "Planned" },
  listedOf: (label: string, shown: number, total: number) =>
    shown < total ? `${label} (${shown} of ${figures.format(total)})` : label,
  quotedTitle: (number: number, title: string, organization: string) => `[${number}] ${title} (${organization})`,
  extracts: "Extract: sentences chosen by a program, in the organizations' own words",
  quotedSentence: (number: number, sentence: string, organization: string) =>
    `[${number}] “${sentence}” (${organization})`,
  nothingReported: "Nothing that you may read has been reported on this.",
  lookInAllMeetings: "Look in all meetings",
  showAllOf: (number: number, count: number) => `${number}. Show all ${figures.format(count)}`,
  showAll: (count: number) => (count === 1 ? "Show it" : `Show all ${figures.format(count)}`),
  showPlanned: (count: number) => `Planned (${figures.format(count)})`,
  showPractices: (count: number) => `Best practices (${figures.format(count)})`,
  showInitiatives: (count: number) => `New initiatives (${figures.format(count)})`,

  // Agenda
  agendaTitle: (meeting: string) => `Agenda: ${meeting}`,
  heldOn: (startsOn: Temporal.PlainDate, endsOn: Temporal.PlainDate, place: string) =>
    `${dateRange(startsOn, endsOn)}, ${place}`,
  objectives: "Objectives",
  agendaItems: "Agenda",
  agendaDay: (day: number) => `day ${day}`,
  noAgenda: "No agenda has been entered for this meeting.",

  // Who owes what
  missingTitle: (meeting: string) => `Not yet received: ${meeting}`,
  missingCount: (missing: number, asked: number) =>
    missing === 0
      ? `Nothing is missing: all of ${organizations(asked)} have answered.`
      : `${capitalize(alike([missing, asked])(missing))} of ${organizations(asked)} still ${missing === 1 ? "owes" : "owe"} something. This list is for the secretariat only.`,

  helpToFind: [
    {
      words: "summary",
      does: "what was reported for the meeting; “summary refugees”, “summary Senegal”, “summary INED”, “summary objective 20”",
    },
    {
      words: "search remittances in Senegal since 2005",
      does: "activities and surveys, with names, years and words as you type them",
    },
    { words: "who works on refugees in Africa", does: "the organizations, with what they do" },
    { words: "surveys Mexico", does: "surveys only" },
    { words: "practices refugees", does: "best practices; “practices” alone lists all of them" },
    { words: "agenda", does: "objectives and agenda of the meeting; “agenda eighth meeting”" },
    { words: "share", does: "as the last word, in a channel: everybody reads the answer" },
  ],
  helpMissing: { words: "missing", does: "who still owes what, for your eyes only" },
};

const AREA_GROUPS: Readonly<Record<string, string>> = {
  LDC: "Least developed countries",
  LLDC: "Landlocked developing countries",
  SIDS: "Small island developing States",
};

function results(total: number): string {
  return plural(total, "result", "results");
}

function organizations(count: number): string {
  return plural(count, "organization", "organizations");
}

/** `beside`: what it is read against. */
function plural(count: number, one: string, many: string, beside: readonly number[] = [count]): string {
  return `${alike(beside)(count)} ${count === 1 ? one : many}`;
}

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** 26–27 November 2007; 30 October–1 November 2007. */
function dateRange(startsOn: Temporal.PlainDate, endsOn: Temporal.PlainDate): string {
  if (startsOn.equals(endsOn)) return writeDate(startsOn);
  if (startsOn.month === endsOn.month && startsOn.year === endsOn.year) return `${startsOn.day}–${writeDate(endsOn)}`;
  const first = writeDate(startsOn).replace(startsOn.year === endsOn.year ? ` ${startsOn.year}` : "", "");
  return `${first}–${writeDate(endsOn)}`;
}
