// Buttons under a result: sources, pages, further asks. A set holds no more than the narrowest platform shows at once.
import type { Button, Part } from "../chat/outbound.ts";
import type { Ask } from "./ask.ts";
import { askButton, type FindCommand, sourceButton } from "./find-act.ts";
import type { FindingId } from "./finding.ts";
import type { Speaking } from "./speaking.ts";

/** Teams hides further ones behind a menu. */
const MOST_IN_A_SET = 6;

export function buttonSets(buttons: readonly (Button | null)[]): readonly Part[] {
  const kept = buttons.filter((button) => button !== null);
  const sets: Part[] = [];
  for (let at = 0; at < kept.length; at += MOST_IN_A_SET)
    sets.push({ kind: "buttons", buttons: kept.slice(at, at + MOST_IN_A_SET) });
  return sets;
}

export function toSource(
  number: number,
  id: FindingId,
  path: string | null,
  { wording }: Pick<Speaking, "wording">,
): Button | null {
  const button = sourceButton(id, path);
  return button === null ? null : { id: button, label: wording.source(number) };
}

export function toAsk(label: string, command: FindCommand, ask: Ask, page = 1): Button | null {
  const button = askButton(command, ask, page);
  return button === null ? null : { id: button, label };
}

export type Paging = {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  /** There are more than `total`. */
  readonly more: boolean;
};

/** Previous and next, and a note where the ask is too long for a button. */
export function pageParts(
  command: FindCommand,
  ask: Ask,
  { page, size, total }: Paging,
  { wording }: Pick<Speaking, "wording">,
): readonly Part[] {
  const previous = page > 1 ? toAsk(wording.previousPage, command, ask, page - 1) : null;
  const next = page * size < total ? toAsk(wording.nextPage, command, ask, page + 1) : null;
  const isCut = page * size < total && next === null;
  return [
    ...buttonSets([previous, next]),
    ...(isCut ? [{ kind: "note", text: wording.tooLongForPages } as const] : []),
  ];
}
