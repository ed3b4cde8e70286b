// A form inside a card: every field with its hint, its value and, beside it, what is wrong with it.
import type { Field, Form, Part } from "../../src/chat/outbound.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { type CardElement, disarm, renderText } from "./card-text.ts";
import { renderAction } from "./render-actions.ts";
import { type Room, renderChoiceSet } from "./render-choices.ts";

/** One element, because what is sent together stands together. */
export function renderForm(form: Form, room: Room): CardElement {
  return {
    type: "Container",
    items: [...renderText(form.title, { weight: "bolder", size: "medium" }), ...renderFields(form, room)],
  };
}

/** The form behind a button that opens it in place: beside a question, it is the other way to answer. */
export function renderFoldedForm({ form, openLabel }: Extract<Part, { kind: "form" }>, room: Room): CardElement {
  const id = `${room.input}:fields`;
  const open = { type: "Action.ToggleVisibility", title: disarm(openLabel), targetElements: [id] };
  return {
    type: "Container",
    items: [
      { type: "ActionSet", actions: [open] },
      { type: "Container", id, isVisible: false, items: renderFields(form, room) },
    ],
  };
}

function renderFields(form: Form, room: Room): readonly CardElement[] {
  const several = form.fields.filter((field) => field.input.kind === "several-of").map(({ id }) => id);
  const submit = renderAction(form.submitLabel, { act: "fill", form: form.id, input: room.input, several }, "primary");
  return [
    ...form.fields.flatMap((field) => renderField(field, { ...room, input: `${room.input}:${field.id}` })),
    { type: "ActionSet", actions: [submit] },
  ];
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
