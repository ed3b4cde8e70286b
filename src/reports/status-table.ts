// Where every request of a meeting stands. For the secretariat: in a shared place nobody who is late is named.
import type { Temporal } from "temporal-polyfill";
import type { RequestId } from "../domain/ids.ts";
import type { Organization } from "../domain/organization.ts";
import type { Role } from "../domain/person.ts";
import { type EnteredOnBehalf, type Reporting, standingOf } from "../domain/request.ts";
import { compareOrganizations } from "./exported-response.ts";
import type { Table } from "./table.ts";

export type StatusLine = {
  readonly organization: Organization;
  readonly request: Reporting;
  readonly focalPoints: readonly { readonly name: string; readonly role: Role; readonly hasAccount: boolean }[];
  readonly lastAnswerAt: Temporal.Instant | null;
};

const STATUS_HEADINGS = [
  "organization",
  "acronym",
  "organization name",
  "kind",
  "instrument",
  "due on",
  "standing",
  "responses",
  "submitted",
  "last answer at",
  "people who answer",
  "reachable in chat",
  "entered by the secretariat at",
];

/** One row for each request: organizations by kind and name, and what each owes in the order of the instruments. */
export function compileStatusTable(
  lines: readonly StatusLine[],
  entered: ReadonlyMap<RequestId, EnteredOnBehalf>,
): Table {
  return {
    headings: STATUS_HEADINGS,
    rows: inStatusOrder(lines).map((line) => [...statusRow(line), entered.get(line.request.id)?.at.toString() ?? null]),
  };
}

export function inStatusOrder<Line extends StatusLine>(lines: readonly Line[]): readonly Line[] {
  return lines.toSorted(
    (one, other) =>
      compareOrganizations(one.organization, other.organization) ||
      one.request.instrumentId.localeCompare(other.request.instrumentId, "en"),
  );
}

function statusRow({ organization, request, focalPoints, lastAnswerAt }: StatusLine): Table["rows"][number] {
  const live = request.responses.filter(({ state }) => state !== "withdrawn");
  return [
    organization.id,
    organization.acronym,
    organization.name,
    organization.kind,
    request.instrumentId,
    request.dueOn.toString(),
    standingOf(request),
    live.length,
    live.filter(({ state }) => state === "submitted").length,
    lastAnswerAt?.toString() ?? null,
    focalPoints.length,
    focalPoints.filter(({ hasAccount }) => hasAccount).length,
  ];
}
