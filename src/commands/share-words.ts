// `share` as the last word: what is asked for is for everybody in the channel.

/** In the six languages, with the small words of courtesy around it. */
const LAST =
  /^(?<rest>.*?)(?:^|[\s,]+)(?:please,? )?(?:share|partager|compartir|поделиться|مشاركة|分享|共享)(?:,? please)?[.!]?$/iu;

export type Shared = { readonly words: string; readonly share: boolean };

export function splitShare(text: string): Shared {
  const rest = LAST.exec(text)?.groups?.["rest"];
  return rest === undefined ? { words: text, share: false } : { words: rest.trim(), share: true };
}
