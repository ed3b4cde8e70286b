// Who owes what. A focal point sees the own organization, the secretariat everyone, a participant only numbers:
// nobody who is late is named to others.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { requestAction } from "../dialog/actions.ts";
import { shortNameOfOwed } from "../dialog/begin.ts";
import { isOnBehalf } from "../dialog/on-behalf.ts";
import { titleOfDraft, writeProgress } from "../dialog/review.ts";
import type { Draft, Facts, Owed } from "../dialog/turn.ts";
import { inLanguage, type Words } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import { type Request, type Standing, standingOf } from "../domain/request.ts";

/** A request as the secretariat's table shows it. */
export type StatusLine = {
  readonly organization: Organization;
  readonly request: Request;
  readonly instrument: Words;
  readonly focalPoints: readonly { readonly name: string; readonly hasAccount: boolean }[];
};

/** A meeting that is open for reporting, with every request of it. */
export type Board = { readonly meeting: Meeting; readonly lines: readonly StatusLine[] };

/** Rows of a table that a chat message still holds. */
const MAX_ROWS = 40;

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

/** The secretariat's table: organization by instrument. */
export function composeBoard(
  facts: Facts,
  meeting: Meeting,
  lines: readonly StatusLine[],
  of: string,
): OutboundMessage {
  const { wording } = facts;
  const chosen = of === "" ? lines : lines.filter(({ organization }) => isCalled(organization, of));
  if (chosen.length === 0)
    return { parts: [{ kind: "paragraph", text: of === "" ? wording.noMeeting : wording.noSuchOrganization(of) }] };
  const titles = new Map(
    lines.map(({ request, instrument }) => [request.instrumentId, inLanguage(instrument, facts.language)]),
  );
  const instruments = [...titles.keys()];
  const organizations = [...new Map(chosen.map(({ organization }) => [organization.id, organization])).values()];
  const shown = byUrgency(organizations, chosen).slice(0, MAX_ROWS);
  const rows = shown.map((organization) => rowOf(facts, organization, instruments, chosen));
  const columns = [wording.statusColumns.organization, ...titles.values(), wording.statusColumns.focalPoint];
  return {
    parts: [
      { kind: "heading", text: wording.statusTitle(meeting.title) },
      ...countParts(facts, lines),
      { kind: "table", columns, rows },
      ...(shown.length < organizations.length
        ? [{ kind: "note", text: wording.statusMore(shown.length, organizations.length) } as const]
        : []),
      { kind: "note", text: wording.statusAsAt(wording.moment(facts.now, meeting.timeZone)) },
      ...(of === "" ? [] : enterFor(facts, chosen)),
    ],
  };
}

/** With an acronym before it. */
const MAX_TITLE_CHARACTERS = 34;

/** Beneath one organization: what it sent by other means can be entered. */
function enterFor(facts: Facts, lines: readonly StatusLine[]): readonly Part[] {
  const [first, ...others] = lines;
  if (!first || others.some(({ organization }) => organization.id !== first.organization.id)) return [];
  if (!isOnBehalf(facts, first.organization.id)) return [];
  const name = first.organization.acronym || first.organization.name;
  const buttons = lines.map(({ request, instrument }) => ({
    id: requestAction("start", request.id),
    label: `${name}: ${shorten(inLanguage(instrument, facts.language))}`,
  }));
  return [
    { kind: "note", text: facts.wording.onBehalfOffered },
    { kind: "buttons", buttons },
  ];
}

/** For a button, which a telephone cuts off: whole words of the title. */
function shorten(title: string): string {
  if (title.length <= MAX_TITLE_CHARACTERS) return title;
  const start = title.slice(0, MAX_TITLE_CHARACTERS);
  return `${start.slice(0, start.lastIndexOf(" "))} …`;
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

function countParts(facts: Facts, lines: readonly StatusLine[]): readonly Part[] {
  const asked = new Set(lines.map(({ organization }) => organization.id));
  const waiting = new Set(lines.filter(({ request }) => isWaiting(request)).map(({ organization }) => organization.id));
  const heard = new Set(lines.filter(({ request }) => !isWaiting(request)).map(({ organization }) => organization.id));
  return [{ kind: "paragraph", text: facts.wording.statusCounts(heard.size, asked.size, asked.size - waiting.size) }];
}

function isWaiting(request: Request): boolean {
  const standing = standingOf(request);
  return standing === "not_started" || standing === "draft";
}

function rowOf(
  facts: Facts,
  organization: Organization,
  instruments: readonly string[],
  lines: readonly StatusLine[],
): string[] {
  const own = lines.filter((line) => line.organization.id === organization.id);
  const cells = instruments.map((instrument) => {
    const request = own.find((line) => line.request.instrumentId === instrument)?.request;
    if (!request) return "";
    const submitted = request.responses.filter(({ state }) => state === "submitted").length;
    const count = request.responses.length > 1 ? ` (${submitted} of ${request.responses.length})` : "";
    return `${facts.wording.standing(standingOf(request))}${count}`;
  });
  return [organization.acronym || organization.name, ...cells, focalPointCell(facts, own)];
}

function focalPointCell(facts: Facts, own: readonly StatusLine[]): string {
  const [first] = own[0]?.focalPoints ?? [];
  if (!first) return facts.wording.statusNobody;
  return first.hasAccount ? first.name : `${first.name} (${facts.wording.statusNoAccount})`;
}

/** Those who have begun come first: there is something to see; then by name, never by lateness. */
function byUrgency(organizations: readonly Organization[], lines: readonly StatusLine[]): readonly Organization[] {
  const begun = new Set(
    lines.filter(({ request }) => standingOf(request) !== "not_started").map(({ organization }) => organization.id),
  );
  return [...organizations].sort(
    (one, other) =>
      Number(begun.has(other.id)) - Number(begun.has(one.id)) || one.acronym.localeCompare(other.acronym, "en"),
  );
}

function isCalled(organization: Organization, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [organization.acronym, organization.name, organization.id, ...organization.aliases].some(
    (name) => name.toLowerCase() === wanted,
  );
}
