// What the home says: what is owed and by when, the meeting, and how a stranger begins.
import type { Temporal } from "temporal-polyfill";
import type { Standing } from "../domain/request.ts";
import { writeDay } from "./dates.ts";
import { inWords } from "./numbers.ts";

const conjunction = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const home = {
  homeButton: "Home",
  helpHome: { words: "home", does: "what you owe, your drafts, the meeting and your settings, at a glance" },
  youSpeakFor: (organizations: readonly string[]) => `You speak for ${conjunction.format(organizations)}.`,
  youAre: {
    secretariat: "You are a member of the secretariat.",
    participant: "You follow the meeting as a participant.",
  },

  // What is owed
  owedTitle: (organizations: number) => (organizations === 1 ? "What your organization owes" : "What you owe"),
  /** `days` from the person's own today; less than none where the day is past. */
  dueIn: (date: Temporal.PlainDate, days: number) => {
    if (days < 0) return `was due ${writeDay(date)}`;
    if (days === 0) return `due today, ${writeDay(date)}`;
    if (days === 1) return `due tomorrow, ${writeDay(date)}`;
    return `due ${writeDay(date)}, in ${inWords(days)} days`;
  },
  draftLine: (title: string, standing: string, progress: string) => `${title}: ${standing}, ${progress}`,
  continueIt: (title: string) => `Continue: ${title}`,
  changeIt: (title: string) => `Change: ${title}`,
  startIt: (title: string) => `Start: ${title}`,
  furtherDrafts: (count: number) =>
    count === 1 ? "One more draft: type “status”." : `${capitalize(inWords(count))} more drafts: type “status”.`,

  // The meeting
  meetingPlace: "Date and place",
  meetingReportsDue: "Reports due",
  dueFor: (title: string, date: Temporal.PlainDate) => `${title}: ${writeDay(date)}`,
  meetingReported: "Reported",
  reportedOf: (reported: number, asked: number) =>
    reported === 0 ? `None of ${asked} organizations yet` : `${reported} of ${asked} organizations`,
  agendaButton: "Agenda",
  summaryButton: "Summary",

  // A digest of one's own
  ownDigestTitle: "Digest of your own",
  ownDigest: {
    weekly: "weekly, when there is something new",
    daily: "on every working day, when there is something new",
    none: "none",
  },

  // For the secretariat
  whoOwesTitle: "Who owes what",
  standingCounts: (counts: readonly { readonly standing: Standing; readonly name: string; readonly count: number }[]) =>
    counts.map(({ name, count }) => `${count} ${name}`).join(", "),
  missingButton: "Not yet received",
  remindersButton: "Reminders",
  digestButton: "Digest",

  /** Stands under the first words to a stranger, and says nothing of the meeting. */
  strangerHow:
    "If the secretariat has your work e-mail address and this app vouches for it, one word to me in a direct message is enough, for example: hello",

  // A search whose results are put into a conversation
  cardSource: (organization: string, submitted: string) => `Source: ${organization}, submitted ${submitted}`,
  linkToSearch:
    "I do not know yet for whom you speak. Write to Rapporteur in a direct message first, and you will be told how to begin.",
  nothingToShare: (understood: string) => `Nothing that may be shared in a conversation was found: ${understood}.`,

  /** To a channel into which the bot was brought. */
  metInChannel:
    "I am Rapporteur, the clerk of the meeting. Mention me with a word: summary, search, who, agenda, digest, help. Reports and questionnaires are answered in a direct message; write “home” to me there.",
};

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
