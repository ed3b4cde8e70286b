// Whom to ask, and what the colleague reads: who asks, for what and by when, and the button that opens the very draft.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import { ownAction } from "../dialog/actions.ts";
import type { AskedAbout } from "../dialog/own-acts.ts";
import type { Voice } from "../dialog/turn.ts";
import { inLanguage } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Person } from "../domain/person.ts";
import { composeNeeds, openingButtons, writeFirstLine } from "./compose-reminder.ts";
import type { Need } from "./needs.ts";

export function composeColleagueChoice(
  colleagues: readonly Person[],
  about: AskedAbout,
  needs: readonly Need[],
  voice: Voice,
): OutboundMessage {
  const { wording } = voice;
  return {
    parts: [
      { kind: "paragraph", text: wording.whichColleague(writeThings(needs, voice)) },
      {
        kind: "choices",
        id: ownAction("ask-colleague", about === "everything" || about === "this-draft" ? "" : about),
        label: wording.askColleague,
        select: "one",
        options: colleagues.map(({ id, name }) => ({ code: id, label: name })),
        chosen: [],
        submitLabel: wording.choose,
      },
    ],
  };
}

export type AskedColleague = {
  readonly by: Person;
  readonly colleague: Person;
  readonly meeting: Meeting;
  /** At least one. */
  readonly needs: readonly Need[];
  readonly at: Temporal.Instant;
};

export function composeAskedColleague(
  { by, colleague, meeting, needs, at }: AskedColleague,
  voice: Voice,
): OutboundMessage {
  const { wording } = voice;
  return {
    parts: [
      { kind: "paragraph", text: wording.colleagueAsks(by.name, writeThings(needs, voice)) },
      { kind: "paragraph", text: writeFirstLine({ person: colleague, meeting, needs, at }, voice) },
      composeNeeds(needs, voice),
      { kind: "note", text: wording.colleagueShares },
      { kind: "buttons", buttons: openingButtons(needs, voice) },
    ],
  };
}

/** `INED: “Activity report”`, one after the other. */
export function writeThings(needs: readonly Need[], { language, wording }: Voice): string {
  return wording.allOf(
    needs.map(({ organization, questionnaire }) =>
      wording.ofOrganization(organization.acronym || organization.name, inLanguage(questionnaire.title, language)),
    ),
  );
}
