// The messages of both sides, in order.
import { writeMoment } from "./page-dates.js";
import { announce, make } from "./page-dom.js";
import { createPending, renderOwn } from "./page-own-words.js";
import { renderMessage, speak } from "./page-parts.js";
import { createScrollKeeper } from "./page-scroll.js";

/** @import { Entry, Surroundings } from "./page-types.ts" */
/** @typedef {{ entry: Entry, element: HTMLLIElement }} Shown */

/**
 * @param {{ scroller: HTMLElement, list: HTMLElement, language: string,
 *   around: (messageId: string) => Surroundings, edit: (id: string, text: string) => void }} options
 */
export function createConversation({ scroller, list, language, around, edit }) {
  const messages = createList(list);
  const scroll = createScrollKeeper(scroller);
  let settled = false;
  return {
    /** @param {Entry} entry */
    put(entry) {
      scroll.keep(() => messages.put(entry, renderEntry(entry, { language, around, edit })));
      if (settled && entry.said.from === "bot") announce(`Rapporteur: ${speak(entry.said.message)}`);
    },
    remove: messages.remove,
    /**
     * Everything that is there has come; what is not among the ids is gone.
     * @param {readonly string[]} ids
     */
    ready(ids) {
      messages.keepOnly(new Set(ids));
      settled = true;
      scroll.toEnd();
    },
    /**
     * Shows one's own words before they have arrived; returns what tells how they fare.
     * @param {string} id
     * @param {string} text
     * @param {readonly string[]} files
     */
    putPending(id, text, files) {
      const pending = createPending(text, files, () => messages.putPending(id, pending.element));
      messages.putPending(id, pending.element);
      scroll.toEnd();
      return pending.report;
    },
    findLast: messages.findLastOwn,
    close: scroll.close,
  };
}

/**
 * The messages in their order; what is still on its way stands at the end.
 * @param {HTMLElement} list
 */
function createList(list) {
  /** @type {Map<string, Shown>} */
  const shown = new Map();
  /** @type {Map<string, HTMLLIElement>} */
  const pending = new Map();
  list.replaceChildren();

  const findLastOwn = () =>
    [...shown.values()]
      .filter(({ entry }) => entry.said.from === "person")
      .sort(byOrder)
      .at(-1)?.entry ?? null;

  /** @param {string} id */
  const remove = (id) => {
    shown.get(id)?.element.remove();
    shown.delete(id);
    markRuns(list);
  };

  return {
    /**
     * @param {Entry} entry
     * @param {HTMLLIElement} element
     */
    put(entry, element) {
      pending.get(entry.id)?.remove();
      pending.delete(entry.id);
      shown.get(entry.id)?.element.remove();
      shown.set(entry.id, { entry, element });
      const next = [...shown.values()].sort(byOrder).find((other) => other.entry.order > entry.order);
      list.insertBefore(element, next?.element ?? [...pending.values()][0] ?? null);
      markRuns(list);
      offerEdit([...shown.values()], findLastOwn());
    },
    /**
     * @param {string} id
     * @param {HTMLLIElement} element
     */
    putPending(id, element) {
      remove(id);
      pending.set(id, element);
      list.append(element);
      markRuns(list);
    },
    remove,
    /** @param {ReadonlySet<string>} ids */
    keepOnly(ids) {
      for (const id of shown.keys()) if (!ids.has(id)) remove(id);
    },
    findLastOwn,
  };
}

/**
 * Only the last message of one's own can be edited.
 * @param {readonly Shown[]} shown
 * @param {Entry | null} last
 */
function offerEdit(shown, last) {
  for (const { entry, element } of shown) {
    const button = element.querySelector(".edit");
    if (button instanceof HTMLElement) button.hidden = entry.id !== last?.id;
  }
}

/**
 * @param {Shown} one
 * @param {Shown} other
 */
function byOrder(one, other) {
  return one.entry.order - other.entry.order;
}

/**
 * @param {Entry} entry
 * @param {{ language: string, around: (messageId: string) => Surroundings, edit: (id: string, text: string) => void }} how
 */
function renderEntry({ id, at, said }, { language, around, edit }) {
  const time = make("time", { datetime: at }, writeMoment(at));
  if (said.from === "bot") {
    const by = make("p", { class: "by" }, make("span", {}, "Rapporteur"), time);
    const body = make(
      "div",
      { class: "body", lang: language },
      ...renderMessage(said.message, around(id), said.pictures),
    );
    return make("li", { class: "message bot" }, by, body);
  }
  const button = make("button", { type: "button", class: "edit", onclick: () => edit(id, said.text) }, "Edit");
  const by = make(
    "p",
    { class: "by" },
    make("span", { class: "unseen" }, "You"),
    time,
    said.edited ? "edited" : null,
    button,
  );
  return make("li", { class: "message person" }, renderOwn(said.text, said.files), by);
}

/**
 * Messages that follow each other from one side share one name.
 * @param {HTMLElement} list
 */
function markRuns(list) {
  let before = "";
  for (const element of list.children) {
    const side = element.classList.contains("bot") ? "bot" : "person";
    element.classList.toggle("continues", side === before);
    before = side;
  }
}
