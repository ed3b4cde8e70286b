// How a control on a Slack message or modal says what it is for. What the core gave an id of up to 255 characters
// travels in the `action_id` of a select or in the `value` of a button; the `block_id` says the kind of control and
// holds a number, because it must be unique within a message.
import { z } from "zod";

const KINDS = ["buttons", "quick", "one", "several", "send", "form", "field"] as const;
export type ControlKind = (typeof KINDS)[number];

/** What one of a few options as buttons carries; Slack allows 2,000 characters in a value. */
const QuickChoice = z.object({ choices: z.string(), code: z.string() });
export type QuickChoice = z.infer<typeof QuickChoice>;

export function writeBlockId(kind: ControlKind, number: number): string {
  return `${kind}-${number}`;
}

export function readControlKind(blockId: string): ControlKind | null {
  return KINDS.find((kind) => blockId.startsWith(`${kind}-`)) ?? null;
}

export function writeQuickChoice(choice: QuickChoice): string {
  return JSON.stringify(choice);
}

export function readQuickChoice(value: string): QuickChoice | null {
  return readJson(QuickChoice, value);
}

/** What a modal remembers: ids only, since the person's browser can read it. */
const ModalNote = z.object({ form: z.string(), message: z.string().nullable() });
export type ModalNote = z.infer<typeof ModalNote>;

export function writeModalNote(note: ModalNote): string {
  return JSON.stringify(note);
}

export function readModalNote(metadata: string): ModalNote | null {
  return readJson(ModalNote, metadata);
}

/** A message's own id: its time is unique within its channel alone. */
export function writeMessageRef(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}

export function readMessageRef(ref: string): { readonly channel: string; readonly ts: string } | null {
  const [channel, ts, ...rest] = ref.split("/");
  return channel && ts && rest.length === 0 ? { channel, ts } : null;
}

function readJson<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
