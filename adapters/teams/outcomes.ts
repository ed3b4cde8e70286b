// What became of a delivery, by what Teams answered.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis
import type { DeliveryOutcome } from "../../src/ports/chat-platform.ts";
import { ConnectorRefusal, NOT_CONNECTED } from "./connector-wire.ts";
import { TokenUnavailable } from "./shared-token.ts";

type NotSent = Exclude<DeliveryOutcome, { kind: "sent" }>;

/** Seconds to wait where Teams does not say. Somebody must act on a missing token or a refused one. */
const WAIT_SECONDS = { conflict: 5, throttled: 30, troubled: 30, noToken: 300, unauthorized: 900 };

/** The outcome of a failed attempt. Throws what is not an answer of Teams': that is a bug. */
export function readOutcome(error: unknown, attempt: { replacing: boolean }): NotSent {
  if (error instanceof TokenUnavailable) return holdLane(WAIT_SECONDS.noToken, "no-token");
  if (!(error instanceof ConnectorRefusal)) throw error;
  const { status, refusalCode: code, retryAfterSeconds } = error;
  if (status === null) return code === NOT_CONNECTED ? tryLater(WAIT_SECONDS.troubled, code) : { kind: "lost", code };
  switch (status) {
    case 401:
      return holdLane(WAIT_SECONDS.unauthorized, code);
    case 403:
      // Blocked by the person or the administrator, or not in the roster: until the person writes or installs again.
      return { kind: "unreachable", code };
    case 404:
      // Of a message that is to be replaced, only that message is gone.
      return attempt.replacing ? { kind: "refused", code } : { kind: "unreachable", code };
    case 412:
      return tryLater(WAIT_SECONDS.conflict, code);
    case 429:
      return holdLane(retryAfterSeconds ?? WAIT_SECONDS.throttled, code);
    case 503:
      return tryLater(retryAfterSeconds ?? WAIT_SECONDS.troubled, code);
    case 501:
      return { kind: "refused", code };
    default:
      // In the middle of it: the message may have been taken.
      return status >= 500 || status === 408 ? { kind: "lost", code } : { kind: "refused", code };
  }
}

function tryLater(afterSeconds: number, code: string): NotSent {
  return { kind: "try-later", afterSeconds, code };
}

/** What was said to the bot in the whole tenant, and not to this message. */
function holdLane(afterSeconds: number, code: string): NotSent {
  return { kind: "try-later", afterSeconds, code, holdsLane: true };
}
