// A chat platform that sends nothing: every delivery arrives at once and is kept, with the time of the given clock.
import type { Platform } from "../chat/address.ts";
import type { ChatPlatform, OutgoingDelivery } from "../ports/chat-platform.ts";
import type { Clock } from "../ports/clock.ts";

/** Takes what it is given into `kept`. */
export function createRecordingPlatform(platform: Platform, clock: Clock, kept: OutgoingDelivery[]): ChatPlatform {
  return {
    platform,
    async deliver(delivery) {
      kept.push(delivery);
      return { kind: "sent", messageRef: `recorded-${delivery.id}`, at: clock.now() };
    },
    trace: async () => ({ kind: "did-not-arrive" }),
    channelItself: () => null,
    personalConversation: () => null,
    checkReach: async () => ({ state: "unknown", code: null, place: null }),
    readProfile: async () => ({ name: null, verifiedEmail: null, unverifiedBecause: "absent", timeZone: null }),
  };
}
