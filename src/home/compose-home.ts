// The home: a greeting, what is owed by when with a button to go on, the meeting, and the own settings. What presses first
// is first. It is a message, so that it can stand in a tab of its own, in a card, or in a conversation.
import type { Button, OutboundMessage, Part } from "../chat/outbound.ts";
import { plainAction } from "../dialog/actions.ts";
import { inLanguage } from "../domain/language.ts";
import { isSecretariat } from "../domain/person.ts";
import { composeSettings } from "../reminders/compose-settings.ts";
import type { Wording } from "../wording/wording.ts";
import { composeOwed } from "./compose-owed.ts";
import type { HomeFacts, HomeMeeting } from "./home.ts";

export function composeHome(facts: HomeFacts): OutboundMessage {
  const { wording, person, now, settings } = facts;
  return {
    parts: [
      { kind: "heading", text: wording.goodDay(person.name) },
      { kind: "paragraph", text: writeRole(facts) },
      ...composeOwed(facts),
      ...composeMeetings(facts),
      ...composeOwnDigest(facts),
      ...composeSettings(settings, wording).parts,
      { kind: "buttons", buttons: [{ id: plainAction("help"), label: wording.helpButton }] },
      { kind: "note", text: wording.statusAsAt(wording.moment(now, person.timeZone)) },
    ],
  };
}

/** Somebody who is not known learns how to begin, and nothing else. */
export function composeStrangersHome(wording: Wording): OutboundMessage {
  return {
    parts: [
      { kind: "paragraph", text: wording.stranger },
      { kind: "note", text: wording.strangerHow },
    ],
  };
}

function writeRole({ wording, person, organizations }: HomeFacts): string {
  const roles = [
    ...(organizations.length > 0 ? [wording.youSpeakFor(organizations.map(({ name }) => name))] : []),
    ...(isSecretariat(person) ? [wording.youAre.secretariat] : []),
  ];
  return roles.length > 0 ? roles.join(" ") : wording.youAre.participant;
}

function composeMeetings(facts: HomeFacts): readonly Part[] {
  const { wording, meetings } = facts;
  if (meetings.length === 0) return [{ kind: "paragraph", text: wording.noMeeting }];
  return [
    ...meetings.flatMap((each) => composeMeeting(each, facts)),
    {
      kind: "buttons",
      buttons: [
        { id: plainAction("agenda"), label: wording.agendaButton },
        { id: plainAction("summary"), label: wording.summaryButton },
        { id: plainAction("digest"), label: wording.digestButton },
      ],
    },
    ...composeWhoOwes(facts),
  ];
}

function composeMeeting({ meeting, asks, asked, reported }: HomeMeeting, facts: HomeFacts): readonly Part[] {
  const { wording, language } = facts;
  const [first] = asks;
  const isOneDay = asks.every(({ dueOn }) => first?.dueOn.equals(dueOn));
  const dues =
    first && isOneDay
      ? [wording.day(first.dueOn)]
      : asks.map(({ instrument, dueOn }) => wording.dueFor(inLanguage(instrument, language), dueOn));
  return [
    { kind: "heading", text: meeting.title },
    {
      kind: "facts",
      facts: [
        { name: wording.meetingPlace, value: wording.heldOn(meeting.startsOn, meeting.endsOn, meeting.city) },
        ...(dues.length > 0 ? [{ name: wording.meetingReportsDue, value: dues.join("\n") }] : []),
        ...(asked > 0 ? [{ name: wording.meetingReported, value: wording.reportedOf(reported, asked) }] : []),
      ],
    },
  ];
}

/** Whether a digest of one's own comes, and what else it could be. */
function composeOwnDigest({ wording, ownDigest }: HomeFacts): readonly Part[] {
  const choices: readonly (readonly [HomeFacts["ownDigest"], Button])[] = [
    ["weekly", { id: plainAction("subscribe-weekly"), label: wording.rhythmButton.weekly }],
    ["daily", { id: plainAction("subscribe-daily"), label: wording.rhythmButton.daily }],
    [null, { id: plainAction("unsubscribe"), label: wording.rhythmButton.none }],
  ];
  const buttons = choices.flatMap(([rhythm, button]) => (rhythm === ownDigest ? [] : [button]));
  return [
    { kind: "facts", facts: [{ name: wording.ownDigestTitle, value: wording.ownDigest[ownDigest ?? "none"] }] },
    { kind: "buttons", buttons },
  ];
}

/** Numbers for each instrument; the names are a button away. */
function composeWhoOwes(facts: HomeFacts): readonly Part[] {
  const { wording, language, person, meetings } = facts;
  if (!isSecretariat(person)) return [];
  const counted = meetings.flatMap(({ standings }) =>
    standings.map(({ instrument, counts }) => ({
      name: inLanguage(instrument, language),
      value: wording.standingCounts(counts.map((each) => ({ ...each, name: wording.standing(each.standing) }))),
    })),
  );
  return [
    { kind: "heading", text: wording.whoOwesTitle },
    ...(counted.length > 0 ? [{ kind: "facts", facts: counted } as const] : []),
    {
      kind: "buttons",
      buttons: [
        { id: plainAction("status"), label: wording.statusButton },
        { id: plainAction("missing"), label: wording.missingButton },
        { id: plainAction("remind"), label: wording.remindersButton },
      ],
    },
  ];
}
