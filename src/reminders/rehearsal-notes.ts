// What the secretariat may want to look at in a rehearsed cycle: days that move, steps that fall together, people who
// hear of nothing.
import { Temporal } from "temporal-polyfill";
import type { PersonId } from "../domain/ids.ts";
import type { LeftOutReason, RoundRules, StepId } from "../domain/reminder.ts";
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

export function writeRehearsalNotes(facts: RehearsedFacts, wording: Wording): readonly string[] {
  const owing = facts.foreseen.filter(({ reason }) => reason !== "submitted" && reason !== "nothing-to-report");
  const { unattended, stepsOver, others } = facts;
  return [
    ...writeMoved(owing, wording),
    ...writeTogether(owing, facts.rules, wording),
    ...writeAfterTheBeginning(owing, facts.meeting.startsOn, wording),
    ...writeCounted(owing, facts.rules, wording),
    ...writePeople(owing, wording),
    ...(unattended.length > 0 ? [wording.nobodyNamedFor(unattended)] : []),
    ...(stepsOver.length > 0 ? [wording.stepsAlreadyOver(stepsOver.map(wording.stepName))] : []),
    ...(others > 0 ? [wording.otherMessages(others)] : []),
  ];
}

/** One sentence for each place and step whose day is passed over. */
function writeMoved(foreseen: readonly Foreseen[], wording: Wording): readonly string[] {
  const sentences = foreseen.flatMap((each) => {
    const [first, ...others] = each.moment.moved.filter(
      ({ on }) => each.moment.kind === "none" || !on.equals(each.moment.on),
    );
    if (!first) return [];
    const falls = wording.fallsOff(
      wording.place(each.timeZone),
      wording.stepName(each.stepId),
      wording.day(first.on),
      wording.passedOver[first.because],
    );
    const next = others.find(({ because }) => because !== first.because);
    const also = next ? wording.alsoOff(wording.day(next.on), wording.passedOver[next.because]) : "";
    const comes = each.moment.kind === "at" ? each.moment.on : null;
    return [{ sentence: `${falls}${also}`, comes }];
  });
  return [...Map.groupBy(sentences, ({ sentence, comes }) => `${sentence} ${comes?.toString()}`).values()].flatMap(
    (same) =>
      same.slice(0, 1).map(({ sentence, comes }) => {
        const end = comes ? wording.soItComes(wording.day(comes), same.length) : wording.neverComes(same.length);
        return `${sentence}${end}`;
      }),
  );
}

/** Steps of which one person would hear within the days that must lie between two reminders. */
function writeTogether(
  foreseen: readonly Foreseen[],
  { daysBetween }: RoundRules,
  wording: Wording,
): readonly string[] {
  if (daysBetween < 1) return [];
  const days = foreseen.flatMap((each) =>
    each.moment.kind === "at"
      ? [{ ...each, day: each.moment.on, key: `${each.personId} ${each.moment.on.toString()}` }]
      : [],
  );
  const sentences = [...Map.groupBy(days, ({ key }) => key).values()].flatMap((same) => {
    const [first] = same;
    const steps = [...new Set(same.map(({ stepId }) => wording.stepName(stepId)))];
    return first && steps.length > 1
      ? [wording.fallTogether(wording.place(first.timeZone), steps, wording.day(first.day))]
      : [];
  });
  return [...new Set(sentences)];
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
    wording.afterTheBeginning(wording.stepName(stepId), [
      ...new Set(rows.map(({ timeZone }) => wording.place(timeZone))),
    ]),
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

function writePeople(foreseen: readonly Foreseen[], wording: Wording): readonly string[] {
  const byPerson = [...Map.groupBy(foreseen, ({ personId }) => personId).values()];
  const named = (fits: (rows: readonly Foreseen[]) => boolean) =>
    byPerson.filter(fits).flatMap((rows) => rows.slice(0, 1).map(writeName));
  const without = named((rows) => rows.some(({ reach }) => reach === "no-account"));
  const unreachable = named((rows) => rows.some(({ reach }) => reach === "unreachable"));
  const never = named((rows) => rows.every(({ reason }) => reason !== null && !isOutOfReach(reason)));
  return [
    ...(without.length > 0 ? [wording.withoutAccount(without)] : []),
    ...(unreachable.length > 0 ? [wording.cannotBeReached(unreachable)] : []),
    ...(never.length > 0 ? [wording.neverReminded(never)] : []),
  ];
}

function isOutOfReach(reason: LeftOutReason): boolean {
  return reason === "no-account" || reason === "unreachable";
}

function writeName({ person, organizations }: Foreseen): string {
  return `${person}, ${organizations.join(", ")}`;
}
