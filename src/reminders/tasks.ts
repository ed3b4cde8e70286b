// What somebody has to do about a round: derived from what is owed, from who can be reached and from the record, and
// stored nowhere. A task is gone when it is mended: somebody else was named, the account works, the answer came. Pure.
import { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person } from "../domain/person.ts";
import type { ReachState } from "../domain/reach.ts";
import type { StepId } from "../domain/reminder.ts";
import { menderOf } from "./mend.ts";
import type { ReachReport, ReachRow } from "./reach.ts";
import type { RecordRow } from "./record.ts";

type About = { readonly person: Person; readonly organizations: readonly Organization[] };

export type Task =
  | { readonly kind: "nobody-named"; readonly organization: Organization }
  /** Somebody else is to be named. */
  | (About & { readonly kind: "gone"; readonly state: ReachState; readonly platform: Platform })
  | (About & { readonly kind: "asked-to-stop" })
  | (About & {
      readonly kind: "unsure" | "refused";
      readonly stepId: StepId;
      readonly platform: Platform | null;
      readonly code: string | null;
    })
  /** For an administrator or the operator; one task for all whom it concerns there. */
  | {
      readonly kind: "mend-place";
      readonly state: ReachState;
      readonly platform: Platform;
      readonly place: string;
      readonly people: readonly ReachRow[];
    }
  | { readonly kind: "link"; readonly people: readonly ReachRow[] };

export type TaskFacts = {
  readonly reach: ReachReport;
  /** Of all steps of the meeting, in the order of decision. */
  readonly record: readonly RecordRow[];
  /** Organizations that still owe something. */
  readonly owing: readonly Organization[];
  readonly habits: ReadonlyMap<PersonId, { readonly stopped: boolean; readonly lastAnswerAt: Temporal.Instant | null }>;
};

/** What concerns organizations that owe nothing any more is no task. */
export function listTasks(facts: TaskFacts): readonly Task[] {
  const { owing } = facts;
  const rows = facts.reach.rows.flatMap((row) => {
    const organizations = row.organizations.filter(({ id }) => owing.some((each) => each.id === id));
    return organizations.length > 0 ? [{ ...row, organizations }] : [];
  });
  const named = new Set(rows.flatMap(({ organizations }) => organizations.map(({ id }) => id)));
  return [
    ...rows.flatMap(goneOf),
    ...rows.filter(({ person }) => facts.habits.get(person.id)?.stopped).map(stopOf),
    ...rows.flatMap((row) => unsettledOf(row, facts)),
    ...placesOf(rows),
    ...linksOf(rows),
    ...owing.filter(({ id }) => !named.has(id)).map((organization): Task => ({ kind: "nobody-named", organization })),
  ];
}

/** Gone everywhere: whoever can be written to elsewhere needs nobody in the place. */
function goneOf({ person, organizations, entries, best }: ReachRow): readonly Task[] {
  const entry = entries.find(({ state }) => state === best);
  if (!entry || menderOf(best) !== "organization") return [];
  return [{ kind: "gone", person, organizations, state: best, platform: entry.platform }];
}

function stopOf({ person, organizations }: ReachRow): Task {
  return { kind: "asked-to-stop", person, organizations };
}

/** The newest reminder, where it is not known to have arrived and the person has not answered since. */
function unsettledOf({ person, organizations }: ReachRow, { record, habits }: TaskFacts): readonly Task[] {
  const last = record.findLast(({ personId, outcome }) => personId === person.id && outcome !== "left-out");
  if (!last || (last.outcome !== "unknown" && last.outcome !== "refused")) return [];
  const answeredAt = habits.get(person.id)?.lastAnswerAt ?? null;
  const since = last.finishedAt ?? last.decidedAt;
  if (answeredAt && since && Temporal.Instant.compare(answeredAt, since) > 0) return [];
  const { stepId, platform, code } = last;
  return [{ kind: last.outcome === "unknown" ? "unsure" : "refused", person, organizations, stepId, platform, code }];
}

function placesOf(rows: readonly ReachRow[]): readonly Task[] {
  const concerned = rows.flatMap((row) => {
    const mender = menderOf(row.best);
    const entry = row.entries.find(({ state }) => state === row.best);
    const isForOthers = row.best !== "guest" && (mender === "administrator" || mender === "operator");
    return entry && isForOthers ? [{ row, entry }] : [];
  });
  const places = Map.groupBy(concerned, ({ entry: { platform, place, state } }) => `${platform} ${place} ${state}`);
  return [...places.values()].flatMap((all): readonly Task[] => {
    const entry = all[0]?.entry;
    if (!entry) return [];
    const { state, platform, place } = entry;
    return [{ kind: "mend-place", state, platform, place: place ?? "", people: all.map(({ row }) => row) }];
  });
}

function linksOf(rows: readonly ReachRow[]): readonly Task[] {
  const people = rows.filter(({ best }) => best === "no-account" || best === "member");
  return people.length > 0 ? [{ kind: "link", people }] : [];
}
