// What a person typed into Slack, as that person saw it: no markup, no entities, no mention of the bot.
// A client sends rich text beside the marked-up text; where it is there it is read, since in it an asterisk is an
// asterisk and bold is no character.
import { z } from "zod";

const RichElement = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  user_id: z.string().optional(),
  name: z.string().optional(),
  unicode: z.string().optional(),
  range: z.string().optional(),
  get elements(): z.ZodOptional<z.ZodArray<typeof RichElement>> {
    return z.array(RichElement).optional();
  },
});
type RichElement = z.infer<typeof RichElement>;
const RichText = z.object({ type: z.literal("rich_text"), elements: z.array(RichElement) });

type Typed = { readonly text?: string | null | undefined; readonly blocks?: readonly unknown[] | null | undefined };

/** The words of a message. `botUserId` is whose mentions are left out. */
export function readText(typed: Typed, botUserId: string): string {
  const [block, ...others] = typed.blocks ?? [];
  const rich = RichText.safeParse(block);
  const text =
    rich.success && others.length === 0 && isWhollyReadable(rich.data.elements)
      ? rich.data.elements.map((element) => readRich(element, botUserId)).join("\n")
      : readMarkup(typed.text ?? "", botUserId);
  return text.replaceAll("\u00a0", " ").trim();
}

/** Mentions of others carry no name in rich text; the marked-up text may. */
function isWhollyReadable(elements: readonly RichElement[]): boolean {
  const leaves = ["text", "link", "emoji", "broadcast", "user"];
  return elements.every((element) =>
    element.elements ? isWhollyReadable(element.elements) : leaves.includes(element.type),
  );
}

function readRich(element: RichElement, botUserId: string): string {
  switch (element.type) {
    case "text":
      return element.text ?? "";
    case "link":
      return writeLink(element.url ?? "", element.text);
    case "emoji":
      return readEmoji(element);
    case "broadcast":
      return `@${element.range ?? ""}`;
    case "user":
      return element.user_id === botUserId ? "" : `@${element.user_id ?? ""}`;
    default: {
      const separator = element.type === "rich_text_list" ? "\n" : "";
      return (element.elements ?? []).map((part) => readRich(part, botUserId)).join(separator);
    }
  }
}

/** Slack writes an emoji as hexadecimal code points joined by hyphens; one of the workspace's own has only a name. */
function readEmoji({ unicode, name }: RichElement): string {
  const points = unicode?.split("-").map((point) => Number.parseInt(point, 16)) ?? [];
  const known = points.length > 0 && points.every((point) => point > 0 && point <= 0x10ffff);
  return known ? String.fromCodePoint(...points) : `:${name ?? ""}:`;
}

/** https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
function readMarkup(text: string, botUserId: string): string {
  return text
    .replace(/<([^<>|]+)(?:\|([^<>]*))?>/g, (_whole, target: string, label: string | undefined) => {
      if (target === `@${botUserId}`) return "";
      if (target.startsWith("@")) return `@${(label ?? target).replace(/^@/, "")}`;
      if (target.startsWith("#")) return `#${(label ?? target).replace(/^#/, "")}`;
      if (target.startsWith("!")) return label ?? `@${target.slice(1)}`;
      return writeLink(target, label);
    })
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/** An address that Slack recognized reads as it was typed; behind other words it stands in brackets, so that it is kept. */
function writeLink(url: string, label: string | undefined): string {
  if (!label) return url.replace(/^mailto:/, "");
  return url.includes(label) ? label : `${label} (${url})`;
}
