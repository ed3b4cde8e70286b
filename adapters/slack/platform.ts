// The messages that go to Slack: each is delivered with the token of the workspace that its conversation is of.
import type { FetchFunction } from "@slack/web-api";
import type { Conversation } from "../../src/chat/address.ts";
import type { ChatPlatform, DeliveryOutcome, DeliveryTrace, OutgoingDelivery } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Download, FetchedFile } from "../../src/ports/shared-files.ts";
import { ReachCheck } from "./check-reach.ts";
import { deliver, trace } from "./deliver.ts";
import { fetchFile } from "./fetch-file.ts";
import { UnreadableToken } from "./keep-installation.ts";
import { WORKSPACE_LIMIT } from "./limits.ts";
import type { ShowPictures } from "./pictures.ts";
import { channelItself, readMark } from "./read-address.ts";
import { readProfile } from "./read-profile.ts";
import { ResponseUrls } from "./response-urls.ts";
import type { SlackWords } from "./words.ts";
import type { Workspace, Workspaces } from "./workspaces.ts";

export type Sending = {
  readonly workspaces: Workspaces;
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly log: Log;
  readonly words: SlackWords;
  readonly showPictures: ShowPictures;
  readonly loginDomains: readonly string[];
  readonly apiUrl: string;
  /** Absent: files cannot be fetched. */
  readonly download: Download | undefined;
};

/** The token itself is refused, whoever the message is for. https://docs.slack.dev/reference/methods/auth.test#errors */
const TOKEN_REFUSED: ReadonlySet<string> = new Set([
  "account_inactive",
  "invalid_auth",
  "not_authed",
  "token_expired",
  "token_revoked",
]);
/** The operator's mistake, which may be put right: messages wait for it. */
const SECRET_KEY_SECONDS = 600;

export function createPlatform(sending: Sending): ChatPlatform {
  const { workspaces, loginDomains, download, ...rest } = sending;
  const reach = new ReachCheck(workspaces);
  const shared = { ...rest, responseUrls: new ResponseUrls(sending.clock) };
  return {
    platform: "slack",
    limit: WORKSPACE_LIMIT,
    deliver: (delivery) => deliverBy(delivery, sending, ({ client }) => deliver(delivery, { ...shared, client })),
    trace: (delivery) => traceBy(delivery, sending, ({ client }) => trace(delivery, { ...shared, client })),
    channelItself,
    // Slack opens the direct message when it is addressed by the person's own id.
    personalConversation: ({ tenant, account }) => ({
      platform: "slack",
      tenant,
      kind: "personal",
      id: account,
      reference: {},
    }),
    async readProfile(account, conversation) {
      const workspace = await find({ ...conversation, tenant: account.tenant }, workspaces);
      if (workspace === null) throw new Error("the app is not installed in the workspace of the account");
      return readProfile(account, workspace.prompt, workspace, loginDomains);
    },
    checkReach: (subject) => reach.check(subject),
    ...(download
      ? { fetchFile: ({ reference: id }, conversation) => fetchBy(id, conversation, sending, download) }
      : {}),
  };
}

/** A token that Slack refuses may have been replaced a moment ago, by another process: it is read anew, once. */
async function deliverBy(
  { id, conversation }: OutgoingDelivery,
  { workspaces, log }: Sending,
  attempt: (workspace: Workspace) => Promise<DeliveryOutcome>,
): Promise<DeliveryOutcome> {
  try {
    const workspace = await find(conversation, workspaces);
    if (workspace === null) return notInstalled(id, log);
    const outcome = await attempt(workspace);
    if (outcome.kind !== "unreachable" || !TOKEN_REFUSED.has(outcome.code)) return outcome;
    workspaces.forget();
    const anew = await find(conversation, workspaces);
    if (anew === null) return notInstalled(id, log);
    return anew === workspace ? outcome : await attempt(anew);
  } catch (error) {
    if (!(error instanceof UnreadableToken)) throw error;
    log.error("slack token unreadable", { setting: "SECRET_KEY", deliveryId: id }, error);
    return { kind: "try-later", afterSeconds: SECRET_KEY_SECONDS, code: "secret-key" };
  }
}

async function traceBy(
  { conversation }: OutgoingDelivery,
  { workspaces }: Sending,
  look: (workspace: Workspace) => Promise<DeliveryTrace>,
): Promise<DeliveryTrace> {
  try {
    const workspace = await find(conversation, workspaces);
    return workspace === null ? { kind: "cannot-tell" } : await look(workspace);
  } catch (error) {
    if (error instanceof UnreadableToken) return { kind: "cannot-tell" };
    throw error;
  }
}

async function fetchBy(
  id: string,
  conversation: Conversation,
  { workspaces, apiUrl, log }: Sending,
  download: Download,
): Promise<FetchedFile> {
  try {
    const workspace = await find(conversation, workspaces);
    if (workspace === null) return { kind: "refused", code: "not-installed" };
    return await fetchFile(id, { client: workspace.client, apiUrl, download });
  } catch (error) {
    log.error("slack file not fetched", {}, error);
    return { kind: "try-later", afterSeconds: 0, code: "unexpected" };
  }
}

function notInstalled(deliveryId: string, log: Log): DeliveryOutcome {
  log.info("slack delivery", { deliveryId, outcome: "unreachable", code: "not-installed" });
  return { kind: "unreachable", code: "not-installed" };
}

function find(conversation: Conversation, workspaces: Workspaces): Promise<Workspace | null> {
  return workspaces.findByTenant(conversation.tenant, readMark(conversation));
}
