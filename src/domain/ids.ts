// The identifiers of the field. Each has its own type, so that one cannot stand where another is meant.
// Ids of requests and responses are made of what they identify: the same thing has the same id everywhere.
import { z } from "zod";

export const SeriesId = z.string().min(1).brand<"SeriesId">();
export type SeriesId = z.infer<typeof SeriesId>;

/** Such as `cmim-06`. */
export const MeetingId = z.string().min(1).brand<"MeetingId">();
export type MeetingId = z.infer<typeof MeetingId>;

/** Such as `unhcr` or `un-desa-pd`: the acronym at the time of import, as a slug; never shown as a name. */
export const OrganizationId = z.string().min(1).brand<"OrganizationId">();
export type OrganizationId = z.infer<typeof OrganizationId>;

export const PersonId = z.string().min(1).brand<"PersonId">();
export type PersonId = z.infer<typeof PersonId>;

/** Such as `surveys-2007` or `activity-report`. */
export const InstrumentId = z.string().min(1).brand<"InstrumentId">();
export type InstrumentId = z.infer<typeof InstrumentId>;

/** `meeting/organization/instrument`. */
export const RequestId = z.string().min(5).brand<"RequestId">();
export type RequestId = z.infer<typeof RequestId>;

/** `meeting/organization/instrument/ordinal`: the ordinal counts the survey programmes of one organization. */
export const ResponseId = z.string().min(7).brand<"ResponseId">();
export type ResponseId = z.infer<typeof ResponseId>;

/** A message on its way to a platform. */
export const DeliveryId = z.string().min(1).brand<"DeliveryId">();
export type DeliveryId = z.infer<typeof DeliveryId>;

export function writeRequestId(meeting: MeetingId, organization: OrganizationId, instrument: InstrumentId): RequestId {
  return RequestId.parse(`${meeting}/${organization}/${instrument}`);
}

/** The organization of which a request asks something; null where this is no such id. */
export function organizationIn(request: RequestId): OrganizationId | null {
  const [, organization] = request.split("/");
  return OrganizationId.safeParse(organization).data ?? null;
}

export function writeResponseId(request: RequestId, ordinal: number): ResponseId {
  return ResponseId.parse(`${request}/${ordinal}`);
}
