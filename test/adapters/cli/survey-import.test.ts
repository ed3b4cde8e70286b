import { describe, expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { InstrumentId, PersonId, writeRequestId } from "../../../src/domain/ids.ts";
import type { Person } from "../../../src/domain/person.ts";
import type { Request } from "../../../src/domain/request.ts";
import { INSTRUMENTS } from "../../../src/questionnaire/instruments/instruments.ts";
import { INED, MEETING, requestOf, UNHCR } from "../../reports/exported.ts";
import { STUDY_DDI } from "../documents/ddi-study.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

const ID = InstrumentId.parse("surveys-2007");
const meeting = { ...MEETING, asks: MEETING.asks.map((ask) => ({ ...ask, instrumentId: ID })) };
const CHIDI: Person = {
  id: PersonId.parse("chidi"),
  name: "Chidi Chukwu",
  email: "chidi@example.org",
  timeZone: "America/New_York",
  language: "en",
  appointments: [{ role: "secretariat", organizationId: null }],
};
const ANA: Person = {
  ...CHIDI,
  id: PersonId.parse("ana"),
  name: "Ana Almeida",
  email: "ana@example.org",
  appointments: [{ role: "focal_point", organizationId: INED.id }],
};
const WANDA: Person = { ...CHIDI, id: PersonId.parse("wanda"), name: "Wanda Walsh", email: "wanda@example.org" };

const files = {
  "study.xml": STUDY_DDI,
  "entities.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  "study.json": JSON.stringify({ study_desc: { title_statement: { title: "A survey" } } }),
  "own.json": JSON.stringify({ answers: { q01_title: "A survey", q08_design: { code: "module" } } }),
  "bad.json": JSON.stringify({ answers: { q01_title: 3, q99: "x" } }),
  "other.json": "[]",
  "empty.json": JSON.stringify({ study_desc: { title_statement: {} } }),
};

function ask(organization: typeof INED, responses: Parameters<typeof requestOf>[1], change: Partial<Request> = {}) {
  const request = {
    ...requestOf(organization, responses),
    id: writeRequestId(meeting.id, organization.id, ID),
    ...change,
  };
  return { organization, request, focalPoints: [], lastAnswerAt: null };
}

async function run(line: string, people: readonly Person[] = [ANA, CHIDI], change: Partial<Request> = {}) {
  const fake = fakeSurroundings({
    organizations: [INED, UNHCR],
    people,
    meetings: [meeting],
    instruments: INSTRUMENTS,
    status: [ask(INED, [], change), ask(UNHCR, [{ title: "EGM", ordinal: 1, state: "submitted" }])],
    files,
  });
  const exit = await runCommand(["survey", "import", ...line.split(" ")], fake.surroundings);
  return { exit, ...fake.said, written: fake.written };
}

const FOR_INED = "--meeting cmim-06 --organization INED";
const RESPONSE = "cmim-06/ined/surveys-2007/1";

describe("survey import", () => {
  test("enters a draft on behalf, each answer with its author and in the audit, and names what was not read", async () => {
    const { exit, out, written } = await run(`study.xml ${FOR_INED}`);
    expect(exit).toBe(0);
    expect(written.answers[0]).toBe(`open ${RESPONSE} v1 by chidi`);
    expect(written.answers).toContain(`${RESPONSE} q02_purpose answered by chidi`);
    expect(written.answers).toContain(`name ${RESPONSE} Household Survey on Migration in Ghana (HSMG)`);
    const entered = written.audit.filter(({ action }) => action === "answer entered on behalf");
    expect(entered).toHaveLength(15);
    expect(entered.every(({ personId, subject }) => personId === "chidi" && subject === RESPONSE)).toBe(true);
    expect(written.audit.at(-1)).toMatchObject({ action: "survey imported", facts: { format: "ddi", answers: 15 } });
    expect(out).toContain("- stdyDscr/stdyInfo/subject/keyword (2 times): no question asks for it: “remittances”");
    expect(out).toContain("nothing was submitted");
  });

  test.each([
    { line: `own.json ${FOR_INED} --by CHIDI@example.org`, opened: `open ${RESPONSE} v1 by chidi` },
    { line: `study.json ${FOR_INED}`, opened: `open ${RESPONSE} v1 by chidi` },
    {
      line: "study.json --meeting cmim-06 --organization unhcr --new",
      opened: "open cmim-06/unhcr/surveys-2007/2 v1 by chidi",
    },
    {
      line: "study.json --meeting cmim-06 --organization unhcr --ordinal 5",
      opened: "open cmim-06/unhcr/surveys-2007/5 v1 by chidi",
    },
  ])("$line", async ({ line, opened }) => {
    const { exit, written } = await run(line);
    expect({ exit, opened: written.answers[0] }).toEqual({ exit: 0, opened });
  });

  test("a dry run says what it would enter, and enters nothing", async () => {
    const { exit, out, written } = await run(`study.xml ${FOR_INED} --dry-run`);
    expect({ exit, answers: written.answers, audit: written.audit }).toEqual({ exit: 0, answers: [], audit: [] });
    expect(out).toContain("15 answers: q01_title");
    expect(out).toContain("Nothing was written: this was a dry run.");
  });

  test.each([
    { line: "study.xml --meeting cmim-06", exit: 2, says: /^--organization is missing/ },
    { line: `study.xml ${FOR_INED} --ordinal 0`, exit: 2, says: /^--ordinal must be a whole number/ },
    { line: `study.xml ${FOR_INED} --ordinal 1 --new`, exit: 2, says: /^--new and --ordinal exclude/ },
    { line: "study.xml --meeting cmim-99 --organization INED", exit: 1, says: /^There is no meeting “cmim-99”/ },
    {
      line: "study.xml --meeting cmim-06 --organization XYZ",
      exit: 1,
      says: /^No organization of the roster is called “XYZ”/,
    },
    { line: `study.xml ${FOR_INED} --by ana@example.org`, exit: 1, says: /^Nobody of the secretariat has the address/ },
    { line: `study.xml ${FOR_INED} --instrument other`, exit: 1, says: /asks for no surveys by other/ },
    {
      line: `entities.xml ${FOR_INED}`,
      exit: 1,
      says: /^the file declares entities of its own.*\nNothing was entered/,
    },
    {
      line: `bad.json ${FOR_INED}`,
      exit: 1,
      says: /^q99: the questionnaire has no such question\nq01_title: must be text/,
    },
    { line: `empty.json ${FOR_INED}`, exit: 1, says: /^nothing in the file answers a question/ },
    { line: `other.json ${FOR_INED}`, exit: 1, says: /^the file is neither a record/ },
    { line: `missing.json ${FOR_INED}`, exit: 1, says: /^missing.json cannot be read/ },
    {
      line: "study.xml --meeting cmim-06 --organization UNHCR",
      exit: 1,
      says: /nothing is overwritten.*--new\.\n1: EGM \(submitted\)/,
    },
    {
      line: "study.xml --meeting cmim-06 --organization UNHCR --ordinal 1",
      exit: 1,
      says: /^There is a survey 1 already/,
    },
  ])("$line: exit $exit", async ({ line, exit, says }) => {
    const said = await run(line);
    expect({ exit: said.exit, out: said.out, answers: said.written.answers, audit: said.written.audit }).toEqual({
      exit,
      out: "",
      answers: [],
      audit: [],
    });
    expect(said.err).toMatch(says);
  });

  test("of several of the secretariat one must be named, and whoever is none cannot enter anything", async () => {
    expect((await run(`study.xml ${FOR_INED}`, [CHIDI, WANDA])).err).toContain("Wanda Walsh (wanda@example.org)");
    expect((await run(`study.xml ${FOR_INED}`, [ANA])).err).toContain("There is no secretariat on the roster");
  });

  test("an organization that said that it has no survey is not contradicted", async () => {
    const { exit, err } = await run(`study.xml ${FOR_INED}`, [CHIDI], { statement: "no_survey" });
    expect(exit).toBe(1);
    expect(err).toContain("has said that it has no survey");
  });
});
