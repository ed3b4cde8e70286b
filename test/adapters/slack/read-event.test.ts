import { expect, test } from "vitest";
import { EventCallback } from "../../../adapters/slack/payloads.ts";
import { readEvent } from "../../../adapters/slack/read-event.ts";

const BOT = "U0BOT";

/** The envelope of the Events API, as documented. https://docs.slack.dev/apis/events-api#events-JSON */
const read = (event: Record<string, unknown>, envelope: Record<string, unknown> = {}) =>
  readEvent(
    EventCallback.parse({
      token: "z26uFbvR1xHJEdHE1OQiO6t8",
      team_id: "T061EG9RZ",
      api_app_id: "A0FFV41KK",
      type: "event_callback",
      authorizations: [
        { enterprise_id: null, team_id: "T061EG9RZ", user_id: BOT, is_bot: true, is_enterprise_install: false },
      ],
      event_id: "Ev9UQ52YNA",
      event_time: 1_234_567_890,
      event,
      ...envelope,
    }),
    BOT,
  );

const message = {
  type: "message",
  channel: "D024BE91L",
  user: "U2147483697",
  text: "Hello",
  ts: "1355517523.000005",
  event_ts: "1355517523.000005",
  channel_type: "im",
};

test("a direct message", () => {
  const event = read(message);

  expect(event?.at.epochMilliseconds).toBe(1_355_517_523_000);
  expect(event).toMatchObject({
    id: "Ev9UQ52YNA",
    account: { platform: "slack", tenant: "T061EG9RZ", account: "U2147483697" },
    conversation: {
      platform: "slack",
      tenant: "T061EG9RZ",
      kind: "personal",
      id: "U2147483697",
      reference: { channel: "D024BE91L" },
    },
    replacesInPlace: false,
    inbound: { kind: "said", text: "Hello", messageId: "D024BE91L/1355517523.000005", files: [] },
  });
});

test("in a shared channel the sender's enterprise is not the tenant: the workspace is, in which the app is installed", () => {
  expect(read(message, { team_id: "T0OTHER", enterprise_id: "E0OTHER" })?.account.tenant).toBe("T061EG9RZ");
});

test("an enterprise stands for its workspaces", () => {
  const authorizations = [{ enterprise_id: "E0ORG", team_id: "T061EG9RZ", user_id: BOT, is_bot: true }];

  expect(read(message, { authorizations })?.account.tenant).toBe("E0ORG");
});

test("the workspace is where the bot is installed, not where a shared channel's message comes from", () => {
  const authorizations = [{ enterprise_id: null, team_id: "T0OURS", user_id: BOT, is_bot: true }];

  expect(read(message, { team_id: "T0THEIRS", authorizations })?.account.tenant).toBe("T0OURS");
});

test("a shared file keeps its words and its reference", () => {
  const files = [
    { id: "F1", name: "report.pdf", mimetype: "application/pdf", size: 1024, url_private: "https://files.example/x" },
    { id: "F2" },
  ];

  expect(read({ ...message, subtype: "file_share", files })?.inbound).toEqual({
    kind: "said",
    text: "Hello",
    messageId: "D024BE91L/1355517523.000005",
    files: [
      { name: "report.pdf", mediaType: "application/pdf", sizeBytes: 1024, reference: "F1" },
      { name: "F2", mediaType: "application/octet-stream", sizeBytes: null, reference: "F2" },
    ],
  });
});

const changed = {
  type: "message",
  subtype: "message_changed",
  hidden: true,
  channel: "D024BE91L",
  channel_type: "im",
  ts: "1358878755.000001",
  message: {
    type: "message",
    user: "U2147483697",
    text: "Two workshops",
    ts: "1355517523.000005",
    edited: { user: "U2147483697", ts: "1358878755.000001" },
  },
  previous_message: { type: "message", user: "U2147483697", text: "Two workshop", ts: "1355517523.000005" },
};

test("an edit carries the id of the message that was edited", () => {
  const event = read(changed);

  expect(event?.at.epochMilliseconds).toBe(1_358_878_755_000);
  expect(event?.inbound).toEqual({
    kind: "edited",
    text: "Two workshops",
    messageId: "D024BE91L/1355517523.000005",
  });
});

test("a mention is a command, and the answer belongs beneath it", () => {
  const mention = {
    type: "app_mention",
    user: "U061F7AUR",
    text: `<@${BOT}> summary migration &amp; asylum`,
    ts: "1515449522.000016",
    channel: "C123ABC456",
    event_ts: "1515449522.000016",
  };

  expect(read(mention)).toMatchObject({
    conversation: { kind: "channel", id: "C123ABC456", reference: { thread: "1515449522.000016" } },
    inbound: { kind: "commanded", words: "summary migration & asylum" },
  });
  expect(read({ ...mention, thread_ts: "1515449000.000001" })?.conversation.reference).toEqual({
    thread: "1515449000.000001",
  });
});

test("opening the messages is meeting the bot, the same event however often it happens", () => {
  const opened = {
    type: "app_home_opened",
    user: "U061F7AUR",
    channel: "D0LAN2Q65",
    event_ts: "1515449522000016",
    tab: "messages",
  };

  const first = read(opened);
  const second = read(opened, { event_id: "Ev0OTHER" });

  expect(first).toMatchObject({ inbound: { kind: "met" }, conversation: { kind: "personal", id: "U061F7AUR" } });
  expect(second?.id).toBe(first?.id);
});

test.each([
  ["the app was removed", { type: "app_uninstalled" }],
  ["its token was revoked", { type: "tokens_revoked", tokens: { oauth: ["UXXX1"], bot: ["UXXX2"] } }],
])("%s: the bot left", (_what, event) => {
  expect(read(event)).toMatchObject({ account: { account: BOT }, inbound: { kind: "left" } });
});

test.each([
  ["the bot's own message", { ...message, user: BOT }],
  ["another bot's message", { ...message, bot_id: "B1" }],
  ["a message without a person", { ...message, user: undefined }],
  ["a message in a channel", { ...message, channel: "C1", channel_type: "channel" }],
  ["a deletion", { ...message, subtype: "message_deleted", deleted_ts: "1.000001" }],
  ["a notice of Slack's", { ...message, subtype: "channel_topic" }],
  ["the bot's own edit", { ...changed, message: { ...changed.message, user: BOT } }],
  ["a link that unfolded", { ...changed, previous_message: changed.message }],
  ["a mention in the direct message, which came as a message", { ...message, type: "app_mention" }],
  ["the other tab", { type: "app_home_opened", user: "U1", channel: "D1", tab: "about" }],
  ["a person's own token", { type: "tokens_revoked", tokens: { oauth: ["UXXX1"] } }],
  ["an event of another shape", { type: "message", text: 7 }],
  ["an event that is not asked for", { type: "reaction_added" }],
])("%s is left aside", (_what, event) => {
  expect(read(event)).toBeNull();
});
