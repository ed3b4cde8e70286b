// Options to choose from, as Slack shows them: a few short ones as buttons, up to a hundred in a select, more in a
// select that asks the bot while the person types.
import type {
  ActionsBlock,
  Button,
  ExternalSelect,
  KnownBlock,
  MultiExternalSelect,
  MultiStaticSelect,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
  StaticSelect,
} from "@slack/types";
import type { Option, Part } from "../../src/chat/outbound.ts";
import { writeBlockId, writeQuickChoice } from "./controls.ts";
import { MAX_BUTTON_CHARACTERS, MAX_OPTION_CHARACTERS, MAX_OPTIONS, MAX_PLACEHOLDER_CHARACTERS } from "./limits.ts";
import { cut } from "./text.ts";

type Choices = Extract<Part, { kind: "choices" }>;

/** Options read at a glance stand beside each other. */
const MAX_QUICK_OPTIONS = 5;
const MAX_QUICK_CHARACTERS = 30;
/** Our own: a longer label stands above its control as a paragraph, which may be shortened; the control may not. */
export const MAX_CONTROL_LABEL_CHARACTERS = 300;
/** Our own: chosen options that a select shows from the start when Slack asks for the others. */
const MAX_INITIAL_OPTIONS = 20;
const CHOSEN = "✓ ";
/** Slack refuses an empty text. */
const BLANK = "–";

/**
 * One or two blocks; `number` is the part's, unique in the message. `maxCharacters` is what the options may take of
 * the message: when they would take more, Slack asks the bot for them while the person types.
 */
export function renderChoices(choices: Choices, number: number, maxCharacters: number): KnownBlock[] {
  if (choices.select === "one" && isQuick(choices)) return renderQuick(choices, number);
  const asks = choices.options.length > MAX_OPTIONS || countOptions(choices.options) > maxCharacters;
  return choices.select === "one" ? [renderOne(choices, number, asks)] : renderSeveral(choices, number, asks);
}

function countOptions(options: readonly Option[]): number {
  return options
    .map(renderOption)
    .reduce((sum, { text, description }) => sum + text.text.length + (description?.text.length ?? 0), 0);
}

export function plain(text: string, maxCharacters: number): PlainTextElement {
  return { type: "plain_text", text: cut(text.trim() === "" ? BLANK : text, maxCharacters), emoji: false };
}

export function renderOption({ code, label, hint }: Option): PlainTextOption {
  const option = { text: plain(label, MAX_OPTION_CHARACTERS), value: code };
  return hint ? { ...option, description: plain(hint, MAX_OPTION_CHARACTERS) } : option;
}

function isQuick({ options }: Choices): boolean {
  return (
    options.length <= MAX_QUICK_OPTIONS &&
    options.every(({ label, hint }) => !hint && label.length <= MAX_QUICK_CHARACTERS)
  );
}

function renderQuick({ id, label, options, chosen }: Choices, number: number): KnownBlock[] {
  const elements = options.map((option, index): Button => {
    const mark = chosen.includes(option.code) ? CHOSEN : "";
    return {
      type: "button",
      action_id: `option-${index}`,
      text: plain(mark + option.label, MAX_BUTTON_CHARACTERS),
      value: writeQuickChoice({ choices: id, code: option.code }),
    };
  });
  const buttons: ActionsBlock = { type: "actions", block_id: writeBlockId("quick", number), elements };
  return label.trim() === ""
    ? [buttons]
    : [{ type: "section", text: plain(label, MAX_CONTROL_LABEL_CHARACTERS) }, buttons];
}

function renderOne(choices: Choices, number: number, asks: boolean): SectionBlock {
  const { id, label, options, chosen, submitLabel } = choices;
  const initial = options.find(({ code }) => chosen.includes(code));
  const shared = {
    action_id: id,
    placeholder: plain(submitLabel, MAX_PLACEHOLDER_CHARACTERS),
    ...(initial && { initial_option: renderOption(initial) }),
  };
  const accessory: StaticSelect | ExternalSelect = asks
    ? { type: "external_select", min_query_length: 0, ...shared }
    : { type: "static_select", options: options.map(renderOption), ...shared };
  return {
    type: "section",
    block_id: writeBlockId("one", number),
    text: plain(label, MAX_CONTROL_LABEL_CHARACTERS),
    accessory,
  };
}

function renderSeveral(choices: Choices, number: number, asks: boolean): KnownBlock[] {
  const { id, label, options, chosen, submitLabel } = choices;
  const initial = options
    .filter(({ code }) => chosen.includes(code))
    .slice(0, asks ? MAX_INITIAL_OPTIONS : MAX_OPTIONS);
  const shared = {
    action_id: id,
    placeholder: plain(submitLabel, MAX_PLACEHOLDER_CHARACTERS),
    ...(initial.length > 0 && { initial_options: initial.map(renderOption) }),
  };
  const accessory: MultiStaticSelect | MultiExternalSelect = asks
    ? { type: "multi_external_select", min_query_length: 0, ...shared }
    : { type: "multi_static_select", options: options.map(renderOption), ...shared };
  const text = plain(label, MAX_CONTROL_LABEL_CHARACTERS);
  const send: Button = {
    type: "button",
    action_id: "send",
    style: "primary",
    text: plain(submitLabel, MAX_BUTTON_CHARACTERS),
    value: id,
  };
  return [
    { type: "section", block_id: writeBlockId("several", number), text, accessory },
    { type: "actions", block_id: writeBlockId("send", number), elements: [send] },
  ];
}
