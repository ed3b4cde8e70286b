// For which organizations the secretariat enters answers in a turn: the one that is named, and those of the place and the
// press. Asked anew at each turn, so that who is no longer of the secretariat can do nothing with an old button.
import type { InboundEvent } from "../chat/inbound.ts";
import { commandIn } from "../commands/decide.ts";
import { requestsIn } from "../dialog/account-for-behalf.ts";
import type { Dialog } from "../dialog/dialog.ts";
import { isOnBehalf } from "../dialog/on-behalf.ts";
import { requestNeeded } from "../dialog/take-turn.ts";
import { type OrganizationId, organizationIn } from "../domain/ids.ts";
import { isSecretariat, type Person } from "../domain/person.ts";
import { findOrganizations } from "../questionnaire/read-organizations.ts";
import type { ReadingContext } from "../questionnaire/reading.ts";

export function organizationsEnteredFor(
  event: InboundEvent,
  dialog: Dialog,
  person: Person,
  roster: ReadingContext["organizations"],
): readonly OrganizationId[] {
  if (!isSecretariat(person)) return [];
  const command = commandIn(event, dialog);
  const named = command?.kind === "on-behalf" ? findOrganizations(command.of, roster) : [];
  const pressed = requestNeeded(event.inbound);
  const concerned = [...requestsIn(dialog), ...(pressed ? [pressed] : [])].flatMap((id) => organizationIn(id) ?? []);
  // Of several that the words may mean, none is meant yet.
  const ids = [...(named.length === 1 ? named.map(({ id }) => id) : []), ...concerned];
  return [...new Set(ids)].filter((id) => isOnBehalf({ person }, id));
}
