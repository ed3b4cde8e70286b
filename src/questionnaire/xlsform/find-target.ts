// What `${name}` means, seen from a row: which question, and by which path our conditions find it from there.
import type { Question } from "../questionnaire.ts";
import type { FindTarget, Target } from "./read-condition.ts";
import type { Node, Tree } from "./read-tree.ts";

/** What a row is asked as; null where it is not asked. */
export type Asked = { readonly kind: Question["kind"]; readonly codes: readonly string[] };

export function findTargetFrom(from: Node, { byName }: Tree, askedAs: (node: Node) => Asked | null): FindTarget {
  return (name): Target | null => {
    if (name === null) return describe(from, from.key, askedAs);
    const [node, ...others] = byName.get(name) ?? [];
    if (!node || others.length > 0) return null;
    const question = pathFrom(from, node);
    return question === null ? null : describe(node, question, askedAs);
  };
}

function describe(node: Node, question: string, askedAs: (node: Node) => Asked | null): Target | null {
  const asked = askedAs(node);
  return asked && { question, ...asked };
}

/** Null where it cannot be seen from there: in another repeat, or behind a nearer one of the same name. */
function pathFrom(from: Node, to: Node): string | null {
  const around = aroundOf(from);
  const way = aroundOf(to);
  const shared = way.findIndex((node, index) => around[index] !== node);
  const depth = shared === -1 ? way.length : shared;
  const between = way.slice(depth);
  if (between.some(({ type }) => type.is === "begin" && type.what === "repeat")) return null;
  const keys = [...between, to].map(({ key }) => key);
  const isHidden = around.slice(depth).some(({ below }) => below.some(({ key }) => key === keys[0]));
  return isHidden ? null : keys.join(".");
}

/** The groups and repeats around a row, outermost first. */
function aroundOf({ above }: Node): readonly Node[] {
  return above === null ? [] : [...aroundOf(above), above];
}
