// Two people of one organization share one draft, and each is told that the other is there.
import type { Part } from "../chat/outbound.ts";
import { nameOfActor } from "./on-behalf.ts";
import { titleOfDraft } from "./review.ts";
import type { Draft, Effect, Facts } from "./turn.ts";

/** What the one who joins reads, and what the others are told. */
export function greetColleagues(
  facts: Facts,
  draft: Draft,
): { readonly parts: readonly Part[]; readonly effects: readonly Effect[] } {
  if (draft.colleagues.length === 0) return { parts: [], effects: [] };
  const { wording } = facts;
  const name = nameOfActor(facts, draft.organization.id);
  const message = {
    parts: [{ kind: "note", text: wording.colleagueJoined(name, titleOfDraft(facts, draft)) } satisfies Part],
  };
  return {
    parts: [{ kind: "note", text: wording.colleaguesHere(draft.colleagues) }],
    effects: [{ kind: "tell-colleagues", responseId: draft.response.id, message }],
  };
}
