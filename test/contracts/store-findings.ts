// Findings: they follow the submissions, and nobody sees more of them than the rights say.
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { OrganizationId, type ResponseId } from "../../src/domain/ids.ts";
import { ASK_NOTHING, type Ask } from "../../src/findings/ask.ts";
import { VISIBILITIES } from "../../src/findings/finding.ts";
import { mayRead, type Reader } from "../../src/findings/rights.ts";
import type { FoundFinding } from "../../src/ports/findings.ts";
import type { Store } from "../../src/ports/store.ts";
import type { JsonObject } from "../../src/reports/record.ts";
import { instrument, submitRecord } from "../support/reported.ts";
import { after, makeWorld, NOON, type World } from "./store-world.ts";

const ALL: Reader = { all: true, own: [] };
const ANYBODY: Reader = { all: false, own: [] };
const EVERYTHING = { offset: 0, limit: 500 };

type Told = {
  readonly title: string;
  readonly visibility?: string;
  readonly status?: string;
  readonly themes?: string[];
};

/** An activity report with one activity. */
function report({ title, visibility = "public", status = "ongoing", themes = ["remittances"] }: Told): JsonObject {
  return {
    reporting_period: [{ label: null, start: "2025-03", end: "2026-02" }],
    activities: [
      {
        title,
        type: "training",
        time: status,
        start: "2025-06",
        description: "Families were told of the costs of sending money home, and of savings.",
        themes,
        coverage: [{ m49: "404", name: "Kenya", role: null }],
        add_details: false,
      },
    ],
    language: "en",
    visibility,
  };
}

export function findingsContract(open: () => Store): void {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(open());
    await open().saveInstrument({ ...instrument("activity-report"), id: world.instrumentId });
  });

  const submit = (told: Told, organizationId: OrganizationId, ordinal: number, earlier = false): Promise<ResponseId> =>
    submitRecord(open(), {
      questionnaire: { ...instrument("activity-report"), id: world.instrumentId },
      organizationId,
      ordinal,
      answers: report(told),
      meetingId: earlier ? world.earlier.id : world.meeting.id,
      by: world.ana,
      at: after(ordinal),
    });
  const search = async (ask: Partial<Ask>, reader: Reader = ALL): Promise<readonly FoundFinding[]> => {
    const own = { ...ASK_NOTHING, meetingId: world.meeting.id, ...ask };
    return (await open().transaction((within) => within.searchFindings(own, reader, EVERYTHING))).findings;
  };

  it("finds what was submitted, with the words, their path and version", async () => {
    const id = await submit({ title: "Savings of Wanjiku’s cooperative" }, world.unhcr, 1);
    const [found] = await search({ words: "cooperatives" });
    expect(found).toMatchObject({
      id: `${id}#activities[1]`,
      kind: "activity",
      status: "ongoing",
      starts: "2025-06",
      ends: null,
      areas: ["404"],
      submission: 1,
      organization: { id: world.unhcr },
    });
    expect(found?.texts[0]).toEqual({
      path: "activities[1].title",
      version: 1,
      words: "Savings of Wanjiku’s cooperative",
    });
    expect(
      await search({ areas: ["202"], themes: [{ code: "remittances", typed: null }], objectives: [20] }),
    ).toHaveLength(1);
    expect(await search({ years: { from: 2030, to: null } })).toHaveLength(1);
    expect(await search({ years: { from: null, to: 2024 } })).toEqual([]);
  });

  it("changes with the next submission and not before, and ends with a withdrawal", async () => {
    const id = await submit({ title: "Ledgers of Mombasa" }, world.unhcr, 2);
    const answer = { state: "answered", value: { kind: "text", text: "Ledgers of Kisumu" } } as const;
    const entry = { responseId: id, path: "activities[1].title", answer, typed: "", personId: world.ana } as const;
    await open().transaction((within) =>
      within.recordAnswer({ ...entry, platform: "web", messageId: null, at: after(60) }),
    );
    expect(await search({ words: "Mombasa" })).toHaveLength(1);
    expect(await search({ words: "Kisumu" })).toEqual([]);
    await open().transaction((within) => within.submitResponse(id, world.ana, after(61)));
    expect(await search({ words: "Mombasa" })).toEqual([]);
    const [changed] = await search({ words: "Kisumu" });
    expect([changed?.submission, changed?.texts[0]?.version]).toEqual([2, 2]);
    await open().transaction((within) => within.withdrawResponse(id, world.ana, after(62)));
    expect(await search({ words: "Kisumu" })).toEqual([]);
  });

  it("keeps what was submitted while it is with the organization again", async () => {
    const id = await submit({ title: "Registers of Malindi" }, world.unhcr, 7);
    await open().transaction((within) => within.returnResponse(id, "Which registers?", world.ana, after(70)));
    expect((await search({ words: "Malindi" })).map(({ submission }) => submission)).toEqual([1]);
    await open().transaction((within) => within.withdrawResponse(id, world.ana, after(71)));
    expect(await search({ words: "Malindi" })).toEqual([]);
  });

  it("never finds a draft", async () => {
    const [first] = [await submit({ title: "Known to all" }, world.iom, 3)];
    expect(first).toBeDefined();
    await open().transaction((within) => within.openResponse(world.otherRequestId, 4, 1, world.chidi, NOON));
    expect((await search({ organizations: [world.iom] })).map(({ title }) => title)).toEqual(["Known to all"]);
  });

  it("puts those first in whose title the words stand, then the newest", async () => {
    await submit({ title: "Zanzibar and its diaspora" }, world.unhcr, 5);
    await submit({ title: "Another title", themes: ["diaspora"] }, world.unhcr, 6);
    const titles = (await search({ themes: [{ code: "diaspora", typed: "diaspora" }] })).map(({ title }) => title);
    expect(titles).toEqual(["Another title", "Zanzibar and its diaspora"]);
    expect((await search({ words: "Zanzibar" }))[0]?.title).toBe("Zanzibar and its diaspora");
  });

  it("gives near words of titles, and what arrived since", async () => {
    const near = await open().transaction((within) => within.listNearWords("Zanzibbar", 2));
    expect(near[0]).toBe("zanzibar");
    const arrived = await open().transaction((within) => within.listArrivals(world.meeting.id, ALL));
    expect(arrived.map(({ title }) => title).slice(0, 2)).toEqual(["Another title", "Zanzibar and its diaspora"]);
    expect(arrived[0]).toMatchObject({
      kind: "activity",
      organization: { id: world.unhcr },
      status: "ongoing",
      starts: "2025-06",
      ends: null,
      themes: ["diaspora"],
      areas: ["404"],
      bestPractice: false,
      demonstration: false,
    });
    expect(arrived[0]?.submittedAt.equals(after(6))).toBe(true);
  });

  it("gives the very same arrivals until something changes, and never what came to nothing", async () => {
    world = await makeWorld(open());
    await open().saveInstrument({ ...instrument("activity-report"), id: world.instrumentId });
    const read = () => open().transaction((within) => within.listArrivals(world.meeting.id, ALL));
    const titles = async () => (await read()).map(({ title }) => title);
    const first = await submit({ title: "Wells of Turkana" }, world.unhcr, 1);
    await submit({ title: "Roads of Lodwar" }, world.iom, 2);
    const [roads, wells] = await read();
    expect(await read()).toBe(await read());

    const withdraw = open().transaction(async (within) => {
      await within.withdrawResponse(first, world.ana, after(3));
      expect((await within.listArrivals(world.meeting.id, ALL)).map(({ title }) => title)).toEqual(["Roads of Lodwar"]);
      throw new Error("it comes to nothing");
    });
    await expect(withdraw).rejects.toThrow("it comes to nothing");
    expect(await titles()).toEqual(["Roads of Lodwar", "Wells of Turkana"]);

    await open().transaction((within) => within.submitResponse(first, world.ana, after(4)));
    expect(await titles()).toEqual(["Wells of Turkana", "Roads of Lodwar"]);
    const [newest, oldest] = await read();
    expect(oldest).toBe(roads);
    expect(newest).toEqual({ ...wells, submittedAt: after(4) });

    await open().markDemonstration([first]);
    expect((await read()).map(({ demonstration }) => demonstration)).toEqual([true, false]);
    const organizations = world.roster.organizations.map((each) => ({ ...each, acronym: `${each.acronym}X` }));
    await open().importRoster({ ...world.roster, organizations }, NOON);
    expect((await read())[0]?.organization.acronym).toMatch(/X$/);

    await open().transaction((within) => within.withdrawResponse(first, world.ana, after(5)));
    expect(await titles()).toEqual(["Roads of Lodwar"]);
  });

  it("knows what was confirmed unchanged, and counts", async () => {
    const quiet = await makeWorld(open());
    await open().saveInstrument({ ...instrument("activity-report"), id: quiet.instrumentId });
    world = quiet;
    await submit({ title: "The same again" }, quiet.iom, 1, true);
    await submit({ title: "The same again" }, quiet.iom, 1);
    await submit({ title: "Something else", status: "planned" }, quiet.unhcr, 1);
    const [progress, counts] = await open().transaction(async (within) => [
      await within.readProgress(quiet.meeting.id, ANYBODY),
      await within.countFindings({ ...ASK_NOTHING, meetingId: quiet.meeting.id }, ANYBODY),
    ]);
    expect(progress).toEqual({ asked: 2, reported: 2, unchanged: 1 });
    expect(counts).toMatchObject({ activities: 2, organizations: 2, planned: 1, areas: [{ code: "404", count: 2 }] });
  });

  it("shows each reader what the rights say, whatever is asked and by which question", async () => {
    world = await makeWorld(open());
    await open().saveInstrument({ ...instrument("activity-report"), id: world.instrumentId });
    let ordinal = 0;
    for (const organizationId of [world.unhcr, world.iom])
      for (const visibility of VISIBILITIES)
        for (const status of ["planned", "completed"])
          for (const theme of ["remittances", "health"])
            await submit({ title: `Title ${ordinal}`, visibility, status, themes: [theme] }, organizationId, ++ordinal);
    const all = await search({});
    expect(all).toHaveLength(24);

    const readers = fc.record({
      all: fc.boolean(),
      own: fc.subarray([world.unhcr, world.iom, OrganizationId.parse("elsewhere")]),
    });
    const asks = fc.record({
      statuses: fc.subarray(["planned", "completed"] as const),
      themes: fc.subarray(
        [
          { code: "remittances", typed: null },
          { code: "health", typed: "health" },
        ],
        { maxLength: 1 },
      ),
      areas: fc.constantFrom([], ["404"], ["014"], ["710"]),
      organizations: fc.subarray([world.unhcr, world.iom]),
      words: fc.constantFrom("", "families", "title"),
    });
    await fc.assert(
      fc.asyncProperty(readers, asks, async (reader, asked) => {
        const ask = { ...ASK_NOTHING, meetingId: world.meeting.id, ...asked };
        const may = all.filter(({ visibility, organization }) =>
          mayRead(reader, { visibility, organizationId: organization.id }),
        );
        const ids = new Set<string>(may.map(({ id }) => id));
        await open().transaction(async (within) => {
          const expected = (await within.searchFindings(ask, ALL, EVERYTHING)).findings.filter(({ id }) => ids.has(id));
          const found = await within.searchFindings(ask, reader, EVERYTHING);
          expect(found.findings.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
          expect(found.total).toBe(expected.length);
          const counts = await within.countFindings(ask, reader);
          expect(counts.activities).toBe(expected.length);
          const { organizations } = await within.listWorking(ask, reader, EVERYTHING);
          expect(organizations.reduce((sum, each) => sum + each.planned + each.ongoing + each.other, 0)).toBe(
            expected.length,
          );
          const size = { list: 100, perOrganization: 100, sample: 100 };
          const { sample, planned } = await within.digestFindings(ask, reader, size);
          expect(sample).toHaveLength(expected.length);
          expect(await within.sampleFindings(ask, reader, { perOrganization: 100, limit: 100 })).toEqual(sample);
          const arrivals = await within.listArrivals(world.meeting.id, reader);
          const shown = [...sample, ...planned, ...arrivals, ...organizations.flatMap(({ newest }) => newest)];
          expect(shown.filter(({ id }) => !ids.has(id))).toEqual([]);
          for (const { id } of all) expect((await within.findFinding(id, reader)) !== null).toBe(ids.has(id));
        });
      }),
      { numRuns: 25 },
    );
  });
}
