// The platforms as the courier uses them: what is marked as text only is reduced before any of them renders it.
import type { Platform } from "../chat/address.ts";
import { asShown } from "../chat/text-only.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";

export function showingTextOnly(platforms: ReadonlyMap<Platform, ChatPlatform>): ReadonlyMap<Platform, ChatPlatform> {
  return new Map(
    [...platforms].map(([name, platform]) => [
      name,
      {
        ...platform,
        deliver: (delivery) => platform.deliver({ ...delivery, message: asShown(delivery.message) }),
        trace: (delivery) => platform.trace({ ...delivery, message: asShown(delivery.message) }),
      },
    ]),
  );
}
