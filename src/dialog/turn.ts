// What a turn knows, and what comes of it. A turn is a pure function: it reads facts and returns effects, which the
// shell carries out in one transaction.
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { DigestDetail } from "../domain/digest.ts";
import type { MeetingId, OrganizationId, RequestId, ResponseId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person } from "../domain/person.ts";
import type { StepId } from "../domain/reminder.ts";
import type { Request, Response, Statement } from "../domain/request.ts";
import type { DraftAct } from "../findings/draft-act.ts";
import type { FindAct } from "../findings/find-act.ts";
import type { Answer, Answers, Path } from "../questionnaire/answer.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import type { ReadingContext } from "../questionnaire/reading.ts";
import type { Wording } from "../wording/wording.ts";
import type { Dialog } from "./dialog.ts";
import type { OwnAct } from "./own-acts.ts";
import type { RoundLook } from "./round-looks.ts";

/** A response at work, with all that a turn needs of it. */
export type Draft = {
  readonly request: Request;
  readonly response: Response;
  readonly organization: Organization;
  readonly meeting: Meeting;
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  /** The submitted answers of the last earlier meeting, if there are any. */
  readonly previous: Answers | null;
  /** Others who answered in it during the last hour. */
  readonly colleagues: readonly string[];
  /** The answers that the secretariat entered on the organization's behalf, each with who of it. */
  readonly bySecretariat: ReadonlyMap<Path, string>;
};

/** What an organization owes, with the instrument that asks for it. */
export type Owed = {
  readonly request: Request;
  readonly organization: Organization;
  readonly meeting: Meeting;
  readonly questionnaire: Questionnaire;
};

/** In which words and which language. */
export type Voice = { readonly language: Language; readonly wording: Wording };

export type Facts = Voice & {
  readonly person: Person;
  /** Where the person is just now. */
  readonly platform: Platform;
  readonly now: Temporal.Instant;
  /** Everything the person's organizations owe for open meetings. */
  readonly owed: readonly Owed[];
  /** What an organization owes for which the person, being of the secretariat, enters answers in this turn. */
  readonly onBehalf: readonly Owed[];
  /** The drafts that this turn may touch; see `responsesNeeded`. */
  readonly drafts: ReadonlyMap<ResponseId, Draft>;
  /** For responses begun in this turn: what the organization submitted for the last earlier meeting. */
  readonly previous: ReadonlyMap<RequestId, Answers>;
  /** The organizations of the roster, for questions that name organizations. */
  readonly roster: ReadingContext["organizations"];
  /** When the message with the open question was sent. */
  readonly promptSentAt: Temporal.Instant | null;
  /** The answer that came with the message that is being edited, if it is one. */
  readonly editedAnswer: { readonly responseId: ResponseId; readonly path: Path; readonly typed: string } | null;
};

export type RoundAct =
  | RoundLook
  | { readonly verb: "explain"; readonly of: string }
  | {
      readonly verb: "approve-step" | "send-step" | "approve-plan" | "ask-stop" | "stop-plan";
      readonly meetingId: MeetingId;
      readonly stepId: StepId;
    };

export type ReminderWish =
  | { readonly kind: "stop" }
  | { readonly kind: "resume" }
  /** `until` as typed; empty: it is asked. */
  | { readonly kind: "away"; readonly until: string }
  /** `on` as typed, or a day; empty: it is asked. */
  | { readonly kind: "later"; readonly on: string };

/** What is asked of the digests; `of` is a meeting in words, or empty. `share`: for everybody in the channel. */
export type DigestAct =
  | { readonly verb: "show"; readonly of: string; readonly share?: true }
  | { readonly verb: "since"; readonly of: string; readonly share?: true }
  /** Of one meeting by a button: the digest, or a part of it. */
  | { readonly verb: "digest-of" | DigestDetailVerb; readonly meetingId: MeetingId }
  | { readonly verb: "bind" | "unbind" }
  | { readonly verb: "post-digest" | "approve-digests" | "stop-digests"; readonly meetingId: MeetingId }
  | { readonly verb: "subscribe"; readonly rhythm: "daily" | "weekly" | null }
  /** No rhythm that there is. */
  | { readonly verb: "ask-rhythm"; readonly words: string };

export type DigestDetailVerb = `digest-${DigestDetail}`;

export type Effect =
  /**
   * `prompt` marks the message that carries the open question: the next turn settles it. Prompts and what is `private`
   * never appear in a channel; there, the person is told that it came in a direct message. What is `shared` is for
   * everybody in the channel.
   */
  | {
      readonly kind: "say";
      readonly message: OutboundMessage;
      readonly prompt: boolean;
      readonly private?: true;
      readonly shared?: true;
    }
  /** The message with the open question, or the one that was pressed, becomes this. */
  | { readonly kind: "settle"; readonly message: OutboundMessage }
  | {
      readonly kind: "open-response";
      readonly requestId: RequestId;
      readonly ordinal: number;
      readonly instrumentVersion: number;
    }
  | { readonly kind: "set-instrument-version"; readonly responseId: ResponseId; readonly version: number }
  | { readonly kind: "name-response"; readonly responseId: ResponseId; readonly title: string | null }
  | {
      readonly kind: "record-answer";
      readonly responseId: ResponseId;
      readonly path: Path;
      readonly answer: Answer;
      readonly typed: string;
      readonly messageId: string | null;
    }
  | { readonly kind: "submit-response"; readonly responseId: ResponseId }
  | { readonly kind: "withdraw-response"; readonly responseId: ResponseId }
  /** The secretariat asked for a one-time code for the person with this e-mail. */
  | { readonly kind: "issue-code"; readonly email: string }
  /** The secretariat looks at the reminders, approves them, stops them, or asks about one person. */
  | { readonly kind: "round"; readonly act: RoundAct }
  /** Somebody reads a digest; the secretariat posts it, and says where. */
  | { readonly kind: "digest"; readonly act: DigestAct }
  /** What the person asks for beyond answering: own settings, a colleague, something returned. */
  | { readonly kind: "own"; readonly act: OwnAct }
  /** What the person asks of the reminders. */
  | { readonly kind: "wish"; readonly wish: ReminderWish }
  /** Everything that concerns the person, at a glance. */
  | { readonly kind: "home" }
  /** The person looks for what was reported. */
  | { readonly kind: "find"; readonly act: FindAct }
  /** The secretariat has a paragraph drafted, or decides about one. */
  | { readonly kind: "draft"; readonly act: DraftAct }
  | { readonly kind: "declare"; readonly requestId: RequestId; readonly statement: Statement | null }
  /** Tells the others at work on this response. */
  | { readonly kind: "tell-colleagues"; readonly responseId: ResponseId; readonly message: OutboundMessage }
  /** Tells all who speak for the organization. */
  | { readonly kind: "tell-speakers"; readonly organizationId: OrganizationId; readonly message: OutboundMessage }
  | {
      readonly kind: "audit";
      readonly action: string;
      readonly subject: string;
      readonly facts: Readonly<Record<string, string | number | boolean | null>>;
    };

export type Turn = {
  readonly dialog: Dialog;
  readonly effects: readonly Effect[];
  /** Problems by field of a form that was sent; then nothing of it is stored. */
  readonly formProblems?: Readonly<Record<string, string>>;
};

/** A question is open. */
export type Asking = Extract<Dialog, { state: "asking" }>;

/** Something typed. `at` in milliseconds since 1970, by the platform's clock. */
export type Typed = { readonly text: string; readonly messageId: string | null; readonly at: number };
