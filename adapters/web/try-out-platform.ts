// The try-out as a chat platform: a message is delivered when it is on the person's screen.

import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import type { TryOutDesk } from "../../src/ports/try-out.ts";
import { say } from "./say.ts";
import type { Screens } from "./screens.ts";
import { addressOf } from "./turn.ts";

const MAX_REMEMBERED_DELIVERIES = 10_000;

/** Delivers to personal conversations of the try-out; a channel there is none. */
export function createTryOutPlatform(
  screens: Screens,
  {
    desk,
    clock,
    pictures = null,
  }: {
    readonly desk: Pick<TryOutDesk, "listPeople">;
    readonly clock: Clock;
    readonly pictures?: Pictures | null;
  },
): ChatPlatform {
  /** Which message each delivery became; only the newest may still be asked about. */
  const arrived = new Map<string, string>();

  return {
    platform: "web",
    async deliver({ id, conversation, message, replaces }) {
      if (conversation.platform !== "web" || conversation.kind !== "personal") {
        return { kind: "refused", code: "not-a-try-out-conversation" };
      }
      const at = clock.now();
      const before = arrived.get(id);
      if (before !== undefined) return { kind: "sent", messageRef: before, at };

      // What it replaces may have been lost in a restart: it then stands at the end, under the same id.
      const messageRef = replaces ?? id;
      screens.show(conversation.id, messageRef, await say(message, pictures), at);
      screens.boardChanged();
      remember(arrived, id, messageRef);
      return { kind: "sent", messageRef, at };
    },
    async trace({ id }) {
      const messageRef = arrived.get(id);
      return messageRef === undefined ? { kind: "did-not-arrive" } : { kind: "arrived", messageRef, at: null };
    },
    channelItself: () => null,
    personalConversation: ({ account }) => addressOf(account).conversation,
    /** Whoever opened a conversation on the page has a screen there; nobody else was ever met. */
    async checkReach(subject) {
      if (subject.kind === "email") return { state: "no-account", code: null, place: null };
      const { account } = subject.account;
      const known = (await desk.listPeople()).some(({ person }) => person.id === account);
      return { state: known ? "reachable" : "left", code: null, place: null };
    },
    async readProfile({ account }) {
      const person = (await desk.listPeople()).find((each) => each.person.id === account)?.person;
      return {
        name: person?.name ?? null,
        verifiedEmail: null,
        unverifiedBecause: "absent",
        timeZone: person?.timeZone ?? null,
      };
    },
  };
}

function remember(arrived: Map<string, string>, id: string, messageRef: string): void {
  arrived.set(id, messageRef);
  const [oldest] = arrived.keys();
  if (arrived.size > MAX_REMEMBERED_DELIVERIES && oldest !== undefined) arrived.delete(oldest);
}
