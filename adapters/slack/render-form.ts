// A form as a modal. https://docs.slack.dev/surfaces/modals
import type { InputBlock, InputBlockElement, ModalView } from "@slack/types";
import type { Field, Form, Option } from "../../src/chat/outbound.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import { type ModalNote, writeBlockId, writeModalNote } from "./controls.ts";
import {
  MAX_CHECKBOXES,
  MAX_INPUT_CHARACTERS,
  MAX_LABEL_CHARACTERS,
  MAX_MODAL_BLOCKS,
  MAX_MODAL_TITLE_CHARACTERS,
  MAX_OPTIONS,
  MAX_SECTION_CHARACTERS,
} from "./limits.ts";
import { plain, renderOption } from "./render-choices.ts";
import { cut } from "./text.ts";

/** All our modals; which form one holds stands in its metadata, since an id may be longer than this may be. */
const FORM_CALLBACK_ID = "form";

export function renderForm(form: Form, message: ModalNote["message"]): ModalView {
  const fields = form.fields.map(renderField);
  // A modal's title is short; the whole one stands above the first field.
  const isLong = form.title.length > MAX_MODAL_TITLE_CHARACTERS;
  const blocks: ModalView["blocks"] = isLong
    ? [{ type: "section", text: plain(form.title, MAX_SECTION_CHARACTERS) }, ...fields]
    : fields;
  return {
    type: "modal",
    callback_id: FORM_CALLBACK_ID,
    private_metadata: writeModalNote({ form: form.id, message }),
    title: plain(form.title, MAX_MODAL_TITLE_CHARACTERS),
    submit: plain(form.submitLabel, MAX_MODAL_TITLE_CHARACTERS),
    blocks: blocks.slice(0, MAX_MODAL_BLOCKS),
  };
}

function renderField(field: Field, index: number): InputBlock {
  const hint = [field.problem, field.hint].filter((words) => words?.trim()).join("\n");
  return {
    type: "input",
    block_id: writeBlockId("field", index),
    label: plain(field.label, MAX_LABEL_CHARACTERS),
    optional: !field.required,
    element: renderInput(field),
    ...(hint !== "" && { hint: plain(hint, MAX_LABEL_CHARACTERS) }),
  };
}

function renderInput({ id, input, value }: Field): InputBlockElement {
  const action_id = id;
  switch (input.kind) {
    case "line":
    case "paragraph": {
      const max_length = Math.max(1, Math.min(input.maxCharacters, MAX_INPUT_CHARACTERS));
      const initial = value ? { initial_value: cut(value, max_length) } : {};
      return { type: "plain_text_input", action_id, multiline: input.kind === "paragraph", max_length, ...initial };
    }
    case "one-of":
      return renderOneOf(action_id, input.options, value);
    case "several-of":
      return renderSeveralOf(action_id, input.options, value?.split(",") ?? []);
    default:
      return unreachable(input);
  }
}

function renderOneOf(action_id: string, options: readonly Option[], value: string | undefined): InputBlockElement {
  const chosen = options.find(({ code }) => code === value);
  const initial = chosen ? { initial_option: renderOption(chosen) } : {};
  if (options.length > MAX_OPTIONS) return { type: "external_select", action_id, min_query_length: 0, ...initial };
  return { type: "static_select", action_id, options: options.map(renderOption), ...initial };
}

function renderSeveralOf(action_id: string, options: readonly Option[], codes: readonly string[]): InputBlockElement {
  const chosen = options.filter(({ code }) => codes.includes(code)).map(renderOption);
  const initial = chosen.length > 0 ? { initial_options: chosen } : {};
  if (options.length > MAX_OPTIONS)
    return { type: "multi_external_select", action_id, min_query_length: 0, ...initial };
  const type = options.length > MAX_CHECKBOXES ? "multi_static_select" : "checkboxes";
  return { type, action_id, options: options.map(renderOption), ...initial };
}
