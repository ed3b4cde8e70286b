// A one-time code, handed out by the secretariat: shown once, kept only as a keyed hash.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Person } from "../domain/person.ts";
import type { Ids } from "../ports/ids.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { english } from "../wording/english.ts";

/** Days for which a code can be used. */
export const CODE_DAYS = 7;

export async function issueCode(
  email: string,
  around: {
    readonly transaction: StoreTransaction;
    readonly person: Person;
    readonly ids: Pick<Ids, "code" | "hash">;
    readonly now: Temporal.Instant;
  },
): Promise<OutboundMessage> {
  const { transaction, ids, now } = around;
  const person = await transaction.findPersonByEmail(email, now.toZonedDateTimeISO("UTC").toPlainDate());
  if (!person) return paragraph(english.noSuchPerson(email));
  const code = ids.code();
  await transaction.addCode(person.id, ids.hash(code), now.add({ hours: 24 * CODE_DAYS }));
  await transaction.audit({
    at: now,
    personId: around.person.id,
    action: "code issued",
    subject: person.id,
    facts: { days: CODE_DAYS },
  });
  return paragraph(english.codeFor(person.name, `${code.slice(0, 4)}-${code.slice(4)}`));
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
