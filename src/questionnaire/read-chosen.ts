// Reads codes that were pressed or selected, and checks what may stand together.
import { findArea, findRegion } from "../domain/areas.ts";
import { inLanguage } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Choice, Question } from "./questionnaire.ts";
import { coveredArea } from "./read-covered-area.ts";
import type { AnswerProblem, Reading, ReadingContext } from "./reading.ts";

type SeveralOf = Extract<Question, { kind: "several-of" }>;

/** Codes of choices; `yes` and `no`; M49 codes; ids of organizations. "Other" comes without words: they are asked for. */
export function readChosen(question: Question, codes: readonly string[], context: ReadingContext): Reading {
  const [first, ...others] = [...new Set(codes)];
  switch (question.kind) {
    case "yes-no":
      if (first === undefined) return problem({ code: "empty" });
      if (others.length > 0) return problem({ code: "only-one-choice" });
      if (first !== "yes" && first !== "no") return unknownCode(first);
      return { kind: "understood", value: { kind: "yes-no", yes: first === "yes" }, exact: true };
    case "one-of":
      if (first === undefined) return problem({ code: "empty" });
      if (others.length > 0) return problem({ code: "only-one-choice" });
      if (!question.choices.some(({ code }) => code === first)) return unknownCode(first);
      return { kind: "understood", value: { kind: "choice", code: first, other: null }, exact: true };
    case "several-of":
      return checkChosen(question, codes, { other: null, exact: true }, context);
    case "areas":
      return chosenAreas(question, [...new Set(codes)]);
    case "organizations":
      return chosenOrganizations(question, [...new Set(codes)], context);
    case "short-text":
    case "long-text":
    case "whole-number":
    case "decimal":
    case "partial-date":
    case "time-frame":
    case "web-addresses":
    case "file":
      return first === undefined ? problem({ code: "empty" }) : unknownCode(first);
    default:
      return unreachable(question);
  }
}

/** Codes in the order of the list, each once, if they may stand together. */
export function checkChosen(
  question: SeveralOf,
  codes: readonly string[],
  { other, exact }: { readonly other: string | null; readonly exact: boolean },
  context: ReadingContext,
): Reading {
  const unknown = codes.find((code) => !question.choices.some((choice) => choice.code === code));
  if (unknown !== undefined) return unknownCode(unknown);
  const chosen = question.choices.filter(({ code }) => codes.includes(code));
  const alone = chosen.find((choice) => choice.alone);
  if (alone && chosen.length > 1) return problem({ code: "stands-alone", label: label(alone, context) });
  if (chosen.length < question.min) return problem({ code: "too-few-choices", min: question.min });
  if (question.max !== undefined && chosen.length > question.max)
    return problem({ code: "too-many-choices", max: question.max });
  return { kind: "understood", value: { kind: "choices", codes: chosen.map(({ code }) => code), other }, exact };
}

function chosenAreas(question: Extract<Question, { kind: "areas" }>, codes: readonly string[]): Reading {
  const unknown = codes.find((code) => !findArea(code) && !(question.regions && findRegion(code)));
  if (unknown !== undefined) return problem({ code: "not-an-area", part: unknown });
  if (codes.length === 0) return problem({ code: "empty" });
  if (codes.length > question.max) return problem({ code: "too-many-choices", max: question.max });
  const areas = codes.map((code) => coveredArea(code, null));
  return { kind: "understood", value: { kind: "areas", areas }, exact: true };
}

function chosenOrganizations(
  question: Extract<Question, { kind: "organizations" }>,
  codes: readonly string[],
  context: ReadingContext,
): Reading {
  const organizations = codes.map((code) => context.organizations.find(({ id }) => id === code));
  const unknown = codes.find((_, at) => organizations[at] === undefined);
  if (unknown !== undefined) return unknownCode(unknown);
  if (codes.length === 0) return problem({ code: "empty" });
  if (codes.length > question.max) return problem({ code: "too-many-choices", max: question.max });
  const named = organizations.flatMap((organization) =>
    organization ? [{ id: organization.id, name: organization.name }] : [],
  );
  return { kind: "understood", value: { kind: "organizations", organizations: named }, exact: true };
}

function label(choice: Choice, context: ReadingContext): string {
  return inLanguage(choice.label, context.language);
}

function unknownCode(code: string): Reading {
  return problem({ code: "not-a-choice", part: code });
}

function problem(found: AnswerProblem): Reading {
  return { kind: "problem", problem: found };
}
