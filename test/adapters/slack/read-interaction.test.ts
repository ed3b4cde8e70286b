import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { BlockActions, BlockSuggestion, SlashCommand, ViewSubmission } from "../../../adapters/slack/payloads.ts";
import {
  readAction,
  readCommand,
  readFieldBlocks,
  readSubmission,
  readSuggestion,
} from "../../../adapters/slack/read-interaction.ts";

const NOW = Temporal.Instant.from("2007-11-26T09:00:00Z");

/** As documented. https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling */
const command = {
  token: "gIkuvaNzQIHg97ATvDxqgjtO",
  team_id: "T0001",
  team_domain: "example",
  channel_id: "C2147483705",
  channel_name: "test",
  user_id: "U2147483697",
  user_name: "Steve",
  command: "/rapporteur",
  text: " status ",
  response_url: "https://hooks.slack.com/commands/1234/5678",
  trigger_id: "13345224609.738474920.8088930838d88f008e0",
  api_app_id: "A123456",
};

test("a command in a channel is answered there, for thirty minutes", () => {
  expect(readCommand(SlashCommand.parse(command), NOW)).toMatchObject({
    id: "command/13345224609.738474920.8088930838d88f008e0",
    account: { tenant: "T0001", account: "U2147483697" },
    conversation: {
      kind: "channel",
      id: "C2147483705",
      reference: {
        onlyFor: "U2147483697",
        responseUrl: "https://hooks.slack.com/commands/1234/5678",
        responseUrlUntil: "2007-11-26T09:30:00Z",
      },
    },
    inbound: { kind: "commanded", words: "status" },
  });
});

test("a command in any direct message is answered in the one with the bot", () => {
  const event = readCommand(SlashCommand.parse({ ...command, channel_id: "D1", enterprise_id: "E1" }), NOW);

  expect(event?.conversation).toEqual({
    platform: "slack",
    tenant: "E1",
    kind: "personal",
    id: "U2147483697",
    reference: {},
  });
});

/** As documented. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const pressed = {
  type: "block_actions",
  team: { id: "T9TK3CUKW", domain: "example" },
  user: { id: "UA8RXUSPL", username: "jtorrance", team_id: "T9TK3CUKW" },
  api_app_id: "AABA1ABCD",
  token: "9s8d9as89d8as9d8as989",
  container: { type: "message", message_ts: "1548261231.000200", channel_id: "DBJBMKF8D", is_ephemeral: false },
  trigger_id: "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
  channel: { id: "DBJBMKF8D", name: "directmessage" },
  message: { bot_id: "BAH5CA16Z", type: "message", text: "Hello", user: "UAJ2RU415", ts: "1548261231.000200" },
  response_url: "https://hooks.slack.com/actions/AABA1ABCD/1232321423432/D09sSasdasdAS9091209",
};
const action = { action_ts: "1548426417.840180" };
const press = (one: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  readAction(BlockActions.parse({ ...pressed, ...more, actions: [{ ...action, ...one }] }), NOW);

test("a button", () => {
  const read = press({ type: "button", block_id: "buttons-2-0", action_id: "button-0", value: "start" });

  expect(read).toMatchObject({
    kind: "event",
    event: {
      id: "action/DBJBMKF8D/1548261231.000200/UA8RXUSPL/1548426417.840180/button-0",
      conversation: { kind: "personal", id: "UA8RXUSPL", reference: { channel: "DBJBMKF8D" } },
      inbound: { kind: "pressed", button: "start", messageId: "DBJBMKF8D/1548261231.000200" },
    },
  });
});

const option = (value: string) => ({ text: { type: "plain_text", text: value }, value });

test.each([
  [
    "one of a few",
    { type: "button", block_id: "quick-0", action_id: "option-1", value: '{"choices":"q1","code":"b"}' },
    ["b"],
  ],
  ["one of many", { type: "static_select", block_id: "one-0", action_id: "q1", selected_option: option("c") }, ["c"]],
  [
    "one that was asked for",
    { type: "external_select", block_id: "one-0", action_id: "q1", selected_option: option("c") },
    ["c"],
  ],
])("%s", (_what, one, codes) => {
  expect(press(one)).toMatchObject({ event: { inbound: { kind: "chose", choices: "q1", codes } } });
});

test("several are sent with a button; before it nothing happens, and no code comes twice", () => {
  const values = {
    "several-0": { q1: { type: "multi_static_select", selected_options: [option("a"), option("b"), option("a")] } },
    "several-3": { q2: { type: "multi_static_select", selected_options: [option("z")] } },
  };

  expect(press({ type: "multi_static_select", block_id: "several-0", action_id: "q1" })).toEqual({ kind: "nothing" });
  expect(
    press({ type: "button", block_id: "send-0", action_id: "send", value: "q1" }, { state: { values } }),
  ).toMatchObject({
    event: { inbound: { kind: "chose", choices: "q1", codes: ["a", "b"] } },
  });
});

test("a form is opened, not told", () => {
  expect(press({ type: "button", block_id: "form-1-0", action_id: "button-0", value: "sample" })).toMatchObject({
    kind: "open-form",
    form: "sample",
    message: "DBJBMKF8D/1548261231.000200",
  });
});

test("a press in a channel is answered there, for the person's eyes", () => {
  const read = press(
    { type: "button", block_id: "buttons-0-0", action_id: "button-0", value: "agenda" },
    { channel: { id: "C1", name: "coordination" } },
  );

  expect(read).toMatchObject({
    event: { conversation: { kind: "channel", id: "C1", reference: { onlyFor: "UA8RXUSPL" } } },
  });
});

test.each([
  ["a control of another app or age", { type: "button", block_id: "4Vm=/", action_id: "x", value: "y" }],
  ["a choice that is no choice", { type: "button", block_id: "quick-0", action_id: "option-1", value: "{" }],
])("%s is told as something else", (_what, one) => {
  expect(press(one)).toMatchObject({ event: { inbound: { kind: "other", what: "action" } } });
});

/** As documented. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const submission = {
  type: "view_submission",
  team: { id: "T9TK3CUKW", domain: "example" },
  user: { id: "UA8RXUSPL", name: "jtorrance" },
  trigger_id: "1.2.first",
  view: {
    id: "VNHU13V36",
    type: "modal",
    callback_id: "form",
    private_metadata: '{"form":"sample","message":"D1/1.000001"}',
    hash: "156663117.cd33ad1f",
    state: {
      values: {
        "field-0": { size: { type: "plain_text_input", value: " 4,000 households" } },
        "field-1": { mode: { type: "static_select", selected_option: option("web") } },
        "field-2": { units: { type: "checkboxes", selected_options: [option("hh"), option("person")] } },
        "field-3": { note: { type: "plain_text_input", value: null } },
        "field-4": { none: { type: "checkboxes", selected_options: [] } },
      },
    },
  },
};

test("a form that was sent: what is empty is absent", () => {
  const payload = ViewSubmission.parse(submission);

  expect(readSubmission(payload, NOW)).toMatchObject({
    conversation: { kind: "personal", id: "UA8RXUSPL" },
    inbound: {
      kind: "filled",
      form: "sample",
      fields: { size: " 4,000 households", mode: "web", units: ["hh", "person"] },
      messageId: "D1/1.000001",
    },
  });
  expect(readFieldBlocks(payload).get("units")).toBe("field-2");
});

test("a form sent again after a problem is another event, even where Slack says only what is in it", () => {
  const idOf = (payload: object) => readSubmission(ViewSubmission.parse(payload), NOW)?.id;
  const { trigger_id: _none, ...silent } = submission;
  const values = { "field-0": { size: { type: "plain_text_input", value: "4000" } } };
  const silentAgain = { ...silent, view: { ...silent.view, state: { values } } };

  expect(idOf({ ...submission, trigger_id: "1.2.second" })).not.toBe(idOf(submission));
  expect(idOf(silentAgain)).not.toBe(idOf(silent));
  expect(idOf(silent)).toBe(idOf({ ...silent }));
});

test("a modal that is not ours is nothing", () => {
  const view = { ...submission.view, private_metadata: "" };

  expect(readSubmission(ViewSubmission.parse({ ...submission, view }), NOW)).toBeNull();
});

test("words typed into a select", () => {
  const payload = BlockSuggestion.parse({
    type: "block_suggestion",
    user: { id: "UA8RXUSPL", team_id: "T1" },
    team: null,
    enterprise: { id: "E1" },
    action_id: "q1",
    block_id: "one-0",
    value: "mor",
  });

  expect(readSuggestion(payload)).toEqual({
    account: { platform: "slack", tenant: "E1", account: "UA8RXUSPL" },
    choices: "q1",
    words: "mor",
  });
});
