// Whether somebody can be written to in chat, in the words of the field; what each state asks of whom is `reminders/mend.ts`.

export const REACH_STATES = [
  "reachable",
  /** A member of the workspace who never wrote to the bot: linked by the verified e-mail on the first message. */
  "member",
  /** Reached, but as a guest: an administrator may take that away, and no e-mail of a guest is believed. */
  "guest",
  /** The person, or an administrator, does not let the app write. */
  "blocked",
  "app-not-installed",
  /** The app is there, and lacks a permission. */
  "not-permitted",
  "left",
  /** Of another workspace or tenant, which this app cannot write to. */
  "external",
  /** It could not be asked, or the platform does not say. */
  "unknown",
  "no-account",
  /** The account is on a platform that this installation is not connected to any more. */
  "not-connected",
] as const;
export type ReachState = (typeof REACH_STATES)[number];

export type ReachFinding = {
  readonly state: ReachState;
  /** The platform's own word; null where it gave none. */
  readonly code: string | null;
  /** The workspace or tenant by its name; null where that is not known. */
  readonly place: string | null;
};

/** From the best to the worst: what a person with several accounts is counted as. */
export function betterReach(one: ReachState, other: ReachState): ReachState {
  return REACH_STATES.indexOf(one) <= REACH_STATES.indexOf(other) ? one : other;
}

/** A reminder would arrive. */
export function canBeReached(state: ReachState): boolean {
  return state === "reachable" || state === "guest";
}
