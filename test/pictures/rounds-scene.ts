// A meeting whose reminders of today are due now: who is asked, where they are, and by when. Some work at this hour, and for
// some the morning is still to come, so that a round can be watched, and stopped before everybody was reminded.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { Temporal } from "temporal-polyfill";
import { readDemonstration } from "../../adapters/cli/demonstration.ts";

/** An hour of the day in which the reminders of the morning may still go out, and one in which they are to come. */
const NOW_AT = 10;
const LATER_AT = 6;
/** One place for each hour of the day, from east to west. */
const PLACES: readonly string[] = [
  "Pacific/Auckland",
  "Pacific/Noumea",
  "Australia/Brisbane",
  "Asia/Tokyo",
  "Asia/Manila",
  "Asia/Bangkok",
  "Asia/Dhaka",
  "Asia/Tashkent",
  "Asia/Dubai",
  "Africa/Nairobi",
  "Africa/Johannesburg",
  "Africa/Lagos",
  "Africa/Accra",
  "Atlantic/Cape_Verde",
  "Atlantic/South_Georgia",
  "America/Buenos_Aires",
  "America/La_Paz",
  "America/Bogota",
  "America/Guatemala",
  "America/Phoenix",
  "America/Anchorage",
  "Pacific/Honolulu",
  "Pacific/Pago_Pago",
];
/** After a reminder of the morning is due, minutes in which one may still be written. */
const FROM_MINUTE = 35;

export type ScenePerson = { readonly name: string; readonly email: string; readonly handle: string };
export type RoundScene = {
  readonly roster: string;
  readonly meetings: string;
  readonly secretariat: readonly ScenePerson[];
  /** Focal points; the first speaks for INED. */
  readonly focalPoints: readonly ScenePerson[];
  /** Alternate of INED. */
  readonly colleague: ScenePerson;
};

export const MEETING_TITLE = "Sixteenth Coordination Meeting on International Migration";
const FIRST_OF_ALL = "INED";
const FIRST_NAMES = ["Ana", "Ben", "Chidi", "Dina", "Emre", "Farah", "Goran", "Hana", "Ines", "Jonas", "Kofi", "Leila"];
const FAMILY_NAMES = ["Almeida", "Bakker", "Chukwu", "Darwish", "Erdem", "Faris"];

/** Writes the files into the folder. @throws on a day on which nobody on earth works at this hour. */
export async function writeRoundScene(folder: string, count: number): Promise<RoundScene> {
  const now = Temporal.Now.instant();
  const place = placeAt(now, NOW_AT);
  const today = now.toZonedDateTimeISO(place).toPlainDate();
  const places = { now: place, later: placeAt(now, LATER_AT) };
  const workWeek = workWeekOf(today);
  const { roster } = await readDemonstration();
  const first = roster.organizations.filter(({ acronym }) => acronym === FIRST_OF_ALL);
  const organizations = [...first, ...roster.organizations.filter(({ acronym }) => acronym !== FIRST_OF_ALL)];
  const focalPoints = organizations.slice(0, count).map((_organization, index) => nameNumber(index));
  const [secretariat, colleague] = [[person("Viktor Vargas"), person("Wen Wu")], person("Paula Pereira")];
  const rows = organizations.flatMap(({ name, acronym, kind }, index) => {
    // One in six is still asleep.
    const zone = index % 6 === 5 ? places.later : places.now;
    const own = { organization: name, acronym, kind, "organization time zone": zone, "work week": workWeek };
    const alternate = index === 0 ? [{ ...own, ...cells(colleague, "alternate", zone) }] : [];
    const focalPoint = focalPoints[index];
    return [{ ...own, ...(focalPoint ? cells(focalPoint, "focal point", zone) : {}) }, ...alternate];
  });
  const all = [...rows, ...secretariat.map((each) => cells(each, "secretariat", "America/New_York"))];
  const files = { roster: path.join(folder, "roster.csv"), meetings: path.join(folder, "meetings.json") };
  await writeFile(files.roster, stringify(all, { header: true, columns: COLUMNS }));
  await writeFile(files.meetings, JSON.stringify(writeMeeting(today.add({ days: 7 }))));
  return { ...files, secretariat, focalPoints, colleague };
}

const COLUMNS = [
  "organization",
  "acronym",
  "kind",
  "organization time zone",
  "work week",
  "name",
  "e-mail",
  "role",
  "time zone",
] as const;

function cells({ name, email }: ScenePerson, role: string, zone: string) {
  return { name, "e-mail": email, role, "time zone": zone };
}

function nameNumber(index: number): ScenePerson {
  const family = FAMILY_NAMES[(index + Math.floor(index / FIRST_NAMES.length)) % FAMILY_NAMES.length];
  return person(`${FIRST_NAMES[index % FIRST_NAMES.length]} ${family}`);
}

function person(name: string): ScenePerson {
  const handle = name.toLowerCase().replace(" ", ".");
  return { name, handle, email: `${handle}@example.org` };
}

/** Where the clock shows this hour, in its later part: what is due at half past nine is neither to come nor gone. */
function placeAt(now: Temporal.Instant, hour: number): string {
  const reached = now.subtract({ minutes: FROM_MINUTE });
  const found = PLACES.find((zone) => reached.toZonedDateTimeISO(zone).hour === hour - 1);
  if (!found) throw new Error(`nowhere is it ${hour} o'clock now: try again a little later`);
  return found;
}

function workWeekOf(day: Temporal.PlainDate): string {
  if (day.dayOfWeek === 6)
    throw new Error("nobody works on a Saturday, so nobody is reminded: try again on another day");
  return day.dayOfWeek === 7 ? "sun-thu" : "mon-fri";
}

function writeMeeting(due: Temporal.PlainDate): object {
  const start = due.add({ days: 17 });
  return {
    series: { code: "CMIM", name: "Coordination Meeting on International Migration", secretariat: "UN DESA" },
    meetings: [
      {
        id: "cmim-16",
        number: 16,
        title: MEETING_TITLE,
        start: start.toString(),
        end: start.add({ days: 1 }).toString(),
        city: "New York",
        timezone: "America/New_York",
        state: "open",
        asks: [
          { instrument: "surveys-2007", due: due.toString() },
          { instrument: "activity-report", due: due.toString() },
        ],
        organizations: "all",
      },
    ],
  };
}
