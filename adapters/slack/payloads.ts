// What Slack sends, as far as it is used here; unknown fields are ignored, so that a new one breaks nothing.
// https://docs.slack.dev/apis/events-api, https://docs.slack.dev/reference/interaction-payloads
import { z } from "zod";

const Id = z.string().min(1);
/** Seconds since 1970 with six decimals; the id of a message within its channel. */
const Timestamp = z.string().regex(/^\d{1,12}(\.\d{1,9})?$/);
const Team = z.object({ id: Id, enterprise_id: Id.nullish() });
const Enterprise = z.object({ id: Id });

export const EventCallback = z.object({
  type: z.literal("event_callback"),
  event_id: Id,
  event_time: z.number().int().nonnegative(),
  team_id: Id.nullish(),
  enterprise_id: Id.nullish(),
  authorizations: z.array(z.object({ team_id: Id.nullish(), enterprise_id: Id.nullish() })).nullish(),
  event: z.looseObject({ type: z.string() }),
});
export type EventCallback = z.infer<typeof EventCallback>;

const File = z.object({
  id: Id,
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().int().nonnegative().nullish(),
});

/** A message as typed; `blocks` are read by the reader of text. */
const Typed = {
  user: Id.optional(),
  bot_id: Id.nullish(),
  text: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  ts: Timestamp,
};
export const MessageEvent = z.object({
  type: z.literal("message"),
  subtype: z.string().optional(),
  channel: Id,
  channel_type: z.string().optional(),
  files: z.array(File).nullish(),
  ...Typed,
});
export const ChangedMessageEvent = z.object({
  type: z.literal("message"),
  subtype: z.literal("message_changed"),
  channel: Id,
  channel_type: z.string().optional(),
  ts: Timestamp,
  message: z.object({ ...Typed, subtype: z.string().optional() }),
  previous_message: z.object({ text: z.string().nullish() }).nullish(),
});
export const MentionEvent = z.object({
  type: z.literal("app_mention"),
  channel: Id,
  thread_ts: Timestamp.optional(),
  ...Typed,
});
export const HomeOpenedEvent = z.object({
  type: z.literal("app_home_opened"),
  user: Id,
  channel: Id,
  tab: z.string(),
});
export const RemovedEvent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("app_uninstalled") }),
  z.object({ type: z.literal("tokens_revoked"), tokens: z.object({ bot: z.array(z.string()).nullish() }) }),
]);

export const SlashCommand = z.object({
  command: z.string().startsWith("/"),
  text: z.string().default(""),
  user_id: Id,
  team_id: Id.nullish(),
  enterprise_id: Id.nullish(),
  channel_id: Id,
  channel_name: z.string().optional(),
  trigger_id: Id,
  response_url: z.url().optional(),
});
export type SlashCommand = z.infer<typeof SlashCommand>;

const Interaction = {
  user: z.object({ id: Id, team_id: Id.nullish() }),
  team: Team.nullish(),
  enterprise: Enterprise.nullish(),
};
const Chosen = z.object({ value: z.string() });
const State = z.object({
  values: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        value: z.string().nullish(),
        selected_option: Chosen.nullish(),
        selected_options: z.array(Chosen).nullish(),
      }),
    ),
  ),
});
export type State = z.infer<typeof State>;

export const Action = z.object({
  type: z.string(),
  action_id: Id,
  block_id: Id,
  action_ts: Timestamp,
  value: z.string().nullish(),
  selected_option: Chosen.nullish(),
});
export type Action = z.infer<typeof Action>;

const View = z.object({ type: z.string(), hash: z.string().nullish(), state: State.nullish() });

export const BlockActions = z.object({
  type: z.literal("block_actions"),
  ...Interaction,
  trigger_id: Id,
  response_url: z.url().optional(),
  channel: z.object({ id: Id }).nullish(),
  container: z.object({ message_ts: Timestamp.nullish(), channel_id: Id.nullish() }).nullish(),
  message: z.object({ ts: Timestamp }).nullish(),
  state: State.nullish(),
  /** Where it was pressed in a modal or in the home. */
  view: View.nullish(),
  actions: z.tuple([Action], Action),
});
export type BlockActions = z.infer<typeof BlockActions>;

export const BlockSuggestion = z.object({
  type: z.literal("block_suggestion"),
  ...Interaction,
  action_id: Id,
  block_id: Id,
  value: z.string(),
});
export type BlockSuggestion = z.infer<typeof BlockSuggestion>;

export const ViewSubmission = z.object({
  type: z.literal("view_submission"),
  ...Interaction,
  trigger_id: Id.optional(),
  view: z.object({ id: Id, hash: z.string(), callback_id: z.string(), private_metadata: z.string(), state: State }),
});
export type ViewSubmission = z.infer<typeof ViewSubmission>;

const ViewClosed = z.object({ type: z.literal("view_closed"), ...Interaction, view: z.object({ id: Id }) });

/** Global shortcuts (`shortcut`) and those on a message (`message_action`). */
export const Shortcut = z.object({
  type: z.enum(["shortcut", "message_action"]),
  ...Interaction,
  callback_id: z.string(),
  trigger_id: Id,
  action_ts: Timestamp.optional(),
  /** What a shortcut on a message was chosen on. */
  message: z.object({ text: z.string().nullish(), blocks: z.array(z.unknown()).nullish() }).nullish(),
});
export type Shortcut = z.infer<typeof Shortcut>;

const Payload = z.union([
  EventCallback,
  SlashCommand,
  BlockActions,
  BlockSuggestion,
  ViewSubmission,
  ViewClosed,
  Shortcut,
]);
const Check = z.union([
  z.object({ type: z.literal("url_verification"), challenge: z.string() }),
  z.object({ ssl_check: z.literal("1") }),
]);

/** Everything that is let in; anything else signed by Slack is answered 400. */
export const Admitted = z.union([Payload, Check]);
