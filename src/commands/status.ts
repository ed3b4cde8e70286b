// Who owes what. A focal point sees the own organization, the secretariat everyone, a participant only numbers:
// nobody who is late is named to others.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { requestAction } from "../dialog/actions.ts";
import { shortNameOfOwed } from "../dialog/begin.ts";
import { titleOfDraft, writeProgress } from "../dialog/review.ts";
import type { Draft, Facts, Owed } from "../dialog/turn.ts";
import { inLanguage, type Words } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import { type Reporting, type Standing, standingOf } from "../domain/request.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";

/** A request as the secretariat sees it. */
export type StatusLine = {
  readonly organization: Organization;
  readonly request: Reporting;
  readonly instrument: Words;
  /** Of what the instrument asks. */
  readonly per: Questionnaire["per"];
  readonly focalPoints: readonly { readonly name: string; readonly hasAccount: boolean }[];
};

/** A meeting that is open for reporting, with every request of it. */
export type Board = { readonly meeting: Meeting; readonly lines: readonly StatusLine[] };

/** What the person's own organizations owe. */
export function composeOwnStatus(facts: Facts): OutboundMessage {
  const [first] = facts.owed;
  if (!first) return { parts: [{ kind: "paragraph", text: facts.wording.nothingOwed }] };
  return {
    parts: [
      { kind: "heading", text: facts.wording.statusTitle(first.meeting.title) },
      { kind: "facts", facts: facts.owed.flatMap((owed) => factsOf(facts, owed)) },
      { kind: "note", text: facts.wording.statusAsAt(facts.wording.moment(facts.now, facts.person.timeZone)) },
      {
        kind: "buttons",
        buttons: facts.owed
          .slice(0, 5)
          .map((owed) => ({ id: requestAction("start", owed.request.id), label: shortNameOfOwed(facts, owed) })),
      },
    ],
  };
}

function labelOf(facts: Facts, owed: Owed): string {
  const title = inLanguage(owed.questionnaire.title, facts.language);
  return facts.owed.some((each) => each.organization.id !== owed.organization.id)
    ? `${owed.organization.acronym}: ${title}`
    : title;
}

function factsOf(facts: Facts, owed: Owed): { name: string; value: string }[] {
  const standing = facts.wording.standing(standingOf(owed.request));
  const drafts = owed.request.responses.flatMap((response) => facts.drafts.get(response.id) ?? []);
  const lines = drafts.map((draft) => `${titleOfDraft(facts, draft)}: ${describe(facts, draft)}`);
  return [
    {
      name: labelOf(facts, owed),
      value: [`${standing}, ${facts.wording.due(owed.request.dueOn)}`, ...lines].join("\n"),
    },
  ];
}

function describe(facts: Facts, draft: Draft): string {
  const standing: Standing = draft.response.state === "submitted" ? "submitted" : "draft";
  const changes =
    draft.response.submissions > 0 && draft.response.changedSinceSubmission ? ` ${facts.wording.changesNotSent}` : "";
  if (draft.response.returnNote !== null)
    return `${facts.wording.needReturnedWith(draft.response.returnNote)}, ${writeProgress(facts, draft)}.`;
  return `${facts.wording.standing(standing)}, ${writeProgress(facts, draft)}.${changes}`;
}

/** Numbers only, for those who attend. */
export function composeCounts(facts: Facts, meeting: Meeting, lines: readonly StatusLine[]): OutboundMessage {
  return {
    parts: [
      { kind: "heading", text: facts.wording.statusTitle(meeting.title) },
      ...countParts(facts, lines),
      { kind: "note", text: facts.wording.statusAsAt(facts.wording.moment(facts.now, meeting.timeZone)) },
    ],
  };
}

export function countParts(facts: Facts, lines: readonly StatusLine[]): readonly Part[] {
  const asked = new Set(lines.map(({ organization }) => organization.id));
  const waiting = new Set(lines.filter(({ request }) => isWaiting(request)).map(({ organization }) => organization.id));
  const heard = new Set(lines.filter(({ request }) => !isWaiting(request)).map(({ organization }) => organization.id));
  return [{ kind: "paragraph", text: facts.wording.statusCounts(heard.size, asked.size, asked.size - waiting.size) }];
}

function isWaiting(request: Reporting): boolean {
  const standing = standingOf(request);
  return standing === "not_started" || standing === "draft";
}
