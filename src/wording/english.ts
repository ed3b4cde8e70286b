// Every sentence the bot says, in English. A wording is a function of facts. UN English; no emoji; never a blame.
import type { Temporal } from "temporal-polyfill";
import type { Standing } from "../domain/request.ts";
import { unreachable } from "../domain/unreachable.ts";
import { writeDate, writeDay, writeDays, writeMoment } from "./dates.ts";
import { codes } from "./english-codes.ts";
import { commands } from "./english-commands.ts";
import { digests } from "./english-digests.ts";
import { documents } from "./english-documents.ts";
import { drafts } from "./english-drafts.ts";
import { findings } from "./english-findings.ts";
import { form } from "./english-form.ts";
import { home } from "./english-home.ts";
import { lists } from "./english-lists.ts";
import { onBehalf } from "./english-on-behalf.ts";
import { shorten, writeProblem } from "./english-problems.ts";
import { reach } from "./english-reach.ts";
import { record } from "./english-record.ts";
import { rehearsal } from "./english-rehearsal.ts";
import { reminders } from "./english-reminders.ts";
import { report } from "./english-report.ts";
import { rounds } from "./english-rounds.ts";
import { settings } from "./english-settings.ts";
import { inWords } from "./numbers.ts";

export const english = {
  ...codes,
  ...commands,
  ...reach,
  ...record,
  ...rehearsal,
  ...reminders,
  ...report,
  ...rounds,
  ...findings,
  ...drafts,
  ...home,
  ...digests,
  ...settings,
  ...documents,
  ...form,
  ...lists,
  ...onBehalf,
  problem: writeProblem,
  shorten,
  date: writeDate,
  day: writeDay,
  days: writeDays,
  moment: writeMoment,

  // Buttons and labels
  back: "Back",
  skip: "Skip",
  later: "Later",
  doNotKnow: "I do not know",
  yesThatIsRight: "Yes, that is right",
  noLetMeCorrect: "No, let me correct it",
  start: "Start",
  resume: "Continue",
  review: "Review",
  submit: "Submit",
  submitChanges: "Submit the changes",
  send: "Send",
  choose: "Choose",
  chooseThese: "Choose these",
  yes: "Yes",
  no: "No",
  keepLastTime: "Keep the answer of last time",
  changeAnAnswer: "Change an answer",
  change: "Change",
  leaveOpen: "Leave it open",
  thatIsMyAnswer: "No, that is my answer",
  noneOfThese: "None of these: keep my words",
  yesKeepWords: "Yes, keep my words",
  addToPrevious: "Add it to my previous answer",
  lastTime: "Last time",
  now: "Now",
  yourAnswer: "Your answer",
  understood: "Understood",

  // Progress
  progress: (position: number, total: number) => `${position} of ${total}`,
  part: (part: number, parts: number) => `Part ${part} of ${parts}.`,
  instance: (noun: string, position: number) => `${capitalize(noun)} ${position}`,

  // Asking
  room: (characters: number) => `Room for ${number.format(characters)} characters.`,
  roomForWords: (words: number) => `Room for ${number.format(words)} words.`,
  required: "This one is needed.",
  howToChooseSeveral: "Several are possible.",
  typedChoice: "Choose, or type the words or the number.",
  alsoType: "You can also type: back, skip, unknown, not applicable, later, review, help.",
  howToAreas: "Type the names as you write them, separated by commas.",
  howToAreasWithRoles: (roles: readonly string[]) =>
    `Type the names, separated by commas. You can add a role: Ghana (origin), France (destination). Roles: ${roles.join(", ")}.`,
  howToTimeFrame:
    "Type it as you would write it: 2005–2007; since 1987, every year. Several rounds: one to a line, with a name if they have one (Wave 1: 2003).",
  howToDate: "A year, a month or a day: 2007, November 2007, 26 November 2007.",
  howToOrganizations: "Type the names or acronyms, separated by commas.",
  howToUrls: "One or several web addresses.",
  howToFile: (linkAllowed: boolean) =>
    linkAllowed ? "Share the file here, or type its web address." : "Share the file here.",
  severalAtOnce: (parts: number) => `Answer the ${inWords(parts)} parts at once`,
  otherWords: (label: string) => `You chose “${label}”. In a few words, what is it?`,
  example: (text: string) => `An example: ${text}`,
  roleOf: (name: string) => `What is the role of ${name}?`,
  roleForAll: "You can also type one role for all of them, or skip.",
  confirm: "Is this right?",
  which: (part: string) => `“${shorten(part)}” may mean several things. Which one do you mean?`,
  keepWords: (part: string) => `I could not find “${shorten(part)}” in the list. Shall I keep it in your words?`,
  leaveOpenQuestion: (typed: string) =>
    `You wrote “${shorten(typed)}”. Shall I leave this question open, so that a colleague can answer it?`,
  suggested: (label: string) => `From what you wrote, it seems to be: ${label}. Is that right?`,
  noLastTime: "I have no answer from an earlier meeting for this question. Please type it in full.",
  fileLost: (name: string) =>
    `I could not get the file “${name}” from here, so the secretariat cannot open it. Please share it once more, or type a link to it.`,
  fileNotAsked: "No file is asked for here, so I have not kept it. When one is, I will say so.",
  unplaced: "I could not match that with the choices. If it belongs to your previous answer, I can add it there.",

  // Repeats
  anyInstance: (noun: string) => `Is there any ${noun} to name? You can type the first one, or several, one to a line.`,
  anotherInstance: (noun: string, names: readonly string[]) =>
    `So far: ${names.join("; ")}. Is there another ${noun}? You can type it.`,
  firstNeeded: (noun: string) => `Please name the first ${noun}.`,
  addInstance: (noun: string) => `Add ${article(noun)} ${noun}`,
  addAnother: (noun: string) => `Add another ${noun}`,
  noneToName: "None",
  noMore: "No more",
  removeOne: "Remove one",
  remove: "Remove",
  full: (noun: string, max: number) => `There is room for ${max}; that was the last ${noun}.`,

  // Noting
  noted: (words: string) => `Noted: ${words}`,
  skipped: "Left open for now.",
  notedUnknown: "Noted as unknown.",
  notedNotApplicable: "Noted as not applicable.",
  changed: (item: string) => `Changed: ${item}.`,
  addedTo: (item: string) => `Added to your answer: ${item}.`,
  sameAsBefore: "That was already the answer; nothing changed.",
  editTaken: (item: string) => `You edited your message, so I changed this answer: ${item}.`,
  meanwhile: (words: string) =>
    `In the meantime a colleague had answered “${shorten(words)}”. Yours is now the answer; the other one is kept in the history.`,
  colleaguesHere: (names: readonly string[]) =>
    `${list.format(names)} ${names.length === 1 ? "is" : "are"} also working on this. You share one draft: what either of you answers, both see.`,
  colleagueJoined: (name: string, title: string) => `${name} is now also working on ${title}. You share one draft.`,
  colleagueSubmitted: (name: string, title: string) => `${name} has submitted ${title}.`,
  questionnaireChanged:
    "The questionnaire has changed since you began. Your answers are kept; only what is new will be asked.",
  welcomeBack: "Welcome back. We were here:",
  putAside: "Put aside. Everything you answered is kept. Type “continue” whenever you like, here or in another app.",
  stopped: "Stopped. Everything you answered is kept, and I will not ask further until you type “continue”.",
  formTaken: (answers: number) => `Noted: ${number.format(answers)} ${answers === 1 ? "answer" : "answers"}.`,
  didYouMean: (words: string) => `Did you mean “${words}”? Please write it so.`,
  beMoreExact: (part: string, names: readonly string[]) =>
    `“${shorten(part)}” may mean ${either.format(names)}. Please write which one.`,

  // States of an answer
  unanswered: "not answered",
  unknown: "unknown",
  applicableNot: "not applicable",

  // Beginning
  surveyIntro: (meeting: string, due: string, items: number) =>
    `${countItems(items)} on each survey programme, for the ${meeting}, by ${due}.`,
  formIntro: (meeting: string, due: string, items: number) => `${countItems(items)} for the ${meeting}, by ${due}.`,
  reportIntro: (meeting: string, due: string, items: number) =>
    `For the ${meeting}, participating organizations are asked for an activity report: ${items} items, by ${due}.`,
  introKept:
    "Every answer is kept as soon as you give it. You can stop at any time and go on later, here or in another app.",
  whichRequest: "What would you like to work on?",
  whichResponse: (organization: string) =>
    `These surveys of ${organization} are here already. Continue one of them, or begin another?`,
  anotherSurvey: "Another survey",
  survey: "Survey",
  nothingStatement: { nothing_to_report: "Nothing to report", no_survey: "We have no survey" },
  confirmNothing: {
    nothing_to_report: (organization: string) =>
      `You would like to say that ${organization} has nothing to report for this meeting. This is a final answer, and no reminders will follow. Shall I note it?`,
    no_survey: (organization: string) =>
      `You would like to say that ${organization} has no survey to report on. This is a final answer, and no reminders will follow. Shall I note it?`,
  },
  yesNoteIt: "Yes, note it",
  nothingNoted: {
    nothing_to_report: (organization: string) =>
      `Noted: ${organization} has nothing to report for this meeting. Thank you. If this changes, type “report”.`,
    no_survey: (organization: string) =>
      `Noted: ${organization} has no survey to report on. Thank you. If this changes, type “survey”.`,
  },
  nothingNotPossible: "There are answers already, so I have not changed anything. Type “review” to see them.",
  nothingOwed: "Nothing is asked of your organization at present.",
  notOwed: (what: "report" | "survey") =>
    what === "survey"
      ? "No survey questionnaire is asked of your organization at present."
      : "No activity report is asked of your organization at present.",
  meetingClosed:
    "Reporting for this meeting is closed. If something needs to be corrected, please write to the secretariat.",

  // Review and receipt
  reviewOf: (title: string) => `Review: ${title}`,
  stillNeeded: "Still needed before you can submit:",
  worthALook: (words: string) => `Worth a second look: ${words}`,
  openItems: (count: number) =>
    `${capitalize(inWords(count))} ${count === 1 ? "question is" : "questions are"} not answered. You can submit as it is, or answer now.`,
  cannotSubmit: "Some answers are still needed.",
  receipt: (title: string) => `Submitted: ${title}`,
  receiptBy: "Submitted by",
  receiptAt: "Submitted at",
  receiptVersion: "Submission",
  receiptAnswers: "Answers",
  answersOf: (done: number, total: number) => `${done} of ${total} items`,
  editable: "You can change any answer until the meeting closes; a change is sent when you submit again.",
  changesNotSent: "There are changes since the last submission. They count when you submit again.",
  stillOpen: "Still open:",
  allDone: "That is everything asked of your organization. Thank you.",
  standing: (standing: Standing): string => {
    switch (standing) {
      case "not_started":
        return "not started";
      case "draft":
        return "draft";
      case "submitted":
        return "submitted";
      case "nothing_to_report":
        return "nothing to report";
      case "no_survey":
        return "no survey";
      default:
        return unreachable(standing);
    }
  },
  due: (date: Temporal.PlainDate) => `due ${writeDay(date)}`,
};

const number = new Intl.NumberFormat("en-GB");
const list = new Intl.ListFormat("en-GB", { type: "conjunction" });
const either = new Intl.ListFormat("en-GB", { type: "disjunction" });
function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? "an" : "a";
}

/** As a sentence begins. */
function countItems(items: number): string {
  const words = inWords(items);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${items === 1 ? "item" : "items"}`;
}
