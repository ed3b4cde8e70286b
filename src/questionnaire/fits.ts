// Whether a stored answer fits a question: after a new version of a questionnaire, an answer of another kind or with a
// code that is gone is kept, and asked for again.
import type { Answer } from "./answer.ts";
import type { Question } from "./questionnaire.ts";

export function fits(question: Question, answer: Answer): boolean {
  if (answer.state !== "answered") return true;
  const { value } = answer;
  switch (question.kind) {
    case "short-text":
    case "long-text":
      return value.kind === "text";
    case "whole-number":
    case "decimal":
      return value.kind === "number";
    case "yes-no":
      return value.kind === "yes-no";
    case "one-of":
      return value.kind === "choice" && question.choices.some(({ code }) => code === value.code);
    case "several-of":
      return (
        value.kind === "choices" && value.codes.every((code) => question.choices.some((each) => each.code === code))
      );
    case "areas":
      return value.kind === "areas";
    case "partial-date":
      return value.kind === "date";
    case "time-frame":
      return value.kind === "time-frame";
    case "organizations":
      return value.kind === "organizations";
    case "web-addresses":
      return value.kind === "web-addresses";
    case "file":
      return value.kind === "files" || (question.linkAllowed && value.kind === "web-addresses");
  }
}
