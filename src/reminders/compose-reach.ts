// Who can be reached, as a card: numbers, names by state, what mends each, and a text for each administrator concerned.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { againAction, lookAction } from "../dialog/round-looks.ts";
import type { Voice } from "../dialog/turn.ts";
import type { Meeting } from "../domain/meeting.ts";
import { canBeReached, REACH_STATES, type ReachState } from "../domain/reach.ts";
import { isBeingAsked, type ReachEntry, type ReachReport, type ReachRow } from "./reach.ts";

/** Names that a chat message still holds for each state; the others are counted. */
const MAX_NAMES = 60;

/** What is to be mended stands first: of the others there is nothing to do. */
const IN_ORDER = [...REACH_STATES.filter((state) => state !== "reachable"), "reachable"] as const;

type Around = { readonly meeting: Meeting; readonly now: Temporal.Instant; readonly hasTexts: boolean };

export function composeReach(
  { rows, waiting }: ReachReport,
  { meeting, now, hasTexts }: Around,
  voice: Voice,
): OutboundMessage {
  const { wording } = voice;
  const reached = rows.filter(({ best }) => canBeReached(best)).length;
  const facts = IN_ORDER.flatMap((state) => factOf(rows, state, voice));
  const notes = [
    ...(waiting > 0 ? [wording.reachWaiting(waiting)] : []),
    ...(rows.some(({ entries }) => entries.some(({ platform }) => platform === "teams")) ? [wording.reachTeams] : []),
    `${wording.reachSilent} ${wording.statusAsAt(wording.moment(now, meeting.timeZone))}.`,
  ];
  const buttons = [
    { id: againAction("check", meeting.id), label: wording.lookAgain },
    ...(hasTexts ? [{ id: lookAction("texts", meeting.id), label: wording.reachTexts }] : []),
    { id: lookAction("tasks", meeting.id), label: wording.openTasks },
  ];
  return {
    parts: [
      { kind: "heading", text: wording.reachTitle(meeting.title) },
      { kind: "paragraph", text: wording.reachCount(reached, rows.length, waiting > 0) },
      ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : []),
      ...notes.map((text): Part => ({ kind: "note", text })),
      { kind: "buttons", buttons },
    ],
  };
}

function factOf(
  rows: readonly ReachRow[],
  state: ReachState,
  voice: Voice,
): readonly { readonly name: string; readonly value: string }[] {
  const { wording } = voice;
  const own = rows.filter((row) => row.best === state && !isBeingAsked(row));
  if (own.length === 0) return [];
  const shown = own.slice(0, MAX_NAMES);
  const alike = [...Map.groupBy(shown, (row) => writeEntries(row, voice))];
  const names = alike.map(([where, those]) => writeAlike(where, those));
  const others = own.length - shown.length;
  const mend = wording.mend(state);
  const value = [
    [...names, ...(others > 0 ? [wording.andOthers(others)] : [])].join(alike.length > 1 ? "\n" : "; "),
    ...(mend ? [`${wording.mendLead} ${mend}`] : []),
  ];
  return [{ name: `${wording.reachState(state)} (${own.length})`, value: value.join("\n") }];
}

/** Where and how, once for all of whom it is the same. */
function writeAlike(where: string, rows: readonly ReachRow[]): string {
  const names = rows.map(writeWho);
  if (where === "") return names.join("; ");
  return names.length === 1 ? `${names.join()} (${where})` : `${where}: ${names.join("; ")}`;
}

function writeWho({ person, organizations }: ReachRow): string {
  return `${person.name}, ${organizations.map(({ acronym, name }) => acronym || name).join(" and ")}`;
}

/** The platforms are named where they say more than the heading of the group does. */
function writeEntries({ entries, best }: ReachRow, voice: Voice): string {
  const told = best === "no-account" ? entries.filter(({ state }) => state !== "no-account") : entries;
  return told.map((entry) => writeEntry(entry, best, voice)).join(", ");
}

function writeEntry({ platform, state, code }: ReachEntry, best: ReachState, { wording }: Voice): string {
  const name = wording.platformName[platform];
  if (state === best) return code ? `${name}: ${wording.codeInWords(platform, code)}` : name;
  return `${name}: ${wording.reachStateShort(state)}`;
}
