// What arrived for the Sixth Coordination Meeting, over four weeks: every survey and every activity report of the demonstration,
// but for one survey, which is answered in full and waits to be submitted.
import { Temporal } from "temporal-polyfill";
import type { DemonstrationSurvey } from "../../adapters/cli/demonstration.ts";
import type { DemonstrationActivityReport } from "../../adapters/cli/demonstration-activities.ts";
import { enterAnswers, report } from "../../src/app/load-demonstration.ts";
import { MeetingId, type OrganizationId, PersonId, writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import type { RosterImport } from "../../src/ports/imports.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";

const MEETING = MeetingId.parse("cmim-06");
const FIRST_AT = Temporal.Instant.from("2007-10-15T13:30:00Z");
const HOURS_BETWEEN = 29;
/** Of Canada, whose focal point submits it late. */
const LATE = "lsic";
/** Enters what an organization without a focal point reported. */
const SECRETARIAT = PersonId.parse("demonstration-viktor-vargas");

/** The focal point who submits it. */
export type Late = { readonly name: string; readonly email: string };

export type Arriving = {
  readonly roster: RosterImport;
  readonly surveys: readonly DemonstrationSurvey[];
  readonly activities: readonly DemonstrationActivityReport[];
};

/** Everything is marked as demonstration. */
export async function fillMeeting(store: Store, { roster, surveys, activities }: Arriving): Promise<Late> {
  const focalPointOf = (organizationId: OrganizationId) =>
    roster.people.find(({ appointments }) =>
      appointments.some((each) => each.role === "focal_point" && each.organizationId === organizationId),
    );
  const late = surveys.find(({ id }) => id === LATE);
  const focalPoint = late && focalPointOf(late.organizationId);
  if (!late || !focalPoint?.email)
    throw new Error(`the demonstration has the survey ${LATE} and somebody who answers for it`);
  const arriving = shuffle(
    surveys.filter((survey) => survey !== late),
    activities,
  );
  const ordinals = new Map<string, number>();
  const enter = (record: Arriving["surveys" | "activities"][number], write: typeof report, at: Temporal.Instant) => {
    const { organizationId, instrumentId, answers } = record;
    const questionnaire = INSTRUMENTS.find(({ id }) => id === instrumentId);
    if (!questionnaire) throw new Error(`there is no instrument ${instrumentId}`);
    const requestId = writeRequestId(MEETING, organizationId, instrumentId);
    const ordinal = (ordinals.get(requestId) ?? 0) + 1;
    ordinals.set(requestId, ordinal);
    const personId = focalPointOf(organizationId)?.id ?? SECRETARIAT;
    return store.transaction(async (transaction) => {
      await write(transaction, { questionnaire, requestId, ordinal, answers, personId, at });
      return writeResponseId(requestId, ordinal);
    });
  };
  const entered = [await enter(late, enterAnswers, FIRST_AT)];
  for (const [place, each] of arriving.entries())
    entered.push(await enter(each, report, FIRST_AT.add({ hours: place * HOURS_BETWEEN })));
  await store.markDemonstration(entered);
  return { name: focalPoint.name, email: focalPoint.email };
}

/** An activity report after every third survey. */
function shuffle<Survey, Activity>(surveys: readonly Survey[], activities: readonly Activity[]) {
  const mixed: (Survey | Activity)[] = surveys.flatMap((survey, place) => {
    const activity = place % 3 === 2 ? activities[Math.floor(place / 3)] : undefined;
    return activity === undefined ? [survey] : [survey, activity];
  });
  return [...mixed, ...activities.filter((activity) => !mixed.includes(activity))];
}
