// A reminder was sent, and the database fails when that is to be written down: it is written as soon as it can be.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { type Sending, sendBroadcast } from "../../src/app/send-broadcast.ts";
import { DeliveryId, PersonId } from "../../src/domain/ids.ts";
import type { ClaimedBroadcast } from "../../src/ports/deliveries.ts";
import { delivery } from "../contracts/store-world.ts";
import { createMemoryJobs } from "../support/memory-jobs.ts";
import { silentLog } from "../support/silent-log.ts";

const NOW = Temporal.Instant.from("2026-02-17T08:30:00Z");
const clock = { now: () => NOW };
const { conversation, message } = delivery("reminder", PersonId.parse("ana"));
const broadcast: ClaimedBroadcast = {
  id: DeliveryId.parse("reminder"),
  conversation,
  message,
  attempt: 1,
  doubtful: false,
  personId: null,
  step: null,
};

/** Fails so often, then keeps what it is given; `endsAfter`: so many failures until the program ends. */
function open(failures: number, endsAfter = Number.POSITIVE_INFINITY) {
  const heard = { delivered: 0, failed: 0, finished: [] as string[], waits: [] as number[] };
  const sending: Sending = {
    store: {
      transaction: () => Promise.reject(new Error("not asked for")),
      async finishBroadcast(_attempt, state) {
        if (heard.failed < failures) {
          heard.failed += 1;
          throw new Error("the connection was closed");
        }
        heard.finished.push(state);
      },
      jobs: createMemoryJobs(clock),
    },
    platforms: new Map([
      [
        conversation.platform,
        {
          platform: conversation.platform,
          deliver: async () => {
            heard.delivered += 1;
            return { kind: "sent", messageRef: "ref", at: NOW };
          },
          trace: async () => ({ kind: "cannot-tell" }),
          channelItself: () => null,
          personalConversation: () => conversation,
          checkReach: async () => ({ state: "reachable", code: null, place: null }),
          readProfile: async () => ({ name: null, verifiedEmail: null, unverifiedBecause: "absent", timeZone: null }),
        },
      ],
    ]),
    clock,
    pauses: { random: () => 0, wait: async (milliseconds) => void heard.waits.push(milliseconds) },
    log: silentLog,
    courier: "courier",
    block: async () => {},
    isStopping: () => heard.failed >= endsAfter,
  };
  return { heard, sending };
}

test("what became of it is written again after growing pauses, and nothing is sent again", async () => {
  const { heard, sending } = open(3);
  await sendBroadcast(broadcast, sending);
  expect(heard).toEqual({ delivered: 1, failed: 3, finished: ["sent"], waits: [500, 1_000, 1_500] });
});

test("a program that ends does not wait for the database: whoever comes next asks whether it arrived", async () => {
  const { heard, sending } = open(99, 2);
  await expect(sendBroadcast(broadcast, sending)).rejects.toThrow("the connection was closed");
  expect(heard).toMatchObject({ delivered: 1, failed: 2, finished: [] });
});

test("what the database never takes is given up in the end", async () => {
  const { heard, sending } = open(99);
  await expect(sendBroadcast(broadcast, sending)).rejects.toThrow("the connection was closed");
  expect(heard).toMatchObject({ delivered: 1, failed: 30, finished: [] });
});
