// What can be asked: the definition of an instrument, as data. Definitions are JSON files that this schema checks.
import { z } from "zod";
import { InstrumentId } from "../domain/ids.ts";
import { Words } from "../domain/language.ts";

/** Letters, digits and underscores; unique among its neighbours. */
const Key = z.string().regex(/^[a-z][a-z0-9_]*$/i);

/**
 * A condition over earlier answers. `question` is a path as seen from the item: a key of the same group, instance or
 * any level above it. A question that is unanswered, unknown or hidden satisfies no `is`, `includes` or `atLeast`.
 */
export type Condition =
  | { readonly question: string; readonly is: string | boolean | readonly string[] }
  | { readonly question: string; readonly includes: string | readonly string[] }
  | { readonly question: string; readonly answered: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: z.string(), is: z.union([z.string(), z.boolean(), z.array(z.string())]) }),
    z.strictObject({ question: z.string(), includes: z.union([z.string(), z.array(z.string())]) }),
    z.strictObject({ question: z.string(), answered: z.boolean() }),
    z.strictObject({ all: z.array(Condition) }),
    z.strictObject({ any: z.array(Condition) }),
    z.strictObject({ not: Condition }),
  ]),
);

/** A rule over the answer and earlier answers, with its own words. `block` refuses the answer, `warn` only says so. */
export const Constraint = z.strictObject({
  when: Condition,
  message: Words,
  severity: z.enum(["block", "warn"]),
});
export type Constraint = z.infer<typeof Constraint>;

export const Choice = z.strictObject({
  code: z.string().min(1).max(75),
  label: Words,
  hint: Words.optional(),
  /** Further words by which people call it; matched as typed, in any language. */
  aliases: z.array(z.string()).optional(),
  /** This choice asks for words. */
  other: z.boolean().optional(),
  /** Cannot stand beside another choice of a `several` ("none", "not yet"). */
  alone: z.boolean().optional(),
});
export type Choice = z.infer<typeof Choice>;

const common = {
  key: Key,
  /** As printed in the source document; only items at the top of the questionnaire have one. */
  number: z.number().int().positive().optional(),
  text: Words,
  hint: Words.optional(),
  /** An example of a good answer, shown on `help`. */
  example: Words.optional(),
  when: Condition.optional(),
};

const asked = {
  ...common,
  required: z.boolean().default(false),
  constraints: z.array(Constraint).default([]),
  /** The answer of the last meeting is offered. */
  carryForward: z.boolean().default(false),
};

const text = { minCharacters: z.number().int().default(1), maxCharacters: z.number().int() };

export const Question = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("short-text"), ...asked, ...text }),
  z.strictObject({ kind: z.literal("long-text"), ...asked, ...text, maxWords: z.number().int().optional() }),
  z.strictObject({ kind: z.literal("whole-number"), ...asked, min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ kind: z.literal("decimal"), ...asked, min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ kind: z.literal("yes-no"), ...asked }),
  z.strictObject({
    kind: z.literal("one-of"),
    ...asked,
    choices: z.array(Choice).min(2).max(300),
    /** A time frame among the neighbours whose words may already have said this: offered, never taken silently. */
    suggestedBy: z.object({ question: z.string(), part: z.enum(["frequency", "status"]) }).optional(),
  }),
  z.strictObject({
    kind: z.literal("several-of"),
    ...asked,
    choices: z.array(Choice).min(2).max(300),
    min: z.number().int().default(1),
    max: z.number().int().optional(),
  }),
  /** Countries or areas of M49. With `roles`, each has one; with `groups`, a group may be named in words. */
  z.strictObject({
    kind: z.literal("areas"),
    ...asked,
    max: z.number().int().default(300),
    roles: z.array(Choice).optional(),
    groups: z.boolean().default(false),
    /** M49 regions ("Western Africa", "World") may be named as well. */
    regions: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal("partial-date"), ...asked }),
  z.strictObject({ kind: z.literal("time-frame"), ...asked, maxRounds: z.number().int().default(60) }),
  z.strictObject({ kind: z.literal("organizations"), ...asked, max: z.number().int().default(50) }),
  z.strictObject({ kind: z.literal("web-addresses"), ...asked, max: z.number().int().default(20) }),
  z.strictObject({
    kind: z.literal("file"),
    ...asked,
    maxBytes: z.number().int(),
    extensions: z.array(z.string()),
    /** A web address will do instead. */
    linkAllowed: z.boolean().default(true),
  }),
]);
export type Question = z.infer<typeof Question>;
export type QuestionKind = Question["kind"];

/** Something to read, between questions. */
export const Note = z.strictObject({ kind: z.literal("note"), key: Key, text: Words, when: Condition.optional() });
export type Note = z.infer<typeof Note>;

export type Group = {
  readonly kind: "group";
  readonly key: string;
  readonly number?: number | undefined;
  readonly text: Words;
  readonly hint?: Words | undefined;
  readonly when?: Condition | undefined;
  readonly items: readonly Item[];
};

export type Repeat = {
  readonly kind: "repeat";
  readonly key: string;
  readonly number?: number | undefined;
  readonly text: Words;
  readonly hint?: Words | undefined;
  readonly when?: Condition | undefined;
  /** What one instance is called: "institution", "activity". */
  readonly noun: Words;
  readonly min: number;
  readonly max: number;
  /** The key of the question whose answer names an instance in lists. */
  readonly namedBy: string;
  readonly items: readonly Item[];
};

export type Item = Question | Note | Group | Repeat;

const Item: z.ZodType<Item> = z.lazy(() => z.union([Question, Note, Group, Repeat]));

const Group = z.strictObject({
  kind: z.literal("group"),
  key: Key,
  number: z.number().int().positive().optional(),
  text: Words,
  hint: Words.optional(),
  when: Condition.optional(),
  items: z.array(Item).min(1),
});

const Repeat = z.strictObject({
  kind: z.literal("repeat"),
  key: Key,
  number: z.number().int().positive().optional(),
  text: Words,
  hint: Words.optional(),
  when: Condition.optional(),
  noun: Words,
  min: z.number().int().nonnegative(),
  max: z.number().int().positive(),
  namedBy: Key,
  items: z.array(Item).min(1),
});

export const Questionnaire = z.strictObject({
  id: InstrumentId,
  version: z.number().int().positive(),
  title: Words,
  intro: Words.optional(),
  /** `organization`: one response. `survey`: one for each survey programme, as many as there are. */
  per: z.enum(["organization", "survey"]),
  /** The final answer by which an organization says that there is nothing. */
  emptyStatement: z.enum(["nothing_to_report", "no_survey"]),
  /** The path of the question whose answer names a response in lists. Null: a response has no name of its own. */
  namedBy: z.string().nullable(),
  items: z.array(Item).min(1),
});
export type Questionnaire = z.infer<typeof Questionnaire>;
