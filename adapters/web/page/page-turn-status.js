// Controls of a message while what was pressed is on its way: held, then free again, or a word of what went wrong.
import { byId, make } from "./page-dom.js";

/** @import { Act, Inbound, TurnAnswer, TurnState } from "./page-types.ts" */

/**
 * @param {HTMLElement} group whose controls are held meanwhile
 */
export function createTurnStatus(group) {
  const element = make("span", { class: "turn-status", role: "status" });

  /** @param {boolean} busy */
  const hold = (busy) => {
    group.toggleAttribute("aria-busy", busy);
    if (busy) group.setAttribute("aria-busy", "true");
    for (const control of group.querySelectorAll("button, input, select, textarea")) {
      // Held, not disabled: the focus stays where it is.
      if (busy) control.setAttribute("aria-disabled", "true");
      else control.removeAttribute("aria-disabled");
    }
  };

  /** @param {TurnState} turn */
  const report = (turn) => {
    if (turn.state === "done") element.replaceChildren();
    else if (turn.state === "sending") element.replaceChildren("Sending…");
    else element.replaceChildren("Not sent. ", make("button", { type: "button", onclick: turn.retry }, "Try again"));
  };

  return {
    element,
    /**
     * @param {Act} act
     * @param {Inbound} inbound
     * @returns {Promise<TurnAnswer | null>} null while an earlier press is on its way
     */
    async run(act, inbound) {
      if (group.hasAttribute("aria-busy")) return null;
      const byKeyboard = document.activeElement?.matches(":focus-visible") && group.contains(document.activeElement);
      hold(true);
      const answer = await act(inbound, report);
      hold(false);
      if (answer.kind === "refused") element.replaceChildren("This was not taken. Please load the page again.");
      // The message that held the focus may be another by now; the composer stands right after the newest controls.
      const settled = answer.kind === "taken" && answer.settled !== null;
      if (byKeyboard && settled) byId("composer-text", HTMLTextAreaElement).focus();
      return answer;
    },
  };
}
