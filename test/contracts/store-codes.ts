// One-time codes: used once, by whoever has it, and guessed by nobody.
import { expect, it } from "vitest";
import type { PersonId } from "../../src/domain/ids.ts";
import type { Store } from "../../src/ports/store.ts";
import { accountOf, after, makeWorld } from "./store-world.ts";

export function codesContract(open: () => Store): void {
  const add = (store: Store, person: PersonId, hash: string) =>
    store.transaction((transaction) => transaction.addCode(person, hash, after(600)));
  const use = (store: Store, from: string, hash: string, seconds: number) =>
    store.transaction((transaction) => transaction.useCode(accountOf(from), hash, after(seconds)));

  it("uses a code up once, also when two accounts send it together", async () => {
    const store = open();
    const { mark, ana, ben } = await makeWorld(store);
    await add(store, ana, `hash-${mark}`);
    const uses = await Promise.all([use(store, ana, `hash-${mark}`, 1), use(store, ben, `hash-${mark}`, 1)]);
    expect(uses.map(({ kind }) => kind).sort()).toEqual(["used", "wrong"]);
    expect(uses).toContainEqual({ kind: "used", personId: ana });
    expect(await use(store, ana, `hash-${mark}`, 2)).toEqual({ kind: "wrong" });
  });

  it("refuses a code whose time is over", async () => {
    const store = open();
    const { mark, ana } = await makeWorld(store);
    await add(store, ana, `late-${mark}`);
    expect(await use(store, ana, `late-${mark}`, 600)).toEqual({ kind: "wrong" });
  });

  it("refuses even the right code after five wrong ones, for the rest of the hour, and only from that account", async () => {
    const store = open();
    const { mark, ana, ben, chidi } = await makeWorld(store);
    await add(store, ana, `right-${mark}`);
    for (let tries = 1; tries <= 5; tries += 1)
      expect(await use(store, chidi, `guess-${mark}`, tries * 60)).toEqual({ kind: "wrong" });
    expect(await use(store, chidi, `right-${mark}`, 400)).toEqual({ kind: "too-many" });
    expect(await use(store, ben, `right-${mark}`, 401)).toEqual({ kind: "used", personId: ana });
    expect(await use(store, chidi, `guess-${mark}`, 60 + 3599)).toEqual({ kind: "too-many" });
    expect(await use(store, chidi, `guess-${mark}`, 60 + 3600)).toEqual({ kind: "wrong" });
  });
}
