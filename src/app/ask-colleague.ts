// "Ask a colleague": another focal point or alternate of the organization is asked, by name and in private, to go on
// with the very draft. Who asked whom is on record; the same is not asked twice within a day.
import { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { AskedAbout } from "../dialog/own-acts.ts";
import type { Organization } from "../domain/organization.ts";
import { organizationsOf, type Person } from "../domain/person.ts";
import { composeAskedColleague, composeColleagueChoice, writeThings } from "../reminders/compose-colleague.ts";
import type { Need } from "../reminders/needs.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import { findCalled } from "./find-called.ts";
import type { OwnAround } from "./own-around.ts";
import { type MeetingNeeds, readNeeds } from "./read-needs.ts";
import { listColleagues } from "./reminder-wishes.ts";

const NOT_AGAIN_WITHIN = { hours: 24 };

/** `called` empty: the person is asked whom. */
export async function askColleague(about: AskedAbout, called: string, around: OwnAround): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  if (organizationsOf(person).length === 0) return paragraph(wording.onlyForSpeakers);
  const wanted = wantedOf(await readNeeds(transaction, person), about);
  if (!wanted) return paragraph(wording.nothingToAsk);
  const today = now.toZonedDateTimeISO(person.timeZone).toPlainDate();
  const colleagues = (await listColleagues(transaction, person, today)).filter(
    (each) => sharedWith(each, wanted).length > 0,
  );
  if (colleagues.length === 0)
    return paragraph(wording.noColleague(nameAll(wanted.needs.map((need) => need.organization))));
  if (called.trim() === "") return composeColleagueChoice(colleagues, about, wanted.needs, voiceOf(person));
  const [colleague, ...others] = findMeant(colleagues, called);
  if (!colleague) return paragraph(wording.colleagueUnknown(wording.shorten(called)));
  if (others.length > 0) return composeColleagueChoice([colleague, ...others], about, wanted.needs, voiceOf(person));
  return ask(colleague, { ...wanted, needs: sharedWith(colleague, wanted) }, around);
}

/** By the id that a choice carries, or as somebody calls a person. */
function findMeant(colleagues: readonly Person[], called: string): readonly Person[] {
  const chosen = colleagues.filter(({ id }) => id === called);
  return chosen.length > 0 ? chosen : findCalled(colleagues, called);
}

function wantedOf(all: readonly MeetingNeeds[], about: AskedAbout): MeetingNeeds | null {
  if (about === "everything" || about === "this-draft") return all[0] ?? null;
  for (const each of all) {
    const needs = each.needs.filter(({ request }) => request.id === about);
    if (needs.length > 0) return { ...each, needs };
  }
  return null;
}

function sharedWith(colleague: Person, { needs }: MeetingNeeds): readonly Need[] {
  const ids = organizationsOf(colleague);
  return needs.filter(({ organization }) => ids.includes(organization.id));
}

async function ask(colleague: Person, { meeting, needs }: MeetingNeeds, around: OwnAround): Promise<OutboundMessage> {
  const { transaction, person, now } = around;
  const wording = wordingFor(person.language);
  const { awayUntil } = await transaction.findPreferences(colleague.id);
  const today = now.toZonedDateTimeISO(colleague.timeZone).toPlainDate();
  if (awayUntil && Temporal.PlainDate.compare(today, awayUntil) <= 0)
    return paragraph(wording.colleagueAway(colleague.name, wording.day(awayUntil)));
  const { conversation, hasAccount } = await transaction.findPersonalAddress(colleague.id);
  if (!conversation)
    return paragraph(
      hasAccount ? wording.colleagueUnreachable(colleague.name) : wording.colleagueNoAccount(colleague.name),
    );
  const ids = needs.map(({ request }) => request.id);
  const asked = await transaction.listAskedSince(ids, colleague.id, now.subtract(NOT_AGAIN_WITHIN));
  const left = needs.filter(({ request }) => !asked.includes(request.id));
  if (left.length === 0)
    return paragraph(wording.colleagueAskedAlready(colleague.name, writeThings(needs, voiceOf(person))));
  const message = composeAskedColleague({ by: person, colleague, meeting, needs: left, at: now }, voiceOf(colleague));
  around.send(conversation, message, colleague.id);
  const requestIds = left.map(({ request }) => request.id);
  await transaction.noteColleagueAsked(requestIds, person.id, colleague.id, now);
  for (const subject of requestIds)
    await transaction.audit({
      at: now,
      personId: person.id,
      action: "colleague asked",
      subject,
      facts: { colleagueId: colleague.id },
    });
  return paragraph(wording.colleagueAsked(colleague.name, writeThings(left, voiceOf(person))));
}

function voiceOf({ language }: Person) {
  return { language: spokenLanguage(language), wording: wordingFor(language) };
}

function nameAll(organizations: readonly Organization[]): string {
  return [...new Set(organizations.map(({ acronym, name }) => acronym || name))].join(", ");
}

function paragraph(text: string): OutboundMessage {
  return { parts: [{ kind: "paragraph", text }] };
}
