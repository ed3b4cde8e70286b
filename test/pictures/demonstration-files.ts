// The demonstration as an operator would bring it: a roster in CSV and the open meeting in JSON, for the command line.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";

const COLUMNS = ["organization", "acronym", "kind", "organization time zone", "name", "e-mail", "role", "time zone"];

/** Writes both files into the folder. */
export async function writeDemonstrationFiles(folder: string): Promise<{ roster: string; meetings: string }> {
  const { roster, meetings } = await readDemonstration();
  const files = { roster: path.join(folder, "roster.csv"), meetings: path.join(folder, "meetings.json") };
  const names = new Map(roster.organizations.map(({ id, name }) => [id, name]));
  const organizations = roster.organizations.map((organization) => ({
    organization: organization.name,
    acronym: organization.acronym,
    kind: organization.kind,
    "organization time zone": organization.timeZone,
  }));
  const people = roster.people.flatMap(({ name, email, timeZone, appointments }) =>
    appointments.map(({ role, organizationId }) => ({
      organization: role === "secretariat" || organizationId === null ? "" : names.get(organizationId),
      name,
      "e-mail": email,
      role: role.replace("_", " "),
      "time zone": timeZone,
    })),
  );
  await writeFile(files.roster, stringify([...organizations, ...people], { header: true, columns: COLUMNS }));
  const { series } = meetings;
  const open = meetings.meetings.filter(({ meeting }) => meeting.state === "open");
  await writeFile(
    files.meetings,
    JSON.stringify({
      series: { code: series.id, name: series.name, secretariat: series.secretariat },
      meetings: open.map(({ record }) => record),
    }),
  );
  return files;
}
