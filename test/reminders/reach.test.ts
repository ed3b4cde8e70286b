// Who can be written to: what the platform says now, with what became of the last message.
import { expect, test } from "vitest";
import type { AccountKey } from "../../src/chat/address.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import type { ReachFinding, ReachState } from "../../src/domain/reach.ts";
import { REACH_STATES } from "../../src/domain/reach.ts";
import { composeReach } from "../../src/reminders/compose-reach.ts";
import { menderOf } from "../../src/reminders/mend.ts";
import { writeMendingTexts } from "../../src/reminders/mending-texts.ts";
import { accountSubject, compileReach, emailSubject, type Reached } from "../../src/reminders/reach.ts";
import { reachOfCode } from "../../src/reminders/reach-codes.ts";
import { compileCheckTable } from "../../src/reminders/round-tables.ts";
import { english } from "../../src/wording/english.ts";
import { ana, at, ben, ILO, INED, meeting } from "./reach-world.ts";

const VOICE = { language: "en", wording: english } as const;
const SLACK: AccountKey = { platform: "slack", tenant: "T1", account: "U1" };
const TEAMS: AccountKey = { platform: "teams", tenant: "contoso", account: "a1" };

type Account = Reached["accounts"][number];
const account = (key: AccountKey, changes: Partial<Account> = {}): Account => ({
  key,
  state: "active",
  lastDelivery: null,
  ...changes,
});
const finding = (state: ReachState, code: string | null = null): ReachFinding => ({ state, code, place: null });
const failed = (code: string) => ({ lastDelivery: { arrived: false, code } });
const arrived = { lastDelivery: { arrived: true, code: null } };

test.each([
  { known: account(SLACK), says: finding("reachable"), is: "reachable", why: "Slack says so" },
  { known: account(SLACK, failed("user_disabled")), says: finding("reachable"), is: "reachable", why: "is back" },
  {
    known: account(SLACK, failed("messages_tab_disabled")),
    says: finding("reachable"),
    is: "blocked",
    why: "that is said to a message alone",
  },
  {
    known: account(SLACK, arrived),
    says: finding("left", "deleted"),
    is: "left",
    why: "closed since the last message",
  },
  {
    known: account(SLACK, { state: "suspended" }),
    says: finding("reachable"),
    is: "app-not-installed",
    why: "removed",
  },
  { known: account(SLACK), says: null, is: "unknown", why: "not asked yet" },
  { known: account(SLACK, arrived), says: finding("unknown", "network"), is: "reachable", why: "the last one arrived" },
  { known: account(SLACK, failed("user_disabled")), says: finding("unknown"), is: "left", why: "the record knows" },
  {
    known: account(TEAMS, failed("MessageWritesBlocked")),
    says: finding("reachable"),
    is: "blocked",
    why: "by the person",
  },
  {
    known: account(TEAMS, failed("ConversationNotFound")),
    says: finding("reachable"),
    is: "reachable",
    why: "is back",
  },
  { known: account(SLACK, failed("msg_too_long")), says: finding("unknown"), is: "unknown", why: "it was the message" },
])("$is: $why", ({ known, says, is }) => {
  const findings = new Map(says ? [[accountSubject(known.key), says]] : []);
  const { rows, waiting } = compileReach([{ person: ana, accounts: [known] }], [INED], {
    platforms: [known.key.platform],
    findings,
  });
  expect(rows[0]).toMatchObject({ best: is, entries: [{ state: is }] });
  expect(waiting).toBe(says ? 0 : 1);
});

test("a person is told of on each platform, and counted by the best; who is not asked for anything is left out", () => {
  const people = [
    { person: ana, accounts: [account(SLACK), account({ ...SLACK, platform: "web" })] },
    { person: ben, accounts: [] },
  ];
  const findings = new Map([
    [accountSubject(SLACK), finding("left", "deleted")],
    [emailSubject("teams", "ana@example.org"), finding("no-account")],
  ]);
  const { rows } = compileReach(people, [INED], { platforms: ["slack", "teams"], findings });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    best: "left",
    entries: [
      { platform: "slack", state: "left" },
      { platform: "web", state: "not-connected" },
      { platform: "teams", state: "no-account" },
    ],
  });
});

test("every state has words, and says who can mend it", () => {
  for (const state of REACH_STATES) {
    expect(english.reachState(state)).not.toBe("");
    expect(english.reachStateShort(state)).not.toBe("");
    expect(english.mend(state) === "").toBe(menderOf(state) === "nobody");
  }
});

test.each([
  { platform: "slack", code: "user_disabled", is: "left" },
  { platform: "slack", code: "missing_scope: users:read", is: "not-permitted" },
  { platform: "teams", code: "BotNotInConversationRoster", is: "app-not-installed" },
  { platform: "teams", code: "user_disabled", is: null },
  { platform: "web", code: "user_disabled", is: null },
] as const)("$platform $code says of the person: $is", ({ platform, code, is }) => {
  expect(reachOfCode(platform, code)).toBe(is);
});

test("the card counts, names by state and says what mends it; the table has all of it", () => {
  const report = compileReach(
    [
      { person: ana, accounts: [account(SLACK)] },
      { person: ben, accounts: [account(TEAMS, failed("MessageWritesBlocked"))] },
    ],
    [INED, ILO],
    {
      platforms: ["slack", "teams"],
      findings: new Map([
        [accountSubject(SLACK), finding("reachable")],
        [accountSubject(TEAMS), finding("reachable")],
        [emailSubject("teams", "ana@example.org"), finding("no-account")],
      ]),
    },
  );
  const text = writePlainText(composeReach(report, { meeting, now: at, hasTexts: true }, VOICE));
  expect(text).toContain("So far, of two focal points and alternates, one can be reached.");
  expect(text).toContain("Can be reached (1): Ana Almeida, INED (Slack, Microsoft Teams: no account yet)");
  expect(text).toContain(
    "The app is blocked (1): Ben Bakker, ILO (Microsoft Teams: the person or an administrator has blocked the app (MessageWritesBlocked), Slack: not known)\nWhat mends it:",
  );
  expect(text).toContain("One answer is still to come");
  expect(text).toContain("Nobody was written to. As at");
  const table = compileCheckTable(report, VOICE);
  expect(table.rows).toHaveLength(4);
  for (const row of table.rows) expect(row).toHaveLength(table.headings.length);
});

test("there is a text for each administrator, each organization and those without account, with the names", () => {
  const people = [
    { person: ana, accounts: [account(TEAMS)] },
    { person: ben, accounts: [account(SLACK)] },
  ];
  const textsFor = (says: readonly (readonly [string, ReachFinding])[]) =>
    writeMendingTexts(
      compileReach(people, [INED, ILO], { platforms: ["slack", "teams"], findings: new Map(says) }),
      meeting,
      VOICE,
    );
  const some = textsFor([
    [accountSubject(TEAMS), finding("app-not-installed", "BotNotInConversationRoster")],
    [accountSubject(SLACK), finding("left", "deleted")],
    [emailSubject("slack", "ana@example.org"), finding("no-account")],
  ]);
  expect(some.map(({ to }) => to)).toEqual([
    "the administrators of Microsoft Teams, tenant contoso",
    "International Labour Organization",
  ]);
  expect(some[0]?.text).toContain("- Ana Almeida, ana@example.org (INED): the app is not installed");
  expect(some[0]?.text).toContain("setup policy");
  expect(some[1]?.text).toContain("name someone else");
  expect(
    textsFor([
      [accountSubject(TEAMS), finding("reachable")],
      [accountSubject(SLACK), finding("reachable")],
    ]),
  ).toEqual([]);
  const nobody = compileReach([{ person: ana, accounts: [] }], [INED], {
    platforms: ["teams"],
    findings: new Map([[emailSubject("teams", "ana@example.org"), finding("no-account")]]),
  });
  expect(writeMendingTexts(nobody, meeting, VOICE)).toMatchObject([{ to: "Ana Almeida (ana@example.org)" }]);
});
