// Who speaks: an account is bound to a person of the roster by a verified e-mail or by a one-time code, and by
// nothing else. Whoever is not known is told whom to ask, and learns nothing.
import type { Temporal } from "temporal-polyfill";
import type { InboundEvent, Profile } from "../chat/inbound.ts";
import type { Command } from "../commands/command.ts";
import { readCommand, readTypedCommand } from "../commands/read-command.ts";
import { PersonId } from "../domain/ids.ts";
import { isSecretariat, organizationsOf, type Person } from "../domain/person.ts";
import type { ChatAccount } from "../ports/accounts.ts";
import type { Ids } from "../ports/ids.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { english } from "../wording/english.ts";

export type Identity =
  | { readonly kind: "known"; readonly person: Person; readonly justBound: boolean; readonly boundByCode: boolean }
  /** Not known: what to say, or null to say nothing. */
  | { readonly kind: "stranger"; readonly words: string | null };

/** `on` is today, for the appointments that hold. */
export async function identify(
  transaction: StoreTransaction,
  event: InboundEvent,
  account: ChatAccount,
  profile: Profile,
  ids: Pick<Ids, "hash">,
  now: Temporal.Instant,
): Promise<Identity> {
  const on = now.toZonedDateTimeISO("UTC").toPlainDate();
  const person = profile.verifiedEmail === null ? null : await transaction.findPersonByEmail(profile.verifiedEmail, on);
  if (person && hasRole(person)) return bind(transaction, event, person.id, "verified-email", now);
  // In the try-out, the person was picked on the page; that adapter exists only there.
  if (event.account.platform === "web")
    return bind(transaction, event, PersonId.parse(event.account.account), "try-out", now);
  const code = linkCode(event);
  if (code === null) return { kind: "stranger", words: wordsForStranger(event, account) };
  if (event.conversation.kind !== "personal") return { kind: "stranger", words: english.linkInPrivate };
  const used = await transaction.useCode(event.account, ids.hash(normalizeCode(code)), now);
  if (used.kind === "used") return bind(transaction, event, used.personId, "code", now);
  return { kind: "stranger", words: used.kind === "wrong" ? english.wrongCode : english.tooManyCodes };
}

/** Whoever's appointments have ended is a stranger again. */
export function hasRole(person: Person): boolean {
  return person.appointments.length > 0;
}

/** The words that greet somebody who was just bound. */
export function writeLinked(person: Person, organizationNames: readonly string[]): string {
  if (organizationNames.length > 0) return english.linked(person.name, english.forOrganizations(organizationNames));
  return english.linkedAs[isSecretariat(person) ? "secretariat" : "participant"](person.name);
}

/** One-time codes are typed with spaces, hyphens and in lower case. */
export function normalizeCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

async function bind(
  transaction: StoreTransaction,
  event: InboundEvent,
  personId: PersonId,
  how: "verified-email" | "code" | "try-out",
  now: Temporal.Instant,
): Promise<Identity> {
  const person = await transaction.findPerson(personId, now.toZonedDateTimeISO("UTC").toPlainDate());
  if (!person || !hasRole(person)) return { kind: "stranger", words: english.stranger };
  await transaction.bindAccount(event.account, personId, how, now);
  const facts = { platform: event.account.platform, how, organizations: organizationsOf(person).length };
  await transaction.audit({ at: now, personId, action: "account bound", subject: personId, facts });
  return { kind: "known", person, justBound: true, boundByCode: how === "code" };
}

function linkCode(event: InboundEvent): string | null {
  const { inbound } = event;
  let command: Command | null = null;
  if (inbound.kind === "commanded") command = readCommand(inbound.words);
  if (inbound.kind === "said") command = readTypedCommand(inbound.text, false);
  return command?.kind === "link" ? command.code : null;
}

function wordsForStranger(event: InboundEvent, account: ChatAccount): string | null {
  if (event.inbound.kind === "left" || event.inbound.kind === "edited") return null;
  if (event.inbound.kind === "met" && !account.isNew) return null;
  return event.conversation.kind === "personal" ? english.stranger : english.strangerInChannel;
}
