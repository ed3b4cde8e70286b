// Where each person is in the conversation. One row a person, which the transaction holds until it ends.
import type { Temporal } from "temporal-polyfill";
import { Conversation } from "../../src/chat/address.ts";
import { Dialog } from "../../src/dialog/dialog.ts";
import { DeliveryId, type PersonId } from "../../src/domain/ids.ts";
import type { DialogRecord } from "../../src/ports/store.ts";
import type { Queries, TransactionQueries } from "./queries.ts";
import { readInstant, writeInstant, writeJson } from "./rows.ts";

const PROMPT = `o.message_ref AS "promptRef", CASE WHEN o.state = 'sent' THEN o.finished_at END AS "promptSentAt",
  o.conversation AS "promptConversation"`;

const LOCK = `WITH locked AS (
    INSERT INTO dialogs AS known (person_id, dialog, saved_at) VALUES ($1, '{"state":"resting"}', now())
    ON CONFLICT (person_id) DO UPDATE SET person_id = known.person_id
    RETURNING dialog, prompt_id
  )
  SELECT locked.dialog, locked.prompt_id AS "promptId", ${PROMPT},
    EXISTS (SELECT FROM own_settings g WHERE g.person_id = $1 AND g.text_only) AS "readsTextOnly"
  FROM locked LEFT JOIN outbox o ON o.id = locked.prompt_id`;

const READ_PROMPT = `SELECT ${PROMPT} FROM outbox o WHERE o.id = $1`;

type PromptRow = {
  readonly promptRef: string | null;
  readonly promptSentAt: Date | null;
  readonly promptConversation: unknown;
};
type Row = PromptRow & { readonly dialog: unknown; readonly promptId: string | null; readonly readsTextOnly: boolean };

export async function lockDialog(queries: Queries, personId: PersonId): Promise<DialogRecord> {
  const [row] = await queries.rows<Row>(LOCK, [personId]);
  if (!row) throw new Error(`the dialog of ${personId} could not be made`);
  const prompt = row.promptConversation === null ? await readPromptAfresh(queries, row.promptId) : row;
  return {
    dialog: readDialog(row.dialog),
    promptId: row.promptId === null ? null : DeliveryId.parse(row.promptId),
    promptRef: prompt?.promptRef ?? null,
    promptSentAt: prompt?.promptSentAt ? readInstant(prompt.promptSentAt) : null,
    promptConversation: prompt?.promptConversation ? Conversation.parse(prompt.promptConversation) : null,
    readsTextOnly: row.readsTextOnly,
  };
}

/** Somebody may have enqueued the prompt while this transaction waited for the lock: only a new statement sees it. */
async function readPromptAfresh(queries: Queries, promptId: string | null): Promise<PromptRow | undefined> {
  if (promptId === null) return undefined;
  const [row] = await queries.rows<PromptRow>(READ_PROMPT, [promptId]);
  return row;
}

/** A dialog of an older program that no longer fits is at rest: its answers are in the response, and nothing is lost. */
function readDialog(stored: unknown): Dialog {
  const dialog = Dialog.safeParse(stored);
  return dialog.success ? dialog.data : { state: "resting" };
}

const SAVE = `INSERT INTO dialogs (person_id, dialog, prompt_id, saved_at) VALUES ($1, $2::jsonb, $3, $4)
  ON CONFLICT (person_id) DO UPDATE SET
    dialog = excluded.dialog, prompt_id = excluded.prompt_id, saved_at = excluded.saved_at`;

export async function saveDialog(
  queries: TransactionQueries,
  personId: PersonId,
  saved: { readonly dialog: Dialog; readonly promptId: DeliveryId | null; readonly at: Temporal.Instant },
): Promise<void> {
  await queries.write(SAVE, [personId, writeJson(saved.dialog), saved.promptId, writeInstant(saved.at)]);
}
