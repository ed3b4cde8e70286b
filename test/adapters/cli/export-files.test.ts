// The papers of a meeting, handed over under names that say whose they are.
import { parse } from "csv-parse/sync";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import type { Answer } from "../../../src/questionnaire/answer.ts";
import type { SharedFileRecord } from "../../../src/questionnaire/shared-file.ts";
import type { ExportedResponse } from "../../../src/reports/exported-response.ts";
import { CMIM_06, GATHERED_REPORTS, ORGANIZATIONS, REPORT, recordOf, statusOf } from "../../reports/gathered.ts";
import { fakeSurroundings } from "./fake-surroundings.ts";

const PAPER = "paper.document";
const [FIRST, SECOND, THIRD] = GATHERED_REPORTS;
if (!FIRST || !SECOND || !THIRD) throw new Error("three reports are needed");

const choice = (code: string): Answer => ({ state: "answered", value: { kind: "choice", code, other: null } });
const shared = (...names: readonly string[]): Answer => ({
  state: "answered",
  value: {
    kind: "files",
    files: names.map((name) => ({ name, mediaType: "application/pdf", sizeBytes: null, reference: `slack:${name}` })),
  },
});

function withFiles(response: ExportedResponse, names: readonly string[], visibility = "public"): ExportedResponse {
  const answers = new Map([
    ...response.answers,
    [PAPER, shared(...names)] as const,
    ["paper.language", choice("fr")] as const,
    ["visibility", choice(visibility)] as const,
  ]);
  return { ...response, answers, versions: new Map([...response.versions, [PAPER, 3]]) };
}

const record = ({ responseId }: ExportedResponse, name: string, more: Partial<SharedFileRecord>): SharedFileRecord => ({
  id: `${responseId} ${name}`,
  responseId,
  path: PAPER,
  name,
  reference: `slack:${name}`,
  state: "kept",
  code: null,
  sizeBytes: 5,
  sha256: "ab",
  sharedAt: Temporal.Instant.from("2007-11-01T12:00:00Z"),
  ...more,
});

async function run(
  line: string,
  responses: readonly ExportedResponse[],
  sharedFiles: readonly SharedFileRecord[],
): Promise<{ exit: number; out: string; err: string; files: ReadonlyMap<string, string | Uint8Array> }> {
  const fake = fakeSurroundings({
    organizations: ORGANIZATIONS,
    meetings: [CMIM_06],
    instruments: [REPORT],
    responses: responses.map(recordOf),
    status: statusOf(responses),
    visibleIn: () => () => true,
    sharedFiles,
    fileBytes: Object.fromEntries(sharedFiles.map(({ id, name }) => [id, Buffer.from(`bytes of ${name}`)])),
  });
  const exit = await runCommand(`export cmim-06 --what files ${line}`.trim().split(" "), fake.surroundings);
  return { exit, ...fake.said, files: fake.written.files };
}

test("each under organization, meeting, language and version, with a list", async () => {
  const one = withFiles(FIRST, ["Paper of Ana.pdf", "../../etc/Annex.DOCX"]);
  const records = [record(one, "Paper of Ana.pdf", {}), record(one, "../../etc/Annex.DOCX", {})];
  const { exit, files } = await run("--out papers", [one], records);
  const base = `papers/${one.organization.id}_cmim-06_fr_3`;
  expect(exit).toBe(0);
  expect([...files.keys()].filter((path) => !path.endsWith(".csv"))).toEqual([`${base}.pdf`, `${base}.docx`]);
  expect(String(files.get(`${base}.pdf`))).toBe("bytes of Paper of Ana.pdf");
  const rows: unknown[][] = parse(String(files.get("papers/files.csv")), { bom: true });
  expect(rows.slice(1).map((row) => [row[0], row[4], row[5], row[6]])).toEqual([
    [one.organization.id, "Paper of Ana.pdf", "kept", `${one.organization.id}_cmim-06_fr_3.pdf`],
    [one.organization.id, "../../etc/Annex.DOCX", "kept", `${one.organization.id}_cmim-06_fr_3.docx`],
  ]);
});

test("two with one ending stand beside each other", async () => {
  const one = withFiles(FIRST, ["a.pdf", "b.pdf"]);
  const { files } = await run("--out papers", [one], [record(one, "a.pdf", {}), record(one, "b.pdf", {})]);
  const base = `papers/${one.organization.id}_cmim-06_fr_3`;
  expect(String(files.get(`${base}.pdf`))).toBe("bytes of a.pdf");
  expect(String(files.get(`${base}-2.pdf`))).toBe("bytes of b.pdf");
});

test("what is not there is said, with the way out", async () => {
  const one = withFiles(FIRST, ["waiting.pdf", "lost.pdf", "named.pdf"]);
  const waits = { state: "waiting", sizeBytes: null, sha256: null } as const;
  const lost = { ...waits, state: "lost", code: "file_deleted" } as const;
  const { exit, err, files } = await run(
    "--out papers",
    [one],
    [record(one, "waiting.pdf", waits), record(one, "lost.pdf", lost)],
  );
  expect(exit).toBe(0);
  expect([...files.keys()]).toEqual(["papers/files.csv"]);
  expect(err).toContain("“waiting.pdf”: is being fetched still; export again later.");
  expect(err).toContain("“lost.pdf”: could not be fetched (file_deleted); its sender was asked to share it again.");
  expect(err).toContain("“named.pdf”: only its name is known.");
});

test("participants get what they may read, the public what was released", async () => {
  const all = [
    withFiles(FIRST, ["public.pdf"], "public"),
    withFiles(SECOND, ["participants.pdf"], "participating_organizations"),
    withFiles(THIRD, ["secret.pdf"], "secretariat_only"),
  ];
  const records = all.flatMap((response, index) =>
    record(response, ["public.pdf", "participants.pdf", "secret.pdf"][index] ?? "", {}),
  );
  const bytesFor = async (whom: string) => {
    const { files } = await run(`--for ${whom} --out papers`, all, records);
    return [...files.values()]
      .map(String)
      .filter((content) => content.startsWith("bytes of"))
      .toSorted();
  };
  expect(await bytesFor("secretariat")).toHaveLength(3);
  expect(await bytesFor("participants")).toEqual(["bytes of participants.pdf", "bytes of public.pdf"]);
  expect(await bytesFor("public")).toEqual(["bytes of public.pdf"]);
});

test("without a folder, and without files, it is refused", async () => {
  const nowhere = await run("", [FIRST], []);
  expect(nowhere.exit).toBe(2);
  expect(nowhere.err).toContain("--out papers");
  expect((await run("--format docx --out a.docx", [FIRST], [])).exit).toBe(2);
  const none = await run("--out papers", [FIRST], []);
  expect(none.exit).toBe(1);
  expect(none.err).toContain("no file was shared");
});
