// The files that organizations shared with a meeting, with the names under which they are handed over: organization, meeting,
// language and version, as the secretariat names papers.
import type { MeetingId } from "../domain/ids.ts";
import type { AnswerFile, Path } from "../questionnaire/answer.ts";
import type { SharedFileRecord } from "../questionnaire/shared-file.ts";
import { compareOrganizations, type ExportedResponse } from "./exported-response.ts";
import type { Table } from "./table.ts";

/** A file of an answer. `record`: what became of the copy; null: none was ever expected. */
export type ListedFile = {
  readonly response: ExportedResponse;
  readonly path: Path;
  readonly file: AnswerFile;
  readonly record: SharedFileRecord | null;
  /** For the copy; null where none is kept. */
  readonly name: string | null;
};

const HEADINGS = [
  "organization",
  "acronym",
  "response",
  "question",
  "shared as",
  "copy",
  "name of the copy",
  "bytes",
  "sha-256",
  "shared at",
];

/** By organization. Of the records, those of the answers that are exported are taken. */
export function listSharedFiles(
  meetingId: MeetingId,
  responses: readonly ExportedResponse[],
  records: readonly SharedFileRecord[],
): readonly ListedFile[] {
  const taken = new Set<string>();
  return responses
    .toSorted((one, other) => compareOrganizations(one.organization, other.organization))
    .flatMap((response) => filesOf(response))
    .map(({ response, path, file }) => {
      const own = records.filter(
        (each) => each.responseId === response.responseId && each.path === path && each.reference === file.reference,
      );
      const record = own.find(({ state }) => state === "kept") ?? own.at(-1) ?? null;
      const name = record?.state === "kept" ? nameOf(meetingId, response, path, file.name, taken) : null;
      return { response, path, file, record, name };
    });
}

function filesOf(response: ExportedResponse): readonly Pick<ListedFile, "response" | "path" | "file">[] {
  return [...response.answers].flatMap(([path, answer]) =>
    answer.state === "answered" && answer.value.kind === "files" && response.isVisible(path)
      ? answer.value.files.map((file) => ({ response, path, file }))
      : [],
  );
}

/** Such as `unhcr_cmim-06_fr_1.docx`; a further one of the same organization has `-2` behind it. */
function nameOf(
  meetingId: MeetingId,
  { organization, answers, versions }: ExportedResponse,
  path: Path,
  shared: string,
  taken: Set<string>,
): string {
  const language = answers.get(path.replace(/[^.]+$/, "language"));
  const code = language?.state === "answered" && language.value.kind === "choice" ? language.value.code : null;
  const parts = [organization.id, meetingId, ...(code === null ? [] : [code]), String(versions.get(path) ?? 1)];
  const ending = /\.([a-z0-9]{1,8})$/i.exec(shared)?.[1]?.toLowerCase();
  const base = parts.map((part) => part.replaceAll(/[^a-z0-9-]+/gi, "-")).join("_");
  for (let number = 1; ; number += 1) {
    const name = `${base}${number === 1 ? "" : `-${number}`}${ending === undefined ? "" : `.${ending}`}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

export function compileFileTable(files: readonly ListedFile[]): Table {
  return {
    headings: HEADINGS,
    rows: files.map(({ response: { organization, responseId }, path, file, record, name }) => [
      organization.id,
      organization.acronym,
      responseId,
      path,
      file.name,
      record?.state ?? "none",
      name,
      record?.sizeBytes ?? null,
      record?.sha256 ?? null,
      record?.sharedAt.toString() ?? null,
    ]),
  };
}
