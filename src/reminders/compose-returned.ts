// What the secretariat reads when it returns something, and what those read to whom it is returned.
import type { OutboundMessage } from "../chat/outbound.ts";
import { ownAction, responseAction } from "../dialog/actions.ts";
import type { Voice } from "../dialog/turn.ts";
import { inLanguage } from "../domain/language.ts";
import type { Organization } from "../domain/organization.ts";
import type { Response } from "../domain/request.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";

export type ReturnedThing = {
  readonly organization: Organization;
  readonly response: Response;
  readonly questionnaire: Questionnaire;
};

/** More are chosen by typing which. */
const MAX_BUTTONS = 20;

/** `ECA: “Labour force survey”`. */
export function nameOfResponse(
  { organization, response, questionnaire }: ReturnedThing,
  { language, wording }: Voice,
): string {
  const title =
    questionnaire.per === "survey"
      ? (response.title ?? wording.surveyNumber(response.ordinal))
      : inLanguage(questionnaire.title, language);
  return wording.ofOrganization(organization.acronym || organization.name, wording.shorten(title));
}

/** Several fit: each is a button, and the note is shown so that it can be seen with what it goes. */
export function composeReturnChoice(things: readonly ReturnedThing[], note: string, voice: Voice): OutboundMessage {
  return {
    parts: [
      { kind: "paragraph", text: voice.wording.returnWhich },
      { kind: "quote", text: note },
      {
        kind: "buttons",
        buttons: things.slice(0, MAX_BUTTONS).map((thing) => ({
          id: ownAction("return", thing.response.id),
          label: nameOfResponse(thing, voice),
        })),
      },
    ],
  };
}

/** `by`: the member of the secretariat who asks. */
export function composeReturned(
  thing: ReturnedThing,
  about: { readonly note: string; readonly by: string; readonly meeting: string },
  voice: Voice,
): OutboundMessage {
  const { wording } = voice;
  return {
    parts: [
      { kind: "paragraph", text: wording.returnedToYou(nameOfResponse(thing, voice), about.meeting, about.by) },
      { kind: "quote", text: about.note },
      { kind: "note", text: wording.returnedHow },
      {
        kind: "buttons",
        buttons: [{ id: responseAction("open", thing.response.id), label: wording.resume, style: "primary" }],
      },
    ],
  };
}
