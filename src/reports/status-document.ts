// Who has sent what, as a document. For the secretariat: in a shared place nobody who is late is named.
import type { RequestId } from "../domain/ids.ts";
import { type EnteredOnBehalf, type Standing, standingOf } from "../domain/request.ts";
import { english as wording } from "../wording/english.ts";
import type { Document, DocumentBlock, DocumentCell, DocumentLine } from "./document.ts";
import { type DocumentFacts, frameOf } from "./document-frame.ts";
import { inStatusOrder, type StatusLine } from "./status-table.ts";

const STANDINGS: readonly Standing[] = ["submitted", "nothing_to_report", "no_survey", "draft", "not_started"];

/** What the table of status does not know by itself. */
export type StatusAround = {
  /** Names an instrument. */
  readonly titleOf: (instrumentId: string) => string;
  /** The requests for which the secretariat entered something on behalf of the organization. */
  readonly entered: ReadonlyMap<RequestId, EnteredOnBehalf>;
};

export function compileStatus(lines: readonly StatusLine[], facts: DocumentFacts, around: StatusAround): Document {
  const byKind = Map.groupBy(inStatusOrder(lines), ({ organization }) => organization.kind);
  return {
    ...frameOf(facts, wording.contributionsTitle),
    blocks: [
      lines.length === 0 ? { kind: "paragraph", text: wording.nothingHere } : countStandings(lines, around.titleOf),
      ...[...byKind].flatMap(([kind, own]): readonly DocumentBlock[] => [
        { kind: "heading", level: 1, text: wording.organizationKinds[kind] },
        tableOf(wording.organizationKinds[kind], own, facts, around),
      ]),
    ],
  };
}

/** Numbers alone: how many organizations stand where, for each instrument. */
export function countStandings(lines: readonly StatusLine[], titleOf: (instrumentId: string) => string): DocumentBlock {
  const byInstrument = Map.groupBy(lines, ({ request }) => request.instrumentId);
  const shown = STANDINGS.filter((standing) => lines.some(({ request }) => standingOf(request) === standing));
  return {
    kind: "table",
    caption: wording.standingsCaption,
    headings: [wording.contributionColumns.instrument, wording.askedColumn, ...shown.map(wording.standing)],
    rows: [...byInstrument].map(([instrumentId, own]) => [
      titleOf(instrumentId),
      String(own.length),
      ...shown.map((standing) => String(own.filter(({ request }) => standingOf(request) === standing).length)),
    ]),
  };
}

/** One row for each organization, one column for each instrument. */
function tableOf(
  caption: string,
  lines: readonly StatusLine[],
  { meeting }: DocumentFacts,
  { titleOf, entered }: StatusAround,
): DocumentBlock {
  const { organization, reachable } = wording.contributionColumns;
  const instruments = [...new Set(lines.map(({ request }) => request.instrumentId))];
  const byOrganization = Map.groupBy(lines, (line) => line.organization.id);
  return {
    kind: "table",
    caption,
    headings: [organization, ...instruments.map(titleOf), reachable],
    rows: [...byOrganization.values()].flatMap((own): (readonly DocumentCell[])[] => {
      const [first] = own;
      if (first === undefined) return [];
      const { focalPoints, organization: named } = first;
      return [
        [
          wording.nameWithAcronym(named.name, named.acronym),
          ...instruments.map((id) => ({
            lines: own
              .filter(({ request }) => request.instrumentId === id)
              .flatMap((line) => [
                ...standingLines(line, meeting.timeZone),
                ...enteredLines(entered.get(line.request.id), meeting.timeZone),
              ]),
          })),
          wording.reachableOf(focalPoints.filter(({ hasAccount }) => hasAccount).length, focalPoints.length),
        ],
      ];
    }),
    shares: [36, ...instruments.map(() => 52 / instruments.length), 12],
  };
}

function standingLines({ request, lastAnswerAt }: StatusLine, timeZone: string): readonly DocumentLine[] {
  const live = request.responses.filter(({ state }) => state !== "withdrawn");
  const submitted = live.filter(({ state }) => state === "submitted").length;
  const { due, lastAnswer } = wording.contributionColumns;
  const standing = wording.standingOf(wording.standing(standingOf(request)), submitted, live.length);
  return [
    { label: null, text: standing, language: null },
    { label: due, text: wording.date(request.dueOn), language: null },
    ...(lastAnswerAt === null
      ? []
      : [{ label: lastAnswer, text: wording.moment(lastAnswerAt, timeZone), language: null }]),
  ];
}

function enteredLines(entered: EnteredOnBehalf | undefined, timeZone: string): readonly DocumentLine[] {
  if (entered === undefined) return [];
  const text = wording.enteredBy(entered.by, wording.moment(entered.at, timeZone));
  return [{ label: wording.contributionColumns.entered, text, language: null }];
}
