// What the bot says of paragraphs that a language model drafts for the secretariat.
import type { Temporal } from "temporal-polyfill";
import { writeDate } from "./dates.ts";
import { inWords } from "./numbers.ts";

export const drafts = {
  draftAParagraph: "Draft a paragraph",
  draftTitle: "Machine-written draft: not checked by anybody",
  draftSentence: (words: string, sources: readonly number[]) =>
    `${words} ${sources.map((number) => `[${number}]`).join("")}`,
  draftSource: (number: number, organization: string) => `[${number}] ${organization}`,
  draftSources: (sources: readonly string[]) => `Sources: ${sources.join("; ")}`,
  draftedBy: (model: string) =>
    `Written by ${model} from sentences that every participating organization may read. Only the secretariat sees this.`,
  draftDropped: (count: number) =>
    count === 1
      ? "One sentence was left out: it did not agree with its sources or was not plain text."
      : `${count < 10 ? capitalize(inWords(count)) : count} sentences were left out: they did not agree with their sources or were not plain text.`,
  approveDraft: "Approve",
  rejectDraft: "Reject",
  draftAgain: "Write it again",
  draftApprovedOn: (on: Temporal.PlainDate) =>
    `Drafted by a language model and approved by the secretariat, ${writeDate(on)}`,

  draftIsBeingWritten: (here: boolean) =>
    `The draft is being written. It comes ${here ? "here in a moment" : "to you in a direct message"}.`,
  draftIsBeingWrittenAlready: "A draft of this is being written already.",
  draftNowhere: "I cannot send you a draft here. Please write to me in a direct message first.",
  draftsAreOff: "No language model is set up any more, so nothing can be drafted.",
  noSuchDraft: "There is no such draft any more.",
  draftApproved:
    "Approved. It now stands under this summary for everybody who may read the summary, marked as drafted by a language model, until one of its sources changes. Press Reject to take it back.",
  draftRejected: "Rejected. Nobody else has seen it, and nobody will.",
  draftTakenBack: "Taken back. It no longer stands under the summary.",
  draftIsApproved: "This draft is approved already.",
  draftWasRejected: "This draft was rejected. Please ask for a new one.",
  draftIsOutdated: "A source of this draft has changed or was withdrawn since. Please have it written again.",
  draftFailed: (reason: string) => `There is no draft: ${reason} The summary is complete without it.`,
  draftFailures: {
    "nothing-to-quote": "nothing that everybody may read was reported in whole sentences.",
    "too-slow": "the language model did not answer in time.",
    unreachable: "the language model could not be reached.",
    refused: "the language model refused the request.",
    "not-understood": "the language model did not answer in the form that was asked for.",
    "nothing-left": "no sentence of the language model agreed with its sources.",
    "cut-off": "it was interrupted while it was being written.",
  },
};

function capitalize(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
