// Reminder rounds: what is kept, once, and what a round is told of people.
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { DeliveryId } from "../../src/domain/ids.ts";
import { RoundPlan, StepId } from "../../src/domain/reminder.ts";
import type { Recipient, StepChange } from "../../src/ports/rounds.ts";
import type { Store } from "../../src/ports/store.ts";
import { accountOf, after, delivery, makeWorld, NOON, said, TODAY, talkWith, type World } from "./store-world.ts";

const STEP = StepId.parse("t-7");
const OTHER = StepId.parse("t+1");
const plan = RoundPlan.parse({
  steps: [{ id: "t-7", distance: { from: "due", days: -7, count: "days" }, instrumentId: null }],
  rules: { daysBetween: 1, most: 3, withinDays: 14 },
});
const approved: StepChange = { stepId: STEP, state: "approved", approvedAt: NOON, sendFrom: null, approvedBy: null };

export function roundsContract(open: () => Store): void {
  it("keeps a plan, and the newest one", async () => {
    const { meeting } = await makeWorld(open());
    const kept = () => open().transaction((transaction) => transaction.readPlan(meeting.id));
    expect(await kept()).toBeNull();
    await open().transaction((transaction) => transaction.savePlan(meeting.id, plan, NOON));
    await open().transaction((transaction) => transaction.savePlan(meeting.id, { ...plan, steps: [] }, NOON));
    expect(await kept()).toEqual({ ...plan, steps: [] });
  });

  it("keeps where a step stands, and who approved it when others move it on", async () => {
    const { meeting, ana } = await makeWorld(open());
    const untouched = await open().transaction((transaction) => transaction.lockStep(meeting.id, STEP));
    expect(untouched).toEqual({ stepId: STEP, state: "planned", approvedAt: null, sendFrom: null });
    await open().transaction((transaction) => transaction.saveStep(meeting.id, { ...approved, approvedBy: ana }));
    const running: StepChange = { ...approved, state: "running", sendFrom: after(60) };
    await open().transaction((transaction) => transaction.saveStep(meeting.id, running));
    const steps = await open().transaction((transaction) => transaction.listSteps(meeting.id));
    expect(steps).toEqual([{ stepId: STEP, state: "running", approvedAt: NOON, sendFrom: after(60) }]);
  });

  it("gives a step that nobody else has locked at once", async () => {
    const { meeting } = await makeWorld(open());
    const tryLock = () => open().transaction((transaction) => transaction.tryLockStep(meeting.id, STEP));
    expect(await tryLock()).toBeNull();
    await open().transaction((transaction) => transaction.saveStep(meeting.id, approved));
    expect(await tryLock()).toEqual({ stepId: STEP, state: "approved", approvedAt: NOON, sendFrom: null });
  });

  it("takes one row for a person and step, and nothing of a transaction that gives a second one", async () => {
    const { meeting, ana, ben, mark } = await makeWorld(open());
    await run(meeting.id, [leftOut(ben)]);
    const second = open().transaction(async (transaction) => {
      await transaction.enqueue([delivery(`twice-${mark}`, ben)], NOON);
      await transaction.addRecipients(meeting.id, STEP, [leftOut(ana), leftOut(ben)]);
    });
    await expect(second).rejects.toThrow(/unique|duplicate/i);
    const recipients = await open().transaction((transaction) => transaction.listRecipients(meeting.id, STEP));
    expect(recipients).toEqual([leftOut(ben)]);
    expect(await open().claimDeliveries(after(1), 1, talkWith(ben))).toEqual([]);
  });

  it("lets two processes run a step one after the other", async () => {
    const { meeting, ana } = await makeWorld(open());
    await open().transaction((transaction) => transaction.saveStep(meeting.id, approved));
    const runOnce = () =>
      open().transaction(async (transaction) => {
        await transaction.lockStep(meeting.id, STEP);
        const known = await transaction.listRecipients(meeting.id, STEP);
        if (known.length === 0) await transaction.addRecipients(meeting.id, STEP, [leftOut(ana)]);
        return known.length;
      });
    expect((await Promise.all([runOnce(), runOnce(), runOnce()])).sort()).toEqual([0, 1, 1]);
  });

  it("tells of each person where to write, what was answered, and what was sent before", async () => {
    const world = await makeWorld(open());
    const { ana, ben, chidi, mark, meeting } = world;
    await bind(world);
    for (const [id, state] of [
      [`sent-${mark}`, "sent"],
      [`lost-${mark}`, "unreachable"],
    ] as const) {
      await open().transaction((transaction) => transaction.enqueue([delivery(id, ana)], NOON));
      await open().claimDeliveries(NOON, 1, talkWith(ana));
      await open().finishDelivery(DeliveryId.parse(id), state, null, null, NOON);
    }
    await run(meeting.id, [reminded(ana, `sent-${mark}`)]);
    await run(meeting.id, [reminded(ana, `lost-${mark}`)], OTHER);
    const people = async (step: StepId, since = NOON) => {
      const all = await open().transaction((transaction) =>
        transaction.listRoundPeople(meeting.id, step, since, TODAY),
      );
      return all.filter(({ person }) => [ana, ben, chidi].includes(person.id));
    };
    const third = StepId.parse("t+3");
    expect(await people(third)).toMatchObject([
      {
        person: { id: ana },
        conversation: talkWith(ana),
        hasAccount: true,
        lastAnswerAt: after(5),
        remindedAt: [NOON],
      },
      { person: { id: ben }, conversation: null, hasAccount: false, lastAnswerAt: null, remindedAt: [] },
      { person: { id: chidi } },
    ]);
    expect((await people(STEP))[0]?.remindedAt).toEqual([]);
    expect((await people(third, after(1)))[0]?.remindedAt).toEqual([]);
    await open().transaction((transaction) => transaction.setAccountState(accountOf(ana), "suspended"));
    expect((await people(third))[0]).toMatchObject({ conversation: null, hasAccount: true });
  });

  it("keeps what a person asks of the reminders", async () => {
    const { ana, ben, unhcr, iom } = await makeWorld(open());
    const found = () => open().transaction((transaction) => transaction.findPreferences(ana));
    expect(await found()).toEqual({ stopped: false, awayUntil: null, substituteId: null });
    const away = { stopped: true, awayUntil: Temporal.PlainDate.from("2026-03-09"), substituteId: ben };
    await open().transaction((transaction) => transaction.savePreferences(ana, away, NOON));
    expect(await found()).toEqual(away);
    const back = { stopped: false, awayUntil: null, substituteId: null };
    await open().transaction((transaction) => transaction.savePreferences(ana, back, NOON));
    expect(await found()).toEqual(back);
    const speakers = (id: typeof unhcr) => open().transaction((transaction) => transaction.listSpeakers([id], TODAY));
    expect((await speakers(unhcr)).map(({ id }) => id)).toEqual([ana, ben]);
    expect(await speakers(iom)).toHaveLength(1);
  });

  it("keeps the holidays of organizations, once a day", async () => {
    const { unhcr } = await makeWorld(open());
    const on = Temporal.PlainDate.from("2014-02-17");
    for (const name of ["Washington's Birthday", "Presidents' Day"])
      await open().transaction((transaction) => transaction.saveHolidays(unhcr, [{ on, name }]));
    const holidays = await open().transaction((transaction) => transaction.listHolidays());
    expect(holidays.get(unhcr)).toEqual(new Set(["2014-02-17"]));
  });

  async function run(meetingId: World["meeting"]["id"], recipients: readonly Recipient[], step = STEP): Promise<void> {
    await open().transaction(async (transaction) => {
      await transaction.saveStep(meetingId, { ...approved, stepId: step });
      await transaction.addRecipients(meetingId, step, recipients);
    });
  }

  async function bind({ ana, requestId, responseId }: World): Promise<void> {
    await open().transaction(async (transaction) => {
      await transaction.lockAccount(accountOf(ana), talkWith(ana), NOON);
      await transaction.bindAccount(accountOf(ana), ana, "code", NOON);
      await transaction.openResponse(requestId, 1, 1, ana, NOON);
      await transaction.recordAnswer({
        responseId,
        path: "title",
        answer: said("Yes"),
        typed: "Yes",
        personId: ana,
        platform: "slack",
        messageId: null,
        at: after(5),
      });
    });
  }
}

function leftOut(personId: Recipient["personId"]): Recipient {
  return { personId, reason: "submitted", deliveryId: null, decidedAt: NOON };
}

function reminded(personId: Recipient["personId"], id: string): Recipient {
  return { personId, reason: null, deliveryId: DeliveryId.parse(id), decidedAt: NOON };
}
