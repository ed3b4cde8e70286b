// What the secretariat may want to look at in a rehearsed cycle: days that move, steps that fall together, people who
// hear of nothing.
import { Temporal } from "temporal-polyfill";
import type { PersonId } from "../domain/ids.ts";
import type { LeftOutReason, RoundRules, StepId } from "../domain/reminder.ts";
import type { RehearsalNote } from "../reports/rehearsal.ts";
import type { Wording } from "../wording/wording.ts";
import type { Reach } from "./audience.ts";
import type { Moment } from "./moment.ts";

/** One step for one person of its audience. */
export type Foreseen = {
  readonly stepId: StepId;
  readonly personId: PersonId;
  readonly person: string;
  readonly organizations: readonly string[];
  readonly timeZone: string;
  /** The date of the step for this person. */
  readonly on: Temporal.PlainDate;
  readonly moment: Moment;
  /** As it is, whatever the rehearsal assumes. */
  readonly reach: Reach;
  /** What was decided: null where the person was reminded. */
  readonly reason: LeftOutReason | null;
};

export type RehearsedFacts = {
  readonly foreseen: readonly Foreseen[];
  readonly rules: RoundRules;
  readonly meeting: { readonly startsOn: Temporal.PlainDate };
  readonly unattended: readonly string[];
  readonly stepsOver: readonly StepId[];
  /** Messages that were not reminders of this meeting. */
  readonly others: number;
};

export function writeRehearsalNotes(facts: RehearsedFacts, wording: Wording): readonly RehearsalNote[] {
  const owing = facts.foreseen.filter(({ reason }) => reason !== "submitted" && reason !== "nothing-to-report");
  const { unattended, stepsOver, others } = facts;
  const sentences = [
    ...writeMoved(owing, wording),
    ...writeTogether(owing, wording),
    ...writeAfterTheBeginning(owing, facts.meeting.startsOn, wording),
    ...writeCounted(owing, facts.rules, wording),
    ...(stepsOver.length > 0 ? [wording.stepsAlreadyOver(stepsOver.map(wording.stepName))] : []),
    ...(others > 0 ? [wording.otherMessages(others)] : []),
  ];
  return [
    ...sentences.map((says) => ({ says, names: [] })),
    ...writePeople(owing, wording),
    ...writeNamed(unattended, wording.nobodyNamedFor),
  ];
}

/** One sentence for each step and run of days that is passed over, wherever it is. */
function writeMoved(foreseen: readonly Foreseen[], wording: Wording): readonly string[] {
  const moves = foreseen.flatMap((each) => {
    const comes = each.moment.kind === "at" ? each.moment.on : null;
    const [first, ...others] = each.moment.moved.filter(({ on }) => !comes || !on.equals(comes));
    if (!first) return [];
    const next = others.find(({ because }) => because !== first.because);
    const falls = wording.fallsOff(
      wording.stepName(each.stepId),
      wording.day(first.on),
      wording.passedOver[first.because],
    );
    const also = next ? wording.alsoOff(wording.day(next.on), wording.passedOver[next.because]) : "";
    const ends = comes ? wording.soItComes(wording.day(comes)) : wording.neverComes;
    return [{ ...each, sentence: `${falls}${also}${ends}` }];
  });
  return [...Map.groupBy(moves, ({ sentence }) => sentence)].map(([sentence, same]) =>
    wording.somewhere(placesOf(same, wording), sentence, countPeople(same)),
  );
}

/** Steps that reach one person on one day. */
function writeTogether(foreseen: readonly Foreseen[], wording: Wording): readonly string[] {
  const dated = foreseen.flatMap((each) =>
    each.moment.kind === "at"
      ? [{ ...each, day: each.moment.on, key: `${each.personId} ${each.moment.on.toString()}` }]
      : [],
  );
  const meetings = [...Map.groupBy(dated, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    const steps = [...new Set(same.map(({ stepId }) => wording.stepName(stepId)))];
    return first && steps.length > 1
      ? [{ ...first, sentence: wording.fallTogether(steps, wording.day(first.day)) }]
      : [];
  });
  return [...Map.groupBy(meetings, ({ sentence }) => sentence)].map(([sentence, same]) =>
    wording.somewhere(placesOf(same, wording), sentence, countPeople(same)),
  );
}

function placesOf(foreseen: readonly Foreseen[], wording: Wording): readonly string[] {
  return [...new Set(foreseen.map(({ timeZone }) => wording.place(timeZone)))].sort((one, other) =>
    one.localeCompare(other, "en"),
  );
}

function countPeople(foreseen: readonly Foreseen[]): number {
  return new Set(foreseen.map(({ personId }) => personId)).size;
}

function writeAfterTheBeginning(
  foreseen: readonly Foreseen[],
  startsOn: Temporal.PlainDate,
  wording: Wording,
): readonly string[] {
  const late = foreseen.filter(
    ({ moment }) => moment.kind === "at" && Temporal.PlainDate.compare(moment.on, startsOn) >= 0,
  );
  return [...Map.groupBy(late, ({ stepId }) => stepId)].map(([stepId, rows]) =>
    wording.afterTheBeginning(wording.stepName(stepId), placesOf(rows, wording)),
  );
}

function writeCounted(foreseen: readonly Foreseen[], rules: RoundRules, wording: Wording): readonly string[] {
  return [...Map.groupBy(foreseen, ({ stepId }) => stepId)].flatMap(([stepId, rows]) => {
    const count = (wanted: LeftOutReason) => rows.filter(({ reason }) => reason === wanted).length;
    const [capped, late] = [count("over-the-cap"), count("too-late")];
    const step = wording.stepName(stepId);
    return [
      ...(capped > 0 ? [wording.overTheCap(step, capped, rules.most, rules.withinDays)] : []),
      ...(late > 0 ? [wording.dayHasPassed(step, late)] : []),
    ];
  });
}

function writePeople(foreseen: readonly Foreseen[], wording: Wording): readonly RehearsalNote[] {
  const byPerson = [...Map.groupBy(foreseen, ({ personId }) => personId).values()];
  const named = (fits: (rows: readonly Foreseen[]) => boolean) =>
    byPerson.filter(fits).flatMap((rows) => rows.slice(0, 1).map(writeName));
  const hasReach = (reach: Reach) => (rows: readonly Foreseen[]) => rows.some((row) => row.reach === reach);
  const isNeverReminded = (rows: readonly Foreseen[]) =>
    rows.every(({ reason }) => reason !== null && reason !== "no-account" && reason !== "unreachable");
  return [
    ...writeNamed(named(hasReach("no-account")), wording.withoutAccount),
    ...writeNamed(named(hasReach("unreachable")), wording.cannotBeReached),
    ...writeNamed(named(isNeverReminded), wording.neverReminded),
  ];
}

/** Nothing where there is nobody. */
function writeNamed(names: readonly string[], says: (count: number) => string): readonly RehearsalNote[] {
  const sorted = names.toSorted((one, other) => one.localeCompare(other, "en"));
  return sorted.length > 0 ? [{ says: says(sorted.length), names: sorted }] : [];
}

function writeName({ person, organizations }: Foreseen): string {
  return `${organizations.join(", ")}: ${person}`;
}
