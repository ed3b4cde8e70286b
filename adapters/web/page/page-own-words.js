// One's own words: as they are on their way, and as they have arrived.
import { announce, make, words } from "./page-dom.js";

/** @import { TurnState } from "./page-types.ts" */

/**
 * @param {string} text
 * @param {readonly string[]} files
 */
export function renderOwn(text, files) {
  const attached = files.map((name) => words("p", name, { class: "file" }));
  return make("div", { class: "body" }, text ? words("p", text, { class: "prose" }) : null, ...attached);
}

/**
 * @param {string} text
 * @param {readonly string[]} files
 * @param {() => void} putBack in sight: it was taken to have arrived, and had not
 */
export function createPending(text, files, putBack) {
  const status = make("span", { class: "turn-status" });
  const element = make("li", { class: "message person pending" }, renderOwn(text, files), status);
  /** @param {TurnState} turn */
  const report = (turn) => {
    if (turn.state === "done") return status.replaceChildren();
    if (!element.isConnected) putBack();
    if (turn.state === "sending") return status.replaceChildren("Sending…");
    status.replaceChildren("Not sent. ", make("button", { type: "button", onclick: turn.retry }, "Try again"));
    announce("Your message was not sent.");
  };
  return { element, report };
}
