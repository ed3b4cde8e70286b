// Which commands count while a question is open, where much of what is typed may be an answer.
import type { DigestAct } from "../dialog/turn.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Command } from "./command.ts";
import { isLaterSaid } from "./read-later-wish.ts";
import { isOwnActSaid } from "./read-own-act.ts";

/** What nobody would answer to a question with `share` behind it. */
const SHARED: readonly Command["kind"][] = ["status", "digest", "missing", "find", "help"];

/** `isCommanded`: with /rapporteur before it, so that it is no answer. */
export function countsAtQuestion(command: Command, text: string, isCommanded: boolean): boolean {
  if (command.share && !SHARED.includes(command.kind)) return false;
  switch (command.kind) {
    case "status":
      return command.of === "";
    case "digest":
      return isCommanded || !mayBeTitle(command.act);
    case "round":
      return command.act.verb !== "explain" && (command.act.verb !== "look" || command.act.of === "");
    case "find":
      return isCommanded;
    case "wish":
      return command.wish.kind !== "later" || isLaterSaid(text);
    case "own":
      return isOwnActSaid(command.act);
    case "help":
      return command.share === true;
    case "continue":
    case "share-nothing":
      return false;
    case "report":
    case "survey":
    case "on-behalf":
    case "home":
    case "link":
    case "code":
    case "missing":
    case "draft":
    case "unknown":
      return true;
    default:
      return unreachable(command);
  }
}

/** "Digest of Migration Statistics 2006". */
function mayBeTitle(act: DigestAct): boolean {
  return act.verb === "ask-rhythm" || (act.verb === "show" && act.of !== "");
}
