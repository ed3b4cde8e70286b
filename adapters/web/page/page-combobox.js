// To choose one of many by typing. The list stands in the flow of the message, so that nothing covers it.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
import { folded, make, newId, words } from "./page-dom.js";

/** @import { Option } from "./page-types.ts" */

const SUGGEST_AFTER_MILLISECONDS = 120;
const MAX_SHOWN = 100;

/**
 * @param {{ label: string, options: readonly Option[], chosen: string | null,
 *   suggest: (typed: string) => Promise<readonly Option[]> }} options
 */
export function createCombobox({ label, options, chosen, suggest }) {
  const [inputId, listId] = [newId("combobox"), newId("listbox")];
  const list = make("ul", { id: listId, role: "listbox", "aria-label": label, class: "listbox", hidden: true });
  const input = make("input", {
    id: inputId,
    role: "combobox",
    type: "text",
    autocomplete: "off",
    placeholder: `Type to search ${options.length} options`,
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": listId,
    dir: "auto",
  });
  /** @type {readonly Option[]} */
  let shown = [];
  let active = -1;
  let selected = options.find(({ code }) => code === chosen) ?? null;
  input.value = selected?.label ?? "";

  /** @param {boolean} open */
  const setOpen = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) setActive(-1);
  };

  /** @param {number} index */
  const setActive = (index) => {
    active = index;
    for (const [at, row] of [...list.children].entries()) row.setAttribute("aria-selected", String(at === index));
    const row = list.children[index];
    if (!row) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  };

  /** @param {readonly Option[]} found */
  const show = (found) => {
    shown = found.slice(0, MAX_SHOWN);
    list.replaceChildren(...shown.map((option) => renderOption(option, () => pick(option))));
    setOpen(shown.length > 0);
    setActive(input.value.trim() && shown.length > 0 ? 0 : -1);
  };

  /** @param {Option} option */
  const pick = (option) => {
    selected = option;
    input.value = option.label;
    input.focus();
    setOpen(false);
  };

  const search = createSearch(options, suggest, () => input.value.trim(), show);
  input.addEventListener("input", () => {
    selected = null;
    search();
  });
  input.addEventListener("click", () => list.hidden && search());
  input.addEventListener("blur", () => setOpen(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return search();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((active + step + shown.length) % shown.length);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === "Enter" && !list.hidden) {
      const option = shown[active];
      event.preventDefault();
      if (option) pick(option);
    }
  });

  return {
    element: make(
      "div",
      { class: "combobox" },
      words("label", label, { for: inputId, class: "control-label" }),
      input,
      list,
    ),
    /** What was picked, or the one option that reads exactly as typed. */
    readCode: () =>
      (selected ?? options.find((option) => folded(option.label) === folded(input.value.trim())))?.code ?? null,
  };
}

/**
 * Shows at once what can be found here, then what the bot makes of the words: it knows other names and spellings.
 * @param {readonly Option[]} options
 * @param {(typed: string) => Promise<readonly Option[]>} suggest
 * @param {() => string} readTyped
 * @param {(found: readonly Option[]) => void} show
 */
function createSearch(options, suggest, readTyped, show) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  return () => {
    const typed = readTyped();
    const here = options.filter((option) => folded(`${option.label} ${option.hint ?? ""}`).includes(folded(typed)));
    show(here);
    clearTimeout(timer);
    if (typed.length < 2) return;
    timer = setTimeout(async () => {
      const suggested = await suggest(typed).catch(() => []);
      const further = suggested.filter(({ code }) => !here.some((option) => option.code === code));
      if (further.length > 0 && readTyped() === typed) show([...here, ...further]);
    }, SUGGEST_AFTER_MILLISECONDS);
  };
}

/**
 * @param {Option} option
 * @param {() => void} pick
 */
function renderOption({ label, hint }, pick) {
  return make(
    "li",
    {
      id: newId("option"),
      role: "option",
      "aria-selected": "false",
      // The list must not take the focus from the field that owns it.
      onmousedown: (event) => event.preventDefault(),
      onclick: pick,
    },
    words("span", label),
    hint ? words("span", hint, { class: "option-hint" }) : null,
  );
}
