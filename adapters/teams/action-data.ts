// What a button or a form of a card carries, and how it is read when it comes back. The ids are visible to the
// person and prove nothing; the bot checks again who may do what.
import { z } from "zod";
import type { Inbound } from "../../src/chat/inbound.ts";

/**
 * `input` names the input whose value belongs to the action: several questions can stand in one card, and every
 * input of the card is sent with every action.
 */
export const ActionData = z.discriminatedUnion("act", [
  z.object({ act: z.literal("press"), button: z.string() }),
  z.object({ act: z.literal("choose"), choices: z.string(), code: z.string() }),
  z.object({ act: z.literal("select"), choices: z.string(), input: z.string() }),
  z.object({ act: z.literal("fill"), form: z.string(), input: z.string(), several: z.array(z.string()) }),
]);
export type ActionData = z.infer<typeof ActionData>;

/** What the person did, or null for data that no card of this bot carries. */
export function readAction(data: unknown, messageId: string | null): Inbound | null {
  const read = ActionData.safeParse(data);
  if (!read.success) return null;
  const action = read.data;
  const inputs = z.record(z.string(), z.unknown()).parse(data);
  switch (action.act) {
    case "press":
      return { kind: "pressed", button: action.button, messageId };
    case "choose":
      return { kind: "chose", choices: action.choices, codes: [action.code], messageId };
    case "select":
      return { kind: "chose", choices: action.choices, codes: readCodes(inputs[action.input]), messageId };
    case "fill":
      return { kind: "filled", form: action.form, fields: readFields(action, inputs), messageId };
  }
}

/** Teams joins what was chosen with commas. */
function readCodes(value: unknown): readonly string[] {
  if (typeof value !== "string") return [];
  return [...new Set(value.split(",").filter((code) => code !== ""))];
}

/** The fields of this form that hold something; those of other forms in the card are not of this action. */
function readFields(action: ActionData & { act: "fill" }, inputs: Record<string, unknown>) {
  const prefix = `${action.input}:`;
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => {
      if (!name.startsWith(prefix) || typeof value !== "string" || value.trim() === "") return [];
      const field = name.slice(prefix.length);
      return [[field, action.several.includes(field) ? readCodes(value) : value]];
    }),
  );
}
