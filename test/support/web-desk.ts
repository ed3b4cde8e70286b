// A desk for the tests of the try-out page: a small roster and a board that a test can change.
import { Temporal } from "temporal-polyfill";
import { InstrumentId, MeetingId, OrganizationId, PersonId } from "../../src/domain/ids.ts";
import type { Role } from "../../src/domain/person.ts";
import type { Standing } from "../../src/domain/request.ts";
import type { Board, BoardCell, BoardRow, TryOutDesk, TryOutPerson } from "../../src/ports/try-out.ts";

const ORGANIZATIONS = [
  ["ilo", "ILO", "International Labour Organization"],
  ["unhcr", "UNHCR", "Office of the United Nations High Commissioner for Refugees"],
  ["iom", "IOM", "International Organization for Migration"],
  ["escwa", "ESCWA", "Economic and Social Commission for Western Asia"],
  ["eclac", "ECLAC", "Economic Commission for Latin America and the Caribbean"],
  ["unfpa", "UNFPA", "United Nations Population Fund"],
  ["unicef", "UNICEF", "United Nations Children’s Fund"],
  ["world-bank", "World Bank", "World Bank"],
  ["oecd", "OECD", "Organisation for Economic Co-operation and Development"],
  ["eurostat", "Eurostat", "Statistical Office of the European Communities"],
  ["icmpd", "ICMPD", "International Centre for Migration Policy Development"],
  ["las", "LAS", "League of Arab States"],
] as const;

const PEOPLE: readonly (readonly [string, string, Role, string | null])[] = [
  ["ana", "Ana Ferreira", "focal_point", "ilo"],
  ["chidi", "Chidi Okafor", "focal_point", "unhcr"],
  ["mei", "Mei Tanaka", "focal_point", "iom"],
  ["layla", "ليلى حدّاد", "focal_point", "escwa"],
  ["lucia", "Lucía Paredes", "focal_point", "eclac"],
  ["ben", "Ben Adeyemi", "alternate", "ilo"],
  ["ines", "Inès Moreau", "alternate", "oecd"],
  ["sigrid", "Sigrid Dahl", "secretariat", null],
  ["tomas", "Tomás Rivera", "participant", null],
];

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  focal_point: "Focal point",
  alternate: "Alternate",
  secretariat: "Secretariat",
  participant: "Participant",
};

const REPORT = InstrumentId.parse("activity-report");
const SURVEYS = InstrumentId.parse("surveys-2007");
const STANDINGS: readonly Standing[] = ["draft", "submitted", "not_started", "submitted", "no_survey", "not_started"];

export type FakeDesk = TryOutDesk & { change(board: Board): void };

export function createDesk(): FakeDesk {
  let board = sampleBoard();
  return {
    listPeople: async () => PEOPLE.map(visitor),
    readBoard: async () => board,
    change: (changed) => {
      board = changed;
    },
  };
}

function visitor([id, name, role, organization]: (typeof PEOPLE)[number]): TryOutPerson {
  const acronym = ORGANIZATIONS.find(([own]) => own === organization)?.[1];
  const organizationId = organization === null ? null : OrganizationId.parse(organization);
  return {
    person: {
      id: PersonId.parse(id),
      name,
      email: null,
      timeZone: "Europe/Paris",
      language: "en",
      appointments: [{ role, organizationId }],
    },
    organizations: acronym ? [acronym] : [],
    roleWords: acronym ? `${ROLE_WORDS[role]}, ${acronym}` : ROLE_WORDS[role],
  };
}

export function sampleBoard(): Board {
  const at = (time: string) => Temporal.Instant.from(`2007-11-05T${time}:00Z`);
  const said = (
    organization: string,
    person: string,
    question: string,
    understood: string,
    typed: string | null,
    time: string,
  ) => ({
    organization,
    person,
    personId: PersonId.parse(person),
    question,
    understood,
    typed,
    at: at(time),
  });
  return {
    meeting: {
      id: MeetingId.parse("cmim-06"),
      title: "Sixth Coordination Meeting on International Migration",
      city: "New York",
      startsOn: Temporal.PlainDate.from("2007-11-26"),
      endsOn: Temporal.PlainDate.from("2007-11-27"),
      state: "open",
    },
    asks: [
      { instrumentId: REPORT, title: "Activity report", dueOn: Temporal.PlainDate.from("2007-11-09") },
      { instrumentId: SURVEYS, title: "Surveys", dueOn: Temporal.PlainDate.from("2007-11-16") },
    ],
    rows: ORGANIZATIONS.map(row),
    newestAnswers: [
      said("ILO", "Ana Ferreira", "Country or area", "Côte d’Ivoire", "ivory coast", "14:32"),
      said("UNHCR", "Chidi Okafor", "Time frame", "March 2005 to March 2006", "03/05 until 03/06", "14:20"),
      said("ECLAC", "Lucía Paredes", "Recent activities", "Two workshops on remittance statistics", null, "13:58"),
      said("ESCWA", "ليلى حدّاد", "Title of the survey", "مسح الهجرة الدولية للأسر المعيشية", null, "11:05"),
      said("IOM", "Mei Tanaka", "Sample size", "4,200 households", "about 4200 hh", "10:41"),
      said("OECD", "Inès Moreau", "Frequency", "Every two years", "biennial", "09:12"),
    ],
    deliveries: { waiting: 2, sent: 118, failed: 1 },
  };
}

function row([id, organization, officialName]: (typeof ORGANIZATIONS)[number], index: number): BoardRow {
  return {
    organizationId: OrganizationId.parse(id),
    organization,
    officialName,
    cells: [
      cell(REPORT, standing(index + 1), 6, index),
      ...(index % 5 === 4 ? [] : [cell(SURVEYS, standing(index), 14, index)]),
    ],
  };
}

function standing(index: number): Standing {
  return STANDINGS[index % STANDINGS.length] ?? "not_started";
}

function cell(instrumentId: InstrumentId, stands: Standing, of: number, index: number): BoardCell {
  const begun = stands === "draft" || stands === "submitted";
  const answered = stands === "submitted" ? of : Math.ceil(of / 3);
  return {
    instrumentId,
    standing: stands,
    progress: begun ? { answered, of } : null,
    lastAnswerAt: begun ? Temporal.Instant.from("2007-11-05T14:32:00Z").subtract({ hours: index * 7 }) : null,
  };
}
