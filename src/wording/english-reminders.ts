// What the bot says about reminders: the reminder itself, and why somebody is reminded or is not.
import type { LeftOutReason } from "../domain/reminder.ts";
import { unreachable } from "../domain/unreachable.ts";
import { writePlace } from "./dates.ts";
import { inWords } from "./numbers.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const reminders = {
  place: writePlace,

  // The first line: what is needed, and by when
  reminderOne: (organization: string, title: string, meeting: string) =>
    `${organization}: “${title}” for the ${meeting}`,
  reminderSeveral: (count: number, meeting: string) => `${capitalize(inWords(count))} contributions to the ${meeting}`,
  isDue: (what: string, isOne: boolean, day: string, place: string) =>
    `${what} ${isOne ? "is" : "are"} due by the end of ${day} (${place}).`,
  isDueToday: (what: string, isOne: boolean, day: string, place: string) =>
    `${what} ${isOne ? "is" : "are"} due today, ${day}, by the end of the day (${place}).`,
  wasDue: (what: string, isOne: boolean, day: string) =>
    `${what} ${isOne ? "was" : "were"} due on ${day}, and ${isOne ? "is" : "are"} still welcome.`,

  // What is still open
  needNotStarted: "not started",
  needReturned: "returned to you",
  needDraft: (done: number, total: number) => `draft, ${done} of ${total} items`,
  needMissing: (items: readonly string[], others: number) =>
    `Still open: ${items.map((item) => item.replace(/[.?]$/, "")).join("; ")}${others > 0 ? `; and ${inWords(others)} more` : ""}.`,
  needReady: "Every item has been dealt with; it can be submitted.",
  startNamed: (title: string) => `Start: ${title}`,
  continueNamed: (title: string) => `Continue: ${title}`,
  surveyNumber: (ordinal: number) => `Survey ${ordinal}`,
  insteadOf: (organizations: readonly string[]) =>
    `You receive this because the focal point of ${list.format(organizations)} is away and named you.`,
  besideFocalPoint: (organizations: readonly string[]) =>
    `You receive this as alternate for ${list.format(organizations)}; the focal point receives it too.`,
  amAway: "I am away",
  stopReminders: "Stop reminders",

  // Why
  stepName: (id: string) => {
    if (id === "opening") return "opening";
    return id.toUpperCase();
  },
  wouldRemind: (name: string, moment: string) => `${name} would be reminded on ${moment}.`,
  wouldNotRemind: (name: string, reason: string) => `${name} would not be reminded: ${reason}.`,
  notAsked: (name: string) => `${name} is not asked for anything in this step.`,
  notYetAlternate: (name: string) => `${name} is an alternate, and is reminded only once the due date has passed.`,
  stepNotApproved: "It is not approved yet, and sends nothing before it is.",
  stepFallsOn: (step: string, day: string) => `Step ${step} falls on ${day}.`,
  movedOver: (day: string, because: string) => `${day}: ${because}.`,
  movedBecause: {
    "rest-day": "a rest day there",
    holiday: "a holiday of the organization",
    "clocks-changed": "the clocks there skip it",
    "quiet-hours": "quiet hours",
    "too-late-that-day": "no working time is left that day",
  },
  whyThen: (opens: string, closes: string, place: string) =>
    `Working hours there are ${opens} to ${closes} (${place}); reminders come half an hour after they begin.`,
  leftOut: (reason: LeftOutReason): string => {
    switch (reason) {
      case "submitted":
        return "everything asked has been submitted";
      case "nothing-to-report":
        return "the organization has nothing to report";
      case "writing-just-now":
        return "is writing just now";
      case "away":
        return "is away";
      case "asked-to-stop":
        return "asked for no more reminders";
      case "asked-for-later":
        return "asked to be reminded on a later day";
      case "reminded-recently":
        return "was reminded recently";
      case "over-the-cap":
        return "has had as many reminders as the plan allows";
      case "no-account":
        return "has no chat account yet";
      case "unreachable":
        return "cannot be reached in chat";
      case "too-late":
        return "the moment has passed in that person's day";
      case "no-working-time":
        return "no working time was found near the date";
      case "step-stopped":
        return "the secretariat stopped the step";
      default:
        return unreachable(reason);
    }
  },
  standsIn: (name: string) => `${name} is reminded instead.`,
};

function capitalize(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
