// What the bot says to the secretariat of what became of a round: the record, open tasks, and which meeting is meant.
import type { ReachState } from "../domain/reach.ts";
import type { RecordOutcome } from "../reminders/record.ts";
import { inWords } from "./numbers.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

const OUTCOMES: Readonly<Record<RecordOutcome, { readonly title: string; readonly count: string }>> = {
  unreachable: { title: "Could not be reached", count: "could not be reached" },
  refused: { title: "Refused by the platform", count: "refused by the platform" },
  unknown: { title: "Not known whether it arrived", count: "not known to have arrived" },
  dropped: { title: "Held back at the moment of sending", count: "held back at the moment of sending" },
  waiting: { title: "To be tried again", count: "to be tried again" },
  "on-the-way": { title: "On the way", count: "on the way" },
  later: { title: "Still to come", count: "still to come" },
  sent: { title: "Sent", count: "sent" },
  "left-out": { title: "Left out", count: "left out" },
  "not-kept": { title: "Reminded; the details are kept no longer", count: "reminded, without details" },
};

type TaskSays = { readonly matter: string; readonly toDo: string };

const NAME_SOMEBODY = "Ask the organization to name somebody, and import the roster again with the new focal point.";

export const record = {
  // Which meeting
  whichMeeting: "Several meetings are open. Which one?",
  noSuchOpenMeeting: (words: string, titles: readonly string[]) =>
    `I could not find an open meeting called “${words}”. Open: ${list.format(titles)}.`,

  // Past steps
  stepIsPast: (step: string, day: string) =>
    `Step ${step}, ${day}, lies in the past, so approving it would remind nobody. It can still be sent now.`,
  stepsSkipped: (steps: readonly string[]) =>
    `Skipped: ${list.format(steps)}, since ${steps.length === 1 ? "its date has" : "their dates have"} passed; nobody is reminded in ${steps.length === 1 ? "it" : "them"}.`,
  nothingApproved: "Nothing was left to approve.",

  // Why
  wasRemindedIn: (name: string, step: string, moment: string) => `${name} was reminded in step ${step}: ${moment}.`,
  wasLeftOutOf: (name: string, step: string, reason: string) => `${name} was left out of step ${step}: ${reason}.`,

  // Dry run
  dryRun: (step: string, now: number, later: number, leftOut: number) =>
    `If step ${step} were sent now: ${people(now)} would be reminded at once, ${people(later)} in the next working time, and ${leftOut === 0 ? "nobody" : inWords(leftOut)} left out. Nothing was changed.`,
  dryRunApprove: (steps: readonly string[]) =>
    steps.length > 0
      ? `Would be approved: ${list.format(steps)}. Nothing was changed.`
      : "Nothing would be approved. Nothing was changed.",
  sampleIn: (person: string, platform: string) => `What ${person} would read in ${platform}:`,
  sampleButton: "This shows how the message will look. Its buttons work for the person who is reminded.",

  // The record
  recordTitle: (step: string, meeting: string) => `Record of step ${step}: ${meeting}`,
  recordStep: (step: string, day: string, state: string) => `Step ${step}, ${day} (${state}).`,
  recordOutcome: (outcome: RecordOutcome) => OUTCOMES[outcome].title,
  recordCount: (outcome: RecordOutcome, count: number) => `${inWords(count)} ${OUTCOMES[outcome].count}`,
  recordCounts: (counts: readonly string[]) => `${capitalize(list.format(counts))}.`,
  recordEmpty: "Nothing was decided about anybody yet.",
  recordNone: "No step of this meeting is approved yet, so there is no record.",
  recordFailed: (where: string, why: string, attempts: number) =>
    [
      [where, why].filter((word) => word !== "").join(": "),
      ...(attempts > 1 ? [`${inWords(attempts)} attempts`] : []),
    ].join(", "),
  recordSent: (moment: string, where: string, attempts: number) =>
    [moment, where, ...(attempts > 1 ? [`${inWords(attempts)} attempts`] : [])]
      .filter((word) => word !== "")
      .join(", "),
  recordUntil: (moments: string, why: string) => `${moments}${why ? ` (${why})` : ""}`,
  recordPage: (first: number, last: number, all: number) => `${first} to ${last} of ${all} people.`,
  pageBefore: "Earlier page",
  pageAfter: (count: number) => `Next ${inWords(count)}`,

  // Open tasks
  openTasks: "Open tasks",
  openTasksCount: (count: number | null) => (count === null ? "Open tasks" : `Open tasks (${count})`),
  whoCanBeReached: "Who can be reached",
  tasksTitle: (meeting: string) => `Open tasks: ${meeting}`,
  tasksCount: (count: number) =>
    count === 0
      ? "Nothing is left to do."
      : `${count === 1 ? "One task is" : `${capitalize(inWords(count))} tasks are`} open.`,
  tasksLeft: (left: number) =>
    `${capitalize(inWords(left))} more: the whole list is given by “rapporteur round tasks”.`,
  tasksGo: "A task disappears by itself when it is mended.",
  taskNobodyNamed: (organization: string): TaskSays => ({
    matter: `${organization} has no focal point`,
    toDo: NAME_SOMEBODY,
  }),
  taskUnnamed: (count: number) => `${capitalize(inWords(count))} organizations have no focal point`,
  taskGone: (person: string, organizations: string, platform: string, state: ReachState): TaskSays =>
    state === "left"
      ? {
          matter: `${person} left the workspace of ${organizations} in ${platform}`,
          toDo: "Name someone else, or send a one-time code for another account.",
        }
      : {
          matter: `${person}, ${organizations}, uses ${platform} in a workspace without the app`,
          toDo: "Ask the organization to have the app installed there, or send a one-time code for another account.",
        },
  taskStopped: (person: string, organizations: string): TaskSays => ({
    matter: `${person}, ${organizations}, asked for no more reminders`,
    toDo: "Write to that person yourself, or ask the organization to name someone else.",
  }),
  taskUnsure: (person: string, organizations: string, step: string, why: string): TaskSays => ({
    matter: `It is not known whether ${person}, ${organizations}, got the reminder of step ${step}`,
    toDo: `${why ? `${capitalize(why)}. ` : ""}Ask, or wait for the next step; it is not sent twice.`,
  }),
  taskRefused: (person: string, organizations: string, step: string, why: string): TaskSays => ({
    matter: `The reminder of step ${step} to ${person}, ${organizations}, was refused`,
    toDo: `${why ? `${capitalize(why)}. ` : ""}Write to that person yourself, and tell the operator the code.`,
  }),
  taskMend: (where: string, state: ReachState, names: string): TaskSays => {
    if (state === "not-permitted" || state === "not-connected")
      return {
        matter: `${where}: the app ${state === "not-permitted" ? "lacks a permission" : "is not connected"}`,
        toDo: `Tell the operator. Concerned: ${names}.`,
      };
    return {
      matter: `${where}: the app ${state === "blocked" ? "is blocked" : "is not installed"}`,
      toDo: `Send the text for the administrators (type: remind texts). Concerned: ${names}.`,
    };
  },
  taskLink: (count: number, names: string): TaskSays => ({
    matter: `${capitalize(people(count))} ${count === 1 ? "has" : "have"} no linked chat account`,
    toDo: `Send each a one-time code (type: code E-MAIL). ${names}.`,
  }),
};

function people(count: number): string {
  if (count === 0) return "nobody";
  return count === 1 ? "one person" : `${inWords(count)} people`;
}

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
