// What was understood, read back in one line: "Remittances and financial inclusion; Kenya; since 2006; World Bank".
import { areaName, findArea, findRegion } from "../domain/areas.ts";
import { inLanguage } from "../domain/language.ts";
import type { Ask } from "./ask.ts";
import type { Meaning } from "./ask-vocabulary.ts";
import type { Speaking } from "./speaking.ts";
import { OBJECTIVES, themeLabel } from "./themes.ts";

/** The names by which an ask is read back. */
export type AskNames = {
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly meetings: readonly { readonly id: string; readonly title: string }[];
};

/** Empty when nothing was asked in particular. */
export function describeAsk(
  ask: Ask,
  names: AskNames,
  { wording, language }: Pick<Speaking, "wording" | "language">,
): string {
  const some = <T>(codes: readonly T[], write: (code: T) => string) =>
    codes.length === 0 ? [] : [wording.either(codes.map(write))];
  const meeting = names.meetings.find(({ id }) => id === ask.meetingId);
  return [
    ...(ask.themes.length === 0
      ? []
      : [wording.both(ask.themes.map(({ code }) => inLanguage(themeLabel(code), language)))]),
    ...some(ask.areas, (code) => writeArea(code, { wording, language })),
    ...(ask.years === null ? [] : [wording.years(ask.years.from, ask.years.to)]),
    ...some(ask.organizations, (id) => names.organizations.find((each) => each.id === id)?.name ?? id),
    ...(ask.bestPractice ? [wording.bestPractices] : []),
    ...(ask.newInitiative ? [wording.newInitiatives] : []),
    ...some(isAnyKind(ask) ? [] : ask.kinds, (kind) => wording.findingKinds[kind]),
    ...some(ask.statuses, (status) => wording.findingStatus[status]),
    ...(ask.objectives.length === 0
      ? []
      : [wording.either(ask.objectives.map((number) => writeObjective(number, wording)))]),
    ...(ask.words === "" ? [] : [wording.theWords(ask.words)]),
    ...(meeting ? [meeting.title] : []),
  ].join("; ");
}

/** All that is counted: reports hold it, and are not counted themselves. */
export const COUNTED_KINDS = ["activity", "survey", "paper"] as const;

function isAnyKind({ kinds }: Ask): boolean {
  return COUNTED_KINDS.every((kind) => kinds.includes(kind));
}

/** A meaning as the label of a button. */
export function describeMeaning(
  meaning: Meaning,
  names: AskNames,
  { wording, language }: Pick<Speaking, "wording" | "language">,
): string {
  switch (meaning.kind) {
    case "organization":
      return names.organizations.find(({ id }) => id === meaning.id)?.name ?? meaning.id;
    case "area":
      return writeArea(meaning.code, { wording, language });
    case "theme":
      return inLanguage(themeLabel(meaning.code), language);
    case "finding-kind":
      return wording.findingKinds[meaning.code];
    case "status":
      return wording.findingStatus[meaning.code];
    case "best-practice":
      return wording.bestPractices;
    case "new-initiative":
      return wording.newInitiatives;
  }
}

export function writeArea(code: string, { wording, language }: Pick<Speaking, "wording" | "language">): string {
  if (findArea(code) || findRegion(code)) return areaName(code, language);
  return wording.areaGroup(code);
}

function writeObjective(number: number, wording: Speaking["wording"]): string {
  return wording.objective(number, OBJECTIVES.find((each) => each.number === number)?.label ?? "");
}
