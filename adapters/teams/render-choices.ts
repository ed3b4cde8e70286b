// Choices: buttons where they are few and short, otherwise a list, open or filtered as one types.
import type { Option, Part } from "../../src/chat/outbound.ts";
import { type CardElement, disarm, renderText, shorten } from "./card-text.ts";
import { countBytes, MAX_ACTIONS, MAX_EXPANDED_CHOICES } from "./limits.ts";
import { renderAction, renderActionSets } from "./render-actions.ts";

type Choices = Extract<Part, { kind: "choices" }>;

const MAX_BUTTON_CHARACTERS = 40;
const CHOSEN = "✓ ";

/** Titles are shortened before an option is left to the search. */
const TITLE_CHARACTERS = [200, 100, 60, 40];

/**
 * What a part may use: the name of its input, which no other part uses, and the bytes for its options. `alone`: the
 * message has no other part.
 */
export type Room = { readonly input: string; readonly optionBytes: number; readonly alone: boolean };

export function renderChoices(part: Choices, room: Room): readonly CardElement[] {
  return part.select === "one" && areButtons(part.options) ? renderButtons(part) : renderList(part, room);
}

/** `dataset` is what Teams asks for by name when one types into a list that is too long for a card. */
export type ChoiceSet = {
  readonly input: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly several: boolean;
  readonly dataset: string;
};

/** A list that filters while one types takes several choices only where Teams asks for its options by name. */
export function renderChoiceSet(set: ChoiceSet, optionBytes: number): CardElement {
  const { choices, complete } = fitOptions(set.options, optionBytes);
  const expanded = complete && choices.length <= MAX_EXPANDED_CHOICES;
  const folded = set.several && complete ? "compact" : "filtered";
  return {
    type: "Input.ChoiceSet",
    id: set.input,
    label: disarm(set.label),
    style: expanded ? "expanded" : folded,
    isMultiSelect: set.several,
    wrap: true,
    choices,
    ...(set.chosen.length > 0 ? { value: set.chosen.join(",") } : {}),
    ...(complete ? {} : { "choices.data": { type: "Data.Query", dataset: set.dataset } }),
  };
}

function areButtons(options: readonly Option[]): boolean {
  return (
    options.length <= MAX_ACTIONS && options.every(({ label, hint }) => !hint && label.length <= MAX_BUTTON_CHARACTERS)
  );
}

function renderButtons({ id, label, options, chosen }: Choices): readonly CardElement[] {
  const actions = options.map((option) =>
    renderAction(`${chosen.includes(option.code) ? CHOSEN : ""}${option.label}`, {
      act: "choose",
      choices: id,
      code: option.code,
    }),
  );
  return [...renderText(label, { weight: "bolder" }), ...renderActionSets(actions)];
}

/** The list and its button are one element, so that no division of the message comes between them. */
function renderList(part: Choices, { input, optionBytes }: Room): readonly CardElement[] {
  const { id, label, options, chosen, select } = part;
  const set = { input, label, options, chosen, several: select === "several", dataset: id };
  const submit = renderAction(part.submitLabel, { act: "select", choices: id, input }, "primary");
  return [{ type: "Container", items: [renderChoiceSet(set, optionBytes), { type: "ActionSet", actions: [submit] }] }];
}

/** As many options as there is room for, with titles as long as there is room for. */
function fitOptions(options: readonly Option[], optionBytes: number) {
  for (const maxCharacters of TITLE_CHARACTERS) {
    const choices = options.map((option) => renderOption(option, maxCharacters));
    if (countBytes(choices) <= optionBytes) return { choices, complete: true };
  }
  const choices = options.map((option) => renderOption(option, Math.min(...TITLE_CHARACTERS)));
  let bytes = 0;
  const fitting = choices.filter((choice) => {
    bytes += countBytes(choice) + countBytes(",");
    return bytes <= optionBytes;
  });
  return { choices: fitting, complete: false };
}

function renderOption({ code, label, hint }: Option, maxCharacters: number) {
  return { title: disarm(shorten(hint ? `${label} (${hint})` : label, maxCharacters)) || code, value: code };
}
