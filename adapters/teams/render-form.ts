// A form inside a card: every field with its hint, its value and, beside it, what is wrong with it.
import type { Field, Form } from "../../src/chat/outbound.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { type CardElement, disarm, renderText } from "./card-text.ts";
import { renderAction } from "./render-actions.ts";
import { type Room, renderChoiceSet } from "./render-choices.ts";

/** One element, because what is sent together stands together. */
export function renderForm(form: Form, { input, optionBytes }: Room): CardElement {
  const several = form.fields.filter((field) => field.input.kind === "several-of").map(({ id }) => id);
  const submit = renderAction(form.submitLabel, { act: "fill", form: form.id, input, several }, "primary");
  return {
    type: "Container",
    items: [
      ...renderText(form.title, { weight: "bolder", size: "medium" }),
      ...form.fields.flatMap((field) => renderField(field, { input: `${input}:${field.id}`, optionBytes })),
      { type: "ActionSet", actions: [submit] },
    ],
  };
}

function renderField(field: Field, room: Room): readonly CardElement[] {
  return [
    renderInput(field, room),
    ...renderText(field.hint ?? "", { isSubtle: true, size: "small" }),
    ...renderText(field.problem ?? "", { color: "attention", weight: "bolder" }),
  ];
}

function renderInput({ id, input, label, value }: Field, room: Room): CardElement {
  switch (input.kind) {
    case "line":
    case "paragraph":
      return {
        type: "Input.Text",
        id: room.input,
        label: disarm(label),
        isMultiline: input.kind === "paragraph",
        maxLength: input.maxCharacters,
        ...(value === undefined ? {} : { value }),
      };
    case "one-of":
    case "several-of": {
      const chosen = value ? value.split(",") : [];
      const several = input.kind === "several-of";
      return renderChoiceSet(
        { input: room.input, label, options: input.options, chosen, several, dataset: id },
        room.optionBytes,
      );
    }
    default:
      return unreachable(input);
  }
}
