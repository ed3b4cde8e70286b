// Has drafts written: reads what may be quoted, asks the model while no transaction is open, checks what it wrote, and sends
// it to the one who asked. A draft that was asked for is never lost silently: what is not finished in time has failed, and
// that is said.

import { checkDraft } from "../findings/check-draft.ts";
import type { DraftId } from "../findings/draft.ts";
import { compileMaterial } from "../findings/draft-material.ts";
import { EVERYBODY_IN_A_CHANNEL } from "../findings/rights.ts";
import type { AskedDraft, FinishedDraft, LanguageModel } from "../ports/drafts.ts";
import type { BotPorts } from "./bot-ports.ts";
import type { Courier } from "./courier.ts";
import { tellOfDraft } from "./tell-draft.ts";

const SAMPLE = { perOrganization: 6, limit: 40 };
/** Longer than two attempts of the model and the wait between them. */
const CUT_OFF_SECONDS = 5 * 60;

export type DraftWriter = {
  /** As it is kept with the draft; null: no model is set up. */
  readonly model: string | null;
  /** Soon, and not awaited. */
  write(id: DraftId): void;
  /** Says of what was cut off that it has failed. */
  tick(cutOffSeconds?: number): Promise<void>;
  /** Gives up what is being written, and says so. */
  stop(): Promise<void>;
};

export function createDraftWriter(ports: BotPorts, courier: Pick<Courier, "kick">): DraftWriter {
  const { store, clock, log } = ports;
  const model = ports.languageModel ?? null;
  const atWork = new Set<Promise<void>>();
  const stopping = new AbortController();

  async function writeOne(id: DraftId, languageModel: LanguageModel): Promise<void> {
    const asked = await store.transaction((transaction) => transaction.lockDraft(id));
    if (asked?.state !== "asked") return;
    const result = await draftOf(asked, languageModel).catch((error: unknown): FinishedDraft => {
      log.error("drafting failed", { draftId: id }, error);
      return { kind: "failed", reason: "cut-off" };
    });
    if (await store.transaction((transaction) => tellOfDraft(transaction, asked, result, ports)))
      courier.kick(asked.conversation);
  }

  async function draftOf({ id, ask }: AskedDraft, languageModel: LanguageModel): Promise<FinishedDraft> {
    const people = (await store.listPeople(clock.now().toZonedDateTimeISO("UTC").toPlainDate())).map(
      ({ name }) => name,
    );
    const { sample, roster } = await store.transaction(async (transaction) => ({
      sample: await transaction.sampleFindings(ask, EVERYBODY_IN_A_CHANNEL, SAMPLE),
      roster: await transaction.listOrganizations(),
    }));
    const material = compileMaterial(sample, people);
    if (material.length === 0) return { kind: "failed", reason: "nothing-to-quote" };
    const sentences = material.map(({ number, words }) => ({ number, words }));
    const outcome = await languageModel.draft({ sentences }, stopping.signal);
    log.info("model asked", { draftId: id, outcome: outcome.kind, code: "code" in outcome ? outcome.code : null });
    if (outcome.kind === "failed") return { kind: "failed", reason: outcome.reason };
    const checked = checkDraft(outcome.sentences, { material, roster, people });
    const { sentences: left } = checked.text;
    return left.length > 0 ? { kind: "written", ...checked } : { kind: "failed", reason: "nothing-left" };
  }

  return {
    model: model?.name ?? null,
    write(id) {
      if (!model) return;
      const work = writeOne(id, model)
        .catch((error: unknown) => log.error("draft not finished", { draftId: id }, error))
        .finally(() => atWork.delete(work));
      atWork.add(work);
    },
    async tick(cutOffSeconds = CUT_OFF_SECONDS) {
      const before = clock.now().subtract({ seconds: cutOffSeconds });
      const told = await store.transaction(async (transaction) => {
        const overdue = await transaction.lockOverdueDrafts(before);
        for (const asked of overdue)
          await tellOfDraft(transaction, asked, { kind: "failed", reason: "cut-off" }, ports);
        return overdue;
      });
      for (const { conversation } of told) courier.kick(conversation);
    },
    async stop() {
      stopping.abort();
      await Promise.allSettled(atWork);
    },
  };
}
