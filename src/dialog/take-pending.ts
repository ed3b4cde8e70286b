// Words that answer what was asked back. Null when they do not: then they are read as a new answer.
import { unreachable } from "../domain/unreachable.ts";
import type { Answer, AnswerValue } from "../questionnaire/answer.ts";
import type { Choice } from "../questionnaire/questionnaire.ts";
import { readAnswer } from "../questionnaire/read-answer.ts";
import { OWN_WORDS } from "../questionnaire/reading.ts";
import { findWay, type Step } from "../questionnaire/steps.ts";
import { candidatesFor, takeValue } from "./ask-back.ts";
import { means } from "./control-words.ts";
import type { Pending } from "./dialog.ts";
import { ask, recordAndGoOn } from "./go-on.ts";
import { takeReading } from "./take-reading.ts";
import type { Asking, Draft, Facts, Turn, Typed } from "./turn.ts";

type QuestionStep = Extract<Step, { kind: "question" }>;

export function takePending(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: Step,
  pending: Pending,
  typed: Typed,
): Turn | null {
  if (step.kind !== "question") return null;
  switch (pending.kind) {
    case "confirm":
      if (means(typed.text, "yes")) return confirmPending(facts, draft, asking, step, pending);
      return means(typed.text, "no") ? rejectPending(facts, draft, asking, step, pending) : null;
    case "leave-open":
      if (means(typed.text, "yes")) return confirmPending(facts, draft, asking, step, pending);
      return means(typed.text, "no") ? rejectPending(facts, draft, asking, step, pending) : null;
    case "which":
      return takeWhich(facts, draft, asking, step, pending, typed.text);
    case "roles":
      return takeRole(facts, draft, asking, step, pending, typed.text);
    case "other-words":
      return takeOtherWords(facts, draft, asking, step, pending, typed);
    case "unplaced":
      return null;
    default:
      return unreachable(pending);
  }
}

/** "Yes" to what was read back. */
export function confirmPending(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  pending: Pending,
): Turn | null {
  const open = { ...asking, pending: null };
  switch (pending.kind) {
    case "confirm":
      return takeValue(facts, draft, open, step, { ...pending, exact: true });
    case "leave-open": {
      const answer: Answer = { state: "skipped" };
      const lead = [{ kind: "note", text: facts.wording.skipped } as const];
      return recordAndGoOn(
        facts,
        draft,
        open,
        step,
        { answer, typed: pending.typed, messageId: pending.messageId },
        lead,
      );
    }
    case "which":
      return resolve(facts, draft, open, step, pending, OWN_WORDS);
    case "roles":
    case "other-words":
    case "unplaced":
      return null;
    default:
      return unreachable(pending);
  }
}

/** "No": the question is asked again; for "leave it open?" the words are the answer after all. */
export function rejectPending(facts: Facts, draft: Draft, asking: Asking, step: QuestionStep, pending: Pending): Turn {
  const open = { ...asking, pending: null };
  if (pending.kind === "leave-open") {
    return takeReading(facts, draft, open, step, { text: pending.typed, messageId: pending.messageId, at: 0 }, {});
  }
  return ask(facts, draft, findWay(draft.questionnaire, draft.answers), step, asking);
}

function takeWhich(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  pending: Extract<Pending, { kind: "which" }>,
  text: string,
): Turn | null {
  const candidates = candidatesFor(facts, step, pending);
  const [only] = candidates;
  if (candidates.length === 1 && only?.code === OWN_WORDS && means(text, "yes"))
    return resolve(facts, draft, asking, step, pending, OWN_WORDS);
  if (candidates.length === 1 && means(text, "no")) return rejectPending(facts, draft, asking, step, pending);
  const code = matchOne(candidates, text);
  return code === null ? null : resolve(facts, draft, asking, step, pending, code);
}

/** Settles one ambiguous part, and reads the words again. */
export function resolve(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  pending: Extract<Pending, { kind: "which" }>,
  code: string,
): Turn {
  const resolutions = { ...pending.resolutions, [pending.part.toLowerCase()]: code };
  const typed = { text: pending.typed, messageId: pending.messageId, at: 0 };
  return takeReading(facts, draft, { ...asking, pending: null }, step, typed, resolutions);
}

function takeRole(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  pending: Extract<Pending, { kind: "roles" }>,
  text: string,
): Turn | null {
  if (means(text, "skip")) return withoutRoles(facts, draft, asking, step, pending);
  const roles = step.question.kind === "areas" ? (step.question.roles ?? []) : [];
  const forAll = /^(all|all of them|both|tous|todos|все|كلها|全部)\b/iu.test(text.trim());
  const role = matchRole(roles, text.replace(/^(all( of them)?( are)?|both( are)?)[\s:,]*/iu, ""));
  if (role === null) return null;
  return giveRole(facts, draft, asking, step, pending, role, forAll);
}

/** Gives the first area without a role this one, or all of them. */
export function giveRole(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  pending: Extract<Pending, { kind: "roles" }>,
  role: string,
  forAll: boolean,
): Turn | null {
  if (pending.value.kind !== "areas") return null;
  const first = pending.value.areas.findIndex((area) => area.role === null);
  const areas = pending.value.areas.map((area, index) =>
    area.role === null && (forAll || index === first) ? { ...area, role } : area,
  );
  return takeValue(facts, draft, { ...asking, pending: null }, step, {
    ...pending,
    value: { kind: "areas", areas },
    exact: true,
  });
}

function withoutRoles(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  pending: Extract<Pending, { kind: "roles" }>,
): Turn {
  const answer: Answer = { state: "answered", value: pending.value };
  return recordAndGoOn(facts, draft, { ...asking, pending: null }, step, {
    answer,
    typed: pending.typed,
    messageId: pending.messageId,
  });
}

function takeOtherWords(
  facts: Facts,
  draft: Draft,
  asking: Asking,
  step: QuestionStep,
  pending: Extract<Pending, { kind: "other-words" }>,
  typed: Typed,
): Turn | null {
  const other = typed.text.trim();
  if (other === "" || (pending.value.kind !== "choice" && pending.value.kind !== "choices")) return null;
  const value: AnswerValue = { ...pending.value, other };
  return takeValue(facts, draft, { ...asking, pending: null }, step, {
    value,
    exact: true,
    typed: `${pending.typed}: ${other}`,
    messageId: typed.messageId,
  });
}

function matchRole(roles: readonly Choice[], text: string): string | null {
  if (roles.length === 0) return null;
  const question = {
    kind: "one-of",
    key: "role",
    text: { en: "" },
    choices: [...roles],
    required: false,
    constraints: [],
    carryForward: false,
  } as const;
  const reading = readAnswer({ ...question, constraints: [] }, text, readingContextOf());
  return reading.kind === "understood" && reading.exact && reading.value.kind === "choice" ? reading.value.code : null;
}

function readingContextOf(): Parameters<typeof readAnswer>[2] {
  return { language: "en", today: "2000-01-01", resolutions: {}, organizations: [] };
}

/** A candidate by its number or its words. */
function matchOne(
  candidates: readonly { readonly code: string; readonly label: string }[],
  text: string,
): string | null {
  const words = text.trim().toLowerCase();
  const byNumber = /^\d{1,3}$/.test(words) ? candidates[Number(words) - 1] : undefined;
  return (byNumber ?? candidates.find(({ label }) => label.toLowerCase() === words))?.code ?? null;
}
