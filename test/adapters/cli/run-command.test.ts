import { describe, expect, expectTypeOf, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { type CommandStore, DATABASE_IN_USE } from "../../../adapters/cli/surroundings.ts";
import type { Database } from "../../../adapters/database/open-database.ts";
import { PersonId } from "../../../src/domain/ids.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { ResponseRecord } from "../../../src/ports/response-record.ts";
import type { Store } from "../../../src/ports/store.ts";
import { EVERY_KIND } from "../../reports/every-kind.ts";
import { answersOf, exported, INED, MEETING, requestOf, UNHCR } from "../../reports/exported.ts";
import type { RequestedRow } from "../../reports/gathered.ts";
import { codedError, fakeSurroundings, type Known } from "./fake-surroundings.ts";

const ANA: Person = {
  id: PersonId.parse("person-ana"),
  name: "Ana Almeida",
  email: "ana@example.org",
  timeZone: "Europe/Paris",
  language: "en",
  appointments: [{ role: "focal_point", organizationId: INED.id }],
};
const BEN: Person = {
  ...ANA,
  id: PersonId.parse("person-ben"),
  name: "Ben Bakker",
  email: "ben@example.org",
  appointments: [],
};

const ROSTER = "organization,name,e-mail,role\nINED,Chidi Chukwu,chidi@example.org,alternate\n";
const MEETINGS = JSON.stringify({
  series: { code: "CMIM", name: "Coordination Meeting", secretariat: "Population Division" },
  meetings: [
    {
      id: "cmim-06",
      title: MEETING.title,
      start: "2007-11-26",
      end: "2007-11-27",
      city: "New York",
      timezone: "America/New_York",
      asks: [{ instrument: "every-kind", due: "2007-11-09" }],
      organizations: ["INED"],
    },
  ],
});

const submitted = exported(INED, answersOf({ title: { kind: "text", text: "MAFE" } }));
const draft = exported(UNHCR, answersOf({ title: { kind: "text", text: "a draft" } }));
const responses: readonly ResponseRecord[] = [
  {
    ...submitted,
    current: answersOf({ title: { kind: "text", text: "MAFE, amended" } }),
    submitted: submitted.answers,
    currentVersions: new Map([["title", 2]]),
    submittedVersions: new Map([["title", 1]]),
    currentEntered: new Map(),
    submittedEntered: new Map(),
    submittedVersion: 1,
  },
  {
    ...draft,
    current: draft.answers,
    submitted: null,
    currentVersions: new Map(),
    submittedVersions: new Map(),
    currentEntered: new Map(),
    submittedEntered: new Map(),
    submittedVersion: null,
  },
];
const status: readonly RequestedRow[] = [
  {
    organization: INED,
    request: submitted.request,
    focalPoints: [{ name: ANA.name, role: "focal_point", hasAccount: true }],
    lastAnswerAt: null,
  },
  { organization: UNHCR, request: requestOf(UNHCR, []), focalPoints: [], lastAnswerAt: null },
];
const FILLED: Known = {
  organizations: [INED, UNHCR],
  people: [ANA, BEN],
  meetings: [MEETING],
  responses,
  status,
  files: {
    "roster.csv": ROSTER,
    "bad.csv": "organization,kind\nINED,club\n",
    "meetings.json": MEETINGS,
    "bad.json": "{",
  },
};

async function run(line: string, known: Known = FILLED) {
  const fake = fakeSurroundings(known);
  const exit = await runCommand(
    line.split(" ").filter((word) => word !== ""),
    fake.surroundings,
  );
  return { exit, ...fake.said, written: fake.written };
}

function readJson(text: string): unknown {
  return JSON.parse(text);
}

test("the real store serves the commands as it is", () => {
  expectTypeOf<Store & Pick<Database, "slackInstallations">>().toExtend<CommandStore>();
});

describe("exit 2: misuse", () => {
  test.each([
    { line: "", says: /^Usage: rapporteur COMMAND/ },
    { line: "roster", says: /^“roster” is not a command/ },
    { line: "roster imporrt roster.csv", says: /did you mean roster import\?/ },
    { line: "roster import", says: /^something is missing\nUsage: rapporteur roster import FILE.csv/ },
    { line: "roster import roster.csv more.csv", says: /^there is a word too many/ },
    { line: "roster import roster.csv --dryrun", says: /Unknown option '--dryrun'/ },
    { line: "export cmim-06 --format csv", says: /^--what must be one of/ },
    { line: "export cmim-06 --what surveys --format pdf", says: /^--format must be one of docx, xlsx, csv/ },
    { line: "export cmim-06 --what calendar --format csv", says: /^a calendar is written as ics/ },
    { line: "export cmim-06 --what status --format ics", says: /^a calendar is written as ics/ },
    { line: "doctor now", says: /^there is a word too many/ },
  ])("$line", async ({ line, says }) => {
    const { exit, out, err, written } = await run(line);
    expect({ exit, out, opened: written.opened }).toEqual({ exit: 2, out: "", opened: 0 });
    expect(err).toMatch(says);
    expect(err.endsWith("\n")).toBe(true);
  });
});

describe("exit 1: refused, with the reason", () => {
  test.each([
    { line: "roster import missing.csv", says: /^missing.csv cannot be read: there is no such file/ },
    {
      line: "roster import bad.csv",
      says: /^row 2, column “kind”: “club” is not a kind.*\nNothing was imported\.\n$/s,
    },
    { line: "meeting import bad.json", says: /^the file: is not JSON/ },
    { line: "roster code nobody@example.org", says: /^Nobody on the roster has the address/ },
    { line: "roster code nobody", says: /is not an e-mail address/ },
    { line: "roster code ben@example.org", says: /^Ben Bakker has no role today/ },
    { line: "status cmim-99", says: /^There is no meeting “cmim-99”\.\nThere are: cmim-06/ },
    { line: "export cmim-06 --what activities --format csv", says: /asks for no activities/ },
    { line: "export cmim-06 --what surveys --format csv --instrument other", says: /asks for no surveys by other/ },
    {
      line: "export cmim-06 --what roster --format csv --out nowhere/x.csv",
      says: /^nowhere\/x.csv cannot be written/,
    },
  ])("$line", async ({ line, says }) => {
    const { exit, out, err, written } = await run(line);
    expect({ exit, out }).toEqual({ exit: 1, out: "" });
    expect(err).toMatch(says);
    expect([...written.rosters, ...written.meetings, ...written.codes, ...written.audit]).toEqual([]);
    expect(written.closed).toBe(written.opened);
  });

  test("a database that the running server holds: what to do", async () => {
    const { exit, err } = await run("status cmim-06", { openingFails: codedError(DATABASE_IN_USE) });
    expect(exit).toBe(1);
    expect(err).toMatch(/in use by another process.*Stop the server first, or set DATABASE_URL/s);
  });

  test("a database that does not answer: the reason as it came", async () => {
    const { exit, err } = await run("doctor", { openingFails: codedError("ECONNREFUSED", "connect ECONNREFUSED") });
    expect(exit).toBe(1);
    expect(err).toBe("The database could not be opened: connect ECONNREFUSED\n");
  });

  test("the doctor names wrong settings and leaves the database alone", async () => {
    const settings = { facts: [], problems: [{ name: "PORT", problem: "must be a port number" }] };
    const { exit, err, written } = await run("doctor", { settings });
    expect({ exit, err, opened: written.opened }).toEqual({ exit: 1, err: "PORT: must be a port number\n", opened: 0 });
  });
});

describe("imports", () => {
  test("a roster is imported, and the import is noted without names", async () => {
    const { exit, out, written } = await run("roster import roster.csv");
    expect(exit).toBe(0);
    expect(out).toMatch(/New people: 1\n {2}Chidi Chukwu\n.*Imported\.\n$/s);
    expect(written.rosters).toHaveLength(1);
    expect(written.audit).toMatchObject([
      { action: "roster imported", personId: null, facts: { organizations: 1, people: 1 } },
    ]);
    expect(written.closed).toBe(1);
  });

  test("meetings are imported", async () => {
    const { exit, out, written } = await run("meeting import meetings.json");
    expect(exit).toBe(0);
    expect(out).toContain(
      "Known: Sixth Coordination Meeting on International Migration (open; asks 1 organization for every-kind",
    );
    expect(written.meetings[0]?.meetings[0]?.organizationIds).toEqual(["ined"]);
    expect(written.audit).toMatchObject([{ action: "meetings imported", subject: "cmim" }]);
  });

  test.each(["roster import roster.csv --dry-run", "meeting import --dry-run meetings.json"])(
    "%s says the same and changes nothing",
    async (line) => {
      const { exit, out, written } = await run(line);
      expect(exit).toBe(0);
      expect(out).toMatch(/(Chidi Chukwu|Sixth).*Nothing was written: this was a dry run\.\n$/s);
      expect([...written.rosters, ...written.meetings, ...written.audit]).toEqual([]);
    },
  );

  test("a second focal point is noted beside the result", async () => {
    const files = { "r.csv": "organization,name,role\nINED,Chidi,focal point\n" };
    const { exit, err } = await run("roster import r.csv", { ...FILLED, files });
    expect(exit).toBe(0);
    expect(err).toMatch(/^Note: row 2: .* two focal points at the same time, Ana Almeida and Chidi\n$/);
  });

  test("with --json, one document on standard output and nothing beside it", async () => {
    const { out, err } = await run("roster import roster.csv --dry-run --json");
    expect(readJson(out)).toMatchObject({ ok: true, dryRun: true, newPeople: ["Chidi Chukwu"], knownPeople: 0 });
    expect(err).toBe("");

    const refused = await run("roster import bad.csv --json");
    expect(refused.exit).toBe(1);
    expect(readJson(refused.out)).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/^row 2/), expect.anything()],
    });
  });
});

test("a code is printed once, stored as a hash, and valid for seven days", async () => {
  const { exit, out, written } = await run("roster code Ana@Example.org");
  expect(exit).toBe(0);
  expect(out).toBe("ABCD2345\nFor Ana Almeida, once, until 2007-11-08T12:00Z.\n");
  expect(written.codes).toEqual([
    { personId: "person-ana", hash: "hash of ABCD2345", expiresAt: "2007-11-08T12:00:00Z" },
  ]);
  expect(JSON.stringify(written.audit)).not.toContain("ABCD2345");
});

describe("status", () => {
  test("in words", async () => {
    const { exit, out } = await run("status CMIM-06");
    expect(exit).toBe(0);
    expect(out.split("\n")).toEqual([
      "Sixth Coordination Meeting on International Migration, 2007-11-26 to 2007-11-27, New York (open)",
      "As at 2007-11-01T12:00:00Z",
      "",
      "organization  instrument  due on      standing     reachable",
      "UNHCR         every-kind  2007-11-09  not started  0 of 0",
      "INED          every-kind  2007-11-09  submitted    1 of 1",
      "",
      "not started: 1, submitted: 1",
      "",
    ]);
  });

  test("as JSON", async () => {
    const { out } = await run("status cmim-06 --json");
    expect(readJson(out)).toMatchObject({
      ok: true,
      state: "open",
      requests: [
        { organization: "unhcr", standing: "not_started" },
        { organization: "ined", standing: "submitted", responses: 1 },
      ],
    });
  });
});

describe("export", () => {
  test("submitted answers alone, to standard output, the disclaimer beside them", async () => {
    const { exit, out, err } = await run("export cmim-06 --what surveys --format csv");
    expect(exit).toBe(0);
    expect(out).toContain("MAFE");
    expect(out).not.toMatch(/amended|a draft/);
    expect(err).toMatch(/^The designations employed/);
  });

  test("drafts where they are asked for", async () => {
    const { out } = await run("export cmim-06 --what surveys --format json --include-drafts");
    expect(readJson(out)).toMatchObject({
      responses: [{ answers: { title: "a draft" } }, { answers: { title: "MAFE, amended" } }],
    });
  });

  test("answers are written by the version under which they were given, of an instrument that the database alone knows", async () => {
    const newest = { ...EVERY_KIND, version: 2, items: EVERY_KIND.items.filter((item) => item.key !== "title") };
    const known = { ...FILLED, instruments: [EVERY_KIND, newest] };
    const { out } = await run("export cmim-06 --what surveys --format json", known);
    expect(readJson(out)).toMatchObject({
      instrument: { id: "every-kind", version: 2 },
      responses: [{ instrumentVersion: 1, answers: { title: "MAFE" } }],
    });
    const imported = await run("meeting import meetings.json --dry-run", { ...known, instruments: [] });
    expect(imported.err).toContain("“every-kind” is not an instrument");
  });

  test("a withdrawn response is not exported", async () => {
    const request = requestOf(INED, [{ state: "withdrawn" }]);
    const withdrawn = responses.slice(0, 1).map((response) => ({ ...response, request }));
    const { out } = await run("export cmim-06 --what surveys --format json", { ...FILLED, responses: withdrawn });
    expect(readJson(out)).toMatchObject({ responses: [] });
  });

  test("the days of the meeting, for a calendar", async () => {
    const { exit, out } = await run("export cmim-06 --what calendar --format ics");
    expect(exit).toBe(0);
    expect(out).toMatch(/SUMMARY:Sixth Coordination Meeting on International Migration\r\n/);
    expect(out).toMatch(/DTSTART;VALUE=DATE:20071126\r\n/);
  });

  test("to a file", async () => {
    const { exit, out, written } = await run("export cmim-06 --what status --format csv --out status.csv");
    expect(exit).toBe(0);
    expect(out).toBe("Written to status.csv.\n");
    expect(written.files.get("status.csv")).toMatch(/^\ufefforganization,acronym/);
  });

  test("the roster, of the organizations of which something is asked", async () => {
    const known = { ...FILLED, status: status.filter(({ organization }) => organization.id === "ined") };
    const { out } = await run("export cmim-06 --what roster --format json", known);
    expect(readJson(out)).toMatchObject({
      rows: [
        expect.objectContaining({
          organization: INED.name,
          name: "Ana Almeida",
          "e-mail": "ana@example.org",
          role: "focal point",
        }),
      ],
    });
  });

  test("an exported roster can be imported as it is", async () => {
    const { out } = await run("export cmim-06 --what roster --format csv");
    const { exit, out: said } = await run("roster import again.csv --dry-run --json", {
      ...FILLED,
      files: { "again.csv": out },
    });
    expect(exit).toBe(0);
    expect(readJson(said)).toMatchObject({
      newOrganizations: [],
      changedOrganizations: [],
      newPeople: [],
      knownPeople: 1,
    });
  });
});

test("the doctor says what is set and what the database holds", async () => {
  const { exit, out } = await run("doctor");
  expect(exit).toBe(0);
  expect(out).toMatch(/^Slack +not set\ndatabase answers +yes\norganizations +2\nopen meetings +1\n$/);
});

test("the doctor says whether Slack gives a connection, and what to do where it does not", async () => {
  const works = await run("doctor", { checkSlackSocket: async () => null });
  expect(works.exit).toBe(0);
  expect(works.out).toMatch(/^Slack socket answers +yes$/m);

  const { exit, out, err } = await run("doctor", { checkSlackSocket: async () => "SLACK_APP_TOKEN: refused" });
  expect({ exit, out, err }).toEqual({ exit: 1, out: "", err: "SLACK_APP_TOKEN: refused\n" });
});

test.each(["--help", "help", "-h"])("%s tells of every command and exits 0", async (line) => {
  const { exit, out } = await run(line);
  expect(exit).toBe(0);
  for (const words of ["roster import", "roster code", "meeting import", "status", "export", "doctor", "serve"]) {
    expect(out).toContain(`rapporteur ${words}`);
  }
});

test("every command has its own help", async () => {
  const { exit, out } = await run("export --help");
  expect(exit).toBe(0);
  expect(out).toMatch(/^rapporteur export MEETING --what surveys\|activities/);
});

test("a form of each organization that is no activity report is exported with all its answers", async () => {
  const form = { ...EVERY_KIND, per: "organization" as const };
  const { exit, out } = await run("export cmim-06 --what activities --format csv", { ...FILLED, instruments: [form] });
  expect(exit).toBe(0);
  expect(out).toContain("MAFE");
});
