// Several questions answered at once. Opens in its place in the conversation; problems stand at their fields.
import { createCheckboxes } from "./page-choices.js";
import { make, newId, words } from "./page-dom.js";
import { createTurnStatus } from "./page-turn-status.js";

/** @import { Field, Form, Part, Surroundings } from "./page-types.ts" */
/** @typedef {{ id: string, element: HTMLElement, required: boolean, read(): string | readonly string[],
 *   setProblem(problem: string | null): void, focus(): void }} FieldShown */

/**
 * A button that opens the form as it stands.
 * @param {Extract<Part, { kind: "form" }>} part
 * @param {Surroundings} around
 */
export function renderForm(part, around) {
  const place = make("div", { class: "form-place" });
  const opener = make("button", { type: "button", class: "plain", "aria-expanded": "false" }, part.openLabel);
  const open = async () => {
    const form = (await around.readForm(part.form.id)) ?? part.form;
    const shown = createForm(form, around, close);
    opener.hidden = true;
    place.append(shown.element);
    shown.focus();
  };
  const close = () => {
    place.replaceChildren(opener);
    opener.hidden = false;
    opener.focus();
  };
  opener.addEventListener("click", () => void open());
  place.append(opener);
  return place;
}

/** @param {string | readonly string[]} read */
const sent = (read) => (typeof read === "string" ? read : [...read]);

/**
 * @param {Form} form
 * @param {Surroundings} around
 * @param {() => void} close
 */
function createForm(form, { messageId, act }, close) {
  const title = newId("form");
  const element = make("form", { class: "form", novalidate: true, "aria-labelledby": title });
  const status = createTurnStatus(element);
  const fields = form.fields.map(renderField);

  /** @param {Readonly<Record<string, string>>} problems */
  const showProblems = (problems) => {
    for (const field of fields) field.setProblem(problems[field.id] ?? null);
    fields.find(({ id }) => problems[id] !== undefined)?.focus();
  };

  const submit = async () => {
    const empty = fields.filter((field) => field.required && field.read().length === 0);
    const missing = Object.fromEntries(empty.map(({ id }) => [id, "Please fill this in."]));
    showProblems(missing);
    if (empty.length > 0) return;
    const values = Object.fromEntries(fields.map(({ id, read }) => [id, sent(read())]));
    const answer = await status.run(act, { kind: "filled", form: form.id, fields: values, messageId });
    if (answer?.kind !== "taken") return;
    if (answer.formProblems) showProblems(answer.formProblems);
    else if (!answer.settled) close();
  };
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });

  element.append(
    words("h4", form.title, { id: title }),
    ...fields.map((field) => field.element),
    make(
      "div",
      { class: "buttons" },
      make("button", { class: "primary" }, form.submitLabel),
      make("button", { type: "button", class: "plain", onclick: close }, "Cancel"),
      status.element,
    ),
  );
  return { element, focus: () => fields[0]?.focus() };
}

/**
 * @param {Field} field
 * @returns {FieldShown}
 */
function renderField(field) {
  const [inputId, hintId, problemId] = [newId("field"), newId("hint"), newId("problem")];
  const hint = field.hint ? words("p", field.hint, { id: hintId, class: "note" }) : null;
  const problem = make("p", { id: problemId, class: "problem", hidden: true });
  const describedBy = `${field.hint ? `${hintId} ` : ""}${problemId}`;
  const control = renderControl(field, inputId, describedBy);
  const optional = field.required ? null : make("span", { class: "note" }, " optional");
  const label = control.labelled ? null : make("label", { for: inputId, dir: "auto" }, field.label, optional);
  /** @param {string | null} text */
  const setProblem = (text) => {
    problem.hidden = text === null;
    problem.textContent = text ?? "";
    control.target.setAttribute("aria-invalid", String(text !== null));
  };
  if (field.problem) setProblem(field.problem);
  return {
    id: field.id,
    required: field.required,
    element: make("div", { class: "field" }, label, hint, control.element, problem),
    read: control.read,
    setProblem,
    focus: () => control.target.focus(),
  };
}

/**
 * @param {Field} field
 * @param {string} id
 * @param {string} describedBy
 * @returns {{ element: HTMLElement, target: HTMLElement, labelled: boolean, read(): string | readonly string[] }}
 */
function renderControl({ label, required, input, value }, id, describedBy) {
  const common = { id, "aria-describedby": describedBy, "aria-required": required ? "true" : null };
  switch (input.kind) {
    case "line": {
      const line = make("input", { ...common, type: "text", dir: "auto", autocomplete: "off", value: value ?? "" });
      return { element: line, target: line, labelled: false, read: () => line.value.trim() };
    }
    case "paragraph": {
      const area = make("textarea", { ...common, rows: 3, dir: "auto" }, value ?? "");
      return { element: area, target: area, labelled: false, read: () => area.value.trim() };
    }
    case "one-of": {
      const options = input.options.map((option) => make("option", { value: option.code }, option.label));
      const select = make("select", common, make("option", { value: "" }, "Choose"), ...options);
      select.value = value ?? "";
      return { element: select, target: select, labelled: false, read: () => select.value };
    }
    case "several-of": {
      const chosen = value?.split(",") ?? [];
      const boxes = createCheckboxes(label, input.options, chosen, { describedBy });
      const target = boxes.element.querySelector("input") ?? boxes.element;
      return { element: boxes.element, target, labelled: true, read: boxes.readCodes };
    }
  }
}
