// What a rehearsal says to the secretariat: what was assumed, what was noticed, and the words of its tables.
import type { Platform } from "../chat/address.ts";
import type { MeetingState } from "../domain/meeting.ts";
import { unreachable } from "../domain/unreachable.ts";
import { inWords } from "./numbers.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const rehearsal = {
  rehearsalTitle: (meeting: string) => `Rehearsal of the reminders: ${meeting}`,
  rehearsalSpan: (from: string, to: string) => `The clock ran from ${from} to ${to}.`,
  rehearsalCount: (messages: number, people: number, leftOut: number) =>
    `${messages} ${messages === 1 ? "message" : "messages"} to ${people} ${people === 1 ? "person" : "people"}; left out ${leftOut} ${leftOut === 1 ? "time" : "times"}.`,

  // Why there is no rehearsal
  asksNothing: (meeting: string) => `${meeting} asks nothing of any organization, so there is nothing to rehearse.`,
  allStepsOver:
    "Every step of the plan is over. With --from and a day, the steps from that day on are rehearsed again.",
  afterTheEnd: (end: string) => `The meeting ends on ${end}, before the day on which the rehearsal would begin.`,

  // Assumed
  nothingHappened: "Nothing was sent and nothing was changed: this is a copy, and its platforms only recorded.",
  planCountsAsApproved: "The whole plan counts as approved.",
  nobodyAnswers: "Nobody answers or asks for anything during the rehearsal; what is answered already stays answered.",
  countsAsOpen: (state: Exclude<MeetingState, "open">) => `The meeting is ${state}; in the copy it is open.`,
  setBack: (to: string) =>
    `The clock was set back to ${to}: reminders sent since then are forgotten in the copy, and what was answered since counts as answered before.`,
  everybodyReachable: (count: number) =>
    `Everybody counts as reachable; ${count === 0 ? "nobody" : people(count)} had to be taken as such.`,

  // Noticed
  somewhere: (places: readonly string[], sentence: string, count: number) =>
    `${list.format(places)} (${people(count)}): ${sentence}`,
  fallsOff: (step: string, day: string, because: string) => `step ${step} falls on ${day}, ${because}`,
  alsoOff: (day: string, because: string) => `; then comes ${day}, ${because}`,
  soItComes: (day: string) => `; so it comes on ${day}.`,
  neverComes: "; no working time was found after it.",
  passedOver: {
    "rest-day": "a rest day there",
    holiday: "a holiday of the organization",
    "clocks-changed": "which the clocks there skip",
    "quiet-hours": "in quiet hours",
    "too-late-that-day": "with no working time left",
  },
  fallTogether: (steps: readonly string[], day: string) =>
    `steps ${list.format(steps)} come on the same day, ${day}, and at most one of them is sent.`,
  overTheCap: (step: string, count: number, most: number, days: number) =>
    `Step ${step}: ${people(count)} would have had more than ${inWords(most)} reminders within ${days} days, and ${count === 1 ? "is" : "are"} left out.`,
  dayHasPassed: (step: string, count: number) =>
    `Step ${step}: its moment has passed for ${people(count)}, so it does not reach them.`,
  afterTheBeginning: (step: string, places: readonly string[]) =>
    `Step ${step} comes after the meeting has begun: ${list.format(places)}.`,
  withoutAccount: (count: number) => `Without a chat account: ${people(count)}.`,
  cannotBeReached: (count: number) => `With a chat account, and cannot be reached there: ${people(count)}.`,
  neverReminded: (count: number) => `Owe something, and are reminded in no step: ${people(count)}.`,
  nobodyNamedFor: (count: number) =>
    `Nobody is named as focal point: ${count === 1 ? "one organization" : `${inWords(count)} organizations`}.`,
  stepsAlreadyOver: (steps: readonly string[]) =>
    `Not rehearsed, since ${steps.length === 1 ? "it is" : "they are"} over: ${list.format(steps)}.`,
  otherMessages: (count: number) =>
    `${count === 1 ? "One other message" : `${count} other messages`} would go out in this time, such as reminders of other meetings; reminders count for the rules of this plan.`,

  // Tables
  recordedOn: (platform: Platform | null): string => {
    switch (platform) {
      case "slack":
        return "Slack";
      case "teams":
        return "Teams";
      case "web":
        return "try-out page";
      case null:
        return "none yet (assumed)";
      default:
        return unreachable(platform);
    }
  },
  assumed: "Assumed",
  toLookAt: "To look at",
  bySteps: "By step",
  byPerson: "By person",
  allMessages: "All messages",
  allLeftOut: "Left out",
  everything: "Everything in order of time",
  columns: {
    step: "Step",
    date: "Date",
    messages: "Messages",
    leftOut: "Left out",
    reasons: "Reasons",
    when: "Day and time there",
    place: "Place",
    utc: "UTC",
    person: "Person",
    organizations: "Organizations",
    platform: "Platform",
    message: "Message",
  },
  stepsCaption:
    "How many are reminded in each step, and how many are not. Dates by the calendar of the place of the meeting",
  peopleCaption: "When each step comes to each person, in the person's own time; or why it does not",
  messagesCaption: "Every message in order of time. The first line opens the whole text",
  leftOutCaption: "Everybody who is left out of a step, and why",
  everythingCaption: "Every message, and everybody who is left out of a step",
  nothingHere: "None.",
};

function people(count: number): string {
  return count === 1 ? "one person" : `${inWords(count)} people`;
}
