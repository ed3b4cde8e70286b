// Somebody in a direct message of the local Slack: what is done is sent as Slack sends it, and has to be answered as soon as
// Slack wants it; what is seen is what the local Slack keeps.
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SlackPerson } from "../support/slack-client.ts";
import type { Drawn, SlackDrawing } from "./draw-slack.ts";
import type { Seat } from "./rounds-walk.ts";

const WITHIN_MILLISECONDS = 90_000;
/** Slack waits so long for an answer. https://docs.slack.dev/interactivity/handling-user-interaction */
const SLACK_WAITS_MILLISECONDS = 3_000;

type Camera = { readonly drawing: SlackDrawing; readonly folder: string };

export class SlackSeat implements Seat {
  readonly #person: SlackPerson;
  readonly #name: string;
  readonly #drawing: SlackDrawing;
  readonly #folder: string;
  /** What was typed last; null once something was pressed since. */
  #typed: string | null = null;
  /** The newest message of the bot before the last deed. */
  #before = "";

  constructor(person: SlackPerson, name: string, { drawing, folder }: Camera) {
    this.#person = person;
    this.#name = name;
    this.#drawing = drawing;
    this.#folder = folder;
  }

  async greet(): Promise<void> {
    await this.type("hello");
    await this.hear("Thank you");
  }

  async type(words: string): Promise<void> {
    await this.#note();
    await this.#inTime(words, () => this.#person.say(words));
    this.#typed = words;
    await this.#wait(`an answer to “${words}”`, async () => (await this.#newest()) !== this.#before);
  }

  async press(label: string): Promise<void> {
    await this.#note();
    this.#typed = null;
    await this.#inTime(`[${label}]`, () => this.#person.press(label));
  }

  async choose(label: string): Promise<void> {
    await this.#note();
    this.#typed = null;
    await this.#inTime(`{${label}}`, () => this.#person.choose([label]));
  }

  async hear(words: string): Promise<void> {
    await this.#wait(`“${words}”`, async () => (await this.read()).includes(words));
  }

  /** Since the last deed; and the newest, which may have been there before and been put in another's place. */
  async read(): Promise<string> {
    const messages = await this.#person.lastMessages(10);
    const since = messages.filter(({ ts }, index) => index === 0 || ts > this.#before);
    return since.map(({ text }) => text).join("\n");
  }

  async take(name: string): Promise<void> {
    const messages = await this.#person.lastMessages(10);
    const shown = messages.filter(({ ts }, index) => index === 0 || ts > this.#before);
    const drawn: Drawn[] = [
      ...(this.#typed === null ? [] : [{ by: "person" as const, name: this.#name, text: this.#typed }]),
      ...shown.toReversed().map(({ blocks = [] }) => ({ by: "bot" as const, blocks })),
    ];
    await this.#drawing.draw(drawn, path.join(this.#folder, `${name}.png`));
  }

  async #note(): Promise<void> {
    this.#before = await this.#newest();
  }

  async #newest(): Promise<string> {
    return (await this.#person.lastMessages(10))[0]?.ts ?? "";
  }

  async #wait(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + WITHIN_MILLISECONDS;
    while (!(await isSo())) {
      if (Date.now() > until) throw new Error(`${this.#name} did not hear ${what} but:\n${await this.read()}`);
      await sleep(50);
    }
  }

  async #inTime(what: string, act: () => Promise<{ readonly status: number }>): Promise<void> {
    const began = performance.now();
    const { status } = await act();
    const milliseconds = Math.round(performance.now() - began);
    if (status !== 200) throw new Error(`${what} was answered with ${status}`);
    const late = milliseconds > SLACK_WAITS_MILLISECONDS ? ", too late for Slack" : "";
    if (late) process.exitCode = 1;
    process.stdout.write(`${this.#name}: ${what} (${milliseconds} ms${late})\n`);
  }
}
