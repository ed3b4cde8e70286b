// The secretariat's status: organizations by name under each thing that is asked and where it stands; one organization in detail.
// A list of names is read on a telephone, where a table of everybody is not.
import type { Fact, OutboundMessage, Part } from "../chat/outbound.ts";
import { requestAction } from "../dialog/actions.ts";
import { isOnBehalf } from "../dialog/on-behalf.ts";
import type { Facts } from "../dialog/turn.ts";
import { owingOf } from "../digests/compose-owing.ts";
import { inLanguage } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import { type Standing, standingOf } from "../domain/request.ts";
import { countParts, type StatusLine } from "./status.ts";

/** What was sent comes first, and what was not begun last. */
const STANDINGS: readonly Standing[] = ["submitted", "nothing_to_report", "no_survey", "draft", "not_started"];

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
  const asAt: Part = { kind: "note", text: wording.statusAsAt(wording.moment(facts.now, meeting.timeZone)) };
  const title: Part = { kind: "heading", text: wording.statusTitle(meeting.title) };
  if (of !== "") return { parts: [title, ...writeEach(facts, chosen), asAt, ...enterFor(facts, chosen)] };
  return {
    parts: [
      title,
      ...countParts(facts, lines),
      { kind: "facts", facts: writeGroups(facts, lines) },
      { kind: "note", text: wording.statusOne },
      asAt,
    ],
  };
}

/** Who has begun nothing at all stands once, and not under each thing that is asked. */
function writeGroups(facts: Facts, lines: readonly StatusLine[]): Fact[] {
  const byOrganization = [...Map.groupBy(byName(lines), ({ organization }) => organization.id).values()];
  const silent = byOrganization.filter((own) => owingOf(own.map(({ request }) => request)) === "silent");
  const heard = byOrganization.filter((own) => !silent.includes(own)).flat();
  const groups = [...Map.groupBy(heard, ({ request }) => request.instrumentId).values()].flatMap((asked) =>
    STANDINGS.flatMap((standing) => writeGroup(standing, asked, facts, lines)),
  );
  if (silent.length === 0) return groups;
  const names = silent.flatMap(([first]) => (first ? [nameOf(first)] : []));
  return [...groups, { name: `${facts.wording.owingSilent} (${silent.length})`, value: names.join(", ") }];
}

function writeGroup(
  standing: Standing,
  asked: readonly StatusLine[],
  facts: Facts,
  lines: readonly StatusLine[],
): readonly Fact[] {
  const there = asked.filter(({ request }) => standingOf(request) === standing);
  const [first] = there;
  if (!first) return [];
  const name = `${nameOfInstrument(facts, first, lines)}: ${facts.wording.standing(standing)} (${there.length})`;
  return [{ name, value: there.map((line) => `${nameOf(line)}${writeCount(facts, line)}`).join(", ") }];
}

/** As short as it can be; the whole title where two of a kind are asked. */
export function nameOfInstrument(
  { wording, language }: Facts,
  { request, per, instrument }: StatusLine,
  lines: readonly StatusLine[],
): string {
  const isOfAKind = lines.some((each) => each.per === per && each.request.instrumentId !== request.instrumentId);
  if (isOfAKind) return inLanguage(instrument, language);
  return per === "survey" ? wording.surveyButton : wording.reportButton;
}

export function byName(lines: readonly StatusLine[]): readonly StatusLine[] {
  return lines.toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), "en"));
}

export function nameOf({ organization }: StatusLine): string {
  return organization.acronym || organization.name;
}

/** Of several survey programmes, how many were sent. */
function writeCount({ wording }: Facts, { request }: StatusLine): string {
  const { responses } = request;
  const submitted = responses.filter(({ state }) => state === "submitted").length;
  return responses.length > 1 ? ` (${wording.statusSentOf(submitted, responses.length)})` : "";
}

/** Acronyms are not unique. */
function writeEach(facts: Facts, chosen: readonly StatusLine[]): readonly Part[] {
  const { wording, language } = facts;
  return [...Map.groupBy(chosen, ({ organization }) => organization.id).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const items = own.map((line) => ({
      name: inLanguage(line.instrument, language),
      value: `${wording.standing(standingOf(line.request))}${writeCount(facts, line)}`,
    }));
    const people = { name: wording.statusFocalPoint, value: writePeople(facts, first) };
    return [
      { kind: "paragraph", text: first.organization.name },
      { kind: "facts", facts: [...items, people] },
    ] satisfies Part[];
  });
}

function writePeople({ wording }: Facts, { focalPoints }: StatusLine): string {
  if (focalPoints.length === 0) return wording.statusNobody;
  return focalPoints
    .map(({ name, hasAccount }) => (hasAccount ? name : `${name} (${wording.statusNoAccount})`))
    .join(", ");
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

function isCalled(organization: Organization, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [organization.acronym, organization.name, organization.id, ...organization.aliases].some(
    (name) => name.toLowerCase() === wanted,
  );
}
