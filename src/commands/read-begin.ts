// `report` and `survey`; and `report UNHCR`, `report for UNHCR`, `survey UNHCR`: words that name an organization, if the roster
// knows it.
import type { FindAct } from "../findings/find-act.ts";
import { readFindCommand } from "../findings/read-find-command.ts";

export type Begin = { readonly kind: "report" } | { readonly kind: "survey" } | OnBehalf;

export type OnBehalf = {
  readonly kind: "on-behalf";
  readonly wanted: "report" | "survey";
  readonly of: string;
  /** What the words mean where they name no organization, or somebody else's. */
  readonly else:
    | { readonly kind: "find"; readonly act: FindAct }
    | { readonly kind: "unknown"; readonly words: string };
};

const OWN_REPORT = /^report(?:$| (?:an )?activity| .*activities$)/iu;
const OWN_SURVEY = /^surveys?$/iu;
/** Longer is no name. */
const FOR_OTHER = /^(?<wanted>report|survey) (?:(?:for|on behalf of) )?(?<of>.{1,120})$/iu;

export function readBegin(text: string): Begin | null {
  if (OWN_REPORT.test(text)) return { kind: "report" };
  if (OWN_SURVEY.test(text)) return { kind: "survey" };
  const said = FOR_OTHER.exec(text)?.groups;
  const of = said?.["of"]?.trim() ?? "";
  if (of === "") return null;
  const wanted = said?.["wanted"]?.toLowerCase() === "survey" ? "survey" : "report";
  const find = readFindCommand(text);
  return {
    kind: "on-behalf",
    wanted,
    of,
    else: find ? { kind: "find", act: find } : { kind: "unknown", words: text },
  };
}
