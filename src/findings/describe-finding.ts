// A finding in a line: "survey, completed, 2009–2010; Kenya and Uganda".
import { writePartialDate } from "../questionnaire/write-date.ts";
import { writeArea } from "./describe-ask.ts";
import type { Finding } from "./finding.ts";
import type { Speaking } from "./speaking.ts";

const MOST_AREAS = 4;

type Described = Pick<Finding, "kind" | "status" | "starts" | "ends" | "areas">;

export function describeFinding(finding: Described, speaking: Pick<Speaking, "wording" | "language">): string {
  const { wording } = speaking;
  const about = [
    wording.findingKind[finding.kind],
    ...(finding.status === null ? [] : [wording.findingStatus[finding.status]]),
    ...describePeriod(finding, speaking),
  ].join(", ");
  const areas = describeAreas(finding.areas, speaking);
  return areas === "" ? about : `${about}; ${areas}`;
}

/** What is planned begins; what is under way goes on since. */
export function describePeriod(
  { starts, ends, status }: Pick<Described, "starts" | "ends" | "status">,
  { wording, language }: Pick<Speaking, "wording" | "language">,
): readonly string[] {
  if (starts === null) return [];
  const first = writePartialDate(starts, language);
  if (ends === null && status === "planned") return [wording.begins(first)];
  return [wording.period(first, ends === null ? null : writePartialDate(ends, language))];
}

export function describeAreas(
  areas: readonly string[],
  speaking: Pick<Speaking, "wording" | "language">,
  most = MOST_AREAS,
): string {
  const names = areas.map((code) => writeArea(code, speaking));
  if (names.length <= most) return names.join(", ");
  return `${names.slice(0, most).join(", ")} ${speaking.wording.andMoreAreas(names.length - most)}`;
}

/** The acronym where there is one: results are short, and the source has the name. */
export function shortName({ name, acronym }: { readonly name: string; readonly acronym: string }): string {
  return acronym === "" ? name : acronym;
}

export function titleOf(
  finding: Pick<Finding, "title"> & { readonly organization: { readonly name: string; readonly acronym: string } },
  { wording }: Pick<Speaking, "wording">,
): string {
  return finding.title ?? wording.reportOf(shortName(finding.organization));
}
