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
  const input = make("input", {
    id: newId("combobox"),
    role: "combobox",
    type: "text",
    autocomplete: "off",
    placeholder: `Type to search ${options.length} options`,
    "aria-autocomplete": "list",
    dir: "auto",
  });
  let selected = options.find(({ code }) => code === chosen) ?? null;
  input.value = selected?.label ?? "";

  const list = createListbox(label, input, (option) => {
    selected = option;
    input.value = option.label;
    input.focus();
  });
  const search = createSearch(options, suggest, () => input.value.trim(), list.show);
  input.addEventListener("input", () => {
    selected = null;
    search();
  });
  input.addEventListener("click", () => list.isOpen() || search());
  input.addEventListener("blur", list.close);
  input.addEventListener("keydown", (event) => {
    if (steer(event.key, list, search)) event.preventDefault();
  });

  const exact = () => options.find((option) => folded(option.label) === folded(input.value.trim()));
  return {
    element: make(
      "div",
      { class: "combobox" },
      words("label", label, { for: input.id, class: "control-label" }),
      input,
      list.element,
    ),
    /** What was picked, or the one option that reads exactly as typed. */
    readCode: () => (selected ?? exact())?.code ?? null,
  };
}

/**
 * What a key does to the list; false where it does what it always does.
 * @param {string} key
 * @param {ReturnType<typeof createListbox>} list
 * @param {() => void} search
 */
function steer(key, list, search) {
  const open = list.isOpen();
  if (key === "ArrowDown" || key === "ArrowUp") {
    if (open) list.move(key === "ArrowDown" ? 1 : -1);
    else search();
    return true;
  }
  if (!open || (key !== "Escape" && key !== "Enter")) return false;
  if (key === "Enter") list.pickActive();
  else list.close();
  return true;
}

/**
 * The options that were found, and the one that Enter would pick. The focus stays in the field.
 * @param {string} label
 * @param {HTMLInputElement} input
 * @param {(option: Option) => void} take
 */
function createListbox(label, input, take) {
  const element = make("ul", { id: newId("listbox"), role: "listbox", "aria-label": label, class: "listbox" });
  /** @type {readonly Option[]} */
  let shown = [];
  let active = -1;
  input.setAttribute("aria-controls", element.id);

  /** @param {number} index */
  const setActive = (index) => {
    active = index;
    for (const [at, row] of [...element.children].entries()) row.setAttribute("aria-selected", String(at === index));
    const row = element.children[index];
    if (!row) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  };
  /** @param {boolean} open */
  const setOpen = (open) => {
    element.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) setActive(-1);
  };
  /** @param {Option | undefined} option */
  const pick = (option) => {
    if (option) take(option);
    setOpen(false);
  };
  setOpen(false);

  return {
    element,
    isOpen: () => !element.hidden,
    /** @param {readonly Option[]} found */
    show(found) {
      shown = found.slice(0, MAX_SHOWN);
      element.replaceChildren(...shown.map((option) => renderOption(option, () => pick(option))));
      setOpen(shown.length > 0);
      setActive(input.value.trim() === "" ? -1 : 0);
    },
    /** @param {1 | -1} step */
    move: (step) => setActive((Math.max(active, step === 1 ? -1 : 0) + step + shown.length) % shown.length),
    pickActive: () => pick(shown[active]),
    close: () => setOpen(false),
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
