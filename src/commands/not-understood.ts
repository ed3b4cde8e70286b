// What was not understood is said to be so, with the commands that are nearest to it.
import { distance } from "fastest-levenshtein";
import type { Button, OutboundMessage } from "../chat/outbound.ts";
import { ownAction, plainAction } from "../dialog/actions.ts";
import type { Facts } from "../dialog/turn.ts";
import { foldWords } from "../domain/fold-words.ts";
import { isSecretariat, organizationsOf, type Person } from "../domain/person.ts";
import type { Wording } from "../wording/wording.ts";
import { type CommandWord, VOCABULARY } from "./command-vocabulary.ts";

const MOST_OFFERED = 3;
/** A shorter word is near to too many. */
const SHORTEST = 4;
const LONG_WORD = 6;

type Offer = { readonly words: readonly CommandWord[]; readonly also?: readonly string[]; readonly button: Button };

/** `mayBeAnswer`: of somebody who answers questions, in the conversation where they are asked. */
export function composeNotUnderstood(
  typed: string,
  { person, wording }: Pick<Facts, "person" | "wording">,
  mayBeAnswer: boolean,
): OutboundMessage {
  const said = wording.unknownCommand(wording.shorten(typed));
  const offers = listOffers(person, wording);
  const near = findNear(typed, offers);
  const buttons = (near.length > 0 ? near : offers.slice(0, MOST_OFFERED)).map(({ button }) => button);
  const help: Button = { id: plainAction("help"), label: wording.helpButton };
  return {
    parts: [
      { kind: "paragraph", text: mayBeAnswer ? `${said} ${wording.nothingOpen}` : said },
      { kind: "buttons", buttons: [...buttons, help] },
      { kind: "note", text: wording.searchInstead },
    ],
  };
}

/** What this person can do at a press, most usual first. */
function listOffers(person: Person, wording: Wording): readonly Offer[] {
  const press = (verb: Parameters<typeof plainAction>[0], label: string): Button => ({ id: plainAction(verb), label });
  return [
    ...(organizationsOf(person).length > 0
      ? ([
          { words: ["report"], button: press("report", wording.reportButton) },
          { words: ["survey", "surveys"], button: press("survey", wording.surveyButton) },
        ] as const)
      : []),
    { words: ["status"], also: ["owe"], button: press("status", wording.statusButton) },
    { words: ["digest"], button: press("digest", wording.digestButton) },
    { words: ["summary"], button: press("summary", wording.summaryButton) },
    { words: ["agenda"], button: press("agenda", wording.agendaButton) },
    { words: ["home"], also: ["menu", "start"], button: press("home", wording.homeButton) },
    { words: ["settings"], button: { id: ownAction("settings"), label: wording.settingsTitle } },
    { words: ["subscribe"], button: press("subscribe-weekly", wording.rhythmButton.weekly) },
    { words: ["unsubscribe"], button: press("unsubscribe", wording.rhythmButton.none) },
    ...(isSecretariat(person)
      ? ([
          { words: ["missing"], also: ["late"], button: press("missing", wording.missingButton) },
          { words: ["remind"], also: ["reminders"], button: press("remind", wording.remindersButton) },
        ] as const)
      : []),
  ];
}

function findNear(typed: string, offers: readonly Offer[]): readonly Offer[] {
  const tokens = foldWords(typed).split(" ");
  return offers
    .map((offer) => ({ offer, far: howFar(tokens, offer) }))
    .filter(({ far }) => far !== null)
    .toSorted((one, other) => (one.far ?? 0) - (other.far ?? 0))
    .slice(0, MOST_OFFERED)
    .map(({ offer }) => offer);
}

/** Letters between a word that was typed and one of the command; null: none is near. */
function howFar(tokens: readonly string[], { words, also = [] }: Offer): number | null {
  const names = [...words, ...also, ...words.flatMap((word) => VOCABULARY[word])].map(foldWords);
  const found = tokens.flatMap((token) => names.flatMap((name) => nearness(token, name) ?? []));
  return found.length > 0 ? Math.min(...found) : null;
}

function nearness(token: string, name: string): number | null {
  if (token === name) return 0;
  if (token.length < SHORTEST) return null;
  if (name.startsWith(token)) return 1;
  const letters = distance(token, name);
  return letters <= (token.length < LONG_WORD ? 1 : 2) ? letters : null;
}
