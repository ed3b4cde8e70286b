// A second reading of a questionnaire, apart from the engine: what is wrong with a set of answers, as lines to read.
// It is short and slow, and one checks the other.
import type { Answer, Answers, AnswerValue } from "../../src/questionnaire/answer.ts";
import type { Condition, Item, Question, Questionnaire } from "../../src/questionnaire/questionnaire.ts";

/** Problems of the answers, `path: problem` each; empty when the questionnaire holds them all. */
export function checkAnswers(questionnaire: Questionnaire, answers: Answers): readonly string[] {
  const seen = new Set<string>();
  const problems = questionnaire.items.flatMap((item) => check(item, [""], answers, seen));
  const unasked = [...answers.keys()].filter((path) => !seen.has(path)).map((path) => `${path}: never asked`);
  return [...problems, ...unasked];
}

function check(item: Item, prefixes: readonly string[], answers: Answers, seen: Set<string>): readonly string[] {
  if (item.when && !holds(item.when, prefixes, answers)) return [];
  const path = `${prefixes[0]}${item.key}`;
  if (item.kind === "note") return [];
  if (item.kind === "group") return item.items.flatMap((each) => check(each, [`${path}.`, ...prefixes], answers, seen));
  const value = valueOf(answers.get(path));
  seen.add(path);
  if (item.kind === "repeat") {
    const instances = value?.kind === "instances" ? value.instances : [];
    const count = instances.length < item.min || instances.length > item.max ? [`${path}: ${instances.length}`] : [];
    const inner = instances.map((instance) => [`${path}[${instance}].`, ...prefixes]);
    return [...count, ...inner.flatMap((all) => item.items.flatMap((each) => check(each, all, answers, seen)))];
  }
  const broken = item.constraints.filter(
    ({ when, severity }) => severity === "block" && holds(when, prefixes, answers),
  );
  const missing = item.required ? "required" : null;
  const limit = value ? beyondLimit(item, value) : missing;
  return [...broken.map(({ message }) => `${path}: ${message.en}`), ...(limit ? [`${path}: ${limit}`] : [])];
}

function beyondLimit(question: Question, value: AnswerValue): string | null {
  if (value.kind === "text" && (question.kind === "short-text" || question.kind === "long-text")) {
    const { length } = [...value.text];
    return length < question.minCharacters || length > question.maxCharacters ? `${length} characters` : null;
  }
  if (value.kind === "number" && question.kind === "whole-number") {
    const { min = -Infinity, max = Infinity } = question;
    return value.number < min || value.number > max ? `${value.number}` : null;
  }
  if (value.kind === "choice" && question.kind === "one-of") return unknownCodes(question.choices, [value.code]);
  if (value.kind === "choices" && question.kind === "several-of") return unknownCodes(question.choices, value.codes);
  if (value.kind === "areas" && question.kind === "areas") {
    if (value.areas.length > question.max || value.areas.length === 0) return `${value.areas.length} areas`;
    if (!question.groups && value.areas.some(({ m49 }) => m49 === null)) return "a group";
    return unknownCodes(
      question.roles ?? [],
      value.areas.flatMap(({ role }) => role ?? []),
    );
  }
  if (value.kind === "time-frame" && question.kind === "time-frame")
    return value.rounds.length > question.maxRounds ? `${value.rounds.length} rounds` : null;
  if (value.kind === "web-addresses" && question.kind === "web-addresses")
    return value.urls.length > question.max ? `${value.urls.length} addresses` : null;
  return value.kind === question.kind ? null : `a ${value.kind} for a ${question.kind}`;
}

function unknownCodes(choices: readonly { readonly code: string }[], codes: readonly string[]): string | null {
  const unknown = codes.filter((code) => !choices.some((choice) => choice.code === code));
  return unknown.length > 0 ? `no choice ${unknown.join(", ")}` : null;
}

function holds(condition: Condition, prefixes: readonly string[], answers: Answers): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, prefixes, answers));
  if ("any" in condition) return condition.any.some((each) => holds(each, prefixes, answers));
  if ("not" in condition) return !holds(condition.not, prefixes, answers);
  const prefix = prefixes.find((each) => answers.has(`${each}${condition.question}`)) ?? "";
  const value = valueOf(answers.get(`${prefix}${condition.question}`));
  if ("answered" in condition) return (value !== null) === condition.answered;
  if (!value) return false;
  if ("is" in condition) return saysOneOf(value, condition.is);
  return saysOneOf(value, condition.includes);
}

function saysOneOf(value: AnswerValue, wanted: string | boolean | readonly string[]): boolean {
  if (value.kind === "yes-no") return value.yes === wanted;
  const said = codesOf(value);
  return said.some((code) => (Array.isArray(wanted) ? wanted.includes(code) : wanted === code));
}

function valueOf(answer: Answer | undefined): AnswerValue | null {
  return answer?.state === "answered" ? answer.value : null;
}

function codesOf(value: AnswerValue): readonly string[] {
  if (value.kind === "choice") return [value.code];
  return value.kind === "choices" ? value.codes : [];
}
