// Who still owes what, for the secretariat alone: by what is owed, organizations by name. Whom they have named, and whether they
// can be reached, is in `status UNHCR` and `remind check`.
import type { Button, Fact, OutboundMessage } from "../chat/outbound.ts";
import { plainAction } from "../dialog/actions.ts";
import type { Facts } from "../dialog/turn.ts";
import { type Owing, owingOf } from "../digests/compose-owing.ts";
import type { Meeting } from "../domain/meeting.ts";
import { standingOf } from "../domain/request.ts";
import { byName, nameOf, nameOfInstrument } from "./board.ts";
import type { StatusLine } from "./status.ts";

export function composeMissing(facts: Facts, meeting: Meeting, lines: readonly StatusLine[]): OutboundMessage {
  const { wording } = facts;
  const byOrganization = [...Map.groupBy(byName(lines), ({ organization }) => organization.id).values()];
  const owing = (wanted: Owing) =>
    byOrganization.filter((own) => owingOf(own.map(({ request }) => request)) === wanted);
  const groups = [
    { name: wording.owingDrafts, of: owing("draft"), isPart: true },
    { name: wording.owingPart, of: owing("part"), isPart: true },
    { name: wording.owingSilent, of: owing("silent"), isPart: false },
  ];
  const missing = groups.flatMap(({ of }) => of).length;
  const list: Fact[] = groups.flatMap(({ name, of, isPart }) =>
    of.length === 0
      ? []
      : [{ name: `${name} (${of.length})`, value: of.map((own) => writeOwed(own, isPart, facts, lines)).join(", ") }],
  );
  const buttons: Button[] = [{ id: plainAction("remind"), label: wording.remindersButton }];
  return {
    parts: [
      { kind: "heading", text: wording.missingTitle(meeting.title) },
      { kind: "paragraph", text: wording.missingCount(missing, byOrganization.length) },
      ...(list.length > 0 ? [{ kind: "facts", facts: list } as const] : []),
      { kind: "note", text: wording.statusAsAt(wording.moment(facts.now, meeting.timeZone)) },
      ...(list.length > 0
        ? [{ kind: "note", text: wording.statusOne } as const, { kind: "buttons", buttons } as const]
        : []),
    ],
  };
}

/** "ILO (Surveys)": of whoever sent or began something, what is still to come. Of the others it is everything. */
function writeOwed(own: readonly StatusLine[], isPart: boolean, facts: Facts, lines: readonly StatusLine[]): string {
  const [first] = own;
  const name = first ? nameOf(first) : "";
  const waiting = own.filter(({ request }) => ["not_started", "draft"].includes(standingOf(request)));
  if (!isPart) return name;
  const items = waiting.map((line) => {
    const what = nameOfInstrument(facts, line, lines);
    return standingOf(line.request) === "draft" ? `${what}: ${facts.wording.standing("draft")}` : what;
  });
  return `${name} (${items.join("; ")})`;
}
