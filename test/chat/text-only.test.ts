// Text only: nothing to press on any platform, every word there, and what is typed found among the buttons and options.
import { expect, test } from "vitest";
import { renderMessage } from "../../adapters/slack/render-message.ts";
import { renderNew } from "../../adapters/teams/render-message.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { asShown, findTyped } from "../../src/chat/text-only.ts";

const options = (count: number) =>
  Array.from({ length: count }, (_, place) => ({ code: `c${place}`, label: `Name ${place}` }));
const message: OutboundMessage = {
  textOnly: true,
  parts: [
    { kind: "heading", text: "Your settings" },
    {
      kind: "choices",
      id: "week",
      label: "Work week",
      select: "one",
      options: options(2),
      chosen: [],
      submitLabel: "OK",
    },
    { kind: "buttons", buttons: [{ id: "start|x", label: "Start: Activity report" }] },
  ],
};

test("Slack gets sections of text, and no control", () => {
  const { text, blocks } = renderMessage(asShown(message), "shortened");
  expect(JSON.stringify(blocks)).not.toMatch(/"(actions|button|static_select|radio_buttons|checkboxes)"/);
  expect(JSON.stringify(blocks)).toContain("[Start: Activity report]");
  expect(text).toContain("2. Name 1");
});

test("Teams gets plain text, and no card", () => {
  const text: unknown = expect.stringContaining("1. Name 0\n2. Name 1");
  expect(renderNew(asShown(message))).toEqual([{ type: "message", textFormat: "plain", text }]);
});

test("a message that is not marked stays as it is", () => {
  const { textOnly: _, ...unmarked } = message;
  expect(asShown(unmarked)).toBe(unmarked);
});

test("a list that nobody reads through shows how names are typed", () => {
  const long: OutboundMessage = {
    textOnly: true,
    parts: [
      {
        kind: "choices",
        id: "a",
        label: "Areas",
        select: "several",
        options: options(200),
        chosen: [],
        submitLabel: "OK",
      },
    ],
  };
  expect(asShown(long).parts).toEqual([{ kind: "paragraph", text: "Areas: Name 0, Name 1, Name 2, Name 3, Name 4…" }]);
});

test.each([
  ["[start: activity report]", true, { kind: "pressed", button: "start|x", messageId: null }],
  ["2", true, { kind: "chose", choices: "week", codes: ["c1"], messageId: null }],
  ["name 0", true, { kind: "chose", choices: "week", codes: ["c0"], messageId: null }],
  ["2", false, null],
  ["3", true, null],
  ["start", true, null],
  ["", true, null],
])("typed %s (numbers %s) is %o", (typed, byNumber, meant) => {
  expect(findTyped(typed, [message], byNumber)).toEqual(meant);
});
