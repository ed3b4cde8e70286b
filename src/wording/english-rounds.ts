// What the bot says to the secretariat about reminder rounds, and to those who do not want to be reminded.
import type { StepState } from "../domain/reminder.ts";
import { unreachable } from "../domain/unreachable.ts";
import { inWords } from "./numbers.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const rounds = {
  // The preview
  previewTitle: (meeting: string) => `Reminders: ${meeting}`,
  previewCount: (step: string, day: string, state: string, reminded: number, leftOut: number) =>
    `Step ${step}, ${day} (${state}): ${people(reminded)} would be reminded, and ${leftOut === 0 ? "nobody" : inWords(leftOut)} left out.`,
  wereReminded: "Reminded",
  wouldBeReminded: "Would be reminded",
  notReminded: (reason: string) => `Left out: ${reason}`,
  nobodyNamed: "Nobody is named as focal point",
  andOthers: (count: number) => `and ${inWords(count)} more`,
  approveStep: "Approve this step",
  sendStep: "Send it now",
  stepSent: (step: string) =>
    `Step ${step} begins now. Each person is reminded in the next working time of that person's own day.`,
  approvePlan: "Approve the whole plan",
  stopPlan: "Stop the plan",
  stopPlanAsk:
    "Stop the whole plan? Then nobody else is reminded for this meeting, neither in the step that is under way nor in a later one. What was sent stays sent. A stopped step cannot be begun again.",
  stopPlanSure: "Yes, stop it",
  keepPlan: "Keep the plan",
  lookAtRecord: "Look at the record",
  lookAtPreview: "Look at the next step",
  stepState: (state: StepState): string => {
    switch (state) {
      case "planned":
      case "previewed":
        return "not approved";
      case "approved":
        return "approved";
      case "running":
        return "running";
      case "done":
        return "done";
      case "stopped":
        return "stopped";
      case "skipped":
        return "skipped, since its date had passed";
      default:
        return unreachable(state);
    }
  },
  stepsApproved: (steps: readonly string[]) =>
    `Approved: ${list.format(steps)}. Each person is reminded in the morning of that person's own day.`,
  stepsStopped: (steps: readonly string[]) =>
    `Stopped: ${list.format(steps)}. Nobody else is reminded in ${steps.length === 1 ? "this step" : "these steps"}.`,
  noStepLeft: "No step of the plan is left.",
  noSuchStep: (steps: readonly string[]) => `There is no such step. The plan has: ${list.format(steps)}.`,
  stepIsOver: (step: string, state: string) => `Step ${step} is ${state} already.`,
  noSuchMeeting: "There is no such meeting.",
  meetingNotOpen: "This meeting is not open for reporting, so nobody is reminded.",
  noSuchFocalPoint: (words: string) => `I could not find a focal point or alternate called “${words}”.`,
  severalCalled: (words: string, names: readonly string[]) =>
    `“${words}” may be ${list.format(names)}. Please write the whole name.`,

  // Wishes
  remindersStopped:
    "No more reminders will come to you. The secretariat can see this. Your organization's drafts stay as they are. To be reminded again, type: resume reminders",
  remindersResumed: "You will be reminded again.",
  awayUntil: (day: string) => `Noted: you are away until ${day}, and no reminder comes to you before that day is over.`,
  awayWith: (name: string) => `${name} is reminded in your place.`,
  awayHow:
    "Until which day are you away? Choose one, or type for example: away until 3 March. You can add who stands in: away until 3 March, and the name.",
  awayPast: "That day has passed. Please type another one, such as: away until 3 March",
  awayNotADate: "I could not read that as a day. Please type it so: away until 3 March",
  awayChoices: "Away until",
  noSuchColleague: (words: string) =>
    `I could not find “${words}” among the focal points and alternates of your organization, so nothing was noted.`,
};

function people(count: number): string {
  if (count === 0) return "nobody";
  return count === 1 ? "one person" : `${inWords(count)} people`;
}
