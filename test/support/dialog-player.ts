// A conversation without a database: the pure engine, with its effects carried out in memory. The dialog goes through
// JSON between any two turns, as it does in the database.
import { Temporal } from "temporal-polyfill";
import type { Inbound } from "../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { begin } from "../../src/dialog/begin.ts";
import { Dialog } from "../../src/dialog/dialog.ts";
import { takePressed, takeSaid } from "../../src/dialog/take-turn.ts";
import type { Draft, Effect, Facts, Owed, Turn } from "../../src/dialog/turn.ts";
import {
  InstrumentId,
  MeetingId,
  OrganizationId,
  PersonId,
  SeriesId,
  writeRequestId,
  writeResponseId,
} from "../../src/domain/ids.ts";
import type { Organization } from "../../src/domain/organization.ts";
import type { Request, Response } from "../../src/domain/request.ts";
import type { Answer, Answers, Path } from "../../src/questionnaire/answer.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { wordingFor } from "../../src/wording/wording.ts";

const NOW = Temporal.Instant.from("2007-10-26T14:00:00Z");

export type DialogPlayer = {
  /** Null when this bot never made what was pressed. */
  take(inbound: Inbound, at?: number): Turn | null;
  readonly dialog: () => Dialog;
  readonly answers: () => Answers;
  readonly response: () => Response | null;
  /** Every message, oldest first. */
  readonly heard: OutboundMessage[];
  readonly recorded: { readonly path: Path; readonly answer: Answer; readonly typed: string }[];
  /** What the questionnaire is from now on: a new version. */
  change(questionnaire: Questionnaire): void;
};

export function playDialog(first: Questionnaire, previous: Answers | null = null): DialogPlayer {
  let questionnaire = first;
  let dialog: Dialog = { state: "resting" };
  let response: Response | null = null;
  let statement: Request["statement"] = null;
  let promptSentAt = NOW;
  const answers = new Map<Path, Answer>();
  const heard: OutboundMessage[] = [];
  const recorded: { path: Path; answer: Answer; typed: string }[] = [];
  const byMessage = new Map<string, { path: Path; typed: string }>();

  const meetingId = MeetingId.parse("cmim-06");
  const organization: Organization = {
    id: OrganizationId.parse("ined"),
    name: "Institut national d'études démographiques",
    acronym: "INED",
    kind: "national_institution",
    aliases: [],
    parentId: null,
    timeZone: "Europe/Paris",
    workWeek: "mon-fri",
    names: [],
  };
  const requestId = writeRequestId(meetingId, organization.id, InstrumentId.parse(first.id));

  function facts(inbound: Inbound): Facts {
    const dueOn = Temporal.PlainDate.from("2007-11-09");
    const request: Request = {
      id: requestId,
      meetingId,
      organizationId: organization.id,
      instrumentId: first.id,
      dueOn,
      statement,
      statedAt: statement && Temporal.Instant.from("2007-11-01T12:00:00Z"),
      responses: response ? [response] : [],
    };
    const meeting = {
      id: meetingId,
      seriesId: SeriesId.parse("cmim"),
      number: 6,
      title: "Sixth Coordination Meeting on International Migration",
      city: "New York",
      timeZone: "America/New_York",
      startsOn: Temporal.PlainDate.from("2007-11-26"),
      endsOn: Temporal.PlainDate.from("2007-11-27"),
      state: "open" as const,
      asks: [{ instrumentId: first.id, dueOn }],
    };
    const owed: Owed = { request, organization, meeting, questionnaire };
    const draft: Draft | null = response
      ? { ...owed, response, answers: new Map(answers), previous, colleagues: [], bySecretariat: new Map() }
      : null;
    const edited = inbound.kind === "edited" ? byMessage.get(inbound.messageId) : undefined;
    return {
      person: {
        id: PersonId.parse("ana"),
        name: "Ana Almeida",
        email: null,
        timeZone: "Europe/Paris",
        language: "en",
        appointments: [{ role: "focal_point", organizationId: organization.id }],
      },
      platform: "web",
      language: "en",
      wording: wordingFor("en"),
      now: NOW,
      owed: [owed],
      onBehalf: [],
      drafts: draft ? new Map([[draft.response.id, draft]]) : new Map(),
      previous: previous ? new Map([[requestId, previous]]) : new Map(),
      roster: [],
      promptSentAt,
      editedAnswer: edited && response ? { responseId: response.id, ...edited } : null,
    };
  }

  function apply(effect: Effect): void {
    if (effect.kind === "say") heard.push(effect.message);
    if (effect.kind === "open-response") response = open(effect);
    if (effect.kind === "declare") statement = effect.statement;
    if (effect.kind === "name-response" && response) response = { ...response, title: effect.title };
    if (effect.kind === "set-instrument-version" && response)
      response = { ...response, instrumentVersion: effect.version };
    if (effect.kind === "submit-response" && response)
      response = {
        ...response,
        state: "submitted",
        submissions: response.submissions + 1,
        changedSinceSubmission: false,
      };
    if (effect.kind !== "record-answer") return;
    answers.set(effect.path, effect.answer);
    recorded.push({ path: effect.path, answer: effect.answer, typed: effect.typed });
    if (effect.messageId !== null) byMessage.set(effect.messageId, { path: effect.path, typed: effect.typed });
    if (response && response.submissions > 0) response = { ...response, changedSinceSubmission: true };
  }

  function open({ ordinal, instrumentVersion }: Extract<Effect, { kind: "open-response" }>): Response {
    const id = writeResponseId(requestId, ordinal);
    return {
      id,
      requestId,
      ordinal,
      instrumentVersion,
      state: "draft",
      title: null,
      submissions: 0,
      submittedAt: null,
      firstSubmittedAt: null,
      changedSinceSubmission: false,
      returnNote: null,
    };
  }

  function turnFor(inbound: Inbound, at: number): Turn | null {
    if (inbound.kind === "said" || inbound.kind === "edited") return takeSaid(dialog, inbound, at, facts(inbound));
    if (inbound.kind === "pressed" || inbound.kind === "chose" || inbound.kind === "filled")
      return takePressed(dialog, inbound, facts(inbound));
    return begin(facts(inbound), "anything");
  }

  return {
    take(inbound, at = NOW.epochMilliseconds) {
      const turn = turnFor(inbound, at);
      if (!turn) return null;
      dialog = Dialog.parse(JSON.parse(JSON.stringify(turn.dialog)));
      turn.effects.forEach(apply);
      promptSentAt = NOW;
      return turn;
    },
    dialog: () => dialog,
    answers: () => new Map(answers),
    response: () => response,
    heard,
    recorded,
    change(next) {
      questionnaire = next;
    },
  };
}
