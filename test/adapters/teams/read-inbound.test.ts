// What people do in Teams, read into the words that every platform shares.
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { Activity } from "../../../adapters/teams/activity.ts";
import { readAccount } from "../../../adapters/teams/address.ts";
import { readInbound } from "../../../adapters/teams/read-inbound.ts";

const NOW = Temporal.Instant.from("2026-11-22T02:10:26Z");

/** A message as the Playground and Teams send it. */
const MESSAGE = {
  type: "message",
  id: "1795313426325",
  timestamp: "2026-11-22T02:10:26.326Z",
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  text: "hello",
  textFormat: "plain",
  from: { id: "29:1ana", name: "Ana", aadObjectId: "ana" },
  recipient: { id: "28:bot", name: "Rapporteur" },
  conversation: { id: "a:1", conversationType: "personal", tenantId: "t" },
  channelData: { tenant: { id: "t" } },
  entities: [{ type: "clientInfo", locale: "en-GB", timezone: "Africa/Nairobi" }],
};
const CHANNEL = {
  id: "19:channel@thread.tacv2;messageid=17",
  conversationType: "channel",
  isGroup: true,
  tenantId: "t",
};
const MENTION = { type: "mention", mentioned: { id: "28:bot", name: "Rapporteur" }, text: "<at>Rapporteur</at>" };
const EXECUTE = { type: "invoke", name: "adaptiveCard/action", text: undefined, replyToId: "card-1" };

function read(changes: Record<string, unknown>) {
  const activity = Activity.parse({ ...MESSAGE, ...changes });
  const account = readAccount(activity, { authenticated: true });
  if (!account) throw new Error("no account");
  return readInbound(activity, account, NOW);
}

const execute = (data: unknown) => ({
  ...EXECUTE,
  value: { action: { type: "Action.Execute", data }, trigger: "manual" },
});

test("a message says who, where and when", () => {
  expect(read({})).toEqual({
    id: "a:1/1795313426325",
    account: { platform: "teams", tenant: "t", account: "ana" },
    conversation: {
      platform: "teams",
      tenant: "t",
      kind: "personal",
      id: "a:1",
      reference: {
        serviceUrl: "https://smba.trafficmanager.net/emea/",
        botId: "28:bot",
        botName: "Rapporteur",
        conversationId: "a:1",
        conversationType: "personal",
        tenantId: "t",
        teamId: null,
        speaker: { account: "ana", memberId: "29:1ana" },
        timeZone: "Africa/Nairobi",
      },
    },
    at: Temporal.Instant.from("2026-11-22T02:10:26.326Z"),
    replacesInPlace: false,
    inbound: { kind: "said", text: "hello", messageId: "1795313426325", files: [] },
  });
});

test("a thread is answered in the thread, and is the channel's conversation", () => {
  const event = read({ conversation: CHANNEL, text: "<at>Rapporteur</at> status", entities: [MENTION] });
  expect(event?.conversation).toMatchObject({ kind: "channel", id: "19:channel@thread.tacv2" });
  expect(event?.conversation.reference).toMatchObject({ conversationId: CHANNEL.id });
});

describe("what was typed", () => {
  test.each([
    { why: "as it is", text: "a <b> & {c} &lt;", expected: "a <b> & {c} &lt;" },
    { why: "about an <at> that is no mention", text: "I wrote <at>home</at>", expected: "I wrote <at>home</at>" },
    { why: "with spaces of Teams' own", text: "one&nbsp;two\u00a0three\r\n", expected: "one two three" },
    { why: "in Arabic", text: "تقرير النشاط", expected: "تقرير النشاط" },
    { why: "on two lines", text: "one\r\ntwo", expected: "one\ntwo" },
  ])("is read $why", ({ text, expected }) => {
    expect(read({ text })?.inbound).toMatchObject({ kind: "said", text: expected });
  });

  test("loses the mention of the bot, and keeps the name of a colleague", () => {
    const colleague = { type: "mention", mentioned: { id: "29:ben" }, text: "<at>Ben</at>" };
    const text = "<at>Rapporteur</at> who works with <at>Ben</at>";
    const event = read({ text, entities: [MENTION, colleague], conversation: CHANNEL });
    expect(event?.inbound).toEqual({ kind: "commanded", words: "who works with Ben" });
  });

  test("is read without its markup where Teams says that it is markup", () => {
    const text = "<p>5 &lt; 6</p><p>R&amp;D</p>";
    expect(read({ text, textFormat: "xml" })?.inbound).toMatchObject({ text: "5 < 6\nR&D" });
  });
});

describe("files", () => {
  const download = "application/vnd.microsoft.teams.file.download.info";
  test("are named with their type, and the message's own HTML is none", () => {
    const attachments = [
      { contentType: "text/html", content: "<div>hello</div>" },
      {
        contentType: download,
        name: "report.docx",
        content: { downloadUrl: "https://files.example/1", fileType: "docx", uniqueId: "1150D938" },
      },
      { contentType: download, name: "evil", content: { downloadUrl: "file:///etc/passwd" } },
      { contentType: "image/png", contentUrl: "https://files.example/2" },
    ];
    expect(read({ text: "", attachments })?.inbound).toMatchObject({
      kind: "said",
      files: [
        {
          name: "report.docx",
          mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          reference: "1150D938",
          address: "https://files.example/1",
        },
        { name: "image", mediaType: "image/png", address: "https://files.example/2" },
      ],
    });
    // What stays with the answer gives the file to nobody.
    const { inbound } = read({ text: "", attachments }) ?? {};
    expect(JSON.stringify(inbound?.kind === "said" && inbound.files.map(({ reference }) => reference))).not.toContain(
      "//",
    );
  });

  test("a message of nothing at all is answered politely", () => {
    expect(read({ text: "" })?.inbound).toEqual({ kind: "other", what: "empty-message" });
  });
});

describe("buttons, choices and forms", () => {
  const messageId = "card-1";
  test.each([
    { data: { act: "press", button: "start" }, inbound: { kind: "pressed", button: "start", messageId } },
    {
      data: { act: "choose", choices: "q1", code: "yes" },
      inbound: { kind: "chose", choices: "q1", codes: ["yes"], messageId },
    },
    {
      data: { act: "select", choices: "q1", input: "p1", p1: "a,b,a", p2: "x" },
      inbound: { kind: "chose", choices: "q1", codes: ["a", "b"], messageId },
    },
    {
      data: { act: "select", choices: "q1", input: "p1" },
      inbound: { kind: "chose", choices: "q1", codes: [], messageId },
    },
    {
      data: {
        act: "fill",
        form: "f",
        input: "p0",
        several: ["areas"],
        "p0:name": "Ana",
        "p0:areas": "KEN,UGA",
        "p0:empty": " ",
        "p1:other": "x",
      },
      inbound: { kind: "filled", form: "f", fields: { name: "Ana", areas: ["KEN", "UGA"] }, messageId },
    },
  ])("$data.act is read from Action.Execute and from Action.Submit alike", ({ data, inbound }) => {
    expect(read(execute(data))).toMatchObject({ replacesInPlace: true, inbound });
    expect(read({ text: undefined, value: data, replyToId: messageId })).toMatchObject({
      replacesInPlace: false,
      inbound,
    });
  });

  test("fields with the names of an object's own are fields", () => {
    const data: unknown = JSON.parse('{"act":"fill","form":"f","input":"p0","several":[],"p0:__proto__":"x"}');
    const inbound = read(execute(data))?.inbound;
    expect(Object.entries(inbound?.kind === "filled" ? inbound.fields : {})).toEqual([["__proto__", "x"]]);
  });

  test.each([null, 1, "x", [], {}, { act: "other" }, { act: "press" }])(
    "data of no card of ours is nothing: %j",
    (data) => {
      expect(read(execute(data))).toBeNull();
    },
  );
});

describe("the rest", () => {
  test.each([
    { why: "installed", changes: { type: "installationUpdate", action: "add" }, inbound: { kind: "met" } },
    { why: "removed", changes: { type: "installationUpdate", action: "remove" }, inbound: { kind: "left" } },
    {
      why: "edited",
      changes: { type: "messageUpdate", text: "new", channelData: { eventType: "editMessage", tenant: { id: "t" } } },
      inbound: { kind: "edited", text: "new", messageId: MESSAGE.id },
    },
  ])("$why", ({ changes, inbound }) => {
    expect(read(changes)?.inbound).toEqual(inbound);
  });

  test.each([
    { type: "messageReaction", reactionsAdded: [{ type: "like" }] },
    { type: "conversationUpdate", membersAdded: [{ id: "28:bot" }] },
    { type: "installationUpdate", action: "add-upgrade" },
    { type: "messageUpdate", channelData: { eventType: "undeleteMessage", tenant: { id: "t" } } },
    { type: "messageDelete", channelData: { eventType: "softDeleteMessage", tenant: { id: "t" } } },
    { type: "typing" },
    { type: "event", name: "application/vnd.microsoft.readReceipt" },
    { type: "endOfConversation" },
    { type: "message", conversation: CHANNEL, text: "talk among colleagues" },
  ])("$type that wants no answer gets none", (changes) => {
    expect(read(changes)).toBeNull();
  });
});

describe("the event's id", () => {
  test("is the same when Teams sends it again", () => {
    const ids = [1, 2, 3, 4, 5].map(() => read({})?.id);
    expect(new Set(ids).size).toBe(1);
  });

  test("tells two conversations apart, and an edit from its message, and two edits", () => {
    const edit = { type: "messageUpdate", channelData: { eventType: "editMessage", tenant: { id: "t" } } };
    const ids = [
      read({})?.id,
      read({ conversation: { ...MESSAGE.conversation, id: "a:2" } })?.id,
      read({ ...edit, timestamp: "2026-11-22T02:11:00Z" })?.id,
      read({ ...edit, timestamp: "2026-11-22T02:12:00Z" })?.id,
      read({ ...edit, timestamp: undefined, text: "one" })?.id,
      read({ ...edit, timestamp: undefined, text: "two" })?.id,
    ];
    expect(new Set(ids).size).toBe(6);
  });

  test("is made of what was done where Teams gives none", () => {
    const press = (button: string) => read({ ...execute({ act: "press", button }), id: undefined })?.id;
    expect(press("a")).toBe(press("a"));
    expect(press("a")).not.toBe(press("b"));
  });
});
