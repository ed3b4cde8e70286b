// The few sentences that only this platform makes necessary, where the bot itself has no say: the program that puts
// the bot together may hand in others.
export type SlackWords = {
  /** Nothing was stored. */
  readonly notStored: string;
  /** It takes longer than Slack waits. */
  readonly stillWorking: string;
  /** The form is no longer open to this person. */
  readonly formClosed: string;
  /** Slack did not open it in time. */
  readonly formNotOpened: string;
  /** Stands in the home after a press there: the answer is in another tab. */
  readonly answeredInMessages: string;
  /** The window in which words to search for are typed. */
  readonly searchTitle: string;
  readonly searchLabel: string;
  readonly searchExample: string;
  readonly searchButton: string;
  readonly searchClose: string;
  /** Stands at the end of a message that was longer than Slack allows. */
  readonly shortened: string;
};

export const ENGLISH: SlackWords = {
  notStored: "That could not be stored just now. Please try again in a moment.",
  stillWorking: "This takes a little longer than usual. The answer will follow here.",
  formClosed: "This form is no longer open to you. Please type “report” or “survey” to see what is.",
  formNotOpened: "The form could not be opened just now. Please press the button again.",
  answeredInMessages: "The answer is under Messages, beside this tab.",
  searchTitle: "What was reported",
  searchLabel: "Names, years and words",
  searchExample: "remittances in Senegal since 2005",
  searchButton: "Search",
  searchClose: "Close",
  shortened: "The message was longer than Slack allows and was shortened here.",
};
