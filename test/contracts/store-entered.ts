// Whose answers are the secretariat's: it follows from what their author was on the day of the answer.
import { expect, it } from "vitest";
import { PersonId } from "../../src/domain/ids.ts";
import type { EnteredOnBehalf } from "../../src/domain/request.ts";
import type { RosterImport } from "../../src/ports/imports.ts";
import type { Store } from "../../src/ports/store.ts";
import { after, makePerson, makeWorld, NOON, said, TODAY } from "./store-world.ts";

const FOREVER = { since: null, until: null };
const YESTERDAY = TODAY.subtract({ days: 1 }).toString();

export function enteredContract(open: () => Store): void {
  it("tells which current answers the secretariat entered, by what their authors were on that day", async () => {
    const store = open();
    const { mark, ana, unhcr, iom, requestId, responseId } = await makeWorld(store);
    const of = (name: string, appointments: RosterImport["people"][number]["appointments"]) => ({
      ...makePerson(PersonId.parse(`${name.toLowerCase()}${mark}`), name, mark, "alternate", unhcr),
      appointments,
    });
    const secretariat = { role: "secretariat", organizationId: null } as const;
    const dora = of("Dora", [{ ...secretariat, ...FOREVER }]);
    const erik = of("Erik", [
      { ...secretariat, ...FOREVER },
      { role: "alternate", organizationId: unhcr, ...FOREVER },
    ]);
    const frida = of("Frida", [{ ...secretariat, since: null, until: YESTERDAY }]);
    const gina = of("Gina", [
      { ...secretariat, since: TODAY.toString(), until: TODAY.toString() },
      { role: "focal_point", organizationId: iom, ...FOREVER },
      { role: "focal_point", organizationId: unhcr, since: null, until: YESTERDAY },
    ]);
    await store.importRoster({ organizations: [], people: [dora, erik, frida, gina] }, NOON);
    const given = [
      { by: ana, path: "q01", answer: said("of the focal point") },
      { by: dora.id, path: "q02", answer: said("of the secretariat") },
      { by: dora.id, path: "q03", answer: { state: "skipped" } },
      { by: dora.id, path: "q04", answer: said("of the secretariat first") },
      { by: ana, path: "q04", answer: said("then of the focal point") },
      { by: erik.id, path: "q05", answer: said("of both") },
      { by: frida.id, path: "q06", answer: said("of somebody who was of the secretariat") },
      { by: gina.id, path: "q07", answer: said("of the secretariat on that very day") },
    ] as const;
    await store.transaction(async (transaction) => {
      await transaction.openResponse(requestId, 1, 1, ana, NOON);
      for (const { by, path, answer } of given)
        await transaction.recordAnswer({
          responseId,
          path,
          answer,
          typed: "as typed",
          personId: by,
          platform: "slack",
          messageId: null,
          at: after(60),
        });
    });
    const [entered, authors] = await store.transaction(async (transaction) => [
      await transaction.listEnteredBySecretariat(responseId),
      await transaction.readAnswersWithAuthors(responseId),
    ]);
    expect([...entered]).toEqual([
      ["q02", "Dora"],
      ["q07", "Gina"],
    ]);
    expect([...authors].map(([path, { personId }]) => [path, personId])).toEqual([
      ["q01", ana],
      ["q02", dora.id],
      ["q03", dora.id],
      ["q04", ana],
      ["q05", erik.id],
      ["q06", frida.id],
      ["q07", gina.id],
    ]);
    expect(authors.get("q04")?.answer).toEqual(said("then of the focal point"));
  });

  it("tells of the last submission and of what stands now what the secretariat entered, and when", async () => {
    const store = open();
    const { dora, ana, requestId, responseId, meeting, instrumentId } = await makeWorldWithSecretariat(store);
    const answer = (personId: PersonId, path: string, seconds: number) =>
      store.transaction((transaction) =>
        transaction.recordAnswer({
          responseId,
          path,
          answer: said(`${path}, after ${seconds} seconds`),
          typed: "as typed",
          personId,
          platform: "slack",
          messageId: null,
          at: after(seconds),
        }),
      );
    await store.transaction((transaction) => transaction.openResponse(requestId, 1, 1, dora, NOON));
    await answer(dora, "q01", 10);
    await answer(dora, "q02", 20);
    const read = async () => {
      const [record] = await store.readResponses(meeting.id, instrumentId);
      const plain = (entered: ReadonlyMap<string, EnteredOnBehalf> = new Map()) =>
        [...entered].map(([path, { by, at }]) => `${path} ${by} ${at.since(NOON).total("seconds")}`).toSorted();
      return { submitted: plain(record?.submittedEntered), current: plain(record?.currentEntered) };
    };
    expect(await read()).toEqual({ submitted: [], current: ["q01 Dora 10", "q02 Dora 20"] });
    await store.transaction((transaction) => transaction.submitResponse(responseId, dora, after(30)));
    await answer(ana, "q01", 40);
    await answer(dora, "q03", 50);
    expect(await read()).toEqual({
      submitted: ["q01 Dora 10", "q02 Dora 20"],
      current: ["q02 Dora 20", "q03 Dora 50"],
    });
    const entered = await store.listEnteredRequests(meeting.id);
    expect([...entered].map(([id, { by, at }]) => [id, by, at.equals(after(50))])).toEqual([[requestId, "Dora", true]]);
  });

  it("a statement may be the secretariat's too; what was withdrawn or taken back is not told", async () => {
    const store = open();
    const { dora, ana, requestId, meeting } = await makeWorldWithSecretariat(store);
    const states = async (personId: PersonId, statement: "no_survey" | null) => {
      await store.transaction((transaction) => transaction.declare(requestId, statement, personId, after(60)));
      return [...(await store.listEnteredRequests(meeting.id)).values()].map(({ by }) => by);
    };
    expect(await states(dora, "no_survey")).toEqual(["Dora"]);
    expect(await states(dora, null)).toEqual([]);
    expect(await states(ana, "no_survey")).toEqual([]);
  });
}

async function makeWorldWithSecretariat(store: Store) {
  const world = await makeWorld(store);
  const dora = makePerson(PersonId.parse(`dora${world.mark}`), "Dora", world.mark, "alternate", world.unhcr);
  const appointments = [{ role: "secretariat", organizationId: null, ...FOREVER }] as const;
  await store.importRoster({ organizations: [], people: [{ ...dora, appointments: [...appointments] }] }, NOON);
  return { ...world, dora: dora.id };
}
