// Submitting, with a receipt; and the final answers by which an organization says that there is nothing.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { inLanguage } from "../domain/language.ts";
import { standingOf } from "../domain/request.ts";
import { brokenConstraints } from "../questionnaire/constraints.ts";
import { findWay, missingSteps } from "../questionnaire/steps.ts";
import { requestAction, responseAction } from "./actions.ts";
import { shortNameOfOwed } from "./begin.ts";
import { ask, showReview } from "./go-on.ts";
import { isOnBehalf, nameOfActor } from "./on-behalf.ts";
import { titleOfDraft, writeProgress } from "./review.ts";
import type { Draft, Effect, Facts, Owed, Turn } from "./turn.ts";

/** Submits, unless something is still needed: then the first such question is asked. */
export function submit(facts: Facts, draft: Draft): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const blocked = brokenConstraints(way).find(({ constraint }) => constraint.severity === "block");
  const missing = missingSteps(way)[0] ?? blocked?.step;
  if (missing) {
    const why =
      blocked && blocked.step === missing
        ? inLanguage(blocked.constraint.message, facts.language)
        : facts.wording.cannotSubmit;
    return ask(facts, draft, way, missing, { lead: [{ kind: "note", text: why }], returnToReview: true });
  }
  if (draft.response.state === "submitted" && !draft.response.changedSinceSubmission) {
    return showReview(facts, draft, [{ kind: "note", text: facts.wording.sameAsBefore }]);
  }
  return {
    dialog: { state: "resting" },
    effects: [
      {
        kind: "settle",
        message: { parts: [{ kind: "note", text: facts.wording.reviewOf(titleOfDraft(facts, draft)) }] },
      },
      { kind: "submit-response", responseId: draft.response.id },
      {
        kind: "audit",
        action: "response submitted",
        subject: draft.response.id,
        facts: { submission: draft.response.submissions + 1 },
      },
      { kind: "say", prompt: false, message: composeReceipt(facts, draft) },
      {
        kind: "tell-colleagues",
        responseId: draft.response.id,
        message: {
          parts: [
            { kind: "note", text: facts.wording.colleagueSubmitted(facts.person.name, titleOfDraft(facts, draft)) },
          ],
        },
      },
    ],
  };
}

function composeReceipt(facts: Facts, draft: Draft): OutboundMessage {
  const { wording, person } = facts;
  const another =
    draft.questionnaire.per === "survey"
      ? [{ id: requestAction("another", draft.request.id), label: wording.anotherSurvey }]
      : [];
  return {
    parts: [
      { kind: "heading", text: wording.receipt(titleOfDraft(facts, draft)) },
      {
        kind: "facts",
        facts: [
          { name: wording.receiptBy, value: submittedBy(facts, draft) },
          { name: wording.receiptAt, value: wording.moment(facts.now, person.timeZone) },
          { name: wording.receiptVersion, value: String(draft.response.submissions + 1) },
          { name: wording.receiptAnswers, value: writeProgress(facts, draft) },
        ],
      },
      { kind: "note", text: wording.editable },
      ...(isOnBehalf(facts, draft.organization.id)
        ? [{ kind: "note", text: wording.onBehalfTold(draft.organization.name) } as const]
        : []),
      ...whatIsStillOpen(facts, draft),
      {
        kind: "buttons",
        buttons: [{ id: responseAction("review", draft.response.id), label: wording.review }, ...another],
      },
    ],
  };
}

function submittedBy(facts: Facts, { organization }: Draft): string {
  const name = nameOfActor(facts, organization.id);
  return isOnBehalf(facts, organization.id) ? facts.wording.onBehalfReceipt(name, organization.name) : name;
}

function whatIsStillOpen(facts: Facts, draft: Draft): readonly Part[] {
  const isForOther = isOnBehalf(facts, draft.organization.id);
  const allDone = isForOther ? facts.wording.onBehalfAllDone(draft.organization.name) : facts.wording.allDone;
  const open = (isForOther ? facts.onBehalf : facts.owed).filter(
    ({ request }) => request.id !== draft.request.id && ["not_started", "draft"].includes(standingOf(request)),
  );
  if (open.length === 0) return [{ kind: "paragraph", text: allDone }];
  return [
    { kind: "paragraph", text: facts.wording.stillOpen },
    {
      kind: "buttons",
      buttons: open
        .slice(0, 5)
        .map((owed) => ({ id: requestAction("start", owed.request.id), label: shortNameOfOwed(facts, owed) })),
    },
  ];
}

/** "Nothing to report" and "we have no survey" are read back before they are noted. */
export function confirmStatement(facts: Facts, owed: Owed): Turn {
  const { wording } = facts;
  if (owed.request.responses.some(({ state }) => state !== "withdrawn")) {
    return {
      dialog: { state: "resting" },
      effects: [say({ parts: [{ kind: "paragraph", text: wording.nothingNotPossible }] })],
    };
  }
  const words = wording.confirmNothing[owed.questionnaire.emptyStatement](owed.organization.name);
  const parts: Part[] = [
    { kind: "paragraph", text: words },
    {
      kind: "buttons",
      buttons: [
        { id: requestAction("confirm-nothing", owed.request.id), label: wording.yesNoteIt, style: "primary" },
        { id: requestAction("start", owed.request.id), label: wording.no },
      ],
    },
  ];
  return { dialog: { state: "confirming-statement", requestId: owed.request.id }, effects: [say({ parts })] };
}

/** Notes the final answer. */
export function declare(facts: Facts, owed: Owed): Turn {
  const statement = owed.questionnaire.emptyStatement;
  const words = facts.wording.nothingNoted[statement](owed.organization.name);
  const effects: Effect[] = [
    { kind: "settle", message: { parts: [{ kind: "note", text: facts.wording.nothingStatement[statement] }] } },
    { kind: "declare", requestId: owed.request.id, statement },
    { kind: "audit", action: "statement made", subject: owed.request.id, facts: { statement } },
    { kind: "say", prompt: false, message: { parts: [{ kind: "paragraph", text: words }] } },
  ];
  return { dialog: { state: "resting" }, effects };
}

function say(message: OutboundMessage): Effect {
  return { kind: "say", message, prompt: true };
}
