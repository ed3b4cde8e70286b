// What the try-out page shows beside the chat: who there is to be, and what the secretariat sees.

import { requestOf } from "../dialog/actions.ts";
import { nameOf, writeAnswer } from "../dialog/ask.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person, Role } from "../domain/person.ts";
import { standingOf } from "../domain/request.ts";
import type { ResponseRecord } from "../ports/response-record.ts";
import type { AnswerVersion, StatusRow } from "../ports/store.ts";
import type { Board, BoardAnswer, BoardCell, BoardRow, TryOutDesk, TryOutPerson } from "../ports/try-out.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { findWay, progressOf, stepAt } from "../questionnaire/steps.ts";
import { english } from "../wording/english.ts";
import type { BotPorts } from "./bot-ports.ts";

const NEWEST_ANSWERS = 20;
const ROLE_ORDER: readonly Role[] = ["focal_point", "alternate", "secretariat", "participant"];

export function createTryOutDesk(ports: Pick<BotPorts, "store" | "clock">): TryOutDesk {
  return { listPeople: () => listPeople(ports), readBoard: () => readBoard(ports) };
}

async function listPeople({ store, clock }: Pick<BotPorts, "store" | "clock">): Promise<readonly TryOutPerson[]> {
  const people = await store.listPeople(clock.now().toZonedDateTimeISO("UTC").toPlainDate());
  const organizations = await store.transaction((transaction) => transaction.listOrganizations());
  return people
    .filter(({ appointments }) => appointments.length > 0)
    .map((person) => describe(person, organizations))
    .sort(
      (one, other) => rank(one.person) - rank(other.person) || one.person.name.localeCompare(other.person.name, "en"),
    );
}

function describe(person: Person, organizations: readonly Organization[]): TryOutPerson {
  const named = person.appointments.flatMap(({ organizationId }) =>
    organizations.filter(({ id }) => id === organizationId).map(({ acronym, name }) => acronym || name),
  );
  const role = person.appointments[0]?.role ?? "participant";
  return { person, organizations: named, roleWords: [english.roleName[role], ...named].join(", ") };
}

function rank(person: Person): number {
  return ROLE_ORDER.indexOf(person.appointments[0]?.role ?? "participant");
}

async function readBoard(ports: Pick<BotPorts, "store" | "clock">): Promise<Board> {
  const { store } = ports;
  const counted = await store.countDeliveries();
  const deliveries = {
    waiting: counted.waiting + counted.sending,
    sent: counted.sent,
    failed: counted.unreachable + counted.refused + counted.dropped,
  };
  const [meeting] = await store.transaction((transaction) => transaction.listMeetings("open"));
  if (!meeting) return { meeting: null, asks: [], rows: [], newestAnswers: [], deliveries };
  const instruments = await store.transaction(async (transaction) => {
    const found: Questionnaire[] = [];
    for (const { instrumentId } of meeting.asks)
      found.push(...[await transaction.findInstrument(instrumentId)].filter((each) => each !== null));
    return found;
  });
  const responses = (await Promise.all(instruments.map(({ id }) => store.readResponses(meeting.id, id)))).flat();
  const people = await store.listPeople(ports.clock.now().toZonedDateTimeISO("UTC").toPlainDate());
  const newest = await store.listNewestAnswers(meeting.id, NEWEST_ANSWERS);
  return {
    meeting,
    asks: meeting.asks.map(({ instrumentId, dueOn }) => ({
      instrumentId,
      dueOn,
      title: instruments.find(({ id }) => id === instrumentId)?.title.en ?? instrumentId,
    })),
    rows: rowsOf(await store.readStatus(meeting.id), responses, instruments),
    newestAnswers: newest.flatMap((version) => answerOf(version, responses, instruments, people)),
    deliveries,
  };
}

function rowsOf(
  status: readonly StatusRow[],
  responses: readonly ResponseRecord[],
  instruments: readonly Questionnaire[],
): readonly BoardRow[] {
  const organizations = new Map(status.map(({ organization }) => [organization.id, organization]));
  return [...organizations.values()].map((organization) => ({
    organizationId: organization.id,
    organization: organization.acronym || organization.name,
    officialName: organization.name,
    cells: status
      .filter((row) => row.organization.id === organization.id)
      .map((row) => cellOf(row, responses, instruments)),
  }));
}

function cellOf(
  row: StatusRow,
  responses: readonly ResponseRecord[],
  instruments: readonly Questionnaire[],
): BoardCell {
  const { request } = row;
  const questionnaire = instruments.find(({ id }) => id === request.instrumentId);
  const own = responses.filter((response) => requestOf(response.responseId) === request.id);
  const parts = questionnaire ? own.map(({ current }) => progressOf(findWay(questionnaire, current))) : [];
  const progress =
    parts.length === 0
      ? null
      : { answered: sum(parts.map(({ done }) => done)), of: sum(parts.map(({ total }) => total)) };
  return {
    instrumentId: request.instrumentId,
    standing: standingOf(request),
    progress,
    lastAnswerAt: row.lastAnswerAt,
  };
}

function answerOf(
  version: AnswerVersion,
  responses: readonly ResponseRecord[],
  instruments: readonly Questionnaire[],
  people: readonly Person[],
): readonly BoardAnswer[] {
  const record = responses.find(({ responseId }) => responseId === version.responseId);
  const questionnaire = instruments.find(({ id }) => id === record?.request.instrumentId);
  const step = record && questionnaire ? stepAt(findWay(questionnaire, record.current), version.path) : null;
  if (!record || step?.kind !== "question") return [];
  const facts = { wording: english, language: "en" } as const;
  const understood = writeAnswer(facts, step, version.answer);
  return [
    {
      organization: record.organization.acronym || record.organization.name,
      question: nameOf(facts, step),
      understood,
      typed: version.messageId === null || version.typed === understood ? null : version.typed,
      personId: version.personId,
      person: people.find(({ id }) => id === version.personId)?.name ?? version.personId,
      at: version.at,
    },
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
