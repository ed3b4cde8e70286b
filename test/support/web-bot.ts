// A scripted bot for the tests of the try-out page: it answers with every kind of part, and keeps what it was sent.
import type { Inbound, InboundEvent } from "../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { DeliveryId } from "../../src/domain/ids.ts";
import type { Bot, Received } from "../../src/ports/bot.ts";
import type { ChatPlatform } from "../../src/ports/chat-platform.ts";
import {
  AREA_OPTIONS,
  AREA_QUESTION,
  CONTACT_FORM,
  EVERYTHING_ELSE,
  GREETING,
  KIND_OPTIONS,
  KIND_QUESTION,
  THEME_OPTIONS,
  THEME_QUESTION,
} from "./web-messages.ts";

export type ScriptedBot = Bot & {
  readonly received: readonly InboundEvent[];
  /** The next turn fails as if the database were away. */
  failOnce(): void;
};

/** Its replies arrive before `receive` resolves, as those of a fast outbox do. */
export function createScriptedBot(platform: ChatPlatform): ScriptedBot {
  const received: InboundEvent[] = [];
  const seen = new Set<string>();
  let count = 0;
  let failing = false;

  const say = async (event: InboundEvent, ...messages: OutboundMessage[]): Promise<void> => {
    for (const message of messages) {
      count += 1;
      const id = DeliveryId.parse(`delivery-${count}`);
      await platform.deliver({ id, conversation: event.conversation, message, replaces: null });
    }
  };

  return {
    received,
    failOnce: () => {
      failing = true;
    },
    async receive(event) {
      if (failing) {
        failing = false;
        throw new Error("the database is away");
      }
      if (seen.has(event.id)) return { kind: "seen-before" };
      seen.add(event.id);
      received.push(event);
      const { settled = null, formProblems = null, say: messages = [] } = answer(event.inbound);
      await say(event, ...messages);
      return { kind: "taken", settled, formProblems };
    },
    async suggestOptions(_account, _choices, words) {
      if (words.toLowerCase().startsWith("ivory")) return AREA_OPTIONS.filter(({ code }) => code === "384");
      return AREA_OPTIONS.filter(({ label }) => label.toLowerCase().includes(words.toLowerCase()));
    },
    readForm: async (_account, form) => (form === CONTACT_FORM.id ? CONTACT_FORM : null),
    readHome: async () => GREETING,
    searchToShare: async () => ({ kind: "nothing", words: "" }),
  };
}

type Answer = {
  readonly settled?: OutboundMessage;
  readonly formProblems?: NonNullable<Extract<Received, { kind: "taken" }>["formProblems"]>;
  readonly say?: readonly OutboundMessage[];
};

function answer(inbound: Inbound): Answer {
  switch (inbound.kind) {
    case "met":
      return { say: [GREETING] };
    case "pressed":
      return {
        settled: settle("Continue the survey", "Household Survey on Migration, one response in draft."),
        say: [plain("Let us go on where you stopped."), KIND_QUESTION],
      };
    case "chose":
      return afterChoice(inbound.choices, inbound.codes);
    case "filled":
      if (!String(inbound.fields["mail"] ?? "").includes("@")) {
        return { formProblems: { mail: "This does not look like an e-mail address. Could you check it?" } };
      }
      return { settled: settle("Contact", "Saved."), say: [plain("Thank you. The contact is noted.")] };
    case "edited":
      return { say: [plain("Your answer now reads as you changed it.")] };
    case "commanded":
      return { say: [plain(`You asked for: ${inbound.words}.`)] };
    case "said":
    case "left":
    case "other":
      return { say: [inbound.kind === "said" ? plain(`Noted: ${inbound.text}`) : plain("Noted.")] };
  }
}

function afterChoice(choices: string, codes: readonly string[]): Answer {
  const all = [...KIND_OPTIONS, ...AREA_OPTIONS, ...THEME_OPTIONS];
  const labels = codes.map((code) => all.find((option) => option.code === code)?.label ?? code).join(", ");
  if (choices === "kind") return { settled: settle("Kind of survey", labels), say: [AREA_QUESTION] };
  if (choices === "area") return { settled: settle("Country or area", labels), say: [THEME_QUESTION] };
  return { settled: settle("Themes", labels), say: [EVERYTHING_ELSE] };
}

function settle(name: string, value: string): OutboundMessage {
  return { parts: [{ kind: "facts", facts: [{ name, value }] }] };
}

function plain(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
