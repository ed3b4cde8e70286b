// A message for somebody who reads text only: every word of it, and nothing to press. A button stands in square brackets
// and is pressed by typing its words; an option has its number. Kept whole in the outbox and reduced when it is sent, so
// that what is typed can still be found among the buttons and options.
import { foldWords } from "../domain/fold-words.ts";
import type { Inbound } from "./inbound.ts";
import type { OutboundMessage, Part } from "./outbound.ts";
import { writePlainText } from "./plain-text.ts";

/** A longer list is not read through: names are typed, and the first ones show how. */
const LONG_LIST = 50;
const SHOWN_OF_A_LONG_LIST = 5;

/** As it is sent. Without the mark, the message is as it was. */
export function asShown(message: OutboundMessage): OutboundMessage {
  if (!message.textOnly) return message;
  const paragraphs = message.parts.flatMap((part): Part[] => {
    const text = part.kind === "form" ? "" : writePlainText({ parts: [shorten(part)] });
    return text === "" ? [] : [{ kind: "paragraph", text }];
  });
  return { parts: paragraphs.length > 0 ? paragraphs : [{ kind: "paragraph", text: "–" }] };
}

function shorten(part: Part): Part {
  if (part.kind !== "choices" || part.options.length <= LONG_LIST) return part;
  const names = part.options.slice(0, SHOWN_OF_A_LONG_LIST).map(({ label }) => label);
  return { kind: "paragraph", text: `${part.label}: ${names.join(", ")}…` };
}

/**
 * What was typed, as the press or choice that it names in the newest message that has it; null where it names none.
 * `byNumber`: whether a number is an option, which at an open question the question itself decides.
 */
export function findTyped(
  typed: string,
  messages: readonly OutboundMessage[],
  byNumber: boolean,
): Extract<Inbound, { kind: "pressed" | "chose" }> | null {
  const words = foldWords(typed);
  if (words === "") return null;
  for (const { parts } of messages) {
    const buttons = parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
    const button = buttons.find(({ label }) => foldWords(label) === words);
    if (button) return { kind: "pressed", button: button.id, messageId: null };
    for (const part of parts) {
      if (part.kind !== "choices" || !byNumber) continue;
      const option = part.options.find(({ label }, index) => foldWords(label) === words || String(index + 1) === words);
      if (option) return { kind: "chose", choices: part.id, codes: [option.code], messageId: null };
    }
  }
  return null;
}
