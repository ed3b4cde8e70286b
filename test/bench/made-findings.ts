// A hundred thousand activities and surveys, made from the surveys of the demonstration and the code lists: always the same.
// Each goes through the compiler and the writer that a submission goes through; only the rows before them are made at once.
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";
import { areaName, listAreas, listRegions } from "../../src/domain/areas.ts";
import { THEMES } from "../../src/findings/themes.ts";
import type { Answer, Answers, Path } from "../../src/questionnaire/answer.ts";
import { readRecord } from "../../src/reports/read-record.ts";
import { instrument } from "../support/reported.ts";

export type MadeResponse = {
  readonly meetingIndex: number;
  readonly organizationIndex: number;
  readonly instrumentId: string;
  readonly ordinal: number;
  readonly at: Temporal.Instant;
  readonly answers: Answers;
  /** Findings that come of it. */
  readonly findings: number;
};

const ACTIVITIES_A_REPORT = 12;
/** Of a hundred findings; the rest are activities. */
const SURVEY_PER_CENT = 12;

/** Numbers between 0 and 1, the same each time (mulberry32). */
export function makeChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const VERBS = [
  "Training",
  "Study",
  "Workshop",
  "Database",
  "Guidelines",
  "Campaign",
  "Programme",
  "Survey",
  "Dialogue",
  "Report",
];
const SUBJECTS =
  "migrant workers,families left behind,local authorities,statisticians,border officials,diaspora associations,recruitment agencies,health workers,refugee women,returnees,students,consular officers".split(
    ",",
  );
const DEEDS = [
  "Officials learned how {s} can be reached, and how results can be measured and compared over time.",
  "The project examines what {s} need, with data of censuses, registers and household surveys.",
  "{s} were asked about costs, wages and the use of what is sent home; findings were discussed with Governments.",
  "Partners agreed on a common definition and on a calendar of work for {s}.",
  "A network of institutions exchanges material, and the trainers of the first course now train others.",
  "Results are published on a web site, and a second phase is in preparation with the participation of {s}.",
];

export async function* makeResponses(
  wanted: number,
  meetings: number,
  organizations: number,
): AsyncGenerator<MadeResponse> {
  const chance = makeChance(2007);
  const { surveys } = await readDemonstration();
  const questionnaire = instrument("surveys-2007");
  const records = surveys.map(({ answers }) => {
    const read = readRecord(questionnaire, { answers }, { name: (m49) => areaName(m49, "en") });
    if (!read.ok) throw new Error("a survey of the demonstration does not fit");
    return read.answers;
  });
  const ordinals = new Map<string, number>();
  for (let made = 0; made < wanted; ) {
    const isSurvey =
      chance() * 100 <
      ((SURVEY_PER_CENT * ACTIVITIES_A_REPORT) / (SURVEY_PER_CENT * ACTIVITIES_A_REPORT + 100 - SURVEY_PER_CENT)) * 100;
    // Meeting after meeting, as reports come in.
    const meetingIndex = Math.min(meetings - 1, Math.floor((made / wanted) * meetings));
    // A few organizations report much, most of them little.
    const organizationIndex = Math.floor(chance() ** 1.6 * organizations);
    const instrumentId = isSurvey ? "surveys-2007" : "activity-report";
    const key = `${meetingIndex} ${organizationIndex} ${instrumentId}`;
    const ordinal = (ordinals.get(key) ?? 0) + 1;
    ordinals.set(key, ordinal);
    const year = 2002 + meetingIndex;
    const at = Temporal.Instant.from(`${year}-10-01T09:00:00Z`).add({ seconds: Math.floor(chance() * 3_000_000) });
    const answers = isSurvey ? makeSurvey(records, chance) : makeReport(chance, year);
    const findings = isSurvey ? 1 : ACTIVITIES_A_REPORT;
    made += findings;
    yield { meetingIndex, organizationIndex, instrumentId, ordinal, at, answers, findings };
  }
}

function makeSurvey(records: readonly Answers[], chance: () => number): Answers {
  const answers = new Map(pick(records, chance));
  const title = answers.get("q01_title");
  const round = `round ${1 + Math.floor(chance() * 4000)}`;
  if (title?.state === "answered" && title.value.kind === "text")
    answers.set("q01_title", text(`${title.value.text}, ${round}`));
  return answers;
}

const AREAS = listAreas();
const REGIONS = listRegions();

function makeReport(chance: () => number, year: number): Answers {
  const answers = new Map<Path, Answer>();
  const numbers = Array.from({ length: ACTIVITIES_A_REPORT }, (_, index) => index + 1);
  answers.set("reporting_period", {
    state: "answered",
    value: {
      kind: "time-frame",
      rounds: [{ label: null, start: `${year - 1}`, end: `${year}` }],
      frequency: null,
      status: null,
    },
  });
  answers.set("activities", { state: "answered", value: { kind: "instances", instances: numbers, closed: true } });
  for (const number of numbers) addActivity(answers, `activities[${number}].`, chance, year);
  answers.set("language", choice("en"));
  answers.set("visibility", choice(oneOf(VISIBILITY_SHARES, chance)));
  return answers;
}

function addActivity(answers: Map<Path, Answer>, prefix: Path, chance: () => number, year: number): void {
  const themes = [
    ...new Set(
      Array.from(
        { length: 1 + Math.floor(chance() * 3) },
        () => THEMES[Math.floor(chance() ** 1.5 * THEMES.length)]?.code ?? "data",
      ),
    ),
  ];
  const subject = pick(SUBJECTS, chance);
  const area = chance() < 0.2 ? pick(REGIONS, chance).m49 : pick(AREAS, chance).m49;
  const codes = [...new Set([area, pick(AREAS, chance).m49])].slice(0, chance() < 0.5 ? 1 : 2);
  const status = oneOf(STATUS_SHARES, chance);
  answers.set(
    `${prefix}title`,
    text(
      `${pick(VERBS, chance)} on ${themes[0]?.replaceAll("_", " ")} for ${subject} in ${areaName(area, "en")} ${Math.floor(chance() * 9000)}`,
    ),
  );
  answers.set(`${prefix}type`, choice("training"));
  answers.set(`${prefix}time`, choice(status));
  answers.set(`${prefix}start`, {
    state: "answered",
    value: { kind: "date", date: `${year - Math.floor(chance() * 3)}` },
  });
  answers.set(
    `${prefix}description`,
    text(
      [pick(DEEDS, chance), pick(DEEDS, chance), pick(DEEDS, chance)]
        .map((deed) => deed.replace("{s}", subject))
        .join(" "),
    ),
  );
  answers.set(`${prefix}themes`, { state: "answered", value: { kind: "choices", codes: themes, other: null } });
  answers.set(`${prefix}coverage`, {
    state: "answered",
    value: { kind: "areas", areas: codes.map((m49) => ({ m49, name: areaName(m49, "en"), role: null })) },
  });
  const details = chance() < 0.1;
  answers.set(`${prefix}add_details`, { state: "answered", value: { kind: "yes-no", yes: details } });
  if (!details) return;
  answers.set(`${prefix}details.best_practice`, { state: "answered", value: { kind: "yes-no", yes: chance() < 0.5 } });
  answers.set(`${prefix}details.new_initiative`, { state: "answered", value: { kind: "yes-no", yes: chance() < 0.5 } });
}

type Shares = readonly (readonly [code: string, share: number])[];

const VISIBILITY_SHARES: Shares = [
  ["secretariat_only", 0.05],
  ["participating_organizations", 0.6],
  ["public", 0.35],
];
const STATUS_SHARES: Shares = [
  ["completed", 0.35],
  ["ongoing", 0.4],
  ["planned", 0.2],
  ["cancelled", 0.05],
];

function oneOf(shares: Shares, chance: () => number): string {
  let left = chance();
  for (const [code, share] of shares) {
    left -= share;
    if (left < 0) return code;
  }
  return shares[0]?.[0] ?? "";
}

function pick<T>(list: readonly T[], chance: () => number): T {
  const one = list[Math.floor(chance() * list.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}

function text(words: string): Answer {
  return { state: "answered", value: { kind: "text", text: words } };
}

function choice(code: string): Answer {
  return { state: "answered", value: { kind: "choice", code, other: null } };
}
