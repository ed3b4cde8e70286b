// A search whose results are put into a conversation: of what the asker looks for, only what everybody there may read.
import type { AccountKey } from "../chat/address.ts";
import { ASK_NOTHING, type Ask } from "../findings/ask.ts";
import { composeCard } from "../findings/compose-card.ts";
import { describeAsk } from "../findings/describe-ask.ts";
import { readAsk } from "../findings/read-ask.ts";
import { EVERYBODY_IN_A_CHANNEL } from "../findings/rights.ts";
import type { SharedPage, SharedSearch } from "../ports/bot.ts";
import type { FoundFinding } from "../ports/findings.ts";
import { english } from "../wording/english.ts";
import { spokenLanguage, wordingFor } from "../wording/wording.ts";
import type { BotPorts } from "./bot-ports.ts";
import { prepareFinder } from "./find-answers.ts";
import type { Finder } from "./finder.ts";
import { hasRole } from "./identify.ts";
import type { ReferenceData } from "./reference-data.ts";

export function createSharing(ports: Pick<BotPorts, "store" | "clock">, reference: ReferenceData) {
  return {
    searchToShare(account: AccountKey, words: string, page: SharedPage): Promise<SharedSearch> {
      return ports.store.transaction(async (transaction) => {
        const now = ports.clock.now();
        const personId = await transaction.findBoundPerson(account);
        const today = now.toZonedDateTimeISO("UTC").toPlainDate();
        const person = personId ? await transaction.findPerson(personId, today) : null;
        if (!person || !hasRole(person)) return nothing(english.linkToSearch);
        const facts = {
          language: spokenLanguage(person.language),
          wording: wordingFor(person.language),
          roster: await reference.roster(transaction),
        };
        return search(words, page, await prepareFinder({ transaction, facts, now }, EVERYBODY_IN_A_CHANNEL));
      });
    },
  };
}

/** Words that may mean several things are looked for in each of these meanings. */
async function search(words: string, page: SharedPage, finder: Finder): Promise<SharedSearch> {
  const { speaking, names, roster, meetings, present } = finder;
  const { wording } = speaking;
  const read = readAsk(words, ASK_NOTHING, { roster, meetings, now: present, byDefault: "all-meetings" });
  if (read.unknownMeeting !== null) return nothing(wording.noMeetingCalled(read.unknownMeeting));
  const asks = read.which ? read.which.answers.map(({ ask }) => ask) : [read.ask];
  const found = await findAll(asks, page, finder);
  if (found.length > 0) return { kind: "found", cards: found.map((finding) => composeCard(finding, speaking)) };
  const understood = asks.map((ask) => wording.understoodAs(describeAsk(ask, names, speaking)));
  return nothing(wording.nothingToShare(understood.join("; ")));
}

async function findAll(
  asks: readonly Ask[],
  { offset, limit }: SharedPage,
  { transaction, reader }: Finder,
): Promise<readonly FoundFinding[]> {
  const found = new Map<string, FoundFinding>();
  for (const ask of asks) {
    const { findings } = await transaction.searchFindings(ask, reader, { offset: 0, limit: offset + limit });
    for (const finding of findings) found.set(finding.id, finding);
  }
  return [...found.values()].slice(offset, offset + limit);
}

function nothing(words: string): SharedSearch {
  return { kind: "nothing", words };
}
