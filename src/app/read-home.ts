// What the home of one person takes, read within a transaction without a lock: nothing is changed by looking at it.
import type { AccountKey } from "../chat/address.ts";
import type { OutboundMessage } from "../chat/outbound.ts";
import type { Draft, Facts, Owed } from "../dialog/turn.ts";
import type { Meeting } from "../domain/meeting.ts";
import { isSecretariat, type Person } from "../domain/person.ts";
import { type Reporting, type Standing, standingOf } from "../domain/request.ts";
import { readerFor } from "../findings/rights.ts";
import { composeHome, composeStrangersHome } from "../home/compose-home.ts";
import type { HomeMeeting, StandingCount } from "../home/home.ts";
import type { StoreTransaction } from "../ports/store.ts";
import { english } from "../wording/english.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import type { BotPorts } from "./bot-ports.ts";
import { hasRole } from "./identify.ts";
import { loadOwed } from "./load-facts.ts";
import { readOwnView } from "./own-settings.ts";
import type { ReferenceData } from "./reference-data.ts";

const STANDINGS: readonly Standing[] = ["not_started", "draft", "submitted", "nothing_to_report", "no_survey"];

export function createHomeReader(ports: Pick<BotPorts, "store" | "clock">, reference: ReferenceData) {
  return {
    readHome(account: AccountKey): Promise<OutboundMessage> {
      return ports.store.transaction(async (transaction) => {
        const now = ports.clock.now();
        const personId = await transaction.findBoundPerson(account);
        const today = now.toZonedDateTimeISO("UTC").toPlainDate();
        const person = personId ? await transaction.findPerson(personId, today) : null;
        if (!person || !hasRole(person)) return composeStrangersHome(english);
        const owed = await loadOwed(transaction, reference, person);
        return readHomeOf(transaction, { person, now, owed, drafts: await loadDrafts(transaction, owed) });
      });
    },
  };
}

/** With what a turn knows already. */
export async function readHomeOf(
  transaction: StoreTransaction,
  { person, now, owed, drafts }: Pick<Facts, "person" | "now" | "owed"> & { readonly drafts: readonly Draft[] },
): Promise<OutboundMessage> {
  const meetings: HomeMeeting[] = [];
  for (const meeting of await transaction.listMeetings("open"))
    meetings.push(await readMeeting(transaction, meeting, person));
  const settings = await readOwnView({ transaction, person, now });
  return composeHome({
    person,
    now,
    language: spokenLanguage(person.language),
    wording: wordingFor(person.language),
    organizations: settings.organizations,
    owed,
    drafts,
    meetings,
    settings,
    ownDigest: await transaction.findSubscription(person.id),
  });
}

async function loadDrafts(transaction: StoreTransaction, owed: readonly Owed[]): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  for (const each of owed)
    for (const response of each.request.responses)
      if (response.state !== "withdrawn") {
        const answers = await transaction.readAnswers(response.id);
        drafts.push({ ...each, response, answers, previous: null, colleagues: [], bySecretariat: new Map() });
      }
  return drafts;
}

async function readMeeting(transaction: StoreTransaction, meeting: Meeting, person: Person): Promise<HomeMeeting> {
  const instruments = new Map<string, StandingCount["instrument"]>();
  for (const { instrumentId } of meeting.asks) {
    const questionnaire = await transaction.findInstrument(instrumentId);
    if (questionnaire) instruments.set(instrumentId, questionnaire.title);
  }
  const asks = meeting.asks.flatMap(({ instrumentId, dueOn }) => {
    const instrument = instruments.get(instrumentId);
    return instrument ? [{ instrument, dueOn }] : [];
  });
  const { asked, reported } = await transaction.readProgress(meeting.id, readerFor(person));
  const requests = isSecretariat(person) ? await transaction.listReporting(meeting.id) : [];
  const standings = [...instruments].map(([id, instrument]) => ({
    instrument,
    counts: countStandings(requests.filter(({ instrumentId }) => instrumentId === id)),
  }));
  return { meeting, asks, asked, reported, standings: isSecretariat(person) ? standings : [] };
}

function countStandings(requests: readonly Reporting[]): StandingCount["counts"] {
  return STANDINGS.map((standing) => ({
    standing,
    count: requests.filter((request) => standingOf(request) === standing).length,
  })).filter(({ count }) => count > 0);
}
