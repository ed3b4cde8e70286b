// The judge of a round finds what is wrong with it, each fault under its own name.
import { describe, expect, test } from "vitest";
import { leastSeconds } from "../support/rate-limits.ts";
import { createRandom } from "../support/seeded-random.ts";
import { listLanes, listPeople, shareUnequally } from "./rounds-people.ts";
import { judgeRound, type RoundReport, type RoundRun, writeDoubled, writeReports } from "./rounds-report.ts";

const LANES = listLanes({ slackPeople: 30, workspaces: 2, teamsPeople: 10, tenants: 1 });
const PEOPLE = listPeople(LANES, createRandom(1));
const LIMIT = { perSecond: 2, burst: 2 };
const BEGAN_AT = 1_000_000;

/** Everybody gets one message, as fast as can be. */
const PERFECT: RoundRun = {
  lanes: LANES,
  people: PEOPLE,
  limitOf: () => LIMIT,
  beganAt: BEGAN_AT,
  writtenAt: BEGAN_AT + 500,
  messages: LANES.flatMap((lane) =>
    PEOPLE.filter((person) => person.lane === lane).map(({ address, id }, index) => {
      const at = BEGAN_AT + 1000 * Math.max(0, leastSeconds([{ messages: index + 1, limit: LIMIT }]));
      return { lane: lane.id, address, deliveryId: `d-${id}`, text: "a", at };
    }),
  ),
  refusals: [],
  unheard: 0,
  troubled: 0,
  outcomes: PEOPLE.map(({ id }) => ({ personId: id, deliveryId: `d-${id}`, reason: null, state: "sent" })),
  kills: [],
};
const [FIRST, ...OTHERS] = PERFECT.messages;
if (!FIRST) throw new Error("nobody");
const OWNER = PEOPLE.find(({ address }) => address === FIRST.address)?.id ?? "";

/** The first person's outcome in another state. */
function withState(state: string | null): RoundRun["outcomes"] {
  return PERFECT.outcomes.map((outcome) => (outcome.personId === OWNER ? { ...outcome, state } : outcome));
}

test("a perfect round has no fault and takes the least time", () => {
  expect(judgeRound(PERFECT)).toMatchObject({
    people: 40,
    messages: 40,
    once: 40,
    doubled: 0,
    lost: 0,
    unknown: { arrived: 0, absent: 0 },
    denied: 0,
    astray: 0,
    refusals: { total: 0, steady: 0 },
    ratio: 1,
    firstSeconds: 0,
    writtenSeconds: 0.5,
  });
});

describe("what is wrong is found:", () => {
  test.each<[string, Partial<RoundRun>, Partial<RoundReport>]>([
    ["a message twice", { messages: [...PERFECT.messages, FIRST] }, { doubled: 1, once: 39, lost: 0, messages: 41 }],
    ["none, said to be sent", { messages: OTHERS }, { lost: 1, once: 39 }],
    ["none, still waiting", { messages: OTHERS, outcomes: withState("waiting") }, { lost: 1, once: 39 }],
    ["none, refused", { messages: OTHERS, outcomes: withState("refused") }, { lost: 1, once: 39 }],
    ["nobody decided about", { messages: OTHERS, outcomes: [] }, { lost: 1 }],
    [
      "none, and said to be unknown",
      { messages: OTHERS, outcomes: withState("unknown") },
      { lost: 0, once: 39, unknown: { arrived: 0, absent: 1 } },
    ],
    [
      "arrived, and said to be unknown",
      { outcomes: withState("unknown") },
      { once: 39, unknown: { arrived: 1, absent: 0 } },
    ],
    ["arrived, and said to be refused", { outcomes: withState("refused") }, { denied: 1, once: 39 }],
    ["in somebody else's conversation", { messages: [...OTHERS, { ...FIRST, address: "D0" }] }, { lost: 1, astray: 1 }],
    [
      "somebody else's reminder",
      { messages: [...OTHERS, { ...FIRST, deliveryId: "d-other" }] },
      { lost: 0, astray: 1 },
    ],
    [
      "a 429 at first and one later",
      {
        refusals: [1, 11].map((seconds) => ({ lane: FIRST.lane, limit: "a", at: BEGAN_AT + seconds * 1000 })),
      },
      { refusals: { total: 2, steady: 1, by: { a: 2 } } },
    ],
    [
      "kills of which one hit nothing",
      {
        kills: [
          { instance: "i1", at: BEGAN_AT, inFlight: 2 },
          { instance: "i2", at: BEGAN_AT, inFlight: 0 },
        ],
        unheard: 2,
      },
      { kills: { total: 2, inFlight: 1, unheard: 2 } },
    ],
  ])("%s", (_what, changes, found) => expect(judgeRound({ ...PERFECT, ...changes })).toMatchObject(found));

  test("a small lane that lags, though another is over later", () => {
    const small = LANES.at(-1)?.id;
    const messages = PERFECT.messages.map((message) =>
      message.lane === small ? { ...message, at: message.at + 3_000 } : message,
    );
    const report = judgeRound({ ...PERFECT, messages });
    expect(report.slowest?.lane.id).toBe(small);
    expect(report.last?.lane.id).toBe(LANES[0]?.id);
    expect(report.ratio).toBe(1);
  });
});

test("lanes are unequal, and nobody is left out", () => {
  const shares = shareUnequally(7_500, 20);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBe(7_500);
  expect(shares[0]).toBeGreaterThan(5 * (shares.at(-1) ?? 0));
  expect(new Set(PEOPLE.map(({ address }) => address)).size).toBe(40);
});

test("it is said where somebody got several", () => {
  const kills = [{ instance: "i2", at: BEGAN_AT + 1_000, inFlight: 1 }];
  const run = { ...PERFECT, kills, messages: [...PERFECT.messages, { ...FIRST, at: BEGAN_AT + 4_000 }] };
  expect(writeDoubled(run)).toEqual([`${OWNER} in ${FIRST.lane}: at 0.00 and 4.00 s, i2 killed at 1.00`]);
  expect(writeDoubled(PERFECT)).toEqual([]);
});

test("the table has a column for each run and says what was found", () => {
  const report = judgeRound({ ...PERFECT, messages: OTHERS });
  expect(writeReports([{ name: "one", report }])).toMatch(/^ +one$[^]*^lost +1$/m);
});
