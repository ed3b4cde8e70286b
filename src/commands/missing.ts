// Who still owes what: the rows of the status table that wait, for the secretariat alone.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Facts } from "../dialog/turn.ts";
import { inLanguage } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import { standingOf } from "../domain/request.ts";
import type { StatusLine } from "./status.ts";

/** Rows of a table that a chat message still holds. */
const MAX_ROWS = 40;

export function composeMissing(facts: Facts, meeting: Meeting, lines: readonly StatusLine[]): OutboundMessage {
  const { wording } = facts;
  const waiting = lines.filter(({ request }) => ["not_started", "draft"].includes(standingOf(request)));
  const byOrganization = [...Map.groupBy(waiting, ({ organization }) => organization.id).values()].sort((one, other) =>
    nameOf(one).localeCompare(nameOf(other), "en"),
  );
  const asked = new Set(lines.map(({ organization }) => organization.id)).size;
  const shown = byOrganization.slice(0, MAX_ROWS);
  const rows = shown.map((owed) => [
    nameOf(owed),
    owed
      .map(
        ({ request, instrument }) =>
          `${inLanguage(instrument, facts.language)} (${wording.standing(standingOf(request))})`,
      )
      .join("; "),
    focalPointOf(facts, owed),
  ]);
  const { organization, items, focalPoint } = wording.statusColumns;
  const table: Part = { kind: "table", columns: [organization, items, focalPoint], rows };
  return {
    parts: [
      { kind: "heading", text: wording.missingTitle(meeting.title) },
      { kind: "paragraph", text: wording.missingCount(byOrganization.length, asked) },
      ...(rows.length === 0 ? [] : [table]),
      ...(shown.length < byOrganization.length
        ? [{ kind: "note", text: wording.statusMore(shown.length, byOrganization.length) } as const]
        : []),
      { kind: "note", text: wording.statusAsAt(wording.moment(facts.now, meeting.timeZone)) },
    ],
  };
}

function nameOf(owed: readonly StatusLine[]): string {
  const organization = owed[0]?.organization;
  return organization?.acronym || organization?.name || "";
}

function focalPointOf({ wording }: Facts, owed: readonly StatusLine[]): string {
  const [first] = owed[0]?.focalPoints ?? [];
  if (!first) return wording.statusNobody;
  return first.hasAccount ? first.name : `${first.name} (${wording.statusNoAccount})`;
}
