// Commands, the same words on every platform.
import type { DigestAct, ReminderWish } from "../dialog/turn.ts";
import type { FindAct } from "../findings/find-act.ts";
import { readFindCommand } from "../findings/read-find-command.ts";
import type { Command } from "./command.ts";
import { countsAtQuestion } from "./counts-at-question.ts";
import { inEnglish } from "./in-english.ts";
import { readBegin } from "./read-begin.ts";
import { readLaterWish } from "./read-later-wish.ts";
import { readOwnAct } from "./read-own-act.ts";
import { readRemind } from "./read-remind.ts";
import { splitShare } from "./share-words.ts";

/** Reads the words of a slash command or of a mention: anything is a command there. */
export function readCommand(words: string): Command {
  const text = words.trim().replace(/\s+/g, " ");
  if (text === "") return { kind: "help" };
  return readShared(text, readInAnyLanguage) ?? { kind: "unknown", words: text };
}

function readShared(text: string, read: (words: string) => Command | null): Command | null {
  const { words, share } = splitShare(text);
  if (!share) return read(text);
  const command = words === "" ? null : read(words);
  if (words === "") return { kind: "share-nothing" };
  if (command?.kind === "find") return { ...command, act: shareFound(command.act), share };
  if (command?.kind === "on-behalf" && command.else.kind === "find")
    return { ...command, else: { ...command.else, act: shareFound(command.else.act) }, share };
  return command && { ...command, share };
}

function shareFound(act: FindAct): FindAct {
  return act.kind === "words" ? { ...act, share: true } : act;
}

/** Reads what was typed in a direct message; null if it is no command. Within a question only these very words count. */
export function readTypedCommand(typed: string, isQuestionOpen: boolean): Command | null {
  const isCommanded = /^\s*\/rapporteur\b/i.test(typed);
  const text = typed
    .trim()
    .replace(/^\/rapporteur\b\s*/i, "")
    .replace(/\s+/g, " ");
  // "estado" and "rapport" may be answers; the English words, which help names, count at a question as well.
  const isAnswerable = isQuestionOpen && !isCommanded;
  const command = readShared(text, isAnswerable ? readWord : readInAnyLanguage);
  if (!command || !isQuestionOpen) return command;
  return countsAtQuestion(command, text, isCommanded) ? command : null;
}

function readInAnyLanguage(text: string): Command | null {
  const command = readWord(text) ?? readWord(inEnglish(text));
  // What was not understood is said in the words that were typed.
  if (command?.kind === "on-behalf" && command.else.kind === "unknown")
    return { ...command, else: { kind: "unknown", words: text } };
  return command;
}

function readWord(text: string): Command | null {
  const wish = readWish(text);
  if (wish) return { kind: "wish", wish };
  const digest = readDigestWords(text);
  if (digest) return { kind: "digest", act: digest };
  const begin = readBegin(text);
  if (begin) return begin;
  const find = readFindCommand(text);
  if (find) return { kind: "find", act: find };
  const act = readOwnAct(text);
  if (act) return { kind: "own", act };
  const [first = "", ...others] = text.split(" ");
  const rest = others.join(" ");
  switch (first.toLowerCase()) {
    case "status":
      return { kind: "status", of: rest };
    case "help":
      return rest === "" ? { kind: "help" } : null;
    case "home":
      return rest === "" ? { kind: "home" } : null;
    case "continue":
      return rest === "" ? { kind: "continue" } : null;
    case "missing":
      return rest === "" ? { kind: "missing" } : null;
    case "remind":
    case "reminders": {
      const look = readRemind(rest);
      return look && { kind: "round", act: look };
    }
    case "why":
      return rest === "" ? null : { kind: "round", act: { verb: "explain", of: rest } };
    case "link":
      return others.length === 1 && rest !== "" ? { kind: "link", code: rest } : null;
    case "code":
      return others.length === 1 && rest.includes("@")
        ? { kind: "code", of: rest.toLowerCase().normalize("NFC") }
        : null;
    default:
      return null;
  }
}

/** `digest`, `digest here`, `digest fifth meeting`, `digest since the fifth meeting`, `subscribe weekly`. */
function readDigestWords(text: string): DigestAct | null {
  if (/^digests? here$/i.test(text)) return { verb: "bind" };
  if (/^(no digests? here|digests? not here)$/i.test(text)) return { verb: "unbind" };
  const since = /^digest since (?<of>.+)$/i.exec(text)?.groups?.["of"];
  if (since !== undefined) return { verb: "since", of: since };
  if (/^unsubscribe$/i.test(text)) return { verb: "subscribe", rhythm: null };
  const shown = /^digests?(?: (?:(?:of|for|from|on) )?(?<of>.+))?$/i.exec(text);
  if (shown) return { verb: "show", of: shown.groups?.["of"] ?? "" };
  const subscribed = /^subscribe(?:[ -](?<how>.+))?$/i.exec(text);
  if (!subscribed) return null;
  return readRhythm(subscribed.groups?.["how"] ?? "weekly");
}

function readRhythm(how: string): DigestAct {
  if (/^(?:daily|every (?:working )?day)$/i.test(how)) return { verb: "subscribe", rhythm: "daily" };
  if (/^(?:weekly|every week)$/i.test(how)) return { verb: "subscribe", rhythm: "weekly" };
  return { verb: "ask-rhythm", words: how };
}

/** `stop reminders`, `resume reminders`, `I am away until 3 March`; also what the buttons of a reminder carry. */
function readWish(text: string): ReminderWish | null {
  if (/^(please )?stop[ -](the )?reminders\.?$/i.test(text)) return { kind: "stop" };
  if (/^(resume|restart|start)[ -](the )?reminders\.?$/i.test(text)) return { kind: "resume" };
  const later = readLaterWish(text);
  if (later !== null) return { kind: "later", on: later };
  const away = /^(?:i am |i'm |i’m )?away(?: until (?<until>.+))?$/i.exec(text);
  return away ? { kind: "away", until: away.groups?.["until"] ?? "" } : null;
}
