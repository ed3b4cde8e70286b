// A person in Slack, as far as the bot can tell: signed requests of the documented shape go out, and what the bot said
// is read from the Web API of the local Slack. Nothing can be pressed that is not on the screen.
import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import { callSlack } from "./slack-emulator.ts";

export type SlackPersonOptions = {
  /** Where the bot listens, without a path. */
  readonly baseUrl: string;
  readonly signingSecret: string;
  readonly team: string;
  readonly user: string;
  /** The channel in which the person writes: the direct message channel with the bot, or another one. */
  readonly channel: string;
  /** The local Slack, without a path. */
  readonly emulatorUrl: string;
  readonly token: string;
};

export type SlackAnswer = { readonly status: number; readonly body: unknown };

export type SlackPerson = {
  /** Types a message; `@`-mentions the bot where the channel is no direct one. */
  say(text: string): Promise<SlackAnswer>;
  /** Changes an earlier message, by its time. */
  edit(ts: string, text: string): Promise<SlackAnswer>;
  press(label: string): Promise<SlackAnswer>;
  /** Chooses these labels in the newest message that offers them, and sends them where there is a button to send. */
  choose(labels: readonly string[]): Promise<SlackAnswer>;
  command(words: string): Promise<SlackAnswer>;
  /** Fills the fields of the open modal by their labels, and sends it. */
  submit(fields: Readonly<Record<string, string | readonly string[]>>): Promise<SlackAnswer>;
  /** What the bot said in the channel, newest first. */
  lastMessages(): Promise<readonly Message[]>;
  /** The time of the person's last message. */
  lastTs(): string;
};

const Text = z.object({ text: z.string() });
const Choice = z.object({ text: Text, value: z.string() });
const Element = z.object({
  type: z.string(),
  action_id: z.string(),
  text: Text.optional(),
  value: z.string().optional(),
  options: z.array(Choice).optional(),
  initial_options: z.array(Choice).optional(),
});
type Element = z.infer<typeof Element>;
const Block = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  label: Text.optional(),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
  elements: z.array(z.unknown()).optional(),
});
const Message = z.looseObject({ ts: z.string(), text: z.string(), blocks: z.array(Block).optional() });
export type Message = z.infer<typeof Message>;
const View = z.looseObject({
  id: z.string(),
  hash: z.string(),
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(Block),
});

type Control = { readonly message: Message; readonly blockId: string; readonly element: Element };

export function createSlackPerson(options: SlackPersonOptions): SlackPerson {
  const { team, user, channel, emulatorUrl, token } = options;
  const isDirect = channel.startsWith("D");
  let ts = "";
  let botUser: string | null = null;
  let counter = 0;

  const nextTs = (): string => {
    counter += 1;
    return `${Math.floor(Date.now() / 1000)}.${String(counter).padStart(6, "0")}`;
  };
  const mention = async (): Promise<string> => {
    botUser ??= z.object({ user_id: z.string() }).parse(await callSlack(emulatorUrl, token, "auth.test", {})).user_id;
    return `<@${botUser}>`;
  };
  const sendEvent = (event: Readonly<Record<string, unknown>>): Promise<SlackAnswer> =>
    sendJson(options, {
      type: "event_callback",
      event_id: `Ev${randomUUID()}`,
      event_time: Math.floor(Date.now() / 1000),
      team_id: team,
      authorizations: [{ enterprise_id: null, team_id: team, is_bot: true }],
      event,
    });
  const common = async () => ({
    user: { id: user, team_id: team },
    team: { id: team },
    enterprise: null,
    trigger_id: await makeTrigger(options),
    response_url: `${emulatorUrl}/_respond/${randomUUID()}`,
  });
  const lastMessages = async (): Promise<readonly Message[]> => {
    const history = await callSlack(emulatorUrl, token, "conversations.history", { channel });
    return z.object({ messages: z.array(Message) }).parse(history).messages;
  };
  const act = async ({ message, blockId, element }: Control, chosen: object, values = {}): Promise<SlackAnswer> => {
    const { type, action_id } = element;
    return sendPayload(options, {
      type: "block_actions",
      ...(await common()),
      channel: { id: channel },
      container: { type: "message", message_ts: message.ts, channel_id: channel },
      message,
      state: { values },
      actions: [{ type, action_id, block_id: blockId, action_ts: nextTs(), ...chosen }],
    });
  };
  const offer = async (control: Control, label: string): Promise<z.infer<typeof Choice>> => {
    const offered = control.element.options ?? (await suggest(options, control, label));
    const found = offered.find(({ text }) => text.text === label);
    if (!found) throw new Error(`“${label}” is not offered`);
    return found;
  };

  return {
    lastMessages,
    lastTs: () => ts,
    async say(text) {
      ts = nextTs();
      const words = escape(text);
      if (isDirect) return sendEvent({ type: "message", channel_type: "im", channel, user, text: words, ts, team });
      return sendEvent({ type: "app_mention", channel, user, text: `${await mention()} ${words}`, ts, team });
    },
    edit(earlier, text) {
      const message = { type: "message", user, text: escape(text), ts: earlier, edited: { user, ts: nextTs() } };
      const event = { type: "message", subtype: "message_changed", channel, channel_type: "im", ts: nextTs() };
      return sendEvent({ ...event, message, previous_message: { text: "before" } });
    },
    async press(label) {
      const buttons = controlsOf(await lastMessages()).filter(({ element }) => element.type === "button");
      const button = buttons.find(({ element }) => element.text?.text.replace("✓ ", "") === label);
      if (!button) throw new Error(`no button “${label}” on the screen`);
      return act(button, { value: button.element.value });
    },
    async choose(labels) {
      const controls = controlsOf(await lastMessages());
      const select = controls.find(({ element }) => element.type.endsWith("_select"));
      if (!select) return this.press(labels[0] ?? "");
      const chosen = await Promise.all(labels.map((label) => offer(select, label)));
      if (!select.element.type.startsWith("multi_")) return act(select, { selected_option: chosen[0] });
      const values = { [select.blockId]: { [select.element.action_id]: { selected_options: chosen } } };
      await act(select, { selected_options: chosen }, values);
      const send = controls.find(
        ({ message, blockId, element }) =>
          message.ts === select.message.ts && blockId.startsWith("send-") && element.value === select.element.action_id,
      );
      if (!send) throw new Error("no button to send the choice");
      return act(send, { value: send.element.value }, values);
    },
    command(words) {
      return sendForm(options, {
        command: "/rapporteur",
        text: words,
        user_id: user,
        team_id: team,
        channel_id: channel,
        channel_name: isDirect ? "directmessage" : "coordination",
        trigger_id: randomUUID(),
        response_url: `${emulatorUrl}/_respond/${randomUUID()}`,
        is_enterprise_install: "false",
      });
    },
    async submit(fields) {
      const opened = await (await fetch(`${emulatorUrl}/_views/last`)).json();
      const view = z.object({ view: View }).parse(opened).view;
      const values = Object.fromEntries(view.blocks.flatMap((block) => fillBlock(block, fields)));
      const { response_url: _none, ...rest } = await common();
      return sendPayload(options, { type: "view_submission", ...rest, view: { ...view, state: { values } } });
    },
  };
}

function controlsOf(messages: readonly Message[]): Control[] {
  return messages.flatMap((message) =>
    (message.blocks ?? []).flatMap((block) =>
      [block.accessory, ...(block.elements ?? [])].flatMap((element) => {
        const control = Element.safeParse(element).data;
        return control && block.block_id !== undefined ? [{ message, blockId: block.block_id, element: control }] : [];
      }),
    ),
  );
}

function fillBlock(block: z.infer<typeof Block>, fields: Readonly<Record<string, string | readonly string[]>>) {
  const input = Element.safeParse(block.element).data;
  if (!input || block.block_id === undefined || block.label === undefined) return [];
  const given = fields[block.label.text];
  const pick = (label: string) => {
    const found = input.options?.find(({ text }) => text.text === label);
    if (!found) throw new Error(`“${label}” is not offered`);
    return found;
  };
  const filled =
    input.options === undefined
      ? { type: input.type, value: typeof given === "string" ? given : null }
      : typeof given === "string"
        ? { type: input.type, selected_option: pick(given) }
        : { type: input.type, selected_option: null, selected_options: (given ?? []).map(pick) };
  return [[block.block_id, { [input.action_id]: filled }] as const];
}

async function suggest(options: SlackPersonOptions, { blockId, element }: Control, words: string) {
  const answer = await sendPayload(options, {
    type: "block_suggestion",
    user: { id: options.user, team_id: options.team },
    team: { id: options.team },
    action_id: element.action_id,
    block_id: blockId,
    value: words,
  });
  return z.object({ options: z.array(Choice) }).parse(answer.body).options;
}

async function makeTrigger({ emulatorUrl, token, user }: SlackPersonOptions): Promise<string> {
  const made = await callSlack(emulatorUrl, token, "views.generateTriggerId", { user_id: user });
  return z.object({ trigger_id: z.string() }).parse(made).trigger_id;
}

type Sender = Pick<SlackPersonOptions, "baseUrl" | "signingSecret">;

export function sendJson(sender: Sender, body: object): Promise<SlackAnswer> {
  return send(sender, JSON.stringify(body), "application/json");
}

export function sendForm(sender: Sender, body: Readonly<Record<string, string>>): Promise<SlackAnswer> {
  return send(sender, new URLSearchParams(body).toString(), "application/x-www-form-urlencoded");
}

export function sendPayload(sender: Sender, payload: object): Promise<SlackAnswer> {
  return sendForm(sender, { payload: JSON.stringify(payload) });
}

/** Signs as Slack does. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function sign(secret: string, body: string, seconds: number): Record<string, string> {
  const signature = createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": String(seconds), "x-slack-signature": `v0=${signature}` };
}

export async function send(
  { baseUrl, signingSecret }: Sender,
  body: string,
  contentType: string,
): Promise<SlackAnswer> {
  const response = await fetch(`${baseUrl}/slack/events`, {
    method: "POST",
    headers: { "content-type": contentType, ...sign(signingSecret, body, Math.floor(Date.now() / 1000)) },
    body,
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
