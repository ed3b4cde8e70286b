// A person in Slack, as far as the bot can tell: signed requests of the documented shape go out, and what the bot said
// is read from the Web API of the local Slack. Nothing can be pressed that is not on the screen.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { callSlack } from "./slack-emulator.ts";
import { type SlackEvent, sendUntilTaken, wrapEvent } from "./slack-event.ts";
import {
  Choice,
  type Control,
  controlsOf,
  type Fields,
  fillBlock,
  labelOf,
  Message,
  mayOffer,
  pick,
  View,
} from "./slack-screen.ts";
import { type Sender, type SlackAnswer, sendForm, sendJson, sendPayload } from "./slack-send.ts";

export type SlackPersonOptions = Sender & {
  readonly team: string;
  readonly user: string;
  /** The channel in which the person writes: the direct message channel with the bot, or another one. */
  readonly channel: string;
  /** The local Slack, without a path. */
  readonly emulatorUrl: string;
  readonly token: string;
  /** Awaited before an event that was not taken is sent again. */
  readonly beforeRetry?: () => Promise<void>;
};

export type SlackPerson = {
  /** Types a message; `@`-mentions the bot where the channel is no direct one. */
  say(text: string): Promise<SlackAnswer>;
  /** The same event of a typed message, so many times, one after the other. */
  repeat(text: string, times: number): Promise<readonly SlackAnswer[]>;
  /** Changes an earlier message, by its time. */
  edit(ts: string, text: string): Promise<SlackAnswer>;
  press(label: string): Promise<SlackAnswer>;
  /** Chooses these labels in the newest message that offers them, and sends them where there is a button to send. */
  choose(labels: readonly string[]): Promise<SlackAnswer>;
  command(words: string): Promise<SlackAnswer>;
  /** Fills the fields of the open modal by their labels, and sends it. */
  submit(fields: Fields): Promise<SlackAnswer>;
  /** What the bot said in the channel, newest first, as much of it as fits the screen. */
  lastMessages(count?: number): Promise<readonly Message[]>;
  /** The time of the person's last message. */
  lastTs(): string;
};

const Changes = z.object({ changes: z.number() });

export function createSlackPerson(options: SlackPersonOptions): SlackPerson {
  return new Person(options);
}

class Person implements SlackPerson {
  readonly #options: SlackPersonOptions;
  #ts = "";
  #microseconds = 0;
  #seen: { readonly changes: number; readonly count: number; readonly messages: readonly Message[] } | null = null;
  /** Of the last press: what it opened is this person's, whoever else opens a modal meanwhile. */
  #trigger = "";

  constructor(options: SlackPersonOptions) {
    this.#options = options;
  }

  lastTs(): string {
    return this.#ts;
  }

  async lastMessages(count = 100): Promise<readonly Message[]> {
    const { emulatorUrl, token, channel } = this.#options;
    const { changes } = Changes.parse(await (await fetch(`${emulatorUrl}/_changes`)).json());
    if (changes === this.#seen?.changes && count === this.#seen.count) return this.#seen.messages;
    const history = await callSlack(emulatorUrl, token, "conversations.history", { channel, limit: String(count) });
    const { messages } = z.object({ messages: z.array(Message) }).parse(history);
    this.#seen = { changes, count, messages };
    return messages;
  }

  async say(text: string): Promise<SlackAnswer> {
    const { channel, user, team } = this.#options;
    this.#ts = this.#nextTs();
    const words = escape(text);
    const common = { channel, user, team, ts: this.#ts };
    if (this.#isDirect()) return this.#sendEvent({ type: "message", channel_type: "im", ...common, text: words });
    return this.#sendEvent({ type: "app_mention", ...common, text: `<@${await this.#findBot()}> ${words}` });
  }

  async repeat(text: string, times: number): Promise<readonly SlackAnswer[]> {
    const { channel, user, team } = this.#options;
    this.#ts = this.#nextTs();
    const event = { type: "message", channel_type: "im", channel, user, team, ts: this.#ts, text: escape(text) };
    const body = wrapEvent(team, event);
    const answers: SlackAnswer[] = [];
    for (let time = 0; time < times; time += 1) answers.push(await sendJson(this.#options, body));
    return answers;
  }

  edit(earlier: string, text: string): Promise<SlackAnswer> {
    const { channel, user } = this.#options;
    const message = { type: "message", user, text: escape(text), ts: earlier, edited: { user, ts: this.#nextTs() } };
    const event = { type: "message", subtype: "message_changed", channel, channel_type: "im", ts: this.#nextTs() };
    return this.#sendEvent({ ...event, message, previous_message: { text: "before" } });
  }

  async press(label: string): Promise<SlackAnswer> {
    const buttons = controlsOf(await this.lastMessages()).filter(({ element }) => element.type === "button");
    const button = buttons.find(({ element }) => labelOf(element) === label);
    if (!button) throw new Error(`no button “${label}” on the screen`);
    return this.#act(button, { value: button.element.value });
  }

  async choose(labels: readonly string[]): Promise<SlackAnswer> {
    for (const message of await this.lastMessages()) {
      const controls = controlsOf([message]);
      if (controls.some(({ blockId, element }) => blockId.startsWith("quick-") && labelOf(element) === labels[0])) {
        return this.press(labels[0] ?? "");
      }
      const select = controls.find(({ element }) => element.type.endsWith("_select") && mayOffer(element, labels));
      if (select) return this.#chooseFrom(select, controls, labels);
    }
    throw new Error(`nothing on the screen offers “${labels.join("”, “")}”`);
  }

  async #chooseFrom(select: Control, controls: readonly Control[], labels: readonly string[]): Promise<SlackAnswer> {
    const chosen = await Promise.all(labels.map((label) => this.#offer(select, label)));
    if (!select.element.type.startsWith("multi_")) return this.#act(select, { selected_option: chosen[0] });
    const values = { [select.blockId]: { [select.element.action_id]: { selected_options: chosen } } };
    await this.#act(select, { selected_options: chosen }, values);
    const send = controls.find(
      ({ blockId, element }) => blockId.startsWith("send-") && element.value === select.element.action_id,
    );
    if (!send) throw new Error("no button to send the choice");
    return this.#act(send, { value: send.element.value }, values);
  }

  command(words: string): Promise<SlackAnswer> {
    const { user, team, channel, emulatorUrl } = this.#options;
    return sendForm(this.#options, {
      command: "/rapporteur",
      text: words,
      user_id: user,
      team_id: team,
      channel_id: channel,
      channel_name: this.#isDirect() ? "directmessage" : "coordination",
      trigger_id: randomUUID(),
      response_url: `${emulatorUrl}/_respond/${randomUUID()}`,
      is_enterprise_install: "false",
    });
  }

  async submit(fields: Fields): Promise<SlackAnswer> {
    const opened = await (await fetch(`${this.#options.emulatorUrl}/_views/${this.#trigger}`)).json();
    const view = z.object({ view: View }).parse(opened).view;
    const values = Object.fromEntries(view.blocks.flatMap((block) => fillBlock(block, fields)));
    const { response_url: _none, ...common } = await this.#common();
    return sendPayload(this.#options, { type: "view_submission", ...common, view: { ...view, state: { values } } });
  }

  async #act({ message, blockId, element }: Control, chosen: object, values = {}): Promise<SlackAnswer> {
    const { channel } = this.#options;
    const { type, action_id } = element;
    return sendPayload(this.#options, {
      type: "block_actions",
      ...(await this.#commonWithTrigger()),
      channel: { id: channel },
      container: { type: "message", message_ts: message.ts, channel_id: channel },
      message,
      state: { values },
      actions: [{ type, action_id, block_id: blockId, action_ts: this.#nextTs(), ...chosen }],
    });
  }

  async #offer(control: Control, label: string): Promise<z.infer<typeof Choice>> {
    const offered = control.element.options ?? (await suggest(this.#options, control, label));
    return pick(offered, label);
  }

  async #commonWithTrigger() {
    const common = await this.#common();
    this.#trigger = common.trigger_id;
    return common;
  }

  async #common() {
    const { user, team, emulatorUrl } = this.#options;
    return {
      user: { id: user, team_id: team },
      team: { id: team },
      enterprise: null,
      trigger_id: await makeTrigger(this.#options),
      response_url: `${emulatorUrl}/_respond/${randomUUID()}`,
    };
  }

  #sendEvent(event: SlackEvent): Promise<SlackAnswer> {
    return sendUntilTaken(this.#options, wrapEvent(this.#options.team, event), this.#options.beforeRetry);
  }

  async #findBot(): Promise<string> {
    const { emulatorUrl, token } = this.#options;
    const identity = await callSlack(emulatorUrl, token, "auth.test", {});
    return z.object({ user_id: z.string() }).parse(identity).user_id;
  }

  #isDirect(): boolean {
    return this.#options.channel.startsWith("D");
  }

  /** Later than all before, and as exact as Slack's: the bot tells by it whether words came before its question. */
  #nextTs(): string {
    this.#microseconds = Math.max(Date.now() * 1000, this.#microseconds + 1);
    const seconds = Math.floor(this.#microseconds / 1_000_000);
    return `${seconds}.${String(this.#microseconds % 1_000_000).padStart(6, "0")}`;
  }
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

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
