// Digests in words: nothing that a reader would stumble over, or look for in vain.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { writePlainText } from "../../src/chat/plain-text.ts";
import type { Arrival } from "../../src/digests/arrival.ts";
import { compileDigest, type Digest } from "../../src/digests/compile-digest.ts";
import { composeDigest, composePost } from "../../src/digests/compose-digest.ts";
import { composeDifference } from "../../src/digests/compose-since.ts";
import { compileDifference } from "../../src/digests/difference.ts";
import type { DigestVoice } from "../../src/digests/digest-voice.ts";
import { InstrumentId, MeetingId, SeriesId } from "../../src/domain/ids.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import { readMeetingRecord } from "../../src/domain/meeting-record.ts";
import { english } from "../../src/wording/english.ts";
import { organization, requestOf } from "../reports/exported.ts";
import { arrival, at, survey } from "./digest-world.ts";

const [KENYA, SENEGAL, SPAIN, SOUTH_SUDAN, BRAZIL, NIGERIA] = ["404", "686", "724", "728", "076", "566"];
const MEETING: Meeting = {
  id: MeetingId.parse("cmim-06"),
  seriesId: SeriesId.parse("cmim"),
  number: 6,
  title: "Sixth Coordination Meeting",
  city: "New York",
  timeZone: "America/New_York",
  startsOn: Temporal.PlainDate.from("2007-11-26"),
  endsOn: Temporal.PlainDate.from("2007-11-27"),
  state: "open",
  asks: [],
};
const VOICE: DigestVoice = { language: "en", wording: english, themeName: (code) => code, calendarAddress: null };

function digestOf(arrivals: readonly Arrival[], countries: readonly string[]): Digest {
  return compileDigest({
    meeting: MEETING,
    record: { ...readMeetingRecord({}), countries: [...countries] },
    requests: [],
    arrivals,
    earlier: null,
    since: null,
    now: at("2007-11-12"),
  });
}

function detailsOf(arrivals: readonly Arrival[], countries: readonly string[] = []): string {
  const { details } = composeDigest(digestOf(arrivals, countries), VOICE);
  return details.map(writePlainText).join("\n");
}

const sinceThe = (ordinal: string) => ({ title: `${ordinal} Coordination Meeting`, isClosed: false });

function several(count: number): readonly Arrival[] {
  return Array.from({ length: count }, (_each, place) => arrival("ILO", `Course ${place + 1}`, { themes: ["labour"] }));
}

test("an earlier meeting for which nothing was submitted is not compared: all that there is would pass for new", () => {
  const difference = compileDifference([], [arrival("ILO", "Course", { areas: [KENYA], themes: ["labour"] })]);
  expect(writePlainText(composeDifference(sinceThe("Fourth"), difference, VOICE))).toBe(
    `${english.sinceTitle("Fourth Coordination Meeting")}\n\n${english.sinceNothing}`,
  );
});

describe("what is said of a meeting that goes on is not said of one that is closed", () => {
  const planned = arrival("ILO", "Course", { status: "planned", areas: [SPAIN] });
  const earlier = { meeting: { ...MEETING, title: "Fifth Coordination Meeting" }, arrivals: [planned] };
  const requests = ["IOM", "ILO"].map((name) => requestOf(organization(name.toLowerCase(), name, "igo"), []));
  const sayAll = (state: Meeting["state"], arrivals: readonly Arrival[]) => {
    const record = { ...readMeetingRecord({}), countries: [NIGERIA] };
    const facts = { record, requests, arrivals, earlier, since: null, now: at("2007-12-12") };
    const { post, details } = composeDigest(compileDigest({ ...facts, meeting: { ...MEETING, state } }), VOICE);
    return [post, ...details].map(writePlainText).join("\n");
  };
  const PROVISIONAL = /so far|\byet\b|nothing new|still taken in/g;
  const arrived = [arrival("UNHCR", "Training", { areas: [KENYA] })];

  test.each([
    {
      because: "gaps, plans and what arrived",
      arrivals: arrived,
      open: ["so far", "so far", "so far", "so far", "yet"],
    },
    { because: "nothing arrived", arrivals: [], open: ["nothing new", "so far", "so far", "so far", "so far", "yet"] },
  ])("$because", ({ arrivals, open }) => {
    expect((sayAll("open", arrivals).match(PROVISIONAL) ?? []).toSorted()).toEqual(open);
    expect(sayAll("closed", arrivals)).not.toMatch(PROVISIONAL);
  });

  test("in whole sentences", () => {
    const said = sayAll("closed", arrived);
    expect(said).toContain("Of two organizations asked, none reported.");
    expect(said).toContain("Received: one activity");
    expect(said).toContain("Of the countries of this meeting, not covered: Nigeria");
    expect(said).toContain("ILO: Course — not reported on");
  });

  test("a summary of it neither", () => {
    expect(english.progressOf(0, 6, 0, false)).toBe("None of six organizations has reported yet.");
    expect(english.progressOf(0, 6, 0, true)).toBe("None of six organizations reported.");
  });
});

describe("countries and areas", () => {
  const surveys = { starts: "2007-01", ends: "2007-03" };
  const said = detailsOf(
    [
      arrival("ILO", "Course", { areas: [SOUTH_SUDAN, KENYA, SPAIN] }),
      survey("INE", "One", { areas: [SPAIN, KENYA, SENEGAL], ...surveys }),
      survey("ECA", "Two", { areas: [KENYA, SOUTH_SUDAN, SENEGAL], ...surveys }),
    ],
    [NIGERIA, KENYA, BRAZIL],
  );

  test("each one covered is named with its number, by region and name: a dot on a map tells nobody which it is", () => {
    expect(said).toContain("Africa: Kenya (3), Senegal (2), South Sudan (2)");
    expect(said).toContain("Europe: Spain (2)");
  });

  test("gaps and overlaps stand by name, and in an overlap the organizations", () => {
    expect(said).toContain(`${english.gapsTitle(false)}: Brazil, Nigeria`);
    expect(said).toMatch(/Kenya: ECA: Two; INE: One\n.*Senegal: ECA: Two; INE: One/);
  });

  test("those gained since an earlier meeting stand by name, not by code", () => {
    const now = [arrival("ILO", "Course", { areas: [SPAIN, SOUTH_SUDAN] })];
    const difference = compileDifference([arrival("ILO", "Course", { themes: ["labour"] })], now);
    const words = writePlainText(composeDifference(sinceThe("Fifth"), difference, VOICE));
    expect(words).toContain(`${english.sinceAreasGained}: South Sudan, Spain`);
    expect(words).toContain(`${english.sinceThemesLost}: labour`);
  });
});

describe("what was received", () => {
  test("organizations stand in alphabetical order, whoever came first", () => {
    const said = detailsOf([arrival("WB", "One", { themes: ["data"] }), arrival("ECA", "Two", { themes: ["data"] })]);
    expect(said).toMatch(/ECA: Two\n.*WB: One/);
  });

  test("one more is listed, not announced", () => {
    const said = detailsOf(several(9));
    expect(said).toContain("Course 9");
    expect(said).not.toContain("more");
    expect(said).not.toContain(english.arrivedAll);
  });

  test("where something is left out, it is said how to see it", () => {
    const said = detailsOf(several(11));
    expect(said).toContain("and three more");
    expect(said).toContain(english.arrivedAll);
  });

  test("that each stands under one theme only is said where the numbers of themes differ", () => {
    const one = arrival("ILO", "Course", { themes: ["labour"] });
    expect(detailsOf([one])).not.toContain(english.arrivedOnce);
    expect(detailsOf([one, arrival("IOM", "Talks", { themes: ["labour", "return"] })])).toContain(english.arrivedOnce);
  });
});

test.each([
  ["2007-11-09", "in the middle", true],
  ["2007-10-01", "some weeks before the first report", true],
  ["2008-03-01", "to come", true],
  ["2006-11-09", "over long before the first report, which would be squeezed against the last day", false],
])("the day on which things were due, %s, is drawn or not: %s", (dueOn, _why, isDrawn) => {
  const asks = [{ instrumentId: InstrumentId.parse("surveys-2007"), dueOn: Temporal.PlainDate.from(dueOn) }];
  const progress = ["2007-11-04", "2007-11-12"].map((on, reported) => ({ on: Temporal.PlainDate.from(on), reported }));
  const { parts } = composePost({ ...digestOf([], []), meeting: { ...MEETING, asks }, progress }, VOICE, "alone");
  const [picture] = parts.flatMap((part) => (part.kind === "picture" ? [part.picture] : []));
  expect(picture?.kind === "progress" && (picture.due?.on ?? null)).toBe(isDrawn ? dueOn : null);
});
