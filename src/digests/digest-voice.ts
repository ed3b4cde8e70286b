import type { Voice } from "../dialog/turn.ts";

/** In which words, how codes are named, and where the calendar of the meeting can be had; null where no address is known. */
export type DigestVoice = Voice & {
  readonly themeName: (code: string) => string;
  readonly calendarAddress: string | null;
};
