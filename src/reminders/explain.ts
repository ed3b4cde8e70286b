// Why one person would be reminded in a step, and when; or why not.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { SETTINGS } from "../dialog/own-acts.ts";
import type { Voice } from "../dialog/turn.ts";
import type { OwnSettings } from "../domain/own-settings.ts";
import type { Person } from "../domain/person.ts";
import type { LeftOutReason, StepId } from "../domain/reminder.ts";
import type { AudienceRow } from "./audience.ts";
import { isSet, writeValue } from "./compose-settings.ts";
import type { Moment, OwnDay } from "./moment.ts";

export type Explained = {
  readonly person: Person;
  readonly stepId: StepId;
  /** False: nothing is sent before the secretariat approves it. */
  readonly isApproved: boolean;
  /** The date of the step for this person. */
  readonly on: Temporal.PlainDate;
  readonly day: OwnDay;
  readonly moment: Moment;
  readonly settings: OwnSettings;
  /** The day on which the person asked to be reminded again; null where nothing of the kind waits. */
  readonly laterOn: Temporal.PlainDate | null;
  /** Null for somebody whom the step does not concern. */
  readonly row: AudienceRow | null;
  /** Why nothing would be sent; null where something would. */
  readonly reason: LeftOutReason | null;
  /** Who stands in. */
  readonly substitute: Person | null;
  /** What would be sent; null where nothing is. */
  readonly message: OutboundMessage | null;
};

export function composeExplanation(explained: Explained, voice: Voice): OutboundMessage {
  const { wording } = voice;
  const { message } = explained;
  const steps = [
    wording.stepFallsOn(wording.stepName(explained.stepId), wording.day(explained.on)),
    ...(explained.isApproved ? [] : [wording.stepNotApproved]),
    ...explained.moment.moved.map(({ on, because }) =>
      wording.movedOver(wording.day(on), wording.movedBecause[because]),
    ),
    wording.whyThen(clock(explained.day.opensAt), clock(explained.day.closesAt), wording.place(explained.day.timeZone)),
  ];
  return {
    parts: [
      { kind: "paragraph", text: writeVerdict(explained, voice) },
      ...writeOwn(explained, voice),
      ...(message ? [{ kind: "list", items: steps } as const, ...message.parts.flatMap(withoutButtons)] : []),
    ],
  };
}

/** What the person set and asked for that has to do with reminders, whether or not it decides this step. */
function writeOwn({ person, settings, day, laterOn }: Explained, { wording }: Voice): readonly Part[] {
  const view = { person, settings, day, isReminded: true };
  const set = SETTINGS.filter((setting) => setting !== "language" && isSet(setting, settings)).map(
    (setting) => `${wording.settingName(setting).toLowerCase()} ${writeValue(setting, view, wording)}`,
  );
  return [
    ...(set.length > 0 ? [{ kind: "note", text: wording.setByPerson(set) } as const] : []),
    ...(laterOn ? [{ kind: "note", text: wording.laterOnDay(wording.day(laterOn)) } as const] : []),
  ];
}

function writeVerdict({ person, row, reason, moment, substitute }: Explained, { wording }: Voice): string {
  if (!row) {
    const isAlternate = person.appointments.some(({ role }) => role === "alternate");
    return isAlternate ? wording.notYetAlternate(person.name) : wording.notAsked(person.name);
  }
  if (reason === null && moment.kind === "at")
    return wording.wouldRemind(person.name, wording.moment(moment.at, person.timeZone));
  const left = wording.wouldNotRemind(person.name, wording.leftOut(reason ?? "no-working-time"));
  return substitute ? `${left} ${wording.standsIn(substitute.name)}` : left;
}

/** The words of a message that is only shown: nobody can press in somebody else's place. */
function withoutButtons(part: Part): readonly Part[] {
  return part.kind === "buttons"
    ? [{ kind: "note", text: part.buttons.map(({ label }) => `[${label}]`).join(" ") }]
    : [part];
}

function clock(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}
