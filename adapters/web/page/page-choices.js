// To choose from options: a few as buttons, many by typing, several as checkboxes.
import { createCombobox } from "./page-combobox.js";
import { folded, make, newId, words } from "./page-dom.js";
import { createTurnStatus } from "./page-turn-status.js";

/** @import { Option, Part, Surroundings } from "./page-types.ts" */
/** @typedef {Extract<Part, { kind: "choices" }>} Choices */

const MAX_BUTTONS = 8;
const MAX_WITHOUT_FILTER = 12;

/**
 * @param {Choices} choices
 * @param {Surroundings} around
 */
export function renderChoices(choices, around) {
  if (choices.select === "several") return renderSeveral(choices, around);
  return choices.options.length <= MAX_BUTTONS ? renderFew(choices, around) : renderMany(choices, around);
}

/**
 * @param {Choices} choices
 * @param {Surroundings} around
 */
function renderFew(choices, { messageId, act }) {
  const label = newId("choices");
  const group = make("div", { class: "options", role: "group", "aria-labelledby": label });
  const status = createTurnStatus(group);
  /** @param {Option} option */
  const button = ({ code, label: text, hint }) =>
    make(
      "button",
      {
        type: "button",
        class: "option",
        "aria-pressed": choices.chosen.length > 0 ? String(choices.chosen.includes(code)) : null,
        onclick: () => void status.run(act, { kind: "chose", choices: choices.id, codes: [code], messageId }),
      },
      words("span", text, { class: "option-label" }),
      hint ? words("span", hint, { class: "option-hint" }) : null,
    );
  group.append(
    words("p", choices.label, { id: label, class: "control-label" }),
    ...choices.options.map(button),
    status.element,
  );
  return group;
}

/**
 * @param {Choices} choices
 * @param {Surroundings} around
 */
function renderMany(choices, { messageId, act, suggestOptions }) {
  const group = make("form", { class: "search", novalidate: true });
  const status = createTurnStatus(group);
  const combobox = createCombobox({
    label: choices.label,
    options: choices.options,
    chosen: choices.chosen[0] ?? null,
    suggest: (typed) => suggestOptions(choices.id, typed),
  });
  group.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = combobox.readCode();
    if (code !== null) void status.run(act, { kind: "chose", choices: choices.id, codes: [code], messageId });
  });
  group.append(combobox.element, make("button", { class: "primary" }, choices.submitLabel), status.element);
  return group;
}

/**
 * @param {Choices} choices
 * @param {Surroundings} around
 */
function renderSeveral(choices, { messageId, act }) {
  const form = make("form", { class: "several", novalidate: true });
  const status = createTurnStatus(form);
  const boxes = createCheckboxes(choices.label, choices.options, choices.chosen);
  const counted = make("span", { class: "note" });
  const count = () => {
    counted.textContent = `${boxes.readCodes().length} chosen`;
  };
  count();
  form.addEventListener("change", count);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void status.run(act, { kind: "chose", choices: choices.id, codes: boxes.readCodes(), messageId });
  });
  const submit = make("button", { class: "primary" }, choices.submitLabel);
  form.append(boxes.element, make("div", { class: "buttons" }, submit, counted, status.element));
  return form;
}

/**
 * A group of checkboxes, with a filter above the first dozen. A box that the filter hides keeps its tick.
 * @param {string} label
 * @param {readonly Option[]} options
 * @param {readonly string[]} chosen
 * @param {{ describedBy?: string }} extra
 */
export function createCheckboxes(label, options, chosen, { describedBy } = {}) {
  const boxes = options.map(({ code, label: text, hint }) => {
    const box = make("input", { type: "checkbox", value: code });
    box.checked = chosen.includes(code);
    const line = make("span", {}, words("span", text), hint ? words("span", hint, { class: "option-hint" }) : null);
    return { box, row: make("label", { class: "check" }, box, line), text: folded(`${text} ${hint ?? ""}`) };
  });
  const list = make(
    "div",
    { class: options.length > MAX_WITHOUT_FILTER ? "checks long" : "checks" },
    ...boxes.map(({ row }) => row),
  );
  const filter = options.length > MAX_WITHOUT_FILTER ? createFilter(label, boxes) : null;
  return {
    element: make("fieldset", { "aria-describedby": describedBy }, words("legend", label), filter, list),
    readCodes: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value),
  };
}

/**
 * @param {string} label
 * @param {readonly { row: HTMLElement, text: string }[]} boxes
 */
function createFilter(label, boxes) {
  const input = make("input", {
    type: "search",
    class: "filter",
    placeholder: "Filter",
    "aria-label": `Filter: ${label}`,
    autocomplete: "off",
  });
  input.addEventListener("input", () => {
    for (const { row, text } of boxes) row.hidden = !text.includes(folded(input.value.trim()));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  return input;
}
