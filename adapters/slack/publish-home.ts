// The home tab of one person, published as it is at that moment. What is published for a person goes one after the other, and
// what waits meanwhile is published once: the newest reading is always the last one that Slack gets.
// https://docs.slack.dev/reference/methods/views.publish
import type { HomeView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { AccountKey } from "../../src/chat/address.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { Bot } from "../../src/ports/bot.ts";
import type { DeliveryOutcome } from "../../src/ports/chat-platform.ts";
import type { Log } from "../../src/ports/log.ts";
import { MAX_HOME_BLOCKS, MAX_HOME_CHARACTERS } from "./limits.ts";
import { readFailure } from "./outcomes.ts";
import { renderBlocks } from "./render-message.ts";
import type { SlackWords } from "./words.ts";

/** `hash` is that of the home in which something was pressed. */
export type HomeWish = { readonly notice: string | null; readonly hash: string | null };

export type PublishingSurroundings = {
  readonly bot: Pick<Bot, "readHome">;
  readonly client: WebClient;
  /** Which workspace of an enterprise: a person has a home in each. */
  readonly mark: string | null;
  readonly log: Log;
  readonly words: SlackWords;
};

const MOST_ATTEMPTS = 3;
/** Somebody looks at the tab: what cannot be there soon is there when it is opened again. */
const MOST_WAIT_SECONDS = 10;
const UNTIL_SLACK_IS_BACK_SECONDS = 2;

export class HomePublisher {
  readonly #underWay = new Map<string, { next: HomeWish | null; readonly done: Promise<void> }>();
  readonly #wait: (seconds: number) => Promise<void>;

  constructor(wait: (seconds: number) => Promise<void> = sleep) {
    this.#wait = wait;
  }

  /** Resolves when the home is published or was given up; never throws for what Slack answers. */
  publish(account: AccountKey, wish: HomeWish, surroundings: PublishingSurroundings): Promise<void> {
    const key = [account.tenant, surroundings.mark, account.account].join(" ");
    const before = this.#underWay.get(key);
    if (before) {
      before.next = wish;
      return before.done;
    }
    const run = async () => {
      try {
        for (let now: HomeWish | null = wish; now !== null; now = this.#takeNext(key)) {
          await this.#publishOne(account, now, surroundings);
        }
      } finally {
        this.#underWay.delete(key);
      }
    };
    const done = Promise.resolve().then(run);
    this.#underWay.set(key, { next: null, done });
    return done;
  }

  #takeNext(key: string): HomeWish | null {
    const entry = this.#underWay.get(key);
    const next = entry?.next ?? null;
    if (entry) entry.next = null;
    return next;
  }

  async #publishOne(account: AccountKey, wish: HomeWish, surroundings: PublishingSurroundings): Promise<void> {
    let { hash } = wish;
    for (let attempt = 1; ; attempt += 1) {
      const failure = await attemptOnce(account, { ...wish, hash }, surroundings);
      const code = failure?.code ?? null;
      surroundings.log.info("slack home", { outcome: failure?.kind ?? "published", code, attempt });
      if (failure === null || attempt === MOST_ATTEMPTS) return;
      const seconds = waitAfter(failure);
      if (seconds === null) return;
      // Another process was faster: what is read now is newer than either.
      hash = null;
      if (seconds > 0) await this.#wait(seconds);
    }
  }
}

type Failure = Exclude<DeliveryOutcome, { kind: "sent" }>;

async function attemptOnce(
  account: AccountKey,
  { notice, hash }: HomeWish,
  { bot, client, words }: PublishingSurroundings,
): Promise<Failure | null> {
  const view = renderHome(await bot.readHome(account), notice, words.shortened);
  try {
    await client.views.publish({ user_id: account.account, view, ...(hash !== null && { hash }) });
    return null;
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    return failure;
  }
}

/** Null: trying again would not help, or not soon enough. */
function waitAfter(failure: Failure): number | null {
  if (failure.code === "hash_conflict") return 0;
  if (failure.kind !== "try-later") return null;
  const seconds = failure.code === "ratelimited" ? failure.afterSeconds : UNTIL_SLACK_IS_BACK_SECONDS;
  return seconds <= MOST_WAIT_SECONDS ? seconds : null;
}

/** Slack shows no table there, and takes twice the blocks of a message. */
export function renderHome(home: OutboundMessage, notice: string | null, shortened: string): HomeView {
  const parts = notice === null ? home.parts : [{ kind: "note", text: notice } as const, ...home.parts];
  const room = { maxBlocks: MAX_HOME_BLOCKS, maxCharacters: MAX_HOME_CHARACTERS, hasTables: false };
  return { type: "home", blocks: renderBlocks({ parts }, shortened, room) };
}

function sleep(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
