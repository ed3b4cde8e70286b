// The rules of a questionnaire over several answers, each with its own words.
import type { Answer, Answers } from "./answer.ts";
import { holds } from "./condition.ts";
import type { Constraint } from "./questionnaire.ts";
import type { Step, Way } from "./steps.ts";

/** The constraints that this answer would break; a constraint's condition describes what must not be. */
export function brokenBy(step: Step, answer: Answer, counted: Answers): readonly Constraint[] {
  if (step.kind !== "question") return [];
  const after = new Map(counted).set(step.path, answer);
  return step.question.constraints.filter(({ when }) => holds(when, after, step.levels));
}

/**
 * The constraints that the answers break as they stand, with the steps they belong to. What is not answered counts as
 * passed over, so that a constraint can ask for a detail that another answer makes necessary.
 */
export function brokenConstraints(way: Way): readonly { readonly step: Step; readonly constraint: Constraint }[] {
  return way.steps.flatMap((step) => {
    const answer = way.counted.get(step.path) ?? ({ state: "skipped" } as const);
    return brokenBy(step, answer, way.counted).map((constraint) => ({ step, constraint }));
  });
}
