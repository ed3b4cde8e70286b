// What one submission brought, as a digest sees it: an activity or a survey of an organization for a meeting.
import type { Temporal } from "temporal-polyfill";
import { foldWords } from "../domain/fold-words.ts";
import type { OrganizationId } from "../domain/ids.ts";
import { remember } from "../domain/remember.ts";
import type { PartialDate } from "../questionnaire/answer.ts";

export type ArrivalStatus = "planned" | "ongoing" | "completed" | "suspended" | "cancelled";

export type Arrival = {
  readonly kind: "activity" | "survey";
  readonly organization: { readonly id: OrganizationId; readonly name: string };
  readonly title: string;
  /** Codes of the list of themes. */
  readonly themes: readonly string[];
  /** Codes of countries or areas; regions and groups are not taken apart. */
  readonly areas: readonly string[];
  readonly status: ArrivalStatus | null;
  readonly starts: PartialDate | null;
  /** Null: it goes on, or is not known. */
  readonly ends: PartialDate | null;
  readonly newInitiative: boolean;
  readonly bestPractice: boolean;
  /** Of the demonstration: nobody reported it. */
  readonly demonstration: boolean;
  readonly arrivedAt: Temporal.Instant;
};

/** Equal for the same thing reported twice: by the same organization, under the same title however it is spelled. */
export const thingOf = remember(
  ({ organization, kind, title }: Arrival) => `${organization.id} ${kind} ${foldWords(title)}`,
);
