// The part of a transaction that is about digests.
import type { DigestRecords } from "../../src/ports/digests.ts";
import {
  bindChannel,
  claimSubscription,
  findSubscription,
  listChannels,
  listSubscriptions,
  saveSubscription,
  unbindChannel,
} from "./digest-readers.ts";
import { listPosts, lockDigests, readMeetingRecord, saveDigest, savePost } from "./digests.ts";
import type { TransactionQueries } from "./queries.ts";

export function digestRecords(queries: TransactionQueries): DigestRecords {
  return {
    readMeetingRecord: (meetingId) => readMeetingRecord(queries, meetingId),
    listChannels: (meetingId) => listChannels(queries, meetingId),
    bindChannel: (meetingId, channel, by, at) => bindChannel(queries, meetingId, channel, by, at),
    unbindChannel: (meetingId, channel) => unbindChannel(queries, meetingId, channel),
    lockDigests: (meetingId) => lockDigests(queries, meetingId),
    saveDigest: (meetingId, digest, by, at) => saveDigest(queries, meetingId, digest, by, at),
    listPosts: (meetingId, id) => listPosts(queries, meetingId, id),
    savePost: (meetingId, id, post) => savePost(queries, meetingId, id, post),
    listSubscriptions: (on) => listSubscriptions(queries, on),
    findSubscription: (personId) => findSubscription(queries, personId),
    saveSubscription: (personId, rhythm, at) => saveSubscription(queries, personId, rhythm, at),
    claimSubscription: (subscription, personId, at) => claimSubscription(queries, subscription, personId, at),
  };
}
