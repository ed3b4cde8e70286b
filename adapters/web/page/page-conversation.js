// The messages of both sides, in order; whoever reads further up is not pulled down.
import { writeMoment } from "./page-dates.js";
import { announce, make, words } from "./page-dom.js";
import { renderMessage, speak } from "./page-parts.js";

/** @import { Entry, Surroundings, TurnState } from "./page-types.ts" */
/** @typedef {{ entry: Entry, element: HTMLLIElement }} Shown */

const AT_THE_END_WITHIN_PIXELS = 60;

/**
 * @param {{ scroller: HTMLElement, list: HTMLElement, language: string,
 *   around: (messageId: string) => Surroundings, edit: (id: string, text: string) => void }} options
 */
export function createConversation({ scroller, list, language, around, edit }) {
  /** @type {Map<string, Shown>} */
  const shown = new Map();
  /** Sent, but not yet seen to have arrived. @type {Map<string, HTMLLIElement>} */
  const pending = new Map();
  let settled = false;
  list.replaceChildren();

  /** @param {() => void} change */
  const keepingThePlace = (change) => {
    const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
    change();
    if (below < AT_THE_END_WITHIN_PIXELS) scroller.scrollTop = scroller.scrollHeight;
  };

  const observer = new ResizeObserver(() => keepingThePlace(() => {}));
  observer.observe(scroller);

  const last = () =>
    [...shown.values()]
      .filter(({ entry }) => entry.said.from === "person")
      .sort(byOrder)
      .at(-1)?.entry ?? null;

  /** Only the last message of one's own can be edited. */
  const offerEdit = () => {
    const entry = last();
    for (const { entry: each, element } of shown.values()) {
      const button = element.querySelector(".edit");
      if (button instanceof HTMLElement) button.hidden = each.id !== entry?.id;
    }
  };

  /** @param {Entry} entry */
  const put = (entry) => {
    const element = renderEntry(entry, { language, around, edit });
    const before = shown.get(entry.id)?.element ?? pending.get(entry.id);
    shown.set(entry.id, { entry, element });
    pending.delete(entry.id);
    before?.remove();
    const next = [...shown.values()].sort(byOrder).find((other) => other.entry.order > entry.order);
    list.insertBefore(element, next?.element ?? [...pending.values()][0] ?? null);
    markRuns(list);
    offerEdit();
  };

  return {
    /** @param {Entry} entry */
    put(entry) {
      keepingThePlace(() => put(entry));
      if (settled && entry.said.from === "bot") announce(`Rapporteur: ${speak(entry.said.message)}`);
    },
    /** @param {string} id */
    remove(id) {
      // What is being sent again stays in sight.
      if (pending.has(id)) return;
      shown.get(id)?.element.remove();
      shown.delete(id);
      markRuns(list);
    },
    /** @param {readonly string[]} ids */
    ready(ids) {
      const known = new Set(ids);
      for (const id of [...shown.keys()]) if (!known.has(id)) this.remove(id);
      settled = true;
      scroller.scrollTop = scroller.scrollHeight;
    },
    /**
     * Shows one's own words before they have arrived; returns what tells how they fare.
     * @param {string} id
     * @param {string} text
     * @param {readonly string[]} files
     */
    putPending(id, text, files) {
      const status = make("span", { class: "turn-status" });
      const element = make("li", { class: "message person pending" }, renderOwn(text, files), status);
      pending.set(id, element);
      list.append(element);
      markRuns(list);
      scroller.scrollTop = scroller.scrollHeight;
      return (/** @type {TurnState} */ turn) => {
        if (turn.state === "done") status.replaceChildren();
        else if (turn.state === "sending") status.replaceChildren("Sending…");
        else {
          status.replaceChildren("Not sent. ", make("button", { type: "button", onclick: turn.retry }, "Try again"));
          shown.get(id)?.element.remove();
          shown.delete(id);
          pending.set(id, element);
          list.append(element);
          announce("Your message was not sent.");
        }
      };
    },
    last,
    close: () => observer.disconnect(),
  };
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
    const body = make("div", { class: "body", lang: language }, ...renderMessage(said.message, around(id)));
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
 * @param {string} text
 * @param {readonly string[]} files
 */
function renderOwn(text, files) {
  const attached = files.map((name) => words("p", name, { class: "file" }));
  return make("div", { class: "body" }, text ? words("p", text, { class: "prose" }) : null, ...attached);
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
