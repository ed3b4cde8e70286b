import type { Platform } from "../chat/address.ts";
import type { Addresses } from "../ports/addresses.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";
import type { Clock } from "../ports/clock.ts";
import type { LanguageModel } from "../ports/drafts.ts";
import type { Ids } from "../ports/ids.ts";
import type { Log } from "../ports/log.ts";
import type { Pauses } from "../ports/pauses.ts";
import type { Store } from "../ports/store.ts";

/** Everything the bot asks of the world. */
export type BotPorts = {
  readonly store: Store;
  readonly platforms: ReadonlyMap<Platform, ChatPlatform>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly pauses: Pauses;
  /** Left out: no model is set up, and nothing in chat tells that one could be. */
  readonly languageModel?: LanguageModel;
  /** Absent: nothing of this installation can be had outside the chat. */
  readonly addresses?: Addresses | undefined;
};
