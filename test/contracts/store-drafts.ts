// Drafts of paragraphs: written once, decided, and shown only while their sources stand as they were quoted.
import { beforeAll, expect, it } from "vitest";
import { ASK_NOTHING, type Ask } from "../../src/findings/ask.ts";
import { DraftId, type DraftSource } from "../../src/findings/draft.ts";
import { FindingId } from "../../src/findings/finding.ts";
import type { AskedDraft, FinishedDraft } from "../../src/ports/drafts.ts";
import type { Store, StoreTransaction } from "../../src/ports/store.ts";
import { instrument, submitRecord } from "../support/reported.ts";
import { after, makeWorld, NOON, talkWith, type World } from "./store-world.ts";

const WORDS = "Families were told of the costs of sending money home, and of savings.";

export function draftsContract(open: () => Store): void {
  let world: World;
  let ask: Ask;
  let source: DraftSource;
  let count = 0;
  const within = <T>(work: (transaction: StoreTransaction) => Promise<T>): Promise<T> => open().transaction(work);

  beforeAll(async () => {
    world = await makeWorld(open());
    const questionnaire = { ...instrument("activity-report"), id: world.instrumentId };
    await open().saveInstrument(questionnaire);
    const responseId = await submitRecord(open(), {
      questionnaire,
      organizationId: world.unhcr,
      ordinal: 1,
      answers: {
        reporting_period: [{ label: null, start: "2025-03", end: "2026-02" }],
        activities: [
          {
            title: "Savings",
            type: "training",
            time: "ongoing",
            start: "2025-06",
            description: WORDS,
            add_details: false,
          },
        ],
        language: "en",
        visibility: "public",
      },
      meetingId: world.meeting.id,
      by: world.ana,
      at: NOON,
    });
    const id = FindingId.parse(`${responseId}#activities[1]`);
    const finding = await within((transaction) => transaction.findFinding(id, { all: true, own: [] }));
    const text = finding?.texts.find(({ words }) => words === WORDS);
    if (!finding || !text) throw new Error("the activity was not found");
    const { path, version } = text;
    source = { number: 1, words: WORDS, organization: finding.organization, source: { id, path, version } };
  });

  /** Another ask each time, so that drafts do not stand in each other's place. */
  async function asked(): Promise<AskedDraft> {
    count += 1;
    ask = { ...ASK_NOTHING, meetingId: world.meeting.id, words: `savings ${count}` };
    const draft: AskedDraft = {
      id: DraftId.parse(`draft-${world.mark}-${count}`),
      ask,
      model: "small",
      askedBy: world.ana,
      askedAt: NOON,
      conversation: talkWith(world.ana),
    };
    await within((transaction) => transaction.addDraft(draft));
    return draft;
  }

  function written(quoted: DraftSource = source): FinishedDraft {
    const dropped = { source: 0, length: 0, "not-plain": 0, number: 0, name: 0 };
    return {
      kind: "written",
      text: { sentences: [{ words: "Families were told of costs.", sources: [1] }], sources: [quoted] },
      dropped,
    };
  }

  const approved = () => within((transaction) => transaction.findApprovedDraft(ask));

  it("keeps what was asked for, and finishes it once", async () => {
    const draft = await asked();
    expect(await within((transaction) => transaction.isBeingDrafted(ask))).toBe(true);
    expect(await within((transaction) => transaction.lockDraft(draft.id))).toEqual({ ...draft, state: "asked" });
    expect(await within((transaction) => transaction.finishDraft(draft.id, written()))).toBe(true);
    expect(await within((transaction) => transaction.finishDraft(draft.id, written()))).toBe(false);
    expect(await within((transaction) => transaction.isBeingDrafted(ask))).toBe(false);
    expect(await within((transaction) => transaction.lockDraft(draft.id))).toEqual({ ...draft, state: "waiting" });
    expect(await within((transaction) => transaction.lockDraft(DraftId.parse("none")))).toBeNull();
  });

  it("shows what was approved, the newest, and nothing else", async () => {
    const { id } = await asked();
    await within((transaction) => transaction.finishDraft(id, written()));
    expect(await approved()).toBeNull();
    await within((transaction) => transaction.decideDraft(id, "approved", world.ana, after(60)));
    const result = written();
    expect(await approved()).toEqual({ text: result.kind === "written" && result.text, decidedAt: after(60) });
    await within((transaction) => transaction.decideDraft(id, "rejected", world.ana, after(90)));
    expect(await approved()).toBeNull();
  });

  it("shows one paragraph under a summary: the newer takes the place of the older for good", async () => {
    const older = await asked();
    const newer = { ...older, id: DraftId.parse(`${older.id}-newer`) };
    await within((transaction) => transaction.addDraft(newer));
    for (const { id } of [older, newer]) {
      await within((transaction) => transaction.finishDraft(id, written()));
      await within((transaction) => transaction.decideDraft(id, "approved", world.ana, after(60)));
    }
    expect(await within((transaction) => transaction.lockDraft(older.id))).toMatchObject({ state: "rejected" });
    await within((transaction) => transaction.decideDraft(newer.id, "rejected", world.ana, after(90)));
    expect(await approved()).toBeNull();
  });

  it.each<readonly [string, (quoted: DraftSource) => DraftSource]>([
    ["another version", (quoted) => ({ ...quoted, source: { ...quoted.source, version: quoted.source.version + 1 } })],
    ["other words", (quoted) => ({ ...quoted, words: "Families were told of nothing." })],
    ["another place", (quoted) => ({ ...quoted, source: { ...quoted.source, path: "activities[1].title" } })],
    [
      "nothing that is there",
      (quoted) => ({ ...quoted, source: { ...quoted.source, id: FindingId.parse("none/none") } }),
    ],
  ])("shows no draft whose source is %s", async (_, change) => {
    const { id } = await asked();
    await within((transaction) => transaction.finishDraft(id, written(change(source))));
    await within((transaction) => transaction.decideDraft(id, "approved", world.ana, after(60)));
    expect(await approved()).toBeNull();
    expect(await within((transaction) => transaction.isDraftCurrent(id))).toBe(false);
  });

  it("finds what was never finished, until it has failed", async () => {
    const { id } = await asked();
    const overdue = async (seconds: number) =>
      (await within((transaction) => transaction.lockOverdueDrafts(after(seconds)))).map((each) => each.id);
    expect(await overdue(0)).not.toContain(id);
    expect(await overdue(1)).toContain(id);
    const failed = { kind: "failed", reason: "cut-off" } as const;
    expect(await within((transaction) => transaction.finishDraft(id, failed))).toBe(true);
    expect(await overdue(1)).not.toContain(id);
    expect(await within((transaction) => transaction.finishDraft(id, written()))).toBe(false);
  });

  it("hides a draft when a source is changed for the secretariat's eyes, and when it is withdrawn", async () => {
    const { id } = await asked();
    await within((transaction) => transaction.finishDraft(id, written()));
    await within((transaction) => transaction.decideDraft(id, "approved", world.ana, after(60)));
    const { responseId } = world;
    const visible = async (code: string, minutes: number) =>
      within(async (transaction) => {
        await transaction.recordAnswer({
          responseId,
          path: "visibility",
          answer: { state: "answered", value: { kind: "choice", code, other: null } },
          typed: code,
          messageId: null,
          personId: world.ana,
          platform: "web",
          at: after(minutes),
        });
        await transaction.submitResponse(responseId, world.ana, after(minutes + 1));
      });
    await visible("secretariat_only", 120);
    expect(await approved()).toBeNull();
    await visible("public", 180);
    expect(await approved()).not.toBeNull();
    await within((transaction) => transaction.withdrawResponse(responseId, world.ana, after(240)));
    expect(await approved()).toBeNull();
  });
}
