import { expect, test } from "vitest";
import { renderForm } from "../../../adapters/slack/render-form.ts";
import type { Field } from "../../../src/chat/outbound.ts";

const options = (count: number) =>
  Array.from({ length: count }, (_none, index) => ({ code: `c${index}`, label: `Option ${index}` }));
const field = (input: Field["input"], more: Partial<Field> = {}): Field => ({
  id: "q",
  label: "Question",
  required: true,
  input,
  ...more,
});
const render = (...fields: Field[]) =>
  renderForm({ id: "f".repeat(255), title: "The form", submitLabel: "Send", fields }, "D1/1.000001");
const elementOf = (input: Field["input"], value?: string) => {
  const [block] = render(field(input, value === undefined ? {} : { value })).blocks;
  return block && "element" in block ? block.element : null;
};

test.each<[string, Field["input"], string | undefined, object]>([
  [
    "a line",
    { kind: "line", maxCharacters: 80 },
    "4000",
    { type: "plain_text_input", multiline: false, max_length: 80, initial_value: "4000" },
  ],
  [
    "a paragraph",
    { kind: "paragraph", maxCharacters: 9000 },
    undefined,
    { type: "plain_text_input", multiline: true, max_length: 3000 },
  ],
  [
    "one of some",
    { kind: "one-of", options: options(3) },
    "c1",
    { type: "static_select", initial_option: { value: "c1" } },
  ],
  [
    "one of many",
    { kind: "one-of", options: options(101) },
    undefined,
    { type: "external_select", min_query_length: 0 },
  ],
  [
    "several of ten",
    { kind: "several-of", options: options(10) },
    "c1,c2",
    { type: "checkboxes", initial_options: [{ value: "c1" }, { value: "c2" }] },
  ],
  ["several of more", { kind: "several-of", options: options(11) }, undefined, { type: "multi_static_select" }],
  ["several of many", { kind: "several-of", options: options(101) }, undefined, { type: "multi_external_select" }],
])("%s", (_what, input, value, element) => {
  expect(elementOf(input, value)).toMatchObject({ action_id: "q", ...element });
});

test("a modal keeps ids only, and its long title stands above the fields", () => {
  const title = "The size and the units of the sample";
  const view = renderForm({ id: "sample", title, submitLabel: "Send", fields: [] }, null);

  expect(view.private_metadata).toBe('{"form":"sample","message":null}');
  expect(view.title.text).toBe("The size and the units …");
  expect(view.blocks).toMatchObject([{ type: "section", text: { text: title } }]);
});

test("a problem stands beneath its field, before the hint", () => {
  const [block] = render(
    field({ kind: "line", maxCharacters: 9 }, { hint: "in households", problem: "Please give a number." }),
  ).blocks;

  expect(block).toMatchObject({
    block_id: "field-0",
    optional: false,
    hint: { text: "Please give a number.\nin households" },
  });
});

test("the longest id fits in what a modal remembers", () => {
  expect(render().private_metadata?.length).toBeLessThanOrEqual(3000);
});
