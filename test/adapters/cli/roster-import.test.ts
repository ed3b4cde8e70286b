import { describe, expect, test } from "vitest";
import { type KnownRoster, readRosterFile } from "../../../adapters/cli/roster-import.ts";
import { OrganizationId, PersonId } from "../../../src/domain/ids.ts";
import type { Organization } from "../../../src/domain/organization.ts";

const INED: Organization = {
  id: OrganizationId.parse("ined"),
  name: "Institut national d'études démographiques",
  acronym: "INED",
  kind: "national_institution",
  aliases: ["French Institute for Demographic Studies"],
  parentId: null,
  timeZone: "Europe/Paris",
  workWeek: "mon-fri",
  names: [],
};
const MFA: Organization = {
  ...INED,
  id: OrganizationId.parse("mfa"),
  name: "Migrant Forum in Asia",
  acronym: "MFA",
  aliases: [],
  kind: "ngo",
};
const MFA_OTHER: Organization = { ...MFA, id: OrganizationId.parse("mfa-2"), name: "Ministry of Foreign Affairs" };
const ANA = {
  id: PersonId.parse("person-ana"),
  name: "Ana Almeida",
  email: "ana@example.org",
  timeZone: "Europe/Paris",
  language: "fr" as const,
  appointments: [{ role: "focal_point" as const, organizationId: INED.id }],
};
const NOBODY: KnownRoster = { organizations: [], people: [] };
const KNOWN: KnownRoster = { organizations: [INED, MFA], people: [ANA] };

const bytes = (text: string) => new TextEncoder().encode(text);

function read(lines: readonly string[], known = KNOWN) {
  return readRosterFile(bytes(lines.join("\n")), known);
}

function accepted(lines: readonly string[], known = KNOWN) {
  const reading = read(lines, known);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading;
}

function problemsOf(lines: readonly string[], known = KNOWN) {
  const reading = read(lines, known);
  return reading.ok ? [] : reading.problems.map(({ row, column, problem }) => `${row} ${column ?? "-"}: ${problem}`);
}

const FULL =
  "organization,acronym,kind,parent,work week,organization time zone,name,e-mail,role,time zone,language,since,until";

test("a whole file, for an empty roster", () => {
  const { roster, changes, warnings } = accepted(
    [
      FULL,
      "League of Arab States,LAS,regional body,,Sunday–Thursday,Africa/Cairo,Dalia Darwish,Dalia@Example.org,focal point,,Arabic,2007-01-01,",
      "LAS,,,,,,Ben Bakker,,alternate,Europe/London,fr,,2008-12-31",
      "Research Department,LAS/RD,regional_body,LAS,sun-thu,Africa/Cairo,,,,,,,",
      ",,,,,,Viktor Vargas,viktor@example.org,secretariat,America/New_York,,,",
    ],
    NOBODY,
  );

  expect(roster.organizations).toEqual([
    {
      id: "las",
      name: "League of Arab States",
      acronym: "LAS",
      kind: "regional_body",
      aliases: [],
      parentId: null,
      timeZone: "Africa/Cairo",
      workWeek: "sun-thu",
      names: [],
    },
    expect.objectContaining({ id: "las-rd", parentId: "las", workWeek: "sun-thu" }),
  ]);
  expect(roster.people[0]?.id).toMatch(/^person-[0-9a-f]{16}$/);
  expect(roster.people).toEqual([
    {
      id: roster.people[0]?.id,
      name: "Dalia Darwish",
      email: "dalia@example.org",
      timeZone: "Africa/Cairo",
      language: "ar",
      appointments: [{ role: "focal_point", organizationId: "las", since: "2007-01-01", until: null }],
    },
    expect.objectContaining({ name: "Ben Bakker", email: null, timeZone: "Europe/London", language: "fr" }),
    expect.objectContaining({
      name: "Viktor Vargas",
      appointments: [{ role: "secretariat", organizationId: null, since: null, until: null }],
    }),
  ]);
  expect(changes).toMatchObject({ newOrganizations: ["League of Arab States", "Research Department"], knownPeople: 0 });
  expect(warnings).toEqual([]);
});

describe("the form of the file does not matter", () => {
  const rows = ["organization;name;e-mail;role", "INED;Ana Almeida;ana@example.org;focal point"];
  const expected = accepted(rows).roster;
  test.each([
    { how: "commas", text: rows.join("\n").replaceAll(";", ",") },
    { how: "tabs", text: rows.join("\n").replaceAll(";", "\t") },
    { how: "a byte order mark and Windows line ends", text: `\ufeff${rows.join("\r\n")}\r\n` },
    { how: "quotes", text: rows.join("\n").replace("Ana Almeida", '"Ana Almeida"') },
    {
      how: "another order and case of headings",
      text: "ROLE,E-Mail,Name,Organization\nFocal Point,ANA@example.org,Ana Almeida,ined",
    },
    {
      how: "underscores, and email without a hyphen",
      text: "Organization,name,EMAIL,role\nINED,Ana Almeida,ana@example.org,focal_point",
    },
    {
      how: "blank lines and blank columns",
      text: "organization,name,e-mail,role,\n\nINED,Ana Almeida,ana@example.org,focal point,\n,,,,",
    },
    { how: "a no-break space", text: rows.join("\n").replace("Ana Almeida", "Ana\u00a0Almeida ") },
    {
      how: "decomposed accents",
      text: rows.join("\n").replace("INED", "Institut national d'études démographiques".normalize("NFD")),
    },
    {
      how: "the alias of the organization",
      text: rows.join("\n").replace("INED", "french institute for Demographic studies"),
    },
  ])("$how", ({ text }) => {
    const reading = readRosterFile(bytes(text), KNOWN);
    expect(reading.ok ? reading.roster : reading.problems).toEqual(expected);
  });
});

test("an export of a formula-like name is read as it was", () => {
  const { roster } = accepted(["organization,name,role", "INED,'=Ana,focal point"]);
  expect(roster.people[0]?.name).toBe("=Ana");
});

test("ids stay the same when the file is imported again", () => {
  const lines = ["organization,name,role", "INED,Ben Bakker,alternate"];
  const first = accepted(lines).roster.people[0];
  expect(accepted(lines).roster.people[0]?.id).toBe(first?.id);
  expect(first?.id).not.toMatch(/ben|bakker/i);
});

test("who is known keeps the id: by address, or by name within the organization", () => {
  expect(
    accepted(["organization,name,e-mail,role", "INED,Ana A.,ANA@example.org,alternate"]).roster.people[0]?.id,
  ).toBe(ANA.id);
  expect(accepted(["organization,name,role", "INED,ana almeida,alternate"]).roster.people[0]?.id).toBe(ANA.id);
  expect(accepted(["organization,name,role", "MFA,Ana Almeida,alternate"]).roster.people[0]?.id).not.toBe(ANA.id);
});

test("a known organization is brought up to date; its earlier acronym becomes an alias", () => {
  const { roster, changes } = accepted(["organization,acronym,organization time zone", "ined,INED-P,Europe/London"]);
  expect(roster.organizations).toEqual([
    { ...INED, acronym: "INED-P", timeZone: "Europe/London", aliases: [...INED.aliases, "INED"] },
  ]);
  expect(changes.changedOrganizations).toEqual([{ name: INED.name, properties: ["acronym", "time zone"] }]);
});

test("one person may speak for two organizations", () => {
  const { roster } = accepted([
    "organization,name,e-mail,role",
    "INED,Ana Almeida,ana@example.org,focal point",
    "MFA,Ana Almeida,ana@example.org,alternate",
  ]);
  expect(roster.people).toHaveLength(1);
  expect(roster.people[0]?.appointments.map(({ organizationId }) => organizationId)).toEqual(["ined", "mfa"]);
});

describe("two focal points at the same time are warned of", () => {
  const head = "organization,name,role,since,until";
  test.each([
    { rows: ["INED,Ben,focal point,,"], warnings: 1, because: "Ana serves already" },
    { rows: ["INED,Ben,focal point,,2006-01-01"], warnings: 0, because: "Ben left" },
    {
      rows: ["MFA,Ben,focal point,,2007-06-30", "MFA,Chidi,focal point,2007-07-01,"],
      warnings: 0,
      because: "one after the other",
    },
    {
      rows: ["MFA,Ben,focal point,,2007-07-01", "MFA,Chidi,focal point,2007-07-01,"],
      warnings: 1,
      because: "both on 1 July",
    },
    {
      rows: ["MFA,Ben,focal point,,", "MFA,Chidi,alternate,,"],
      warnings: 0,
      because: "an alternate is no focal point",
    },
  ])("$rows: $because", ({ rows, warnings }) => {
    expect(accepted([head, ...rows]).warnings).toHaveLength(warnings);
  });
});

describe("what is wrong is named by row and column, with the way out", () => {
  test.each([
    { lines: ["organization,name,role", "INED,Ben,boss"], says: /^2 role: “boss” is not a role: write focal point/ },
    { lines: ["organization,name,role", "INED,Ben,"], says: /^2 role: needed beside a name/ },
    { lines: ["organization,name,role", "INED,,alternate"], says: /^2 name: .* has no name/ },
    {
      lines: ["organization,name,role", ",Ben,alternate"],
      says: /^2 organization: a focal point or an alternate needs/,
    },
    { lines: ["organization,name,role", ",Ben,participant"], says: /^2 time zone: needed/ },
    {
      lines: ["organization,name,e-mail,role", "INED,Ben,ben(at)x,alternate"],
      says: /^2 e-mail: “ben\(at\)x” is not an e-mail/,
    },
    {
      lines: ["organization,name,role,time zone", "INED,Ben,alternate,Europe/Pariss"],
      says: /^2 time zone: .*Europe\/Paris$/,
    },
    { lines: ["organization,name,role,time zone", "INED,Ben,alternate,+01:00"], says: /^2 time zone: / },
    { lines: ["organization,name,role,time zone", "INED,Ben,alternate,CEST"], says: /^2 time zone: / },
    {
      lines: ["organization,name,role,language", "INED,Ben,alternate,German"],
      says: /^2 language: “German” is none of the six/,
    },
    { lines: ["organization,name,role,since", "INED,Ben,alternate,26/11/2007"], says: /^2 since: .* year-month-day/ },
    { lines: ["organization,name,role,since", "INED,Ben,alternate,2007-02-30"], says: /^2 since: / },
    {
      lines: ["organization,name,role,since,until", "INED,Ben,alternate,2007-02-02,2007-02-01"],
      says: /^2 until: 2007-02-01 is before/,
    },
    { lines: ["organization,kind", "INED,club"], says: /^2 kind: “club” is not a kind/ },
    { lines: ["organization,work week", "INED,tue-sat"], says: /^2 work week: / },
    { lines: ["organization,parent", "INED,Nowhere"], says: /^2 parent: “Nowhere” is not an organization/ },
    { lines: ["organization,parent", "INED,ined"], says: /^2 parent: .* above itself/ },
    { lines: ["organization,parent", "INED,MFA", "MFA,INED"], says: /^2 parent: .* above itself/ },
    {
      lines: ["organization,kind", "INED,ngo", "INED,igo"],
      says: /^3 kind: “igo” here, “ngo” in row 2: make them agree/,
    },
    {
      lines: ["organization,acronym,organization time zone", "New One,NO,Europe/Oslo"],
      says: /^2 kind: New One is a new organization/,
    },
    { lines: ["organization,acronym", ",XYZ"], says: /^2 acronym: “XYZ” is not known: write the official name/ },
    {
      lines: ["organization,acronym,kind,organization time zone", "Ministry,MFA,ngo,Asia/Manila"],
      says: /^2 acronym: “MFA” already stands for Migrant Forum in Asia: write mfa/,
    },
    {
      lines: ["organization,kind,organization time zone", "وزارة,ngo,Asia/Beirut"],
      says: /^2 acronym: .*Latin letters/,
    },
    {
      lines: ["organization,name,e-mail,role", "INED,Ben,b@example.org,alternate", "INED,Ben,B@example.org,alternate"],
      says: /^3 -: says the same as an earlier row/,
    },
    {
      lines: ["organization,name,e-mail,role", "INED,Ben,b@example.org,alternate", "MFA,Bert,b@example.org,alternate"],
      says: /^3 name: “Bert” here, “Ben” in row 2/,
    },
    { lines: ["organisation,name,role", "INED,Ben,alternate"], says: /^1 organisation: .*did you mean organization\?/ },
    { lines: ["organization,shoe size", "INED,44"], says: /^1 shoe size: not a column of a roster; the columns are/ },
    { lines: ["organization,name,Name", "INED,Ben,Ben"], says: /^1 Name: this column is there twice/ },
    { lines: ["role,language", "alternate,fr"], says: /^1 -: neither organization nor name/ },
    { lines: ["organization,kind", "INED,ngo,stray"], says: /^2 -: cell 3 stands under no heading/ },
    { lines: ["organization,name"], says: /^1 -: the file has no rows/ },
    { lines: [""], says: /^1 -: / },
    { lines: ["organization", ...Array.from({ length: 2001 }, () => "INED")], says: /^2002 -: .* more than 2000 rows/ },
    { lines: ["organization,name", '"INED,Ben'], says: /^1 -: the file is not well-formed CSV/ },
  ])("$lines.0 | $lines.1", ({ lines, says }) => {
    expect(problemsOf(lines)[0]).toMatch(says);
  });

  test("an acronym of two organizations is asked back", () => {
    const known = { organizations: [MFA, MFA_OTHER], people: [] };
    expect(problemsOf(["organization", "MFA"], known)).toEqual([
      "2 organization: “MFA” may be mfa or mfa-2: write the one that is meant",
    ]);
  });

  test("every problem is reported at once, in the order of the rows", () => {
    const lines = ["organization,name,role,language", "INED,Ben,boss,xx", "NN,Chidi,alternate,en", "INED,,alternate,"];
    expect(problemsOf(lines).map((problem) => problem.split(":")[0])).toEqual([
      "2 role",
      "2 language",
      "3 kind",
      "3 organization time zone",
      "4 name",
    ]);
  });

  test.each([
    { name: "a workbook", file: Uint8Array.from([0x50, 0x4b, 3, 4]), says: /workbook/ },
    { name: "UTF-16", file: Uint8Array.from([0xff, 0xfe, 0x6f, 0]), says: /not UTF-8/ },
    { name: "Latin-1", file: Uint8Array.from([0x6e, 0xe9, 0x0a]), says: /not UTF-8/ },
    { name: "more than 5 MB", file: new Uint8Array(5 * 1024 * 1024 + 1).fill(0x61), says: /larger than 5 MB/ },
  ])("$name is refused whole", ({ file, says }) => {
    const reading = readRosterFile(file, KNOWN);
    expect(reading.ok ? "" : reading.problems[0]?.problem).toMatch(says);
  });
});
