// "later friday", "remind me on 3 March": the words for the day, which are read where the person's calendar is known.

const LATER =
  /^(?:please )?(?:later|remind me(?: again| later)?|snooze|plus tard|más tarde|позже)(?:[:,]? (?<on>.+?))?[.!]?$/iu;
const REMIND =
  /^(?:please )?remind me(?: again)? (?:on |in |at |next |later |tomorrow|today|this |mon|tue|wed|thu|fri|sat|sun|\d)/i;
/** What people type of themselves, and what is no day. */
const ABOUT_SOMETHING = /^(?:to|about|of|that|when|if|why|what|how) /i;

/** The words for the day, empty where none are said; null for what asks for no reminder. */
export function readLaterWish(text: string): string | null {
  const found = LATER.exec(text);
  if (!found) return null;
  const on = found.groups?.["on"] ?? "";
  return ABOUT_SOMETHING.test(on) ? null : on;
}

/** At an open question "later" alone puts the draft aside, and much may be an answer: only "remind me …" counts there. */
export function isLaterSaid(text: string): boolean {
  return REMIND.test(text);
}
