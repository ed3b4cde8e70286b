// What seldom changes and is needed at every turn: the instruments and the roster's organizations, read again after a while.
import type { Temporal } from "temporal-polyfill";
import type { InstrumentId } from "../domain/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { StoreTransaction } from "../ports/store.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import type { ReadingContext } from "../questionnaire/reading.ts";

/** How long a change made by another process may take to be seen here. */
const KEPT_SECONDS = 30;

type Kept<T> = { readonly value: T; readonly until: Temporal.Instant };

export type ReferenceData = {
  /** The newest version of the instrument. */
  instrument(transaction: StoreTransaction, id: InstrumentId): Promise<Questionnaire | null>;
  roster(transaction: StoreTransaction): Promise<ReadingContext["organizations"]>;
};

export function keepReferenceData(clock: Clock): ReferenceData {
  const instruments = new Map<InstrumentId, Kept<Questionnaire | null>>();
  let roster: Kept<ReadingContext["organizations"]> | null = null;
  return {
    async instrument(transaction, id) {
      const kept = instruments.get(id);
      if (kept && isFresh(kept, clock)) return kept.value;
      const value = await transaction.findInstrument(id);
      instruments.set(id, keep(value, clock));
      return value;
    },
    async roster(transaction) {
      if (roster && isFresh(roster, clock)) return roster.value;
      const value = (await transaction.listOrganizations()).map(({ id, name, acronym, aliases }) => ({
        id,
        name,
        acronym,
        aliases,
      }));
      roster = keep(value, clock);
      return value;
    },
  };
}

function keep<T>(value: T, clock: Clock): Kept<T> {
  return { value, until: clock.now().add({ seconds: KEPT_SECONDS }) };
}

function isFresh<T>(kept: Kept<T>, clock: Clock): boolean {
  return Number(clock.now().epochMilliseconds) < Number(kept.until.epochMilliseconds);
}
