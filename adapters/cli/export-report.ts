// The draft report of a meeting.
import { readMeetingRecord } from "../../src/domain/meeting-record.ts";
import { DISCLAIMER } from "../../src/reports/disclaimer.ts";
import { chooseForAudience } from "../../src/reports/for-audience.ts";
import { compileReport } from "../../src/reports/meeting-report.ts";
import { compileMeeting } from "../../src/reports/response-export.ts";
import type { Desk, Exported } from "./export-desk.ts";
import { factsOf, readParticipants, readTitles } from "./export-lists.ts";
import { noteLeftOut, readAsked, readResponses } from "./export-responses.ts";

export async function exportReport(desk: Desk): Promise<Exported> {
  const { order, meeting, asAt, store, surroundings } = desk;
  const { documents } = surroundings;
  const [reports, surveys] = await Promise.all([readShown("organization", desk), readShown("survey", desk)]);
  const document = compileReport(
    {
      record: readMeetingRecord(await store.transaction((transaction) => transaction.readMeetingRecord(meeting.id))),
      status: await store.readStatus(meeting.id),
      reports: reports.responses,
      surveys: surveys.responses,
      participants: await readParticipants(desk, meeting.startsOn),
      titleOf: await readTitles(desk),
    },
    factsOf(desk),
  );
  const notes = noteLeftOut(reports.leftOut + surveys.leftOut, order);
  if (order.format === "docx") return { content: await documents.writeDocx(document), notes };
  if (order.format === "html") return { content: documents.writePage(document), notes };
  const { language, title, beneath, blocks } = document;
  const json = {
    meeting: compileMeeting(meeting),
    asAt: asAt.toString(),
    audience: order.audience,
    disclaimer: DISCLAIMER,
    language,
    title,
    beneath,
    blocks,
  };
  return { content: documents.writeJson(json), notes };
}

/** Of every instrument of the kind that the meeting asks. */
async function readShown(per: "organization" | "survey", desk: Desk) {
  const instruments = (await readAsked(desk.meeting, desk.store)).filter((instrument) => instrument.per === per);
  const all = await Promise.all(instruments.map((instrument) => readResponses(instrument, desk)));
  return chooseForAudience(all.flat(), desk.order.audience);
}
