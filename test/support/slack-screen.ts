// What is on a person's screen: the controls of messages and modals, out of their blocks.
import { z } from "zod";

/** What a form is filled with: by the labels of its fields, words or the labels of options. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

const Text = z.object({ text: z.string() });
export const Choice = z.object({ text: Text, value: z.string() });
const Element = z.object({
  type: z.string(),
  action_id: z.string(),
  text: Text.optional(),
  value: z.string().optional(),
  options: z.array(Choice).optional(),
  initial_options: z.array(Choice).optional(),
});
type Element = z.infer<typeof Element>;
const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  label: Text.optional(),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
  elements: z.array(z.unknown()).optional(),
});
export const Message = z.looseObject({ ts: z.string(), text: z.string(), blocks: z.array(Block).optional() });
export type Message = z.infer<typeof Message>;
export const View = z.looseObject({
  id: z.string(),
  hash: z.string(),
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(Block),
});

export type Control = { readonly message: Message; readonly blockId: string; readonly element: Element };

export function controlsOf(messages: readonly Message[]): Control[] {
  return messages.flatMap((message) =>
    (message.blocks ?? []).flatMap((block) =>
      [block.accessory, ...(block.elements ?? [])].flatMap((element) => {
        const control = Element.safeParse(element).data;
        return control && block.block_id !== undefined ? [{ message, blockId: block.block_id, element: control }] : [];
      }),
    ),
  );
}

/** Without the mark of what is chosen already. */
export function labelOf(element: Element): string | undefined {
  return element.text?.text.replace("✓ ", "");
}

/** A select that asks the bot for its options may offer anything. */
export function mayOffer({ options }: Element, labels: readonly string[]): boolean {
  return labels.every((label) => !options || options.some(({ text }) => text.text === label));
}

export function fillBlock(block: z.infer<typeof Block>, fields: Fields) {
  const input = Element.safeParse(block.element).data;
  if (!input || block.block_id === undefined || block.label === undefined) return [];
  return [[block.block_id, { [input.action_id]: fillInput(input, fields[block.label.text]) }] as const];
}

function fillInput({ type, options }: Element, given: Fields[string] | undefined) {
  if (options === undefined) return { type, value: typeof given === "string" ? given : null };
  if (typeof given === "string") return { type, selected_option: pick(options, given) };
  return { type, selected_option: null, selected_options: (given ?? []).map((label) => pick(options, label)) };
}

export function pick(offered: readonly z.infer<typeof Choice>[], label: string): z.infer<typeof Choice> {
  const found = offered.find(({ text }) => text.text === label);
  if (!found) throw new Error(`“${label}” is not offered`);
  return found;
}
