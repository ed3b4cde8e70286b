// Which of the submitted responses "UNHCR activity report" or "ECA survey 2" means.
import { foldWords } from "../domain/fold-words.ts";
import type { Organization } from "../domain/organization.ts";
import type { Request, Response } from "../domain/request.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";

export type Submitted = {
  readonly organization: Organization;
  readonly request: Request;
  readonly response: Response;
  readonly questionnaire: Questionnaire;
};

export type Named = {
  /** Several where an acronym is not unique. */
  readonly organizations: readonly Organization[];
  /** Folded words for the instrument; empty where none are said. */
  readonly what: string;
};

/** The longest name with which the words begin decides; null where they begin with none. */
export function readNamed(words: string, organizations: readonly Organization[]): Named | null {
  const folded = foldWords(words);
  const begun = organizations.flatMap((organization) =>
    namesOf(organization)
      .filter((name) => folded === name || folded.startsWith(`${name} `))
      .map((name) => ({ organization, name })),
  );
  const longest = Math.max(0, ...begun.map(({ name }) => name.length));
  const named = begun.filter(({ name }) => name.length === longest);
  if (named.length === 0) return null;
  const found = [...new Map(named.map(({ organization }) => [organization.id, organization])).values()];
  return { organizations: found, what: folded.slice(longest).trim() };
}

function namesOf({ id, acronym, name, aliases }: Organization): readonly string[] {
  return [id, acronym, name, ...aliases].map(foldWords).filter((each) => each !== "");
}

/** By the kind of instrument, its number among the surveys, or words of its title; all of them where none fits. */
export function narrow(submitted: readonly Submitted[], what: string): readonly Submitted[] {
  const kind = /^(?:the )?(?:(?<survey>surveys?|questionnaire)|(?:activity )?report)\b(?<rest>.*)$/.exec(what);
  const rest = (kind?.groups?.["rest"] ?? what).trim();
  const per = kind === null ? null : kind.groups?.["survey"] === undefined ? "organization" : "survey";
  const ofKind = submitted.filter(({ questionnaire }) => per === null || questionnaire.per === per);
  if (rest === "") return ofKind;
  const exact = ofKind.filter(
    ({ response, questionnaire }) =>
      String(response.ordinal) === rest ||
      foldWords(response.title ?? "").includes(rest) ||
      foldWords(questionnaire.title.en).includes(rest),
  );
  return exact.length > 0 ? exact : ofKind;
}
