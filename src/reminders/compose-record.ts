// The record of a step as a card: numbers, then names by what became of the reminder; a long one in pages.
import type { Temporal } from "temporal-polyfill";
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { againAction, lookAction } from "../dialog/round-looks.ts";
import type { Voice } from "../dialog/turn.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { StepId, StepState } from "../domain/reminder.ts";
import { unreachable } from "../domain/unreachable.ts";
import { RECORD_OUTCOMES, type RecordOutcome, type RecordRow } from "./record.ts";

/** Names on one page. */
const A_PAGE = 40;

export type RecordOf = {
  readonly meeting: Meeting;
  readonly stepId: StepId;
  readonly state: StepState;
  readonly on: Temporal.PlainDate;
  /** In the order of the record. */
  readonly rows: readonly RecordRow[];
  /** How many open tasks there are; null where they were not counted. */
  readonly tasks: number | null;
  /** What else can be done with the step. */
  readonly controls: readonly Button[];
};

/** `page` null: all of it. */
export function composeRecord(record: RecordOf, page: number | null, voice: Voice): OutboundMessage {
  const { meeting, stepId, state, on, rows } = record;
  const { wording } = voice;
  const first = (page ?? 0) * A_PAGE;
  const shown = page === null ? rows : rows.slice(first, first + A_PAGE);
  const facts = RECORD_OUTCOMES.flatMap((outcome) => factOf(outcome, { shown, rows }, record, voice));
  return {
    parts: [
      { kind: "heading", text: wording.recordTitle(wording.stepName(stepId), meeting.title) },
      {
        kind: "paragraph",
        text: `${wording.recordStep(wording.stepName(stepId), wording.day(on), wording.stepState(state))} ${writeCounts(rows, voice)}`,
      },
      ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : []),
      ...(shown.length < rows.length
        ? [{ kind: "note", text: wording.recordPage(first + 1, first + shown.length, rows.length) } as const]
        : []),
      { kind: "buttons", buttons: buttonsOf(record, page ?? 0, shown.length, voice) },
    ],
  };
}

/** Numbers of what became of them, without names: also above a preview. */
export function writeCounts(rows: readonly RecordRow[], { wording }: Voice): string {
  const counts = RECORD_OUTCOMES.flatMap((outcome) => {
    const count = rows.filter((row) => row.outcome === outcome).length;
    return count > 0 ? [wording.recordCount(outcome, count)] : [];
  });
  return counts.length > 0 ? wording.recordCounts(counts) : wording.recordEmpty;
}

function factOf(
  outcome: RecordOutcome,
  { shown, rows }: { readonly shown: readonly RecordRow[]; readonly rows: readonly RecordRow[] },
  { meeting }: RecordOf,
  voice: Voice,
): readonly { readonly name: string; readonly value: string }[] {
  const own = shown.filter((row) => row.outcome === outcome);
  if (own.length === 0) return [];
  const all = rows.filter((row) => row.outcome === outcome).length;
  if (outcome === "left-out" || outcome === "dropped") return factsByReason(outcome, { own, rows }, voice);
  const alike = Map.groupBy(own, (row) => writeOutcome(row, meeting.timeZone, voice));
  return [
    {
      name: `${voice.wording.recordOutcome(outcome)} (${all})`,
      value: [...alike].map(([became, rows]) => writeAlike(became, rows)).join("\n"),
    },
  ];
}

/** What is the same of many, such as the minute and the platform, is said once. */
function writeAlike(became: string, rows: readonly RecordRow[]): string {
  const names = rows.map(writeWho).join("; ");
  if (became === "") return names;
  return rows.length === 1 ? `${names}: ${became}` : `${became}: ${names}`;
}

/** Many have the same reason: it is said once. */
function factsByReason(
  outcome: RecordOutcome,
  { own, rows }: { readonly own: readonly RecordRow[]; readonly rows: readonly RecordRow[] },
  voice: Voice,
): readonly { readonly name: string; readonly value: string }[] {
  return [...Map.groupBy(own, ({ reason }) => reason)].map(([reason, those]) => {
    const all = rows.filter((row) => row.outcome === outcome && row.reason === reason).length;
    const [first] = those;
    const why = first ? writeWhy(first, voice) : "";
    const name = `${voice.wording.recordOutcome(outcome)}${why ? `: ${why}` : ""} (${all})`;
    return { name, value: those.map(writeWho).join("; ") };
  });
}

export function writeWho({ name, organizations }: Pick<RecordRow, "name" | "organizations">): string {
  return organizations.length > 0 ? `${name}, ${organizations.join(" and ")}` : name;
}

/** What became of it, in the person's time; what waits in the secretariat's too. */
export function writeOutcome(row: RecordRow, secretariatZone: string, voice: Voice): string {
  const { wording } = voice;
  const { outcome, timeZone, platform, until, attempts } = row;
  const where = platform ? wording.platformName[platform] : "";
  const why = writeWhy(row, voice);
  switch (outcome) {
    case "unreachable":
    case "refused":
    case "unknown":
      return wording.recordFailed(where, why, attempts.length);
    case "dropped":
    case "left-out":
      return why;
    case "waiting":
    case "later":
      return until ? wording.recordUntil(bothTimes(until, timeZone, secretariatZone, voice), why) : why;
    case "on-the-way":
      return where;
    case "sent":
      return row.finishedAt
        ? wording.recordSent(wording.moment(row.finishedAt, timeZone), where, attempts.length)
        : where;
    case "not-kept":
      return row.decidedAt ? wording.moment(row.decidedAt, timeZone) : "";
    default:
      return unreachable(outcome);
  }
}

/** The reason, or the platform's code in words. */
export function writeWhy({ reason, platform, code }: RecordRow, { wording }: Voice): string {
  if (reason) return wording.leftOut(reason);
  if (!code) return "";
  return wording.codeInWords(platform ?? "web", code);
}

function bothTimes(at: Temporal.Instant, own: string, secretariats: string, { wording }: Voice): string {
  const there = wording.moment(at, own);
  return own === secretariats ? there : `${there}; ${wording.moment(at, secretariats)}`;
}

function buttonsOf(
  { meeting, stepId, rows, tasks, controls }: RecordOf,
  page: number,
  shown: number,
  { wording }: Voice,
): Button[] {
  const to = (at: number) => againAction("record", meeting.id, stepId, at);
  const left = rows.length - (page * A_PAGE + shown);
  return [
    { id: to(page), label: wording.lookAgain },
    ...(page > 0 ? [{ id: to(page - 1), label: wording.pageBefore }] : []),
    ...(left > 0 ? [{ id: to(page + 1), label: wording.pageAfter(Math.min(left, A_PAGE)) }] : []),
    ...(tasks === 0 ? [] : [{ id: lookAction("tasks", meeting.id), label: wording.openTasksCount(tasks) }]),
    ...controls,
  ];
}
