// The whole cycle of a meeting's reminders on a clock that is wound forward: the real rounds and the real courier, over
// a copy of the database. Nothing of it reaches anybody.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { StepId } from "../domain/reminder.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Log } from "../ports/log.ts";
import type { DatabaseCopy, RehearsalAnswer, RehearsalOrder } from "../ports/rehearsal.ts";
import type { Store } from "../ports/store.ts";
import { english } from "../wording/english.ts";
import { assumeReachable } from "./assume-reachable.ts";
import { isOver, readSteps, type Standing } from "./find-step.ts";
import { compileRehearsal, type Foreseeing, foresee, type Played } from "./rehearsal-outcome.ts";
import { createRehearsalStage, type RehearsalStage } from "./rehearsal-stage.ts";
import { expectSteps, instantsAfter } from "./rehearsal-timetable.ts";
import type { WoundClock } from "./wound-clock.ts";

export type RehearsalPorts = {
  readonly copy: DatabaseCopy;
  /** The real one: it says which day it is before the clock is wound. */
  readonly clock: Clock;
  /** The one by which the copy was opened, too. */
  readonly wound: WoundClock;
  readonly ids: Ids;
  readonly log: Log;
};

/** A day begins first where clocks are this far ahead of UTC. */
const FIRST_MIDNIGHT = { hours: 14 };

/** What was missed before the clock began now is caught up within two hours: the bot looks this often in them. */
const CATCH_UP_MINUTES = [15, 30, 45, 60, 75, 90, 105, 120];

/** New moments come up only where appointments or wishes change on the way. */
const MAX_TIMETABLES = 10;

export async function rehearse(ports: RehearsalPorts, order: RehearsalOrder): Promise<RehearsalAnswer> {
  const { copy, clock, wound, ids, log } = ports;
  const { store } = copy;
  const meeting = await findMeeting(copy, order.meetingId);
  if (!meeting) return refuse(english.noSuchMeeting);
  if (meeting.asks.length === 0) return refuse(english.asksNothing(meeting.title));
  await copy.openMeeting(meeting.id);
  const now = clock.now();
  const begun = await begin(copy, meeting, order.from, now);
  if ("words" in begun) return refuse(begun.words);
  const { start, steps } = begun;
  const isSetBack = Temporal.Instant.compare(start, now) < 0;
  wound.wind(start);
  const stage = createRehearsalStage({ store, clock: wound, ids, log });
  const approved = await stage.desk.approve(meeting.id, "all", null);
  if (!approved.ok) return refuse(approved.words);
  const foreseen: Foreseeing = new Map();
  foresee(foreseen, await expectSteps(store, start), meeting);
  const assumed = order.asIfReachable ? await assumeReachable(store, foreseen, start) : null;
  await look(stage, isSetBack ? [] : CATCH_UP_MINUTES);
  await play(store, stage, meeting, foreseen);
  const played: Played = {
    meeting,
    start,
    end: stage.now(),
    isSetBack,
    assumed,
    steps: steps.filter(({ round }) => !isOver(round.record.state)),
    stepsOver: steps.filter(({ round }) => isOver(round.record.state)).map(({ round }) => round.step.id),
    kept: stage.kept,
    foreseen,
  };
  return { ok: true, value: await store.transaction((transaction) => compileRehearsal(transaction, played)) };
}

function refuse(words: string): RehearsalAnswer {
  return { ok: false, words };
}

async function findMeeting({ store }: DatabaseCopy, meetingId: string): Promise<Meeting | null> {
  return store.transaction(async (transaction) => {
    for (const state of ["open", "planned", "closed"] as const) {
      const found = (await transaction.listMeetings(state)).find(({ id }) => id === meetingId.toLowerCase());
      if (found) return found;
    }
    return null;
  });
}

type Begun = { readonly start: Temporal.Instant; readonly steps: readonly Standing[] } | { readonly words: string };

/** Where the clock begins, with the copy made fit for it. */
async function begin(
  copy: DatabaseCopy,
  meeting: Meeting,
  from: Temporal.PlainDate | null,
  now: Temporal.Instant,
): Promise<Begun> {
  const readAll = () => copy.store.transaction((transaction) => readSteps(transaction, meeting.id));
  const before = await readAll();
  if (!before.ok) return { words: before.words };
  const start = from ? firstMidnight(from) : chooseStart(before.value, meeting, now);
  if (start === null) return { words: english.allStepsOver };
  if (Temporal.Instant.compare(start, endOf(meeting)) >= 0)
    return { words: english.afterTheEnd(english.day(meeting.endsOn)) };
  if (Temporal.Instant.compare(start, now) < 0) await copy.windBack(meeting.id, stepsSince(before.value, from), start);
  const after = await readAll();
  if (!after.ok) return { words: after.words };
  return after.value.every(({ round }) => isOver(round.record.state))
    ? { words: english.allStepsOver }
    : { start, steps: after.value };
}

/** Now; where the days of all steps that are left have passed, the first of them. */
function chooseStart(steps: readonly Standing[], meeting: Meeting, now: Temporal.Instant): Temporal.Instant | null {
  const left = steps.filter(({ round }) => !isOver(round.record.state));
  const [first] = left;
  if (!first) return null;
  const today = now.toZonedDateTimeISO(meeting.timeZone).toPlainDate();
  const hasPassed = left.every(({ on }) => Temporal.PlainDate.compare(on, today) < 0);
  return hasPassed ? firstMidnight(first.on) : now;
}

/** Steps that are rehearsed again, since the clock is set to a day before them. */
function stepsSince(steps: readonly Standing[], from: Temporal.PlainDate | null): readonly StepId[] {
  if (from === null) return [];
  return steps.filter(({ on }) => Temporal.PlainDate.compare(on, from) >= 0).map(({ round }) => round.step.id);
}

/** At once, and so many minutes later. */
async function look(stage: RehearsalStage, minutesLater: readonly number[]): Promise<void> {
  const start = stage.now();
  for (const minutes of [0, ...minutesLater]) await stage.look(start.add({ minutes }));
}

/** From moment to moment to the end of the meeting, or of what comes after it. */
async function play(store: Store, stage: RehearsalStage, meeting: Meeting, foreseen: Foreseeing): Promise<void> {
  for (let timetables = 0; timetables < MAX_TIMETABLES; timetables += 1) {
    const expected = await expectSteps(store, stage.now());
    foresee(foreseen, expected, meeting);
    const instants = instantsAfter(stage.now(), expected);
    if (instants.length === 0) break;
    for (const instant of instants) await stage.look(instant);
  }
  if (Temporal.Instant.compare(stage.now(), endOf(meeting)) < 0) await stage.look(endOf(meeting));
  await stage.close();
}

function firstMidnight(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime("UTC").toInstant().subtract(FIRST_MIDNIGHT);
}

function endOf({ endsOn, timeZone }: Meeting): Temporal.Instant {
  return endsOn.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
}
