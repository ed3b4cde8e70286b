// Reads the activity reports of the demonstration, which are invented. They stand apart, since most who need meetings and
// people begin with nothing reported.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { InstrumentId, MeetingId, OrganizationId } from "../../src/domain/ids.ts";
import type { JsonObject } from "../../src/reports/record.ts";

/** One activity report as answers to the instrument, as a record. No organization submitted it. */
export type DemonstrationActivityReport = {
  readonly meetingId: MeetingId;
  readonly organizationId: OrganizationId;
  readonly instrumentId: InstrumentId;
  readonly answers: JsonObject;
};

const Activities = z.object({
  instrument: InstrumentId,
  reports: z.array(
    z.object({ meetingId: MeetingId, organizationId: OrganizationId, answers: z.record(z.string(), z.json()) }),
  ),
});

/** @throws when the file is not as it should be, which is a bug. */
export async function readDemonstrationActivities(): Promise<readonly DemonstrationActivityReport[]> {
  const bytes = await readFile(new URL("../../prisma/demonstration/activities.json", import.meta.url));
  const { instrument, reports } = Activities.parse(JSON.parse(bytes.toString("utf8")));
  return reports.map((report) => ({ ...report, instrumentId: instrument }));
}
