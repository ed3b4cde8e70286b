// When a rehearsal has to look: at every moment at which a step comes to somebody, in any open meeting.
import { Temporal } from "temporal-polyfill";
import type { Meeting } from "../domain/meeting.ts";
import type { RoundPerson } from "../ports/rounds.ts";
import type { Store, StoreTransaction } from "../ports/store.ts";
import { readSteps, type Standing } from "./find-step.ts";
import { type Outlook, readOutlook, type StepOutlook } from "./round-situation.ts";

/** A step of a meeting, and what it means for everybody, as seen the day before its date. */
export type Expected = {
  readonly standing: Standing;
  readonly outlooks: readonly Outlook[];
  readonly unattended: StepOutlook["unattended"];
  readonly people: readonly RoundPerson[];
  /** When the step comes to each of them, asked or not. */
  readonly instants: readonly Temporal.Instant[];
};

/** Where the clock stands behind the other ones: a day begins there when it is almost over elsewhere. */
const DAY_BEFORE = { hours: 24 };
const MINUTE = 60_000;

/** Every step that would run, of every open meeting: what one meeting sends counts for the caps of the others. */
export function expectSteps(store: Store, now: Temporal.Instant): Promise<readonly Expected[]> {
  return store.transaction(async (transaction) => {
    const expected: Expected[] = [];
    for (const meeting of await transaction.listMeetings("open"))
      expected.push(...(await expectMeeting(transaction, meeting, now)));
    return expected;
  });
}

async function expectMeeting(
  transaction: StoreTransaction,
  { id }: Meeting,
  now: Temporal.Instant,
): Promise<readonly Expected[]> {
  const steps = await readSteps(transaction, id);
  if (!steps.ok) throw new Error(`the open meeting ${id} is not open: ${steps.refusal.code}`);
  const expected: Expected[] = [];
  for (const standing of steps.value) {
    const { state } = standing.round.record;
    if (state !== "approved" && state !== "running") continue;
    const at = later(now, standing.on.toZonedDateTime("UTC").toInstant().subtract(DAY_BEFORE));
    const { outlooks, unattended, people, momentFor } = await readOutlook(transaction, standing.round, at);
    const instants = people.flatMap(({ person }) => {
      const moment = momentFor(person)?.moment;
      return moment?.kind === "at" ? [moment.at] : [];
    });
    expected.push({ standing, outlooks, unattended, people, instants });
  }
  return expected;
}

/** After `now`, each once, in full minutes: the bot looks once a minute. */
export function instantsAfter(now: Temporal.Instant, expected: readonly Expected[]): readonly Temporal.Instant[] {
  const minutes = expected
    .flatMap(({ instants }) => instants)
    .map(({ epochMilliseconds }) => Math.ceil(epochMilliseconds / MINUTE) * MINUTE)
    .filter((milliseconds) => milliseconds > now.epochMilliseconds);
  return [...new Set(minutes)]
    .sort((one, other) => one - other)
    .map((milliseconds) => Temporal.Instant.fromEpochMilliseconds(milliseconds));
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) < 0 ? other : one;
}
