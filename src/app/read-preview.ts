// A step as the secretariat sees it before it runs: rows by person, and two messages for each platform as they will look.
// Reads only: whether looking is noted is up to whoever asks.
import type { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { PreviewRow, Recipient, RoundPreview } from "../ports/rounds.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { composePreview } from "../reminders/compose-preview.ts";
import { english } from "../wording/english.ts";
import type { Standing } from "./find-step.ts";
import { type Outlook, readOutlook } from "./round-situation.ts";

/** For each platform. */
const MAX_SAMPLES = 2;

export async function readPreview(
  transaction: StoreTransaction,
  { round, on }: Standing,
  now: Temporal.Instant,
): Promise<RoundPreview> {
  const { outlooks, unattended } = await readOutlook(transaction, round, now);
  const recipients = await transaction.listRecipients(round.meeting.id, round.step.id);
  const decided = new Map(recipients.map((recipient) => [recipient.personId, recipient]));
  const { id, title, timeZone } = round.meeting;
  const preview = {
    stepId: round.step.id,
    state: round.record.state,
    on,
    meeting: { id, title, timeZone },
    rows: outlooks
      .map((outlook) => previewRow(outlook, decided.get(outlook.row.person.id), now))
      .sort((one, other) => one.person.localeCompare(other.person, "en")),
    unattended: unattended.map(({ acronym, name }) => acronym || name),
    samples: chooseSamples(outlooks.filter(({ row }) => !decided.has(row.person.id))),
  };
  return { ...preview, words: composePreview(preview, { language: "en", wording: english }, null) };
}

/** What was decided stands, whatever holds now; where the moment has come, it would be now. */
function previewRow(
  { row, moment, reason, isDue }: Outlook,
  recipient: Recipient | undefined,
  now: Temporal.Instant,
): PreviewRow {
  const who = {
    person: row.person.name,
    organizations: row.organizations.map(({ acronym, name }) => acronym || name),
    timeZone: row.person.timeZone,
  };
  if (recipient) {
    const { decidedAt } = recipient;
    return { ...who, reason: recipient.reason, at: recipient.reason === null ? decidedAt : null, decidedAt };
  }
  if (reason !== null || moment.kind !== "at") return { ...who, reason, at: null, decidedAt: null };
  return { ...who, reason, at: isDue ? now : moment.at, decidedAt: null };
}

type Candidate = RoundPreview["samples"][number] & { readonly ways: string };

function chooseSamples(outlooks: readonly Outlook[]): RoundPreview["samples"] {
  const all = outlooks.flatMap(({ row, message, conversation }): readonly Candidate[] =>
    message && conversation && row.verdict.kind === "remind"
      ? [
          {
            person: row.person.name,
            platform: conversation.platform,
            message,
            ways: row.verdict.needs.map(({ way }) => way).join(),
          },
        ]
      : [],
  );
  const platforms: ReadonlyMap<Platform, readonly Candidate[]> = Map.groupBy(all, ({ platform }) => platform);
  return [...platforms.values()].flatMap(chooseTwo);
}

/** Two that differ in what is owed, where there are two such. */
function chooseTwo(all: readonly Candidate[]): RoundPreview["samples"] {
  const [first] = all;
  const second = all.find(({ ways }) => ways !== first?.ways) ?? all[1];
  return [first, second]
    .flatMap((sample) =>
      sample ? [{ person: sample.person, platform: sample.platform, message: sample.message }] : [],
    )
    .slice(0, MAX_SAMPLES);
}
