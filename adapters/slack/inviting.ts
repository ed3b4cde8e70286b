// What the command line needs of the installations by OAuth, without the rest of this folder: it loads no library of Slack's.
import type { Temporal } from "temporal-polyfill";
import type { Seal } from "../../src/ports/seal.ts";
import type { SlackInstallations } from "../../src/ports/slack-installations.ts";
import { writeInvitation, writeInvitationLink } from "./invitation.ts";
import { listUnreadable } from "./keep-installation.ts";

/** `seal` is asked for when it is needed: a command that needs none makes no secret key. */
export function createInviting(publicUrl: string, seal: () => Seal) {
  return {
    writeLink: (workspace: string | null, until: Temporal.Instant) =>
      writeInvitationLink(publicUrl, writeInvitation({ workspace, until }, seal())),
    listUnreadable: (installations: SlackInstallations) => listUnreadable({ installations, seal: seal() }),
  };
}
