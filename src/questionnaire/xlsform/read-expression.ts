// Reads an expression of an XLSForm with the parser of the package xpath into the few forms that a condition can have;
// what is anything else stays one whole, `other`.
import { parse as parseXpath } from "xpath";
import { z } from "zod";

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** The same comparison with its sides changed. */
export const TURNED = { "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

export type Expression =
  | { readonly kind: "reference"; readonly name: string }
  /** `.`: the answer itself. */
  | { readonly kind: "self" }
  | { readonly kind: "words"; readonly words: string }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "call"; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: "compare"; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | { readonly kind: "other" };

/** Longer than any that was found in a real form. */
const MAX_CHARACTERS = 8000;

/** Null for what is no expression. */
export function readExpression(written: string): Expression | null {
  const parsed = written.length > MAX_CHARACTERS ? null : parse(normalize(written));
  return parsed === null ? null : readNode(Parsed.parse(parsed).expression.expression);
}

/** The parser throws errors of its own for what it cannot read. */
function parse(normalized: string): unknown {
  try {
    return parseXpath(normalized);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The names in `${name}`, in the order in which they stand; of `${last-saved#name}` the name. */
export function referencesIn(written: string): readonly string[] {
  return [...written.matchAll(REFERENCE)].map(([, name = ""]) => name.trim().replace(/^last-saved#/, ""));
}

const REFERENCE = /\$\{([^}]*)\}/g;
const LITERAL = /("[^"]*"|'[^']*')/;
/** The lexer takes a name before `(` for a function only where nothing stands between; these are operators. */
const CALL = /([A-Za-z_][\w.:-]*)\s+\(/g;
const OPERATORS = ["and", "or", "div", "mod"];

/** As pyxform does: the quotation marks of word processors, and spaces that are none. */
function normalize(written: string): string {
  const straight = written
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[\u00a0\u2007\u202f]/g, " ")
    .trim();
  return straight
    .split(LITERAL)
    .map((piece, index) => (index % 2 === 1 ? piece : normalizePiece(piece)))
    .join("");
}

function normalizePiece(piece: string): string {
  return piece
    .replaceAll(REFERENCE, (_, name: string) => ` $${name.trim().replace("#", ".")} `)
    .replaceAll(CALL, (whole, name: string) => (OPERATORS.includes(name) ? whole : `${name}(`));
}

const Parsed = z.object({ expression: z.object({ expression: z.unknown() }) });
const Sides = z.object({ lhs: z.unknown(), rhs: z.unknown() });
const Negated = z.object({ rhs: z.unknown() });
const Call = z.object({ functionName: z.string(), arguments: z.array(z.unknown()) });
const PathStep = z.object({ axis: z.number(), predicates: z.array(z.unknown()).length(0) });
/** What is in brackets, and every value: a path that begins with a filter and goes nowhere. */
const Filtered = z.object({
  filter: z.unknown(),
  filterPredicates: z.array(z.unknown()).length(0),
  locationPath: z.undefined(),
});
const Self = z.object({
  filter: z.undefined(),
  locationPath: z.object({ absolute: z.literal(false), steps: z.tuple([PathStep]) }),
});
const SELF_AXIS = 12;

const COMPARED: ReadonlyMap<string, Operator> = new Map(
  Object.entries<Operator>({
    EqualsOperation: "=",
    NotEqualOperation: "!=",
    LessThanOperation: "<",
    LessThanOrEqualOperation: "<=",
    GreaterThanOperation: ">",
    GreaterThanOrEqualOperation: ">=",
  }),
);

function readNode(node: unknown): Expression {
  const type = typeof node === "object" && node !== null ? node.constructor.name : "";
  const operator = COMPARED.get(type);
  if (operator !== undefined) {
    const { lhs, rhs } = Sides.parse(node);
    return { kind: "compare", operator, left: readNode(lhs), right: readNode(rhs) };
  }
  switch (type) {
    case "AndOperation":
      return readParts("and", node);
    case "OrOperation":
      return readParts("or", node);
    case "PathExpr":
      return readPath(node);
    case "FunctionCall": {
      const { functionName, arguments: given } = Call.parse(node);
      return { kind: "call", name: functionName, given: given.map(readNode) };
    }
    case "VariableReference":
      return { kind: "reference", name: z.object({ variable: z.string() }).parse(node).variable };
    case "XString":
      return { kind: "words", words: z.object({ str: z.string() }).parse(node).str };
    case "XNumber":
      return { kind: "number", number: z.object({ num: z.number() }).parse(node).num };
    case "UnaryMinusOperation": {
      const negated = readNode(Negated.parse(node).rhs);
      return negated.kind === "number" ? { kind: "number", number: -negated.number } : { kind: "other" };
    }
    default:
      return { kind: "other" };
  }
}

/** `a and b and c` is one thing with three parts. */
function readParts(kind: "and" | "or", node: unknown): Expression {
  const { lhs, rhs } = Sides.parse(node);
  const parts = [readNode(lhs), readNode(rhs)].flatMap((part) => (part.kind === kind ? part.parts : [part]));
  return { kind, parts };
}

function readPath(node: unknown): Expression {
  const filtered = Filtered.safeParse(node);
  if (filtered.success && filtered.data.filter !== undefined) return readNode(filtered.data.filter);
  const self = Self.safeParse(node);
  return self.success && self.data.locationPath.steps[0].axis === SELF_AXIS ? { kind: "self" } : { kind: "other" };
}
