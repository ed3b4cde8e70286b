// A person in front of a chat with the bot, whatever the platform: sees the last message, types, presses, chooses.
import { unreachable } from "../../src/domain/unreachable.ts";

/** The newest message of the bot, as far as a person reads it. */
export type Screen = {
  /** In lines, from top to bottom. */
  readonly text: string;
  /** The labels of what can be pressed. */
  readonly buttons: readonly string[];
};

/** What is entered into a form: by the labels of its fields, words or the labels of options. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** Each act waits for the bot's next message and returns it. */
export type Chatter = {
  readonly screen: () => Promise<Screen>;
  readonly say: (text: string) => Promise<Screen>;
  readonly press: (label: string) => Promise<Screen>;
  readonly choose: (labels: readonly string[]) => Promise<Screen>;
  /** Fills the form behind the button, or on the card, and sends it. */
  readonly fill: (openLabel: string, fields: FormFields) => Promise<Screen>;
};

/** One thing that a person does. */
export type Act =
  | { readonly kind: "say"; readonly text: string }
  | { readonly kind: "press"; readonly label: string }
  | { readonly kind: "choose"; readonly labels: readonly string[] }
  | { readonly kind: "fill"; readonly openLabel: string; readonly fields: FormFields };

export function perform(chatter: Chatter, act: Act): Promise<Screen> {
  switch (act.kind) {
    case "say":
      return chatter.say(act.text);
    case "press":
      return chatter.press(act.label);
    case "choose":
      return chatter.choose(act.labels);
    case "fill":
      return chatter.fill(act.openLabel, act.fields);
    default:
      return unreachable(act);
  }
}
