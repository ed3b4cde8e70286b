// A participating organization: its names and its kind change in time, its id does not.
import { z } from "zod";
import { OrganizationId } from "./ids.ts";

export const ORGANIZATION_KINDS = [
  "un_entity",
  "un_specialized_agency",
  "un_regional_commission",
  "igo",
  "regional_body",
  "national_institution",
  "ngo",
  "academic",
  "member_state",
  "invited_expert",
] as const;
export const OrganizationKind = z.enum(ORGANIZATION_KINDS);
export type OrganizationKind = z.infer<typeof OrganizationKind>;

export const WorkWeek = z.enum(["mon-fri", "sun-thu"]);
export type WorkWeek = z.infer<typeof WorkWeek>;

/** What an organization was called, and what it was, between two days; open at either end. */
export const OrganizationName = z.object({
  name: z.string().min(1),
  acronym: z.string(),
  kind: OrganizationKind,
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
});
export type OrganizationName = z.infer<typeof OrganizationName>;

export const Organization = z.object({
  id: OrganizationId,
  /** The official name today. */
  name: z.string().min(1),
  acronym: z.string(),
  kind: OrganizationKind,
  aliases: z.array(z.string()),
  parentId: OrganizationId.nullable(),
  /** IANA name, such as `Africa/Cairo`. */
  timeZone: z.string().min(1),
  workWeek: WorkWeek,
  /** Earlier names and kinds. */
  names: z.array(OrganizationName),
});
export type Organization = z.infer<typeof Organization>;
