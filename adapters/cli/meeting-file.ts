// A file of meetings: a series with its meetings, each with its whole record. What the file does not say of a meeting
// that is known (its state, what it asks) stays as it is.
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { InstrumentId, MeetingId, type OrganizationId, SeriesId } from "../../src/domain/ids.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Organization } from "../../src/domain/organization.ts";
import type { MeetingImport } from "../../src/ports/imports.ts";
import { readTextFile } from "./csv-file.ts";
import { findOrganization, slug } from "./find-organization.ts";
import { readTimeZone } from "./roster-words.ts";

const Day = z.iso.date({ error: "must be a date such as 2007-11-26", abort: true });
const Text = z.string().trim().min(1, "must not be empty");
const TimeZone = Text.superRefine((zone, context) => {
  const read = readTimeZone(zone);
  if (!read.ok) context.addIssue({ code: "custom", message: read.problem });
});

const MeetingRecord = z
  .looseObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "must be of small letters, digits and hyphens, such as cmim-06"),
    number: z.number().int().positive().nullable().default(null),
    title: Text,
    start: Day,
    end: Day,
    city: Text,
    timezone: TimeZone,
    state: z.enum(["planned", "open", "closed"], { error: "must be planned, open or closed" }).optional(),
    asks: z.array(z.looseObject({ instrument: Text, due: Day })).optional(),
    organizations: z
      .union([z.literal("all"), z.array(Text)], { error: 'must be "all" or a list of organizations' })
      .optional(),
  })
  .refine(({ start, end }) => start <= end, { path: ["end"], error: "is before the start" });
type MeetingRecord = z.infer<typeof MeetingRecord>;

const MeetingFile = z.looseObject({
  series: z.looseObject({ code: Text, name: Text, secretariat: Text }),
  meetings: z.array(MeetingRecord).min(1, "must name at least one meeting"),
});

/** Something wrong at a place such as `meetings[5].organizations[2]`. */
export type PlaceProblem = { readonly place: string; readonly problem: string };

export type KnownMeetings = {
  readonly organizations: readonly Organization[];
  readonly meetings: readonly Meeting[];
  readonly instrumentIds: readonly string[];
};

export type MeetingChange = {
  readonly title: string;
  readonly isNew: boolean;
  readonly state: Meeting["state"];
  readonly asks: readonly string[];
  readonly organizations: number;
};

export type MeetingReading =
  | { readonly ok: true; readonly meetings: MeetingImport; readonly changes: readonly MeetingChange[] }
  | { readonly ok: false; readonly problems: readonly PlaceProblem[] };

export function readMeetingFile(bytes: Uint8Array, known: KnownMeetings): MeetingReading {
  const text = readTextFile(bytes);
  if (!text.ok) return { ok: false, problems: [{ place: "the file", problem: text.problem }] };
  let json: unknown;
  try {
    json = JSON.parse(text.text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problems: [{ place: "the file", problem: `is not JSON: ${error.message}` }] };
  }
  const parsed = MeetingFile.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ place: writePlace(path), problem: message }));
    return { ok: false, problems };
  }
  return compileMeetings(parsed.data, known);
}

function compileMeetings(file: z.infer<typeof MeetingFile>, known: KnownMeetings): MeetingReading {
  const { code, name, secretariat } = file.series;
  const seriesId = SeriesId.parse(slug(code) || code);
  const read = file.meetings.map((record, index) => {
    const place = `meetings[${index}]`;
    const repeated = file.meetings.findIndex(({ id }) => id === record.id) !== index;
    const before = known.meetings.find(({ id }) => id === record.id);
    const { organizationIds, problems } = readOrganizationList(record, place, known.organizations);
    return {
      before,
      record,
      organizationIds,
      meeting: compileMeeting(record, seriesId, before),
      problems: [
        ...(repeated ? [{ place: `${place}.id`, problem: `“${record.id}” stands twice in the file` }] : []),
        ...askProblems(record, place, known),
        ...problems,
      ],
    };
  });
  const problems = read.flatMap((entry) => entry.problems);
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    meetings: {
      series: { id: seriesId, name, secretariat },
      meetings: read.map(({ meeting, record, organizationIds }) => ({ meeting, record, organizationIds })),
    },
    changes: read.map(({ meeting, before, organizationIds }) => ({
      title: meeting.title,
      isNew: before === undefined,
      state: meeting.state,
      asks: meeting.asks.map(({ instrumentId, dueOn }) => `${instrumentId}, due ${dueOn.toString()}`),
      organizations: organizationIds.length,
    })),
  };
}

function compileMeeting(record: MeetingRecord, seriesId: SeriesId, before: Meeting | undefined): Meeting {
  return {
    id: MeetingId.parse(record.id),
    seriesId,
    number: record.number,
    title: record.title,
    city: record.city,
    timeZone: record.timezone,
    startsOn: Temporal.PlainDate.from(record.start),
    endsOn: Temporal.PlainDate.from(record.end),
    state: record.state ?? before?.state ?? "planned",
    asks:
      record.asks?.map(({ instrument, due }) => ({
        instrumentId: InstrumentId.parse(instrument),
        dueOn: Temporal.PlainDate.from(due),
      })) ??
      before?.asks ??
      [],
  };
}

function askProblems(record: MeetingRecord, place: string, known: KnownMeetings): readonly PlaceProblem[] {
  const asks = record.asks ?? [];
  const problems = asks.flatMap(({ instrument }, index): PlaceProblem[] => {
    const here = `${place}.asks[${index}].instrument`;
    if (!known.instrumentIds.includes(instrument)) {
      return [
        { place: here, problem: `“${instrument}” is not an instrument: there are ${known.instrumentIds.join(", ")}` },
      ];
    }
    if (asks.findIndex((ask) => ask.instrument === instrument) === index) return [];
    return [{ place: here, problem: `“${instrument}” is asked twice` }];
  });
  if (asks.length === 0 || record.organizations !== undefined) return problems;
  return [...problems, { place: `${place}.organizations`, problem: 'needed beside asks: "all", or a list' }];
}

function readOrganizationList(
  { organizations }: MeetingRecord,
  place: string,
  known: readonly Organization[],
): { readonly organizationIds: readonly OrganizationId[]; readonly problems: readonly PlaceProblem[] } {
  if (organizations === undefined) return { organizationIds: [], problems: [] };
  if (organizations === "all") return { organizationIds: known.map(({ id }) => id), problems: [] };
  const found = organizations.map((word, index) => ({
    word,
    place: `${place}.organizations[${index}]`,
    found: findOrganization(word, known),
  }));
  return {
    organizationIds: [
      ...new Set(found.flatMap((entry) => (entry.found.kind === "one" ? [entry.found.organization.id] : []))),
    ],
    problems: found.flatMap((entry): PlaceProblem[] => {
      if (entry.found.kind === "one") return [];
      const problem =
        entry.found.kind === "several"
          ? `“${entry.word}” may be ${entry.found.ids.join(" or ")}: write the one that is meant`
          : `“${entry.word}” is not on the roster: import the roster first, or correct the name`;
      return [{ place: entry.place, problem }];
    }),
  };
}

function writePlace(path: readonly PropertyKey[]): string {
  const place = path.reduce<string>((above, key) => {
    if (typeof key === "number") return `${above}[${key}]`;
    return above === "" ? String(key) : `${above}.${String(key)}`;
  }, "");
  return place === "" ? "the file" : place;
}
