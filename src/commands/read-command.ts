// Commands, the same words on every platform.
import type { OwnAct } from "../dialog/own-acts.ts";
import type { DigestAct, ReminderWish, RoundAct } from "../dialog/turn.ts";
import type { DraftAct } from "../findings/draft-act.ts";
import type { FindAct } from "../findings/find-act.ts";
import { readFindCommand } from "../findings/read-find-command.ts";
import { type Begin, readBegin } from "./read-begin.ts";
import { isLaterSaid, readLaterWish } from "./read-later-wish.ts";
import { isOwnActSaid, readOwnAct } from "./read-own-act.ts";
import { readRemind } from "./read-remind.ts";

export type Command =
  | Begin
  /** `of` is an organization in words, or empty. */
  | { readonly kind: "status"; readonly of: string }
  | { readonly kind: "help" }
  | { readonly kind: "home" }
  | { readonly kind: "continue" }
  | { readonly kind: "link"; readonly code: string }
  /** The secretariat asks for a one-time code for a person. */
  | { readonly kind: "code"; readonly of: string }
  /** The secretariat and the reminder rounds. */
  | { readonly kind: "round"; readonly act: RoundAct }
  /** Digests: to read, and for the secretariat to post. */
  | { readonly kind: "digest"; readonly act: DigestAct }
  /** What somebody asks of the reminders. */
  | { readonly kind: "wish"; readonly wish: ReminderWish }
  /** Somebody looks for what was reported. */
  | { readonly kind: "find"; readonly act: FindAct }
  /** The secretariat and drafted paragraphs; only ever pressed. */
  | { readonly kind: "draft"; readonly act: DraftAct }
  /** The secretariat asks who owes what. */
  | { readonly kind: "missing" }
  /** Own settings, a colleague, something returned. */
  | { readonly kind: "own"; readonly act: OwnAct }
  | { readonly kind: "unknown"; readonly words: string };

/** Reads the words of a slash command or of a mention: anything is a command there. */
export function readCommand(words: string): Command {
  const text = words.trim().replace(/\s+/g, " ");
  if (text === "") return { kind: "help" };
  return readWord(text) ?? { kind: "unknown", words: text };
}

/** Reads what was typed in a direct message; null if it is no command. Within a question only these very words count. */
export function readTypedCommand(typed: string, isQuestionOpen: boolean): Command | null {
  const text = typed
    .trim()
    .replace(/^\/rapporteur\b\s*/i, "")
    .replace(/\s+/g, " ");
  const command = readWord(text);
  if (!command || !isQuestionOpen) return command;
  if (command.kind === "status" && command.of !== "") return null;
  if (command.kind === "round" && command.act.verb === "explain") return null;
  if (command.kind === "find") return /^\s*\/rapporteur\b/i.test(typed) ? command : null;
  if (command.kind === "wish" && command.wish.kind === "later") return isLaterSaid(text) ? command : null;
  if (command.kind === "own") return isOwnActSaid(command.act) ? command : null;
  if (command.kind === "round" && command.act.verb === "look" && command.act.of !== "") return null;
  return command.kind === "help" || command.kind === "continue" ? null : command;
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

/** `digest`, `digest here`, `digest since the fifth meeting`, `subscribe weekly`. */
function readDigestWords(text: string): DigestAct | null {
  if (/^digests?$/i.test(text)) return { verb: "show" };
  if (/^digests? here$/i.test(text)) return { verb: "bind" };
  if (/^(no digests? here|digests? not here)$/i.test(text)) return { verb: "unbind" };
  const since = /^digest since (?<of>.+)$/i.exec(text)?.groups?.["of"];
  if (since !== undefined) return { verb: "since", of: since };
  if (/^unsubscribe$/i.test(text)) return { verb: "subscribe", rhythm: null };
  const rhythm = /^subscribe(?: (?<rhythm>daily|weekly))?$/i.exec(text);
  if (!rhythm) return null;
  return { verb: "subscribe", rhythm: rhythm.groups?.["rhythm"]?.toLowerCase() === "daily" ? "daily" : "weekly" };
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
