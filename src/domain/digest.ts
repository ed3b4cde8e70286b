// Digests in the words of the field: when they are posted before a meeting, and where they stand.
import { z } from "zod";

/** Of the plan, or made on demand; then the rest is unique. */
export const DigestId = z
  .string()
  .regex(/^(m-7|m-1|now-[a-z0-9-]{1,60})$/i)
  .brand<"DigestId">();
export type DigestId = z.infer<typeof DigestId>;

/** The digests of the plan, and how many days before the first day of the meeting each is posted. */
export const PLANNED_DIGESTS = [
  { id: DigestId.parse("m-7"), daysBefore: 7 },
  { id: DigestId.parse("m-1"), daysBefore: 1 },
] as const;

/** `planned` until the secretariat approves it; `missed`: its day passed while the program was down. */
export const DigestState = z.enum(["planned", "approved", "posted", "stopped", "missed"]);
export type DigestState = z.infer<typeof DigestState>;

/** What stands beneath a digest, in this order. */
export const DIGEST_DETAILS = ["arrived", "coverage", "since", "agenda"] as const;
export type DigestDetail = (typeof DIGEST_DETAILS)[number];
