// Imports are all or nothing and can be repeated; and what the secretariat reads of the result.
import { expect, it } from "vitest";
import { InstrumentId, OrganizationId, PersonId } from "../../src/domain/ids.ts";
import type { Store } from "../../src/ports/store.ts";
import {
  accountOf,
  after,
  makeOrganization,
  makePerson,
  makeQuestionnaire,
  makeWorld,
  NOON,
  said,
  TODAY,
  talkWith,
} from "./store-world.ts";

export function importsContract(open: () => Store): void {
  it("imports the same roster and meetings twice without a second row", async () => {
    const store = open();
    const world = await makeWorld(store);
    await store.transaction((transaction) => transaction.openResponse(world.requestId, 1, 1, world.ana, NOON));
    await store.importRoster(world.roster, after(1));
    await store.importMeetings(world.meetings, after(1));
    const { organizations, requests } = await store.transaction(async (transaction) => ({
      organizations: await transaction.listOrganizations([world.unhcr, world.iom]),
      requests: await transaction.listRequests(world.meeting.id),
    }));
    expect(organizations).toEqual([world.roster.organizations[1], world.roster.organizations[0]]);
    expect(requests.map(({ id }) => id)).toEqual([world.otherRequestId, world.requestId]);
    expect(requests.map(({ responses }) => responses.length)).toEqual([0, 1]);
    const people = (await store.listPeople(TODAY)).filter(({ id }) => id.endsWith(world.mark));
    expect(people.find(({ id }) => id === world.ana)?.appointments).toHaveLength(1);
  });

  it("imports nothing of a roster of which one line is wrong", async () => {
    const store = open();
    const { mark } = await makeWorld(store);
    const newcomer = OrganizationId.parse(`newcomer${mark}`);
    const stranger = OrganizationId.parse(`unknown${mark}`);
    const roster = {
      organizations: [makeOrganization(newcomer, "Newcomers")],
      people: [makePerson(PersonId.parse(`dora${mark}`), "Dora", mark, "focal_point", stranger)],
    };
    await expect(store.importRoster(roster, NOON)).rejects.toThrow(`(organization_id)=(${stranger})`);
    expect(await store.transaction((transaction) => transaction.listOrganizations([newcomer]))).toEqual([]);
  });

  it("imports nothing of the meetings when one asks an organization that is not there", async () => {
    const store = open();
    const { meetings, meeting, unhcr } = await makeWorld(store);
    const changed = { ...meeting, title: "Another title" };
    const organizationIds = [unhcr, OrganizationId.parse("nowhere")];
    const given = { ...meetings, meetings: [{ meeting: changed, record: null, organizationIds }] };
    await expect(store.importMeetings(given, NOON)).rejects.toThrow("something is named that is not there");
    expect((await store.findMeeting(meeting.id))?.title).toBe(meeting.title);
  });

  it("brings a meeting up to date, with the due dates of its requests", async () => {
    const store = open();
    const { meetings, meeting, instrumentId, unhcr, requestId } = await makeWorld(store);
    const moved = { ...meeting, state: "closed" as const, asks: [{ instrumentId, dueOn: TODAY }] };
    const given = { ...meetings, meetings: [{ meeting: moved, record: null, organizationIds: [unhcr] }] };
    await store.importMeetings(given, NOON);
    const found = await store.findMeeting(meeting.id);
    expect(found?.asks.map(({ dueOn }) => dueOn.toString())).toEqual(["2026-03-02"]);
    const { request, openIds } = await store.transaction(async (transaction) => ({
      request: await transaction.lockRequest(requestId),
      openIds: (await transaction.listMeetings("open")).map(({ id }) => id),
    }));
    expect(request?.dueOn.toString()).toBe("2026-03-02");
    expect(openIds).not.toContain(meeting.id);
  });

  it("lets two people exchange their addresses, and refuses one address for two", async () => {
    const store = open();
    const { mark, roster, ana, ben } = await makeWorld(store);
    const [first, second] = roster.people;
    if (!first || !second) throw new Error("Ana and Ben are needed");
    const exchanged = [
      { ...first, email: second.email },
      { ...second, email: first.email },
    ];
    await store.importRoster({ organizations: [], people: exchanged }, NOON);
    const find = (email: string) => store.transaction((transaction) => transaction.findPersonByEmail(email, TODAY));
    expect([(await find(`ana@example${mark}.org`))?.id, (await find(`ben@example${mark}.org`))?.id]).toEqual([
      ben,
      ana,
    ]);
    const doubled = store.importRoster({ organizations: [], people: [first, { ...second, email: first.email }] }, NOON);
    await expect(doubled).rejects.toThrow("an e-mail address belongs to two people");
  });

  it("refuses a roster in which one id stands twice", async () => {
    const store = open();
    const { roster } = await makeWorld(store);
    const doubled = { ...roster, organizations: [...roster.organizations, ...roster.organizations] };
    await expect(store.importRoster(doubled, NOON)).rejects.toThrow("an id stands twice");
  });

  it("makes people the secretariat by e-mail, once, until the roster knows them", async () => {
    const store = open();
    const { mark, unhcr } = await makeWorld(store);
    const emails = [`Ana@Example${mark}.org`, `sec@example${mark}.org`];
    await store.ensureSecretariat(emails, NOON);
    await store.ensureSecretariat(emails, after(1));
    const find = (email: string) => store.transaction((transaction) => transaction.findPersonByEmail(email, TODAY));
    const secretariat = { role: "secretariat", organizationId: null };
    expect((await find(`ana@example${mark}.org`))?.appointments).toContainEqual(secretariat);
    const placeholder = await find(`sec@example${mark}.org`);
    expect(placeholder?.appointments).toEqual([secretariat]);
    expect(placeholder?.id).not.toContain("@");
    const known = { ...makePerson(PersonId.parse(`sec${mark}`), "Sec", mark, "alternate", unhcr) };
    await store.importRoster({ organizations: [], people: [known] }, NOON);
    const adopted = await find(`sec@example${mark}.org`);
    expect(adopted).toMatchObject({ id: `sec${mark}`, name: "Sec" });
    expect(adopted?.appointments).toContainEqual(secretariat);
    const added = (await store.listAudit(1000)).filter(({ action }) => action === "secretariat added");
    expect(added.filter(({ at }) => at.equals(after(1)))).toEqual([]);
  });

  it("keeps each version of an instrument, and refuses the same version with other contents", async () => {
    const store = open();
    const id = InstrumentId.parse(`kept-${(await makeWorld(store)).mark}`);
    await store.saveInstrument(makeQuestionnaire(id, 1, "First"));
    await store.saveInstrument(makeQuestionnaire(id, 2, "Second"));
    await store.saveInstrument(makeQuestionnaire(id, 2, "Second"));
    await expect(store.saveInstrument(makeQuestionnaire(id, 2, "Changed"))).rejects.toThrow("needs a new version");
    const find = (version?: number) => store.transaction((transaction) => transaction.findInstrument(id, version));
    expect(await find()).toEqual(makeQuestionnaire(id, 2, "Second"));
    expect(await find(1)).toEqual(makeQuestionnaire(id, 1, "First"));
    expect(await find(3)).toBeNull();
    const ids = await store.transaction((transaction) => transaction.listInstrumentIds());
    expect(ids.filter((each) => each === id)).toEqual([id]);
  });

  it("shows the board of a meeting: who may answer, whether they can be reached, and the last answer", async () => {
    const store = open();
    const world = await makeWorld(store);
    const { ana, responseId } = world;
    await store.transaction(async (transaction) => {
      await transaction.lockAccount(accountOf(ana), talkWith(ana), NOON);
      await transaction.bindAccount(accountOf(ana), ana, "code", NOON);
      await transaction.openResponse(world.requestId, 1, 1, ana, NOON);
      const version = { responseId, path: "q01", answer: said("yes"), typed: "yes", personId: ana, messageId: null };
      await transaction.recordAnswer({ ...version, platform: "slack", at: after(5) });
    });
    const [iom, unhcr] = await store.readStatus(world.meeting.id);
    expect(iom).toMatchObject({ organization: { id: world.iom }, lastAnswerAt: null, request: { responses: [] } });
    expect(iom?.focalPoints).toEqual([{ name: "Chidi", role: "focal_point", hasAccount: false }]);
    expect(unhcr?.focalPoints).toEqual([
      { name: "Ana", role: "focal_point", hasAccount: true },
      { name: "Ben", role: "alternate", hasAccount: false },
    ]);
    expect(unhcr?.lastAnswerAt?.equals(after(5))).toBe(true);
  });

  it("reads the audit log, the newest first", async () => {
    const store = open();
    const { ana } = await makeWorld(store);
    const entry = { at: after(9), personId: ana, action: "response submitted", subject: "a response" };
    await store.transaction((transaction) => transaction.audit({ ...entry, facts: { submission: 1, late: false } }));
    const [newest, ...others] = await store.listAudit(3);
    expect(newest).toMatchObject({ ...entry, facts: { submission: 1, late: false } });
    expect(newest?.at).toBeDefined();
    expect(others.map(({ action }) => action)).toEqual(["meetings imported", "roster imported"]);
  });
}
