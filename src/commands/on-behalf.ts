// `report UNHCR`, `survey UNHCR`: the secretariat enters what an organization sent by other means.
import type { InboundEvent } from "../chat/inbound.ts";
import { beginOneOf } from "../dialog/begin.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { isOnBehalf } from "../dialog/on-behalf.ts";
import type { Facts, Turn } from "../dialog/turn.ts";
import { isSecretariat, organizationsOf } from "../domain/person.ts";
import { findOrganizations } from "../questionnaire/read-organizations.ts";
import type { Command } from "./command.ts";
import type { OnBehalf } from "./read-begin.ts";

/**
 * What the words mean, once it is known who says them and what the roster names. Null: they are no command, but whatever
 * they are where the conversation stands.
 */
export function meantBy(
  command: Command | null,
  { inbound }: InboundEvent,
  dialog: Dialog,
  { person, roster }: Facts,
): Command | null {
  if (command?.kind !== "on-behalf") return command;
  const isNamed = findOrganizations(command.of, roster).length > 0;
  const isOfSecretariat = isSecretariat(person);
  const isTyped = inbound.kind === "said" && !/^\s*\/rapporteur\b/i.test(inbound.text);
  if (command.else.kind === "find") {
    if (isNamed && isOfSecretariat) return command;
    return isTyped && dialog.state === "asking" ? null : command.else;
  }
  if (isNamed) return command;
  const mayBeAnAnswer = dialog.state === "asking" || dialog.state === "choosing-response";
  if (isTyped) return isOfSecretariat && !mayBeAnAnswer ? command : null;
  return isOfSecretariat ? command : command.else;
}

/** Only the secretariat may do so for others; to a focal point that is said. */
export function beginOnBehalf({ wanted, of }: OnBehalf, dialog: Dialog, facts: Facts): Turn {
  const { wording } = facts;
  const named = findOrganizations(of, facts.roster);
  const [organization, ...others] = named;
  if (!organization) return stay(dialog, wording.noSuchOrganization(wording.shorten(of)));
  if (others.length > 0)
    return stay(
      dialog,
      wording.beMoreExact(
        of,
        named.map(({ name }) => name),
      ),
    );
  const isForOther = isOnBehalf(facts, organization.id);
  if (isForOther && !isSecretariat(facts.person)) return stay(dialog, refusal(organization.name, facts));
  const owed = (isForOther ? facts.onBehalf : facts.owed).filter((each) => each.organization.id === organization.id);
  return beginOneOf(facts, owed, wanted, wording.onBehalfNotAsked(organization.name, wanted));
}

function refusal(organization: string, { person, wording }: Facts): string {
  const own = organizationsOf(person).length > 0 ? ` ${wording.onBehalfOwn}` : "";
  return `${wording.onBehalfNotYours(organization)}${own}`;
}

function stay(dialog: Dialog, text: string): Turn {
  return { dialog, effects: [{ kind: "say", prompt: false, message: { parts: [{ kind: "paragraph", text }] } }] };
}
