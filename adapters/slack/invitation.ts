// The invitations by which a workspace may install the app. One is a sealed text in the link: nobody can make or change
// one without the server's secret key, and nothing has to be stored until it is used.
import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Seal } from "../../src/ports/seal.ts";

export type Invitation = {
  readonly id: string;
  /** The one workspace or enterprise that may use it; null: the first that does. */
  readonly workspace: string | null;
  readonly until: Temporal.Instant;
};

export type ReadInvitation =
  | { readonly kind: "valid"; readonly invitation: Invitation }
  | { readonly kind: "refused"; readonly why: "expired" | "not-ours" };

const SUBJECT = "install";
const Written = z.object({
  id: z.string().min(1),
  workspace: z.string().min(1).nullable(),
  until: z.string().transform((instant) => Temporal.Instant.from(instant)),
});

export function writeInvitation({ workspace, until }: Omit<Invitation, "id">, seal: Seal): string {
  const text = JSON.stringify({ id: randomUUID(), workspace, until: until.toString() });
  return seal.seal(text, "slack invitation", SUBJECT);
}

export function readInvitation(sealed: string, seal: Seal, now: Temporal.Instant): ReadInvitation {
  const opened = seal.open(sealed, "slack invitation", SUBJECT);
  if (opened.kind !== "opened") return { kind: "refused", why: "not-ours" };
  const invitation = Written.parse(JSON.parse(opened.text));
  if (Temporal.Instant.compare(now, invitation.until) >= 0) return { kind: "refused", why: "expired" };
  return { kind: "valid", invitation };
}

/** The link that an administrator of the workspace opens. */
export function writeInvitationLink(publicUrl: string, sealed: string): string {
  return `${publicUrl}${INSTALL_PATH}?${INVITATION_PARAMETER}=${sealed}`;
}

export const INSTALL_PATH = "/slack/install";
export const REDIRECT_PATH = "/slack/oauth_redirect";
export const INVITATION_PARAMETER = "invitation";
