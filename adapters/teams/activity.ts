// The border to Teams: what this bot uses of an activity, and nothing else. New fields of Teams' do not break it.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-basics
import { z } from "zod";

const Account = z.object({
  id: z.string().min(1).max(500),
  name: z.string().nullish(),
  aadObjectId: z.string().min(1).max(200).nullish(),
});

const Mention = z.object({
  type: z.literal("mention"),
  text: z.string().nullish(),
  mentioned: z.object({ id: z.string() }),
});

const ClientInfo = z.object({ type: z.literal("clientInfo"), timezone: z.string().nullish() });

/** Entities of kinds that this bot does not read become null. */
const Entity = z.union([Mention, ClientInfo]).nullable().catch(null);

const Attachment = z.object({
  contentType: z.string(),
  contentUrl: z.string().nullish(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

const ChannelData = z.object({
  eventType: z.string().nullish(),
  tenant: z.object({ id: z.string().min(1) }).nullish(),
  team: z.object({ id: z.string().min(1) }).nullish(),
});

export const Activity = z.object({
  type: z.string().min(1),
  /** Teams gives one to everything; see writeEventId for when there is none. */
  id: z.string().min(1).max(500).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  timestamp: z.iso.datetime({ offset: true }).nullish().catch(null),
  localTimezone: z.string().nullish(),
  channelId: z.string(),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  from: Account,
  recipient: Account,
  conversation: z.object({
    id: z.string().min(1).max(1000),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  replyToId: z.string().nullish(),
  entities: z.array(Entity).nullish(),
  attachments: z.array(Attachment).nullish(),
  value: z.unknown().optional(),
  channelData: ChannelData.nullish().catch(null),
});
export type Activity = z.infer<typeof Activity>;

/** The value of the invoke that Action.Execute sends. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export const ExecuteValue = z.object({ action: z.object({ data: z.record(z.string(), z.unknown()) }) });

/** The value of the invoke that Data.Query sends. */
export const SearchValue = z.object({
  queryText: z.string().max(1000).catch(""),
  dataset: z.string().min(1),
});

/** The file that a person attached. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
export const FileDownloadInfo = z.object({
  /** Whether it is fetched from there is decided by `fetch-file.ts`. */
  downloadUrl: z.url({ protocol: /^https?$/ }),
  fileType: z.string().nullish(),
  uniqueId: z.string().min(1).nullish(),
});

/** Where the account is; null where Teams names no tenant. */
export function tenantOf(activity: Activity): string | null {
  return activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? null;
}
