// What the secretariat looks at around a reminder round; looking changes nothing but a preview, which is noted. The ids of
// the buttons come back from outside: whoever uses them authorizes again.
import { z } from "zod";
import { MeetingId } from "../domain/ids.ts";
import { StepId } from "../domain/reminder.ts";

const LOOKS = ["preview", "dry-run", "check", "texts", "record", "tasks", "sample"] as const;
const LookAt = z.enum(LOOKS);
export type LookAt = z.infer<typeof LookAt>;

export type RoundLook = {
  readonly verb: "look";
  readonly at: LookAt;
  /** The meeting, and for a record the step too, in words; empty: the only one that is open, or it is asked which. */
  readonly of: string;
  /** By a button; null: by the words. */
  readonly meetingId: MeetingId | null;
  readonly stepId: StepId | null;
  /** Counted from 0. */
  readonly page: number;
  /** Asked for on a card that shows the same: where the platform replaces, it takes the card's place. */
  readonly again: boolean;
};

const SEPARATOR = "|";
const MARKS = { look: "look-", again: "again-" } as const;
const Page = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

/** Typed. */
export function lookAt(at: LookAt, of = ""): RoundLook {
  return { verb: "look", at, of, meetingId: null, stepId: null, page: 0, again: false };
}

export function lookAction(at: LookAt, meetingId: MeetingId, stepId: StepId | null = null, page = 0): string {
  return [`${MARKS.look}${at}`, meetingId, stepId ?? "", page].join(SEPARATOR);
}

/** The same look once more, or another page of it. */
export function againAction(at: LookAt, meetingId: MeetingId, stepId: StepId | null = null, page = 0): string {
  return [`${MARKS.again}${at}`, meetingId, stepId ?? "", page].join(SEPARATOR);
}

/** Null for what is no look. */
export function readLook(id: string): RoundLook | null {
  const [verb = "", meeting, step, page] = id.split(SEPARATOR);
  const again = verb.startsWith(MARKS.again);
  const at = LookAt.safeParse(verb.replace(again ? MARKS.again : MARKS.look, ""));
  const [meetingId, stepId, number] = [MeetingId.safeParse(meeting), StepId.safeParse(step), Page.safeParse(page)];
  if (
    !(again || verb.startsWith(MARKS.look)) ||
    !at.success ||
    !meetingId.success ||
    !number.success ||
    (step !== "" && !stepId.success)
  )
    return null;
  const { data } = stepId;
  return {
    verb: "look",
    at: at.data,
    of: "",
    meetingId: meetingId.data,
    stepId: data ?? null,
    page: number.data,
    again,
  };
}
