// A shared file: the answer where a file is asked for; otherwise it is said that it was not kept.
import type { Inbound } from "../chat/inbound.ts";
import { readFiles } from "../questionnaire/read-answer.ts";
import { findWay, stepAt } from "../questionnaire/steps.ts";
import { askBack, takeValue } from "./ask-back.ts";
import { ask, goOn } from "./go-on.ts";
import { takeWords } from "./take-words.ts";
import type { Asking, Draft, Facts, Turn, Typed } from "./turn.ts";

export function takeFiles(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  said: Extract<Inbound, { kind: "said" }>,
  typed: Typed,
): Turn {
  const way = findWay(draft.questionnaire, draft.answers);
  const step = stepAt(way, asking.path);
  if (!step) return goOn(facts, draft, asking, []);
  if (step.kind !== "question" || step.question.kind !== "file") {
    if (typed.text.trim() !== "") return takeWords(facts, draft, asking, typed);
    return ask(facts, draft, way, step, { ...asking, lead: [{ kind: "note", text: facts.wording.fileNotAsked }] });
  }
  const reading = readFiles(
    step.question,
    said.files.map((file) => ({ ...file, platform: facts.platform })),
  );
  const words = said.files.map(({ name }) => name).join(", ");
  if (reading.kind === "understood") {
    return takeValue(facts, draft, asking, step, {
      value: reading.value,
      exact: true,
      typed: words,
      messageId: typed.messageId,
    });
  }
  const problem = reading.kind === "problem" ? reading.problem : ({ code: "not-a-file" } as const);
  return askBack(facts, draft, asking, step, { kind: "refused", problem, typed: words, messageId: typed.messageId });
}
