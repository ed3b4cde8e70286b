// A turn in which the secretariat enters answers on behalf of an organization: every prompt says so in its head, every
// answer is audited, and those who speak for the organization are told what was sent in its name.
import type { Part } from "../chat/outbound.ts";
import { organizationIn, RequestId } from "../domain/ids.ts";
import { inLanguage } from "../domain/language.ts";
import type { Organization } from "../domain/organization.ts";
import { requestOf, responseAction } from "./actions.ts";
import type { Dialog } from "./dialog.ts";
import { nameOfActor } from "./on-behalf.ts";
import { titleOfDraft } from "./review.ts";
import type { Effect, Facts, Turn } from "./turn.ts";

export function accountForBehalf(turn: Turn, facts: Facts): Turn {
  if (facts.onBehalf.length === 0) return turn;
  const organization = organizationOf(requestsIn(turn.dialog), facts);
  const head: Part[] = organization ? [{ kind: "note", text: facts.wording.onBehalfOf(organization.name) }] : [];
  const effects = turn.effects.flatMap((effect) => account(effect, head, facts));
  const isToldToAll = effects.some(({ kind }) => kind === "tell-speakers");
  return { ...turn, effects: isToldToAll ? effects.filter(({ kind }) => kind !== "tell-colleagues") : effects };
}

/** The requests that a place in the conversation is about. */
export function requestsIn(dialog: Dialog): readonly RequestId[] {
  if ("responseId" in dialog) return [requestOf(dialog.responseId)];
  if ("requestId" in dialog) return [dialog.requestId];
  return "requestIds" in dialog ? dialog.requestIds : [];
}

function organizationOf(ids: readonly RequestId[], { onBehalf }: Facts): Organization | null {
  return onBehalf.find(({ request }) => ids.includes(request.id))?.organization ?? null;
}

function account(effect: Effect, head: readonly Part[], facts: Facts): readonly Effect[] {
  const { kind } = effect;
  if (kind === "settle" || (kind === "say" && effect.prompt)) return [withHead(effect, head)];
  if (kind === "submit-response" || kind === "declare") return [effect, ...tellSpeakers(effect, facts)];
  if (kind === "record-answer" && organizationOf([requestOf(effect.responseId)], facts))
    return [effect, { kind: "audit", action: ENTERED, subject: effect.responseId, facts: { path: effect.path } }];
  if (kind === "audit" && isAboutOther(effect.subject, facts))
    return [{ ...effect, facts: { ...effect.facts, onBehalf: true } }];
  return [effect];
}

/** The subject of a submission or a statement is the id of a response or a request. */
function isAboutOther(subject: string, { onBehalf }: Facts): boolean {
  const id = RequestId.safeParse(subject).data;
  const organizationId = id ? organizationIn(id) : null;
  return onBehalf.some(({ organization }) => organization.id === organizationId);
}

const ENTERED = "answer entered on behalf";

function withHead<Said extends Extract<Effect, { kind: "say" | "settle" }>>(effect: Said, head: readonly Part[]): Said {
  return { ...effect, message: { parts: [...head, ...effect.message.parts] } };
}

function tellSpeakers(
  effect: Extract<Effect, { kind: "submit-response" | "declare" }>,
  facts: Facts,
): readonly Effect[] {
  const requestId = effect.kind === "declare" ? effect.requestId : requestOf(effect.responseId);
  const owed = facts.onBehalf.find(({ request }) => request.id === requestId);
  if (!owed) return [];
  const { wording, language } = facts;
  const { id: organizationId, name } = owed.organization;
  const by = nameOfActor(facts, organizationId);
  const tell = (parts: Part[]): Effect => ({ kind: "tell-speakers", organizationId, message: { parts } });
  if (effect.kind === "declare") {
    if (effect.statement === null) return [];
    const title = inLanguage(owed.questionnaire.title, language);
    const text = wording.declaredOnBehalf(by, name, title, wording.nothingStatement[effect.statement]);
    return [tell([{ kind: "paragraph", text }])];
  }
  const draft = facts.drafts.get(effect.responseId);
  if (!draft) return [];
  const review = { id: responseAction("review", effect.responseId), label: wording.review };
  return [
    tell([
      { kind: "paragraph", text: wording.submittedOnBehalf(by, titleOfDraft(facts, draft), name) },
      { kind: "note", text: wording.editable },
      { kind: "buttons", buttons: [review] },
    ]),
  ];
}
