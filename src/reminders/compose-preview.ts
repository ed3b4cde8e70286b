// What the secretariat sees before a round: how many, whom and when, who is left out and why, and what would be said.
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { writePlainText } from "../chat/plain-text.ts";
import { lookAction } from "../dialog/round-looks.ts";
import type { Voice } from "../dialog/turn.ts";
import type { MeetingId } from "../domain/ids.ts";
import { LEFT_OUT_REASONS, type LeftOutReason, type StepId, type StepState } from "../domain/reminder.ts";

export type Previewed = {
  readonly stepId: StepId;
  readonly state: StepState;
  readonly on: Temporal.PlainDate;
  readonly meeting: { readonly title: string };
  readonly rows: readonly {
    readonly person: string;
    readonly organizations: readonly string[];
    readonly reason: LeftOutReason | null;
    readonly at: Temporal.Instant | null;
    readonly timeZone: string;
    /** When it was decided for good. */
    readonly decidedAt: Temporal.Instant | null;
  }[];
  readonly unattended: readonly string[];
  readonly samples: readonly {
    readonly person: string;
    readonly platform: Platform;
    readonly message: OutboundMessage;
  }[];
};

/** Where the preview is shown. */
export type Seat = { readonly platform: Platform; readonly meetingId: MeetingId };

type Row = Previewed["rows"][number];

/** Names that a chat message still holds for each reason; the others are counted. */
const MAX_NAMES = 40;

/** `seat` null: in words alone, such as in a terminal. */
export function composePreview(preview: Previewed, voice: Voice, seat: Seat | null): OutboundMessage {
  const { wording } = voice;
  const done = preview.rows.filter(({ reason, decidedAt }) => reason === null && decidedAt !== null);
  const reminded = preview.rows.filter(({ reason, decidedAt }) => reason === null && decidedAt === null);
  const leftOut = preview.rows.filter(({ reason }) => reason !== null).length;
  const facts = [
    ...(done.length > 0 ? [{ name: `${wording.wereReminded} (${done.length})`, value: listMoments(done, voice) }] : []),
    ...(reminded.length > 0
      ? [{ name: `${wording.wouldBeReminded} (${reminded.length})`, value: listMoments(reminded, voice) }]
      : []),
    ...LEFT_OUT_REASONS.flatMap((reason) => {
      const rows = preview.rows.filter((row) => row.reason === reason);
      return rows.length === 0
        ? []
        : [
            {
              name: `${wording.notReminded(wording.leftOut(reason))} (${rows.length})`,
              value: listNames(rows, voice),
            },
          ];
    }),
    ...(preview.unattended.length > 0 ? [{ name: wording.nobodyNamed, value: preview.unattended.join(", ") }] : []),
  ];
  return {
    parts: [
      { kind: "heading", text: wording.previewTitle(preview.meeting.title) },
      {
        kind: "paragraph",
        text: wording.previewCount(
          wording.stepName(preview.stepId),
          wording.day(preview.on),
          wording.stepState(preview.state),
          reminded.length,
          leftOut,
        ),
      },
      ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : []),
      ...preview.samples.flatMap((sample) => showSample(sample, preview, seat, voice)),
    ],
  };
}

/** The message itself where it is shown on the platform on which it will come; else its words. */
function showSample(
  { person, platform, message }: Previewed["samples"][number],
  { stepId }: Previewed,
  seat: Seat | null,
  { wording }: Voice,
): readonly Part[] {
  const lead: Part = { kind: "note", text: wording.sampleIn(person, wording.platformName[platform]) };
  if (seat?.platform !== platform) return [lead, { kind: "quote", text: writePlainText(message) }];
  const inert = lookAction("sample", seat.meetingId, stepId);
  return [
    lead,
    ...message.parts.map(
      (part): Part =>
        part.kind === "buttons" ? { ...part, buttons: part.buttons.map((button) => ({ ...button, id: inert })) } : part,
    ),
  ];
}

/** Each moment once, the earliest first, with how many are reminded then, and the names for which there is room. */
function listMoments(rows: readonly Row[], voice: Voice): string {
  const inOrder = rows.toSorted((one, other) => (one.at?.epochMilliseconds ?? 0) - (other.at?.epochMilliseconds ?? 0));
  const moments = [...Map.groupBy(inOrder, ({ at, timeZone }) => (at ? voice.wording.moment(at, timeZone) : ""))];
  const each = Math.max(1, Math.floor(MAX_NAMES / moments.length));
  return moments.map(([moment, those]) => writeMoment(moment, those, each, voice)).join("\n");
}

function writeMoment(moment: string, rows: readonly Row[], most: number, voice: Voice): string {
  const names = listNames(rows, voice, most);
  if (moment === "") return names;
  return rows.length === 1 ? `${names}: ${moment}` : `${moment} (${rows.length}): ${names}`;
}

function listNames(rows: readonly Row[], { wording }: Voice, most = MAX_NAMES): string {
  const shown = rows.slice(0, most).map(writeName);
  const others = rows.length - shown.length;
  return [...shown, ...(others > 0 ? [wording.andOthers(others)] : [])].join("; ");
}

function writeName({ person, organizations }: Row): string {
  return `${person}, ${organizations.join(", ")}`;
}
