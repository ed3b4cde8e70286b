// Exports of the documents of a meeting: what goes together, who is told what, and where it is written.
import { read } from "@e965/xlsx";
import mammoth from "mammoth";
import { describe, expect, test } from "vitest";
import { FORMATS, FORMATS_OF, WHAT } from "../../../adapters/cli/export-order.ts";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import { PersonId } from "../../../src/domain/ids.ts";
import type { Person } from "../../../src/domain/person.ts";
import { findWay, isVisible } from "../../../src/questionnaire/steps.ts";
import { DISCLAIMER } from "../../../src/reports/disclaimer.ts";
import {
  CMIM_06,
  GATHERED_REPORTS,
  GATHERED_SURVEYS,
  ORGANIZATIONS,
  organizationCalled,
  REPORT,
  recordOf,
  SURVEYS,
  statusOf,
} from "../../reports/gathered.ts";
import { fakeSurroundings, type Known } from "./fake-surroundings.ts";

const ANA: Person = {
  id: PersonId.parse("person-ana"),
  name: "Ana Almeida",
  email: "ana@example.org",
  timeZone: "Europe/Paris",
  language: "en",
  appointments: [{ role: "participant", organizationId: organizationCalled("ined").id }],
};
const GATHERED = [...GATHERED_REPORTS, ...GATHERED_SURVEYS];
const FILLED: Known = {
  organizations: ORGANIZATIONS,
  people: [ANA],
  meetings: [CMIM_06],
  instruments: [REPORT, SURVEYS],
  responses: GATHERED.map(recordOf),
  status: statusOf(GATHERED),
  visibleIn: (questionnaire, answers) => {
    const way = findWay(questionnaire, answers);
    return (path) => isVisible(way, path);
  },
};

async function run(line: string, known: Known = FILLED) {
  const fake = fakeSurroundings(known);
  const exit = await runCommand(`export cmim-06 ${line}`.split(" "), fake.surroundings);
  return { exit, ...fake.said, ...fake.written };
}

/** The words of a written file, as another program finds them. */
async function wordsOf(content: string | Uint8Array | undefined, format: string): Promise<string> {
  if (typeof content === "string") return content;
  const buffer = Buffer.from(content ?? []);
  if (format === "docx") return (await mammoth.extractRawText({ buffer })).value;
  return JSON.stringify(read(buffer, { type: "buffer" }).Sheets);
}

/** `export-files.test.ts` has the files that were shared. */
const ORDERS = WHAT.flatMap((what) => FORMATS_OF[what].map((format) => ({ what, format }))).filter(
  ({ what }) => what !== "files",
);

describe("every document in every one of its formats", () => {
  test.each(ORDERS)("$what as $format", async ({ what, format }) => {
    const out = format === "ddi" ? "surveys-ddi" : `out.${format}`;
    const { exit, files, folders, err } = await run(`--what ${what} --format ${format} --out ${out}`);
    expect({ exit, files: files.size }).toEqual({ exit: 0, files: format === "ddi" ? GATHERED_SURVEYS.length : 1 });
    expect(folders).toEqual(format === "ddi" ? [out] : []);
    const [content] = files.values();
    const words = await wordsOf(content, format);
    // The disclaimer stands in it, and beside what holds data alone.
    const disclaimer = ["csv", "ics"].includes(format) ? err : words.replaceAll("\\n", " ");
    expect(disclaimer).toContain(DISCLAIMER);
  });
});

describe("exit 2: what does not go together", () => {
  const misfits = WHAT.flatMap((what) =>
    FORMATS.filter((format) => !FORMATS_OF[what].some((fits) => fits === format)).map((format) => ({ what, format })),
  );

  test.each(misfits)("$what as $format", async ({ what, format }) => {
    const { exit, err, out, opened } = await run(`--what ${what} --format ${format} --out x`);
    expect({ exit, out, opened }).toEqual({ exit: 2, out: "", opened: 0 });
    expect(err).toMatch(
      /^(?:--what \w+ is written as|a calendar is written as ics|ddi describes surveys|files are written into a folder)/,
    );
  });

  test.each([
    {
      line: "--what surveys --format docx",
      says: /^a file of the format docx does not go to standard output: name it by --out, such/,
    },
    { line: "--what status --format xlsx", says: /^a file of the format xlsx/ },
    {
      line: "--what surveys --format csv --for everybody",
      says: /^--for must be one of secretariat, participants, public/,
    },
    { line: "--what status --format csv --for public", says: /^--what status is for the secretariat alone/ },
    { line: "--what roster --format csv --for participants", says: /^--what roster is for the secretariat alone/ },
    { line: "--what calendar --format ics --for public", says: /^--for says nothing about a calendar/ },
    {
      line: "--what surveys --format csv --include-drafts --for public",
      says: /^--include-drafts goes with --for secretariat/,
    },
    {
      line: "--what report --format html --include-drafts",
      says: /^--include-drafts goes with --what surveys or activities/,
    },
    { line: "--what status --format csv --instrument x", says: /^--instrument goes with --what surveys or activities/ },
    { line: "--what surveys --format csv --with-e-mail", says: /^--with-e-mail goes with --what participants/ },
    { line: "--what participants --format csv --with-e-mail", says: /^--with-e-mail goes with --for secretariat/ },
    { line: "--what surveys --format csv --out=", says: /^--out needs a path/ },
  ])("$line", async ({ line, says }) => {
    const { exit, err, out, opened } = await run(line);
    expect({ exit, out, opened }).toEqual({ exit: 2, out: "", opened: 0 });
    expect(err).toMatch(says);
  });
});

const LEFT_OUT = "Left out, since they are for the secretariat only: 1. With --for secretariat they are written too.";

describe("for whom", () => {
  const WITH_ACTIVITIES = ORDERS.filter(({ what }) => what === "activities" || what === "report");
  const ofSecretariatOnly = /relocation of camps|Registration of refugees in camps/;

  const isData = ({ what, format }: (typeof ORDERS)[number]) => what === "activities" && /csv|json/.test(format);

  test.each(WITH_ACTIVITIES.filter(isData))(
    "$what as $format: data holds all of it unless asked",
    async ({ format }) => {
      const all = await run(`--what activities --format ${format} --out x.${format}`);
      expect(await wordsOf(all.files.get(`x.${format}`), format)).toMatch(ofSecretariatOnly);
      const others = await run(`--what activities --format ${format} --out x.${format} --for participants`);
      expect(await wordsOf(others.files.get(`x.${format}`), format)).not.toMatch(ofSecretariatOnly);
      expect(others.err).toContain(LEFT_OUT);
    },
  );

  test.each(WITH_ACTIVITIES.filter((order) => !isData(order)))(
    "$what as $format: reports for the secretariat only are left out unless asked for",
    async ({ what, format }) => {
      const line = `--what ${what} --format ${format} --out x.${format}`;
      const others = await run(line);
      expect(await wordsOf(others.files.get(`x.${format}`), format)).not.toMatch(ofSecretariatOnly);
      expect(others.err).toContain(LEFT_OUT);
      const own = await run(`${line} --for secretariat`);
      expect(await wordsOf(own.files.get(`x.${format}`), format)).toMatch(ofSecretariatOnly);
      expect(own.err).not.toContain("Left out");
      const everybody = await wordsOf((await run(`${line} --for public`)).files.get(`x.${format}`), format);
      expect(everybody).not.toMatch(/relocation of camps|Shelter for victims of trafficking/);
    },
  );

  test("surveys were not released to everybody: none of them is published", async () => {
    const { exit, out, err } = await run("--what surveys --format html --for public");
    expect(exit).toBe(0);
    expect(out).toContain("No survey has been reported that may stand in this document.");
    expect(err).toContain(`Left out, since they were not released to everybody: ${GATHERED_SURVEYS.length}.`);
  });

  test("drafts are for the secretariat, and the document says so", async () => {
    const { out } = await run("--what surveys --format html --include-drafts");
    expect(out).toContain("For the secretariat only");
  });

  test("addresses of participants come only where they are asked for", async () => {
    const without = await run("--what participants --format csv --for secretariat");
    expect(without.out).toContain("Ana Almeida");
    expect(without.out).not.toContain("@");
    const withThem = await run("--what participants --format csv --for secretariat --with-e-mail");
    expect(withThem.out).toContain("ana@example.org");
  });

  test("the help says what each document is and for whom", async () => {
    const { exit, out } = await run("--help");
    expect(exit).toBe(0);
    for (const what of WHAT) expect(out).toMatch(new RegExp(`--what ${what} .*: .*${FORMATS_OF[what].join(", ")}`));
    expect(out).toContain("--for WHOM");
  });
});

describe("one codebook for each survey", () => {
  const one: Known = { ...FILLED, responses: GATHERED_SURVEYS.slice(0, 1).map(recordOf) };

  test("one goes to a file or to standard output, several to a folder, by the name of the response", async () => {
    expect((await run("--what surveys --format ddi --out one.xml", one)).files.has("one.xml")).toBe(true);
    expect((await run("--what surveys --format ddi", one)).out).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>/);
    const { files, out } = await run("--what surveys --format ddi --out ddi/");
    expect([...files.keys()]).toContain("ddi/cmim-06-ined-surveys-2007-2.xml");
    expect(out).toContain("Written to ddi/cmim-06-ined-surveys-2007-2.xml.");
  });

  test.each(["--out surveys.xml", ""])("several do not go into one (%s), and nothing is written", async (to) => {
    const { exit, err, files } = await run(`--what surveys --format ddi ${to}`.trim());
    expect({ exit, files: files.size }).toEqual({ exit: 1, files: 0 });
    expect(err).toMatch(/^There are 16 surveys, and ddi is one file for each: name a folder by --out/);
  });

  test("where none may be written, it says how many there are", async () => {
    const { exit, err } = await run("--what surveys --format ddi --out x --for public");
    expect(exit).toBe(1);
    expect(err).toMatch(
      /there is no survey to write as ddi\.\nLeft out, since they were not released to everybody: 16\./,
    );
  });

  test("where there is none, that is the reason", async () => {
    const { exit, err } = await run("--what surveys --format ddi --out x", { ...FILLED, responses: [] });
    expect({ exit, err }).toEqual({
      exit: 1,
      err: "Sixth Coordination Meeting on International Migration: there is no survey to write as ddi.\n",
    });
  });
});

test("with --json, the outcome names the file, the format and for whom it is", async () => {
  const { out } = await run("--what report --format docx --out report.docx --json");
  expect(JSON.parse(out)).toEqual({
    ok: true,
    path: "report.docx",
    format: "docx",
    for: "participants",
    notes: [LEFT_OUT],
  });
});

test("a folder that is not there is refused with the reason", async () => {
  const { exit, err } = await run("--what report --format docx --out nowhere/report.docx");
  expect(exit).toBe(1);
  expect(err).toBe("nowhere/report.docx cannot be written: there is no such file or folder\n");
});
