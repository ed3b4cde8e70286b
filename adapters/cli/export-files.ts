// The files that were shared with a meeting, into a folder, with a list of them.

import { unreachable } from "../../src/domain/unreachable.ts";
import { compileFileTable, type ListedFile, listSharedFiles } from "../../src/reports/file-list.ts";
import { chooseForAudience } from "../../src/reports/for-audience.ts";
import { type Outcome, refuse } from "./command.ts";
import type { Desk, Exported } from "./export-desk.ts";
import { noteLeftOut, readAsked, readResponses } from "./export-responses.ts";

export async function exportFiles(desk: Desk): Promise<Exported | Outcome> {
  const { order, meeting, store, surroundings } = desk;
  const asked = await readAsked(meeting, store);
  const responses = (await Promise.all(asked.map((questionnaire) => readResponses(questionnaire, desk)))).flat();
  const { responses: shown, leftOut } = chooseForAudience(responses, order.audience);
  const listed = listSharedFiles(meeting.id, shown, await store.listFiles(meeting.id));
  if (listed.length === 0) return refuse(`${meeting.title}: no file was shared.`, ...noteLeftOut(leftOut, order));
  const files: { name: string; content: string | Uint8Array }[] = [];
  for (const { name, record } of listed) {
    const bytes = name !== null && record ? await store.readFile(record.id) : null;
    if (name !== null && bytes !== null) files.push({ name, content: bytes });
  }
  files.push({ name: "files.csv", content: surroundings.documents.writeCsv(compileFileTable(listed)) });
  return { content: { files }, notes: [...listed.flatMap(noteMissing), ...noteLeftOut(leftOut, order)] };
}

function noteMissing({ response: { organization }, file, record }: ListedFile): readonly string[] {
  const called = `${organization.acronym || organization.name}, “${file.name}”`;
  const state = record?.state ?? null;
  switch (state) {
    case "kept":
      return [];
    case "waiting":
      return [`${called}: is being fetched still; export again later.`];
    case "lost":
      return [
        `${called}: could not be fetched (${record?.code ?? "unknown"}); its sender was asked to share it again.`,
      ];
    case null:
      return [`${called}: only its name is known.`];
    default:
      return unreachable(state);
  }
}
