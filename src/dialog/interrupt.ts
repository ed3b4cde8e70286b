// Help at a question, and putting it aside.
import type { Part } from "../chat/outbound.ts";
import type { ResponseId } from "../domain/ids.ts";
import { inLanguage } from "../domain/language.ts";
import { findWay, type Step } from "../questionnaire/steps.ts";
import { responseAction } from "./actions.ts";
import { ask } from "./go-on.ts";
import type { Asking, Draft, Facts, Turn } from "./turn.ts";

/** Puts the draft aside; "continue" goes on where it was. */
export function putAside(facts: Facts, responseId: ResponseId, path: string | null, how: "later" | "stop"): Turn {
  const { wording } = facts;
  return {
    dialog: { state: "paused", responseId, path },
    effects: [
      {
        kind: "say",
        prompt: true,
        message: {
          parts: [
            { kind: "paragraph", text: how === "later" ? wording.putAside : wording.stopped },
            {
              kind: "buttons",
              buttons: [{ id: responseAction("open", responseId), label: wording.resume, style: "primary" }],
            },
          ],
        },
      },
    ],
  };
}

/** What a good answer looks like, then the question again. */
export function showHelp(facts: Facts, draft: Draft, asking: Asking, step: Step): Turn {
  const { wording, language } = facts;
  const lead: Part[] = [];
  if (step.kind === "question" && step.question.example) {
    lead.push({ kind: "paragraph", text: wording.example(inLanguage(step.question.example, language)) });
  }
  lead.push({ kind: "note", text: `${wording.helpAtQuestion} ${wording.alsoType}` });
  return ask(facts, draft, findWay(draft.questionnaire, draft.answers), step, { ...asking, lead });
}
