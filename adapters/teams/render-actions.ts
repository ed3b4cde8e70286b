// Buttons: Action.Execute, whose answer replaces the card in place, and Action.Submit for clients that do not know it.
import type { Button, Link } from "../../src/chat/outbound.ts";
import type { ActionData } from "./action-data.ts";
import { type CardElement, disarm, shorten } from "./card-text.ts";
import { MAX_ACTIONS } from "./limits.ts";

const MAX_TITLE_CHARACTERS = 200;
const STYLES = { primary: "positive", danger: "destructive" } as const;

/** Every button is shown: what does not fit in one set stands in the next. */
export function renderActionSets(actions: readonly CardElement[]): readonly CardElement[] {
  const sets = Array.from({ length: Math.ceil(actions.length / MAX_ACTIONS) }, (_, index) =>
    actions.slice(index * MAX_ACTIONS, (index + 1) * MAX_ACTIONS),
  );
  return sets.map((set) => ({ type: "ActionSet", actions: set }));
}

export function renderLink({ label, address }: Link): CardElement {
  return { type: "Action.OpenUrl", title: disarm(shorten(label, MAX_TITLE_CHARACTERS)), url: address };
}

/**
 * An action that carries this data. It takes the inputs of the card with it only if it is about an input. Inputs are
 * never marked as required: Teams would hold back the action until they are filled, and nobody could skip.
 */
export function renderAction(title: string, data: ActionData, style?: Button["style"]): CardElement {
  const common = {
    title: disarm(shorten(title, MAX_TITLE_CHARACTERS)),
    data,
    associatedInputs: data.act === "select" || data.act === "fill" ? "auto" : "none",
    ...(style ? { style: STYLES[style] } : {}),
  };
  return { type: "Action.Execute", verb: data.act, ...common, fallback: { type: "Action.Submit", ...common } };
}
