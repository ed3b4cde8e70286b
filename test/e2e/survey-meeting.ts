// The meeting that is played: the real organizations and surveys of the demonstration, each organization with one
// focal point, brought in by files as an operator would.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Installation } from "./server-process.ts";
import { SurveyAnswers } from "./survey-answers.ts";

const FOLDER = new URL("../../prisma/demonstration/", import.meta.url);
const Surveys = z.object({
  surveys: z.array(z.object({ id: z.string(), organizationId: z.string(), answers: SurveyAnswers })),
});
const Organizations = z.object({
  organizations: z.array(
    z.object({ id: z.string(), name: z.string(), acronym: z.string(), kind: z.string(), timeZone: z.string() }),
  ),
});

export type FocalPoint = {
  readonly name: string;
  readonly email: string;
  /** What the person's account is called in a chat. */
  readonly handle: string;
  readonly organization: string;
  readonly organizationId: string;
  readonly surveys: readonly { readonly id: string; readonly answers: SurveyAnswers }[];
};

export const MEETING = "cmim-06";
export const MEETING_TITLE = "Sixth Coordination Meeting on International Migration";

/** First names, one for each organization that carried out a survey. */
const NAMES = [
  "Ana Almeida",
  "Ben Bakker",
  "Chidi Chukwu",
  "Dina Darwish",
  "Emre Erdem",
  "Farah Faris",
  "Goran Gvozden",
  "Hana Hayashi",
  "Ines Ibarra",
  "Jonas Jansen",
  "Kofi Kuma",
  "Leila Lahlou",
  "Malik Mensah",
  "Nadia Novak",
  "Omar Osei",
  "Petra Pavlova",
];

/** One focal point for each organization that has surveys, in the order in which the surveys stand. */
export async function readFocalPoints(): Promise<readonly FocalPoint[]> {
  const { surveys } = Surveys.parse(await readJson("surveys.json"));
  const organizations = await readOrganizations();
  const ids = [...new Set(surveys.map(({ organizationId }) => organizationId))];
  return ids.map((organizationId, index) => {
    const organization = organizations.find(({ id }) => id === organizationId);
    const name = NAMES[index];
    if (!organization || !name) throw new Error(`nobody for ${organizationId}`);
    const handle = (name.split(" ")[0] ?? name).toLowerCase();
    const own = surveys.filter((survey) => survey.organizationId === organizationId);
    return {
      name,
      email: `${handle}@example.org`,
      handle,
      organization: organization.name,
      organizationId,
      surveys: own,
    };
  });
}

/** Imports the roster and the meeting into an installation whose server is not running. */
export async function importMeeting(installation: Installation): Promise<void> {
  await installation.must("roster", "import", await installation.write("roster.csv", await writeRoster()));
  await installation.must("meeting", "import", await installation.write("meeting.json", writeMeeting()));
}

async function writeRoster(): Promise<string> {
  const people = await readFocalPoints();
  const organizations = await readOrganizations();
  const rows = people.map(({ name, email, organization }) => {
    const found = organizations.find((each) => each.name === organization);
    if (!found) throw new Error(`no organization ${organization}`);
    return [found.name, found.acronym, found.kind, found.timeZone, name, email, "focal point"];
  });
  const headings = ["organization", "acronym", "kind", "organization time zone", "name", "e-mail", "role"];
  return [headings, ...rows].map((cells) => cells.map(quote).join(",")).join("\r\n");
}

function writeMeeting(): string {
  const due = "2007-11-09";
  return JSON.stringify({
    series: { code: "CMIM", name: "Coordination Meeting on International Migration", secretariat: "UN DESA" },
    meetings: [
      {
        id: MEETING,
        number: 6,
        title: MEETING_TITLE,
        start: "2007-11-26",
        end: "2007-11-27",
        city: "New York",
        timezone: "America/New_York",
        state: "open",
        asks: [
          { instrument: "surveys-2007", due },
          { instrument: "activity-report", due },
        ],
        organizations: "all",
      },
    ],
  });
}

async function readOrganizations() {
  return Organizations.parse(await readJson("organizations.json")).organizations;
}

async function readJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(name, FOLDER), "utf8"));
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
