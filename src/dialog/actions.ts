// What buttons and choices carry: what was pressed, about which response, at which question. Ids come back from outside,
// so they are read again here and authorized by whoever uses them.
import { z } from "zod";
import { DIGEST_DETAILS } from "../domain/digest.ts";
import { MeetingId, RequestId, ResponseId } from "../domain/ids.ts";
import { StepId } from "../domain/reminder.ts";
import { type RoundLook, readLook } from "./round-looks.ts";

const OF_A_QUESTION = [
  "answer",
  "which",
  "role",
  "confirm",
  "reject",
  "skip",
  "unknown",
  "not-applicable",
  "keep",
  "back",
  "ask",
  "add",
  "no-more",
  "remove",
  "append",
  "leave-open",
  "form",
] as const;
const OF_A_RESPONSE = ["open", "review", "submit", "later", "change"] as const;
const OF_A_REQUEST = ["start", "first", "another", "nothing", "confirm-nothing"] as const;
const OF_A_ROUND = ["approve-step", "send-step", "approve-plan", "ask-stop", "stop-plan"] as const;
const OF_A_MEETING = [
  "post-digest",
  "approve-digests",
  "stop-digests",
  "digest-of",
  ...DIGEST_DETAILS.map((detail) => `digest-${detail}` as const),
] as const;
/** What somebody asks for beyond answering; what follows the verb is read by whoever acts on it. */
const OF_ONES_OWN = ["remind-later", "remind-on", "set", "settings", "ask-colleague", "return"] as const;
const OF_NOTHING = [
  "report",
  "survey",
  "status",
  "help",
  "away",
  "stop-reminders",
  "home",
  "agenda",
  "summary",
  "missing",
  "remind",
  "digest",
  "subscribe-daily",
  "subscribe-weekly",
  "unsubscribe",
] as const;

const QuestionVerb = z.enum(OF_A_QUESTION);
const ResponseVerb = z.enum(OF_A_RESPONSE);
const RequestVerb = z.enum(OF_A_REQUEST);
const RoundVerb = z.enum(OF_A_ROUND);
const MeetingVerb = z.enum(OF_A_MEETING);
const OwnVerb = z.enum(OF_ONES_OWN);
const PlainVerb = z.enum(OF_NOTHING);

export type Action =
  | {
      readonly about: "question";
      readonly verb: z.infer<typeof QuestionVerb>;
      readonly responseId: ResponseId;
      readonly path: string;
    }
  | { readonly about: "response"; readonly verb: z.infer<typeof ResponseVerb>; readonly responseId: ResponseId }
  | { readonly about: "request"; readonly verb: z.infer<typeof RequestVerb>; readonly requestId: RequestId }
  | {
      readonly about: "round";
      readonly verb: z.infer<typeof RoundVerb>;
      readonly meetingId: MeetingId;
      readonly stepId: StepId;
    }
  | { readonly about: "meeting"; readonly verb: z.infer<typeof MeetingVerb>; readonly meetingId: MeetingId }
  | { readonly about: "own"; readonly verb: z.infer<typeof OwnVerb>; readonly of: string; readonly value: string }
  | { readonly about: "look"; readonly look: RoundLook }
  | { readonly about: "nothing"; readonly verb: z.infer<typeof PlainVerb> };

const SEPARATOR = "|";

export function questionAction(verb: z.infer<typeof QuestionVerb>, responseId: ResponseId, path: string): string {
  return [verb, responseId, path].join(SEPARATOR);
}

export function responseAction(verb: z.infer<typeof ResponseVerb>, responseId: ResponseId): string {
  return [verb, responseId].join(SEPARATOR);
}

export function requestAction(verb: z.infer<typeof RequestVerb>, requestId: RequestId): string {
  return [verb, requestId].join(SEPARATOR);
}

export function roundAction(verb: z.infer<typeof RoundVerb>, meetingId: MeetingId, stepId: StepId): string {
  return [verb, meetingId, stepId].join(SEPARATOR);
}

export function meetingAction(verb: z.infer<typeof MeetingVerb>, meetingId: MeetingId): string {
  return [verb, meetingId].join(SEPARATOR);
}

/** `of`: a day, the name of a setting, a request or a response; `value`: what is set. Empty where there is none. */
export function ownAction(verb: z.infer<typeof OwnVerb>, of = "", value = ""): string {
  return [verb, of, value].join(SEPARATOR);
}

export function plainAction(verb: z.infer<typeof PlainVerb>): string {
  return verb;
}

/** Null for what this bot never made. */
export function readAction(id: string): Action | null {
  const look = readLook(id);
  if (look) return { about: "look", look };
  const [verb, subject, path] = id.split(SEPARATOR);
  const plain = PlainVerb.safeParse(verb);
  if (plain.success) return { about: "nothing", verb: plain.data };
  const own = OwnVerb.safeParse(verb);
  if (own.success) return { about: "own", verb: own.data, of: subject ?? "", value: path ?? "" };
  const ofRound = RoundVerb.safeParse(verb);
  if (ofRound.success) return readRoundAction(ofRound.data, subject, path);
  const ofMeeting = MeetingVerb.safeParse(verb);
  const meetingId = MeetingId.safeParse(subject);
  if (ofMeeting.success)
    return meetingId.success ? { about: "meeting", verb: ofMeeting.data, meetingId: meetingId.data } : null;
  const ofRequest = RequestVerb.safeParse(verb);
  const requestId = RequestId.safeParse(subject);
  if (ofRequest.success && requestId.success)
    return { about: "request", verb: ofRequest.data, requestId: requestId.data };
  const responseId = ResponseId.safeParse(subject);
  if (!responseId.success) return null;
  const ofResponse = ResponseVerb.safeParse(verb);
  if (ofResponse.success) return { about: "response", verb: ofResponse.data, responseId: responseId.data };
  const ofQuestion = QuestionVerb.safeParse(verb);
  if (!ofQuestion.success || path === undefined) return null;
  return { about: "question", verb: ofQuestion.data, responseId: responseId.data, path };
}

function readRoundAction(verb: z.infer<typeof RoundVerb>, meeting?: string, step?: string): Action | null {
  const [meetingId, stepId] = [MeetingId.safeParse(meeting), StepId.safeParse(step)];
  if (!meetingId.success || !stepId.success) return null;
  return { about: "round", verb, meetingId: meetingId.data, stepId: stepId.data };
}

/** `meeting/organization/instrument` of a response. */
export function requestOf(responseId: ResponseId): RequestId {
  return RequestId.parse(responseId.slice(0, responseId.lastIndexOf("/")));
}
