// What is posted to Teams' connector, and what becomes of it by what the connector answers.
import { createServer } from "node:http";
import { MicrosoftAppCredentials } from "botframework-connector";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Reference } from "../../../adapters/teams/address.ts";
import { readOutcome } from "../../../adapters/teams/outcomes.ts";
import { SharedTokenCredentials, TokenUnavailable } from "../../../adapters/teams/shared-token.ts";
import type { OutboundMessage } from "../../../src/chat/outbound.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import type { OutgoingDelivery } from "../../../src/ports/chat-platform.ts";
import { listenLocally } from "../../support/listen-locally.ts";
import { writeTeamsConversation } from "../../support/teams-addresses.ts";
import { type PlannedRefusal, startTeamsConnector, type TeamsConnector } from "../../support/teams-connector.ts";
import { startTeamsServer, type TeamsServer } from "../../support/teams-server.ts";

let connector: TeamsConnector;
let server: TeamsServer;

beforeAll(async () => {
  connector = await startTeamsConnector();
  server = await startTeamsServer(connector.cloudUrl);
});

afterAll(async () => {
  await server.close();
  await connector.close();
});

const THANKS: OutboundMessage = { parts: [{ kind: "paragraph", text: "Thank you." }] };
const QUESTION: OutboundMessage = { parts: [{ kind: "buttons", buttons: [{ id: "start", label: "Start" }] }] };

const writeConversation = (changes: Partial<Reference> = {}) => writeTeamsConversation(connector.serviceUrl, changes);

function writeDelivery(message: OutboundMessage, changes: Partial<OutgoingDelivery> = {}): OutgoingDelivery {
  return { id: DeliveryId.parse("d-1"), conversation: writeConversation(), message, replaces: null, ...changes };
}

const deliver = (message: OutboundMessage, changes: Partial<OutgoingDelivery> = {}) =>
  server.teams.platform.deliver(writeDelivery(message, changes));

describe("what is posted", () => {
  test("a message is posted to the conversation, in the bot's name, with the bot's token", async () => {
    const outcome = await deliver(THANKS);
    const posted = connector.sent.at(-1);
    expect(outcome).toMatchObject({ kind: "sent", messageRef: posted?.id });
    expect(posted).toMatchObject({ method: "POST", conversation: "a:ana", authorization: "Bearer test-token" });
    expect(posted?.body).toMatchObject({
      type: "message",
      text: "Thank you.",
      textFormat: "plain",
      from: { id: "28:bot" },
    });
    expect(posted?.body).not.toHaveProperty("replyToId");
  });

  test("a replacement is put in the place of the earlier message", async () => {
    expect(await deliver(QUESTION, { replaces: "activity-7" })).toMatchObject({
      kind: "sent",
      messageRef: "activity-7",
    });
    expect(connector.sent.at(-1)).toMatchObject({ method: "PUT", id: "activity-7", conversation: "a:ana" });
  });

  test("a message of several cards is known by its last", async () => {
    const before = connector.sent.length;
    const items = Array.from({ length: 400 }, () => "x".repeat(200));
    const outcome = await deliver({ parts: [{ kind: "list", items }, ...QUESTION.parts] });
    expect(connector.sent.length - before).toBeGreaterThan(1);
    expect(outcome).toMatchObject({ kind: "sent", messageRef: connector.sent.at(-1)?.id });
    expect(JSON.stringify(connector.sent.at(-1)?.body)).toContain('"button":"start"');
  });

  test("an answer in a channel stays in its thread", async () => {
    const conversationId = "19:channel@thread.tacv2;messageid=17";
    await deliver(THANKS, { conversation: writeConversation({ conversationId, conversationType: "channel" }) });
    expect(connector.sent.at(-1)).toMatchObject({ conversation: conversationId });
  });

  test("what stands beneath a message is posted to the thread that begins with it, and changed there", async () => {
    const channel = writeConversation({ conversationId: "19:channel@thread.tacv2", conversationType: "channel" });
    const conversation = server.teams.platform.channelItself({
      ...channel,
      kind: "channel",
      id: "19:channel@thread.tacv2",
    });
    if (!conversation) throw new Error("a channel is a channel");
    await deliver(THANKS, { conversation, beneath: "17" });
    const thread = "19:channel@thread.tacv2;messageid=17";
    expect(connector.sent.at(-1)).toMatchObject({ method: "POST", conversation: thread });
    await deliver(QUESTION, { conversation, beneath: "17", replaces: "18" });
    expect(connector.sent.at(-1)).toMatchObject({ method: "PUT", conversation: thread, id: "18" });
  });

  test("the channel itself is no thread of it", () => {
    const threaded = writeConversation({
      conversationId: "19:c@thread.tacv2;messageid=17",
      conversationType: "channel",
    });
    const channel = server.teams.platform.channelItself({ ...threaded, kind: "channel", id: "19:c@thread.tacv2" });
    expect(channel?.reference).toMatchObject({ conversationId: "19:c@thread.tacv2" });
    expect(server.teams.platform.channelItself(threaded)).toBeNull();
  });

  test("Microsoft's validators find nothing wrong with any of it", () => {
    expect(connector.sent.length).toBeGreaterThan(0);
    expect(connector.faults).toEqual([]);
  });
});

describe("what becomes of it", () => {
  type Row = PlannedRefusal & { readonly outcome: object; readonly replaces?: string };
  test.each<Row>([
    { status: 400, code: "BadArgument", outcome: { kind: "refused", code: "BadArgument" } },
    {
      status: 401,
      code: "BotNotRegistered",
      outcome: { kind: "try-later", afterSeconds: 900, code: "BotNotRegistered", holdsLane: true },
    },
    { status: 403, code: "MessageWritesBlocked", outcome: { kind: "unreachable", code: "MessageWritesBlocked" } },
    {
      status: 403,
      code: "ConversationBlockedByUser",
      outcome: { kind: "unreachable", code: "ConversationBlockedByUser" },
    },
    {
      status: 403,
      code: "BotNotInConversationRoster",
      outcome: { kind: "unreachable", code: "BotNotInConversationRoster" },
    },
    { status: 403, code: "BotDisabledByAdmin", outcome: { kind: "unreachable", code: "BotDisabledByAdmin" } },
    { status: 404, code: "ConversationNotFound", outcome: { kind: "unreachable", code: "ConversationNotFound" } },
    {
      status: 404,
      code: "ActivityNotFoundInConversation",
      replaces: "gone",
      outcome: { kind: "refused", code: "ActivityNotFoundInConversation" },
    },
    { status: 501, code: "NotImplemented", replaces: "gone", outcome: { kind: "refused", code: "NotImplemented" } },
    {
      status: 412,
      code: "PreconditionFailed",
      outcome: { kind: "try-later", afterSeconds: 5, code: "PreconditionFailed" },
    },
    { status: 413, code: "MessageSizeTooBig", outcome: { kind: "refused", code: "MessageSizeTooBig" } },
    {
      status: 429,
      code: "Throttled",
      headers: { "retry-after": "17" },
      outcome: { kind: "try-later", afterSeconds: 17, code: "Throttled", holdsLane: true },
    },
    {
      status: 429,
      code: "Throttled",
      outcome: { kind: "try-later", afterSeconds: 30, code: "Throttled", holdsLane: true },
    },
    { status: 500, outcome: { kind: "lost", code: "Refused" } },
    { status: 502, outcome: { kind: "lost", code: "Refused" } },
    {
      status: 503,
      headers: { "retry-after": "60" },
      outcome: { kind: "try-later", afterSeconds: 60, code: "Refused" },
    },
    { status: 307, headers: { location: "https://evil.example/" }, outcome: { kind: "refused", code: "Refused" } },
  ])("$status $code after one attempt: $outcome", async ({ outcome, replaces = null, ...refusal }) => {
    const before = connector.sent.length;
    connector.refuseNext(refusal);
    expect(await deliver(THANKS, { replaces })).toEqual(outcome);
    expect(connector.sent).toHaveLength(before);
    // The refusal was used up by the one attempt: the next delivery arrives.
    expect(await deliver(THANKS)).toMatchObject({ kind: "sent" });
  });

  test("a connector that is not there is tried later, and one that hangs up may have taken the message", async () => {
    const hangingUp = createServer((request) => request.socket.destroy());
    const port = await listenLocally(hangingUp);
    const conversation = writeConversation({ serviceUrl: `http://127.0.0.1:${port}/teams/` });
    expect(await deliver(THANKS, { conversation })).toEqual({ kind: "lost", code: "no-answer" });
    await new Promise((resolve) => hangingUp.close(resolve));
    const outcome = { kind: "try-later", afterSeconds: 30, code: "not-connected" };
    expect(await deliver(THANKS, { conversation })).toEqual(outcome);
  });

  test("a token that cannot be had is tried later, and a bug is thrown", () => {
    expect(readOutcome(new TokenUnavailable("x"), { replacing: false })).toMatchObject({
      kind: "try-later",
      code: "no-token",
    });
    expect(() => readOutcome(new TypeError("bug"), { replacing: false })).toThrow("bug");
  });

  test("a conversation without a reference is refused", async () => {
    const conversation = { ...writeConversation(), reference: {} };
    expect(await deliver(THANKS, { conversation })).toEqual({ kind: "refused", code: "no-reference" });
  });

  test("a form whose values no card can hold is refused", async () => {
    const field = {
      label: "A",
      required: false,
      input: { kind: "paragraph" as const, maxCharacters: 30_000 },
      value: "x".repeat(30_000),
    };
    const form = {
      id: "f",
      title: "T",
      submitLabel: "Send",
      fields: [
        { ...field, id: "a" },
        { ...field, id: "b" },
      ],
    };
    expect(await deliver({ parts: [{ kind: "form", form, openLabel: "Open" }] })).toEqual({
      kind: "refused",
      code: "too-large",
    });
  });

  test("Teams cannot be asked whether something arrived", async () => {
    expect(await server.teams.platform.trace(writeDelivery(THANKS))).toEqual({ kind: "cannot-tell" });
  });
});

describe("the token", () => {
  test("is asked for once, however many messages wait for it", async () => {
    const ask = vi.spyOn(MicrosoftAppCredentials.prototype, "getToken").mockImplementation(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return "token";
    });
    const credentials = new SharedTokenCredentials("app", "password", "tenant");
    expect(new Set(await Promise.all(Array.from({ length: 30 }, () => credentials.getToken())))).toEqual(
      new Set(["token"]),
    );
    expect(ask).toHaveBeenCalledTimes(1);
    ask.mockRejectedValueOnce(new Error("AADSTS7000215"));
    await expect(credentials.getToken()).rejects.toThrow(TokenUnavailable);
    expect(await credentials.getToken()).toBe("token");
    ask.mockRestore();
  });
});
