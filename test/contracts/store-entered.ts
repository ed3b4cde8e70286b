// Whose answers are the secretariat's: it follows from what their author was on the day of the answer.
import { expect, it } from "vitest";
import { PersonId } from "../../src/domain/ids.ts";
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
}
