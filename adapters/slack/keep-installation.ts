// An installation on its way into the database and out of it: the token is sealed with the server's secret key, and
// bound to its workspace.
import type { Clock } from "../../src/ports/clock.ts";
import type { Seal } from "../../src/ports/seal.ts";
import type { SlackInstallation, SlackInstallations } from "../../src/ports/slack-installations.ts";

/** An installation with its token in the clear, as Slack granted it. */
export type GrantedInstallation = Omit<SlackInstallation, "sealedToken" | "installedAt"> & { readonly token: string };

export type Keeping = { readonly installations: SlackInstallations; readonly seal: Seal; readonly clock: Clock };

/** The one way by which a token comes into the database. */
export function keepInstallation(
  { token, ...installation }: GrantedInstallation,
  { installations, seal, clock }: Keeping,
): Promise<"kept" | "invitation-used"> {
  const sealedToken = seal.seal(token, "slack token", installation.id);
  return installations.keep({ ...installation, sealedToken, installedAt: clock.now() });
}

/** The token is not lost: with the earlier key it can be read again. */
export class UnreadableToken extends Error {
  override readonly name = "UnreadableToken";

  constructor(workspaces: readonly string[]) {
    super(
      `SECRET_KEY: not the key under which the tokens of these Slack workspaces are kept: ${workspaces.join(", ")}. Set ` +
        "the earlier key; if it is lost, run `rapporteur slack remove WORKSPACE` and install the app there again",
    );
  }
}

/** @throws {UnreadableToken} */
export function openToken({ id, sealedToken }: Pick<SlackInstallation, "id" | "sealedToken">, seal: Seal): string {
  const opened = seal.open(sealedToken, "slack token", id);
  if (opened.kind !== "opened") throw new UnreadableToken([id]);
  return opened.text;
}

/** @throws {UnreadableToken} naming every workspace whose token this secret key does not open. */
export async function checkTokens({ installations, seal }: Pick<Keeping, "installations" | "seal">): Promise<void> {
  const unreadable = await listUnreadable({ installations, seal });
  if (unreadable.length > 0) throw new UnreadableToken(unreadable);
}

/** The workspaces whose token this secret key does not open. */
export async function listUnreadable({
  installations,
  seal,
}: Pick<Keeping, "installations" | "seal">): Promise<readonly string[]> {
  return (await installations.listAll())
    .filter(
      ({ id, sealedToken }) => sealedToken !== null && seal.open(sealedToken, "slack token", id).kind !== "opened",
    )
    .map(({ id }) => id);
}
