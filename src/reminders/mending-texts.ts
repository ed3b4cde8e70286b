// Texts that the secretariat can send as they are: to the administrator of a workspace or tenant, to an organization whose
// focal point is gone, and to those who have no account yet.
import type { Platform } from "../chat/address.ts";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { againAction, lookAction } from "../dialog/round-looks.ts";
import type { Voice } from "../dialog/turn.ts";
import type { Meeting } from "../domain/meeting.ts";
import { menderOf } from "./mend.ts";
import type { ReachEntry, ReachReport, ReachRow } from "./reach.ts";

export type MendingText = {
  /** To whom it is sent. */
  readonly to: string;
  readonly text: string;
};

type Concern = { readonly row: ReachRow; readonly entry: ReachEntry };

/** Texts on one card. */
const A_PAGE = 3;

export function writeMendingTexts({ rows }: ReachReport, meeting: Meeting, voice: Voice): readonly MendingText[] {
  const concerns = rows
    .filter(({ best }) => best !== "reachable")
    .flatMap((row) => row.entries.map((entry): Concern => ({ row, entry })));
  return [
    ...toAdministrators(concerns, meeting, voice),
    ...toOrganizations(concerns, meeting, voice),
    ...toMembers(rows, meeting, voice),
    ...toThoseWithoutAccount(rows, meeting, voice),
  ];
}

function toAdministrators(concerns: readonly Concern[], meeting: Meeting, { wording }: Voice): readonly MendingText[] {
  const own = concerns.filter(({ entry }) => menderOf(entry.state) === "administrator");
  const places = Map.groupBy(own, ({ entry }) => `${entry.platform} ${entry.place}`);
  return [...places.values()].flatMap((all) => {
    const entry = all[0]?.entry;
    if (!entry) return [];
    const place = entry.place ?? "";
    const people = all.map(({ row, entry: { state, platform, code } }) =>
      wording.concernedPerson(
        row.person.name,
        row.person.email,
        acronymsOf(row),
        wording.reachStateShort(state) + (code ? ` (${wording.codeInWords(platform, code)})` : ""),
      ),
    );
    const states = new Set(all.map(({ entry: { state } }) => state));
    const text = wording.toAdministrator(entry.platform, place, meeting.title, people, [...states]);
    return [{ to: wording.administratorOf(entry.platform, place), text }];
  });
}

/** Only where nobody else of the person's accounts does. */
function toOrganizations(concerns: readonly Concern[], meeting: Meeting, { wording }: Voice): readonly MendingText[] {
  const gone = concerns.filter(
    ({ row, entry }) => menderOf(entry.state) === "organization" && row.best === entry.state,
  );
  return gone.map(({ row, entry }) => ({
    to: row.organizations.map(({ name }) => name).join(", "),
    text: wording.toOrganization(
      row.person.name,
      acronymsOf(row),
      meeting.title,
      wording.platformName[entry.platform],
      entry.state === "left",
    ),
  }));
}

/** Whose e-mail the platform vouches for: one message to the app links the account. */
function toMembers(rows: readonly ReachRow[], meeting: Meeting, { wording }: Voice): readonly MendingText[] {
  const own = rows.filter(({ best }) => best === "member");
  const platforms = own.flatMap(({ entries }) =>
    entries.filter(({ state }) => state === "member").map(({ platform }) => platform),
  );
  if (own.length === 0) return [];
  return [{ to: writePeople(own), text: wording.toMember(meeting.title, namesOf([...new Set(platforms)], wording)) }];
}

function toThoseWithoutAccount(
  rows: readonly ReachRow[],
  meeting: Meeting,
  { wording }: Voice,
): readonly MendingText[] {
  const own = rows.filter(({ best }) => best === "no-account");
  if (own.length === 0) return [];
  const platforms = [...new Set(own.flatMap(({ entries }) => entries.map(({ platform }) => platform)))];
  return [{ to: writePeople(own), text: wording.toNewcomer(meeting.title, namesOf(platforms, wording)) }];
}

function writePeople(rows: readonly ReachRow[]): string {
  return rows
    .map(({ person, ...row }) =>
      person.email ? `${person.name} (${person.email})` : `${person.name}, ${acronymsOf(row)}`,
    )
    .join("; ");
}

function namesOf(platforms: readonly Platform[], wording: Voice["wording"]): readonly string[] {
  return platforms.map((platform) => wording.platformName[platform]);
}

function acronymsOf({ organizations }: Pick<ReachRow, "organizations">): string {
  return organizations.map(({ acronym, name }) => acronym || name).join(", ");
}

/** A few at a time: each is a letter. `waiting`: answers of platforms still to come. */
export function composeMendingTexts(
  texts: readonly MendingText[],
  { meeting, page, waiting }: { readonly meeting: Meeting; readonly page: number; readonly waiting: number },
  { wording }: Voice,
): OutboundMessage {
  const shown = texts.slice(page * A_PAGE, (page + 1) * A_PAGE);
  const left = texts.length - (page * A_PAGE + shown.length);
  const more = { id: againAction("texts", meeting.id, null, page + 1), label: wording.moreTexts(left) };
  const check = { id: lookAction("check", meeting.id), label: wording.whoCanBeReached };
  return {
    parts: [
      ...(shown.length === 0
        ? [{ kind: "paragraph", text: wording.nothingToMend } as const]
        : [{ kind: "heading", text: wording.textsTitle(meeting.title) } as const]),
      ...shown.flatMap(({ to, text }): Part[] => [
        { kind: "facts", facts: [{ name: wording.textTo, value: to }] },
        { kind: "quote", text },
      ]),
      ...(waiting > 0 ? [{ kind: "note", text: wording.reachWaiting(waiting) } as const] : []),
      { kind: "buttons", buttons: [...(left > 0 ? [more] : []), check] },
    ],
  };
}
