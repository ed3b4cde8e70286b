// A person in a direct message of Slack. What they see is what the local Slack holds.
import { createSlackPerson, type SlackPerson } from "../support/slack-client.ts";
import { type LocalSlack, OBSERVER_TOKEN, SIGNING_SECRET } from "../support/slack-emulator.ts";
import { controlsOf, labelOf, type Message } from "../support/slack-screen.ts";
import type { Sender, SlackAnswer } from "../support/slack-send.ts";
import type { Chatter, Screen } from "./chatter.ts";
import { waitFor } from "./wait-for.ts";

export async function openSlackPerson(
  local: LocalSlack,
  /** Where the bot listens; null: it has a socket. */
  baseUrl: string | null,
  handle: string,
  beforeRetry?: () => Promise<void>,
): Promise<SlackPerson> {
  const user = await local.findUser(handle);
  const sender: Sender = baseUrl === null ? { socket: local.socket } : { baseUrl, signingSecret: SIGNING_SECRET };
  return createSlackPerson({
    ...sender,
    team: local.team,
    user,
    channel: await local.openDirect(user),
    emulatorUrl: local.url,
    token: OBSERVER_TOKEN,
    ...(beforeRetry && { beforeRetry }),
  });
}

export function createSlackChatter(person: SlackPerson): Chatter {
  /** The newest message that was not there before the act. */
  const after = async (what: string, act: () => Promise<SlackAnswer>): Promise<Screen> => {
    const before = (await person.lastMessages(1))[0]?.ts;
    const { status, body } = await act();
    if (status !== 200) throw new Error(`${what} was answered with ${status}`);
    return waitFor(
      () => `an answer to ${what} (${JSON.stringify(body)})`,
      async () => {
        const newest = (await person.lastMessages(1))[0];
        return newest && newest.ts !== before ? readSlackScreen(newest) : null;
      },
    );
  };
  return {
    async screen() {
      const newest = (await person.lastMessages(1))[0];
      if (!newest) throw new Error("the screen is empty");
      return readSlackScreen(newest);
    },
    say: (text) => after(`“${text}”`, () => person.say(text)),
    press: (label) => after(`[${label}]`, () => person.press(label)),
    choose: (labels) => after(`{${labels.join(", ")}}`, () => person.choose(labels)),
    fill: (openLabel, fields) =>
      after(`the form ${openLabel}`, async () => {
        const opened = await person.press(openLabel);
        return opened.status === 200 ? person.submit(fields) : opened;
      }),
  };
}

export function readSlackScreen(message: Message): Screen {
  const buttons = controlsOf([message])
    .filter(({ element }) => element.type === "button")
    .flatMap(({ element }) => labelOf(element) ?? []);
  return { text: unescape(message.text), buttons };
}

function unescape(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
