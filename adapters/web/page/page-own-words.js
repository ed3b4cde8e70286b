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
 * @param {() => void} failed puts it back in sight, where it had been taken to have arrived
 */
export function createPending(text, files, failed) {
  const status = make("span", { class: "turn-status" });
  /** @param {TurnState} turn */
  const report = (turn) => {
    if (turn.state === "done") return status.replaceChildren();
    if (turn.state === "sending") return status.replaceChildren("Sending…");
    status.replaceChildren("Not sent. ", make("button", { type: "button", onclick: turn.retry }, "Try again"));
    failed();
    announce("Your message was not sent.");
  };
  return { element: make("li", { class: "message person pending" }, renderOwn(text, files), status), report };
}
