// What the bot says, in words that every platform shares. All text is plain: an adapter escapes it, so that nothing
// a person typed is ever markup, a mention or a link. Adapters render within their platform's limits.
import { z } from "zod";
import { Picture } from "./picture.ts";

/** `code` holds no comma and at most 75 characters, the narrowest platform's limit. */
export const Option = z.object({ code: z.string().min(1).max(75), label: z.string(), hint: z.string().optional() });
export type Option = z.infer<typeof Option>;

/** `id` comes back when the button is pressed; at most 255 characters. Ids are not secret and prove nothing. */
export const Button = z.object({
  id: z.string().min(1).max(255),
  label: z.string(),
  style: z.enum(["primary", "danger"]).optional(),
});
export type Button = z.infer<typeof Button>;

/** One field of a form in which several questions are answered at once. */
export const Field = z.object({
  id: z.string().min(1).max(255),
  label: z.string(),
  hint: z.string().optional(),
  required: z.boolean(),
  input: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("line"), maxCharacters: z.number().int() }),
    z.object({ kind: z.literal("paragraph"), maxCharacters: z.number().int() }),
    z.object({ kind: z.literal("one-of"), options: z.array(Option) }),
    z.object({ kind: z.literal("several-of"), options: z.array(Option) }),
  ]),
  /** What is there already: the text, or the codes joined by commas. */
  value: z.string().optional(),
  /** What is wrong with the value, in words. */
  problem: z.string().optional(),
});
export type Field = z.infer<typeof Field>;

export const Form = z.object({
  id: z.string().min(1).max(255),
  title: z.string(),
  fields: z.array(Field),
  submitLabel: z.string(),
});
export type Form = z.infer<typeof Form>;

export const Fact = z.object({ name: z.string(), value: z.string() });
export type Fact = z.infer<typeof Fact>;

export const Link = z.object({ label: z.string().min(1), address: z.url({ protocol: /^https?$/ }).max(3000) });
export type Link = z.infer<typeof Link>;

export const Part = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), text: z.string() }),
  z.object({ kind: z.literal("paragraph"), text: z.string() }),
  /** Somebody's own words. */
  z.object({ kind: z.literal("quote"), text: z.string() }),
  /** Small print: progress, a hint, what else can be typed. */
  z.object({ kind: z.literal("note"), text: z.string() }),
  z.object({ kind: z.literal("facts"), facts: z.array(Fact) }),
  /** `title` stands above the items, in bold where the platform has that. */
  z.object({ kind: z.literal("list"), title: z.string().optional(), items: z.array(z.string()) }),
  z.object({ kind: z.literal("table"), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  /** `alt` says what the picture says, at most 2,000 characters; the words of a map's disclaimer are added by themselves. */
  z.object({ kind: z.literal("picture"), picture: Picture, alt: z.string().min(1).max(2000) }),
  /** To choose from 2 to 300 options. With `several`, the choice is sent with a button that carries `submitLabel`. */
  z.object({
    kind: z.literal("choices"),
    id: z.string().min(1).max(255),
    label: z.string(),
    select: z.enum(["one", "several"]),
    options: z.array(Option).min(1),
    chosen: z.array(z.string()),
    submitLabel: z.string(),
  }),
  z.object({ kind: z.literal("buttons"), buttons: z.array(Button).min(1) }),
  /** Ways to pages outside the chat: the program's own addresses, never what somebody typed. */
  z.object({ kind: z.literal("links"), links: z.array(Link).min(1) }),
  /** Several questions at once; `openLabel` is on the button where the platform opens a form in a window of its own. */
  z.object({ kind: z.literal("form"), form: Form, openLabel: z.string() }),
]);
export type Part = z.infer<typeof Part>;

/** A message. Stored as JSON in the outbox, so it is a schema. */
export const OutboundMessage = z.object({
  parts: z.array(Part).min(1),
  /** For somebody who reads text only; the store marks it when it takes the message. */
  textOnly: z.literal(true).optional(),
});
export type OutboundMessage = z.infer<typeof OutboundMessage>;
