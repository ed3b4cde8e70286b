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
    ...(done.length > 0
      ? [{ name: `${wording.wereReminded} (${done.length})`, value: listNames(done, voice, writeReminded, "\n") }]
      : []),
    ...(reminded.length > 0
      ? [
          {
            name: `${wording.wouldBeReminded} (${reminded.length})`,
            value: listNames(reminded, voice, writeReminded, "\n"),
          },
        ]
      : []),
    ...LEFT_OUT_REASONS.flatMap((reason) => {
      const rows = preview.rows.filter((row) => row.reason === reason);
      return rows.length === 0
        ? []
        : [
            {
              name: `${wording.notReminded(wording.leftOut(reason))} (${rows.length})`,
              value: listNames(rows, voice, writeName, "; "),
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

/** Those who have moments of their own stand below each other. */
function listNames(
  rows: readonly Row[],
  voice: Voice,
  write: (row: Row, voice: Voice) => string,
  between: "\n" | "; ",
): string {
  const shown = rows.slice(0, MAX_NAMES).map((row) => write(row, voice));
  const others = rows.length - shown.length;
  return [...shown, ...(others > 0 ? [voice.wording.andOthers(others)] : [])].join(between);
}

function writeName({ person, organizations }: Row): string {
  return `${person}, ${organizations.join(", ")}`;
}

function writeReminded(row: Row, { wording }: Voice): string {
  return row.at ? `${writeName(row)}: ${wording.moment(row.at, row.timeZone)}` : writeName(row);
}
