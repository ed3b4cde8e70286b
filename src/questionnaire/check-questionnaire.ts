// What the schema of a definition cannot see: whether its parts agree with each other.
import type { Path } from "./answer.ts";
import type { Choice, Condition, Item, Questionnaire } from "./questionnaire.ts";

export type DefinitionProblem = {
  readonly path: Path;
  readonly code: "bad-id" | "key-twice" | "code-twice" | "unknown-question" | "unknown-code" | "unnamed";
  /** The word that is wrong. */
  readonly about: string;
};

/** Ids stand in paths and in addresses. */
const ID = /^[a-z0-9][a-z0-9_-]{0,59}$/;

export function checkQuestionnaire({ id, items, namedBy }: Questionnaire): readonly DefinitionProblem[] {
  const unnamed = namedBy !== null && !isQuestion(find(namedBy, [items]));
  return [
    ...(ID.test(id) ? [] : [{ path: "", code: "bad-id" as const, about: id }]),
    ...(unnamed ? [{ path: "", code: "unnamed" as const, about: namedBy }] : []),
    ...checkLevel(items, "", []),
  ];
}

type Levels = readonly (readonly Item[])[];

function checkLevel(items: readonly Item[], prefix: string, above: Levels): readonly DefinitionProblem[] {
  const levels = [...above, items];
  return items.flatMap((item, index) => {
    const path = `${prefix}${item.key}`;
    const isTwice = items.findIndex(({ key }) => key === item.key) < index;
    const below = "items" in item ? checkLevel(item.items, `${path}.`, levels) : [];
    return [
      ...(isTwice ? [{ path, code: "key-twice" as const, about: item.key }] : []),
      ...(item.kind === "repeat" && !item.items.some(({ key }) => key === item.namedBy)
        ? [{ path, code: "unnamed" as const, about: item.namedBy }]
        : []),
      ...codesTwice(choicesOf(item)).map((about) => ({ path, code: "code-twice" as const, about })),
      ...conditionsOf(item).flatMap((condition) => checkCondition(condition, path, levels)),
      ...below,
    ];
  });
}

function choicesOf(item: Item): readonly Choice[] {
  if ("choices" in item) return item.choices;
  return item.kind === "areas" ? (item.roles ?? []) : [];
}

function codesTwice(choices: readonly Choice[]): readonly string[] {
  const codes = choices.map(({ code }) => code);
  return codes.filter((code, index) => codes.indexOf(code) < index);
}

function conditionsOf(item: Item): readonly Condition[] {
  const constraints = "constraints" in item ? item.constraints.map(({ when }) => when) : [];
  return item.when ? [item.when, ...constraints] : constraints;
}

function checkCondition(condition: Condition, path: Path, levels: Levels): readonly DefinitionProblem[] {
  if ("all" in condition) return condition.all.flatMap((part) => checkCondition(part, path, levels));
  if ("any" in condition) return condition.any.flatMap((part) => checkCondition(part, path, levels));
  if ("not" in condition) return checkCondition(condition.not, path, levels);
  const item = find(condition.question, levels);
  if (item === null || item.kind === "note" || item.kind === "group")
    return [{ path, code: "unknown-question", about: condition.question }];
  if ("answered" in condition) return [];
  const wanted = "is" in condition ? condition.is : condition.includes;
  const words = typeof wanted === "boolean" ? [] : [wanted].flat();
  const codes = "choices" in item ? item.choices.map(({ code }) => code) : null;
  const isWrongKind = (typeof wanted === "boolean") !== (item.kind === "yes-no");
  const unknown = isWrongKind ? [String(wanted)] : words.filter((word) => codes !== null && !codes.includes(word));
  return unknown.map((word) => ({ path, code: "unknown-code", about: `${condition.question}: ${word}` }));
}

/** What a reference means: its first key is looked up from the innermost level outwards. */
function find(reference: string, levels: Levels): Item | null {
  const [first, ...rest] = reference.split(".");
  let item = levels.findLast((items) => items.some(({ key }) => key === first))?.find(({ key }) => key === first);
  for (const key of rest) item = item && "items" in item ? item.items.find((each) => each.key === key) : undefined;
  return item ?? null;
}

function isQuestion(item: Item | null): boolean {
  return item !== null && item.kind !== "note" && !("items" in item);
}
