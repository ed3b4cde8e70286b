// The answers to the instruments of a meeting: the inventory of surveys and the compilation of activity reports.
import type { Meeting } from "../../src/domain/meeting.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { loadLanguageTeller } from "../../src/findings/detect-language.ts";
import { asksForActivities } from "../../src/questionnaire/asks-for-activities.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { compileActivities } from "../../src/reports/activities-document.ts";
import { compileCodebook } from "../../src/reports/codebook.ts";
import type { DocumentFacts } from "../../src/reports/document-frame.ts";
import { type ExportedResponse, responseOf } from "../../src/reports/exported-response.ts";
import { chooseForAudience } from "../../src/reports/for-audience.ts";
import { compileInventory } from "../../src/reports/inventory-document.ts";
import { compileResponseExport } from "../../src/reports/response-export.ts";
import { compileInstanceTable, compileResponseTable } from "../../src/reports/response-table.ts";
import { compileActivityWorkbook, compileInventoryWorkbook } from "../../src/reports/response-workbook.ts";
import { type Outcome, refuse } from "./command.ts";
import type { Desk, Exported } from "./export-desk.ts";
import type { Order } from "./export-order.ts";
import type { CommandStore } from "./surroundings.ts";

export async function exportResponses(desk: Desk): Promise<Exported | Outcome> {
  const { order, meeting, store } = desk;
  const questionnaire = chooseInstrument(order, meeting, await readAsked(meeting, store));
  if ("kind" in questionnaire) return questionnaire;
  const { responses, leftOut } = chooseForAudience(await readResponses(questionnaire, desk), order.audience);
  const written = await writeResponses(questionnaire, responses, desk);
  const notes = noteLeftOut(leftOut, order);
  if (!("kind" in written)) return { ...written, notes };
  return written.kind === "refused" ? refuse(...written.problems, ...notes) : written;
}

export function noteLeftOut(leftOut: number, { audience }: Pick<Order, "audience">): readonly string[] {
  if (leftOut === 0) return [];
  const whose = audience === "public" ? "were not released to everybody" : "are for the secretariat only";
  return [`Left out, since they ${whose}: ${leftOut}. With --for secretariat they are written too.`];
}

async function writeResponses(
  questionnaire: Questionnaire,
  responses: readonly ExportedResponse[],
  { order, meeting, surroundings, asAt }: Desk,
): Promise<Exported | Outcome> {
  const { documents, areas } = surroundings;
  const { what, format, audience } = order;
  const isInventory = what === "surveys";
  const facts: DocumentFacts = { meeting, asAt, audience };
  const document = () => (isInventory ? compileInventory(responses, facts) : compileActivities(responses, facts));
  switch (format) {
    case "docx":
      return { content: await documents.writeDocx(document()) };
    case "html":
      return { content: documents.writePage(document()) };
    case "xlsx": {
      const compile = isInventory ? compileInventoryWorkbook : compileActivityWorkbook;
      return { content: await documents.writeWorkbook(compile(questionnaire, responses, facts)) };
    }
    case "csv": {
      const isByActivity = !isInventory && asksForActivities(questionnaire);
      const compile = isByActivity ? compileInstanceTable : compileResponseTable;
      return { content: documents.writeCsv(compile(questionnaire, responses)) };
    }
    case "json":
      return { content: documents.writeJson(compileResponseExport(questionnaire, responses, { ...facts, areas })) };
    case "ddi":
      return writeCodebooks(responses, facts, order, surroundings);
    case "ics":
    case "folder":
      throw new Error(`${format} was asked for as something else`);
    default:
      return unreachable(format);
  }
}

/** One codebook for each survey: a file for one, a folder for several. */
async function writeCodebooks(
  responses: readonly ExportedResponse[],
  facts: DocumentFacts,
  { out }: Order,
  { documents }: Desk["surroundings"],
): Promise<Exported | Outcome> {
  const files = await Promise.all(
    responses.map(async (response) => ({
      name: `${response.responseId.replaceAll("/", "-")}.xml`,
      content: await documents.writeXml(compileCodebook(response, facts)),
    })),
  );
  const [first] = files;
  if (first === undefined) return refuse(`${facts.meeting.title}: there is no survey to write as ddi.`);
  const namesFile = out === null || out.endsWith(".xml");
  if (!namesFile) return { content: { files } };
  if (files.length === 1) return { content: first.content };
  return refuse(
    `There are ${files.length} surveys, and ddi is one file for each: name a folder by --out, such as --out surveys-ddi`,
  );
}

/** The newest version of each instrument that the meeting asks, as the database has it. */
export async function readAsked({ asks }: Meeting, store: CommandStore): Promise<readonly Questionnaire[]> {
  return store.transaction(async (transaction) => {
    const asked: Questionnaire[] = [];
    for (const { instrumentId } of asks) {
      const questionnaire = await transaction.findInstrument(instrumentId);
      if (questionnaire) asked.push(questionnaire);
    }
    return asked;
  });
}

/** The one of this kind. */
function chooseInstrument(order: Order, meeting: Meeting, asked: readonly Questionnaire[]): Questionnaire | Outcome {
  const { what, instrument } = order;
  const meant = asked
    .filter((candidate) => candidate.per === (what === "surveys" ? "survey" : "organization"))
    .filter((candidate) => instrument === null || candidate.id === instrument);
  const ids = meant.map(({ id }) => id);
  if (ids.length > 1) return refuse(`${meeting.title} asks for several: say which by --instrument`, ids.join(", "));
  return meant[0] ?? refuse(`${meeting.title} asks for no ${what}${instrument === null ? "" : ` by ${instrument}`}.`);
}

/** Whatever the audience: what may be shown is chosen from these. */
export async function readResponses(
  { id }: Pick<Questionnaire, "id">,
  { meeting, order, store, surroundings }: Desk,
): Promise<readonly ExportedResponse[]> {
  const { drafts } = order;
  const records = await store.readResponses(meeting.id, id);
  const tellLanguage = await loadLanguageTeller();
  return store.transaction(async (transaction) => {
    const exported: ExportedResponse[] = [];
    for (const record of records) {
      const { state, instrumentVersion, changedSinceSubmission } = responseOf(record);
      const answers = drafts ? record.current : record.submitted;
      if (answers === null || state === "withdrawn") continue;
      const version = drafts ? instrumentVersion : (record.submittedVersion ?? instrumentVersion);
      const questionnaire = await transaction.findInstrument(id, version);
      if (!questionnaire) throw new Error(`version ${version} of ${id} is not in the database`);
      exported.push({
        ...record,
        questionnaire,
        answers,
        isDraft: drafts && (record.submitted === null || changedSinceSubmission),
        versions: drafts ? record.currentVersions : record.submittedVersions,
        entered: drafts ? record.currentEntered : record.submittedEntered,
        tellLanguage,
        isVisible: surroundings.visibleIn(questionnaire, answers),
      });
    }
    return exported;
  });
}
