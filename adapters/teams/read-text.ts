// What a person typed, as the person sees it: without the mention of the bot and without markup.
import type { Activity } from "./activity.ts";

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', "#39": "'", apos: "'", amp: "&" };

/** The words that were typed; empty for a message of a file alone. */
export function readText(activity: Activity): string {
  const text = removeMentionsOfBot(activity);
  return (activity.textFormat === "xml" ? readMarkup(text) : text)
    .replaceAll("&nbsp;", " ")
    .replace(/[\u00a0\u200b]/g, " ")
    .replace(/\r\n?/g, "\n")
    .trim();
}

/**
 * Teams quotes each mention in an entity. Mentions of others keep their name; only with an entity are angle brackets
 * markup, and so a person can write about `<at>` as of anything else.
 */
function removeMentionsOfBot(activity: Activity): string {
  return (activity.entities ?? []).reduce((text, entity) => {
    if (entity?.type !== "mention" || !entity.text) return text;
    const isBot = entity.mentioned.id === activity.recipient.id;
    return text.replaceAll(entity.text, isBot ? " " : entity.text.replace(/<\/?at[^>]*>/g, ""));
  }, activity.text ?? "");
}

/** Teams says `plain` of what people type; a message that says `xml` is read as the text that its markup shows. */
function readMarkup(text: string): string {
  return text
    .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#39|apos|amp);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
