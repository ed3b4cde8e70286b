// Several parts of one item answered at once: judged together, and a choice that needs words is asked for them.
import { expect, test } from "vitest";
import type { Form } from "../../src/chat/outbound.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { type DialogPlayer, playDialog } from "../support/dialog-player.ts";
import { writeHeard } from "../support/write-heard.ts";

function begun(...words: readonly string[]): DialogPlayer {
  const surveys = INSTRUMENTS.find(({ per }) => per === "survey");
  if (!surveys) throw new Error("the questionnaire on surveys is missing");
  const player = playDialog(surveys);
  player.take({ kind: "met" });
  for (const text of ["start", ...words]) say(player, text);
  return player;
}

function say(player: DialogPlayer, text: string): string {
  player.take({ kind: "said", text, messageId: `message-${text}`, files: [] });
  return lastWords(player);
}

function lastWords(player: DialogPlayer): string {
  const message = player.heard.at(-1);
  return message ? writeHeard(message, null).join("\n") : "";
}

function fill(player: DialogPlayer, fields: Readonly<Record<string, string>>) {
  const form: Form | undefined = player.heard
    .at(-1)
    ?.parts.flatMap((part) => (part.kind === "form" ? [part.form] : []))
    .at(0);
  if (!form) throw new Error("no form is open");
  return player.take({ kind: "filled", form: form.id, fields, messageId: null });
}

const TO_ITEM_4 = ["Migration survey", "To study migration between two countries", "Ghana (origin)", "skip"];
const TO_ITEM_5 = [...TO_ITEM_4, "2008", "completed", "once"];

test("a panel with its waves in the same form is taken", () => {
  const player = begun(...TO_ITEM_4);
  const turn = fill(player, { "q04_time_frame.rounds": "2003 to 2004", "q04_time_frame.frequency": "panel" });
  expect(turn?.formProblems).toBeUndefined();
  expect(player.answers().get("q04_time_frame.frequency")).toMatchObject({ value: { code: "panel" } });
});

test("a panel without a wave is refused, and nothing is kept", () => {
  const player = begun(...TO_ITEM_4);
  const turn = fill(player, { "q04_time_frame.frequency": "panel" });
  expect(Object.keys(turn?.formProblems ?? {})).toEqual(["q04_time_frame.frequency"]);
  expect(player.answers().has("q04_time_frame.frequency")).toBe(false);
});

test("another part is asked for its words after the form", () => {
  const player = begun(...TO_ITEM_5);
  player.take({ kind: "pressed", button: addButton(player), messageId: null });
  fill(player, { "q05_institutions[1].name": "World Bank", "q05_institutions[1].role": "other" });
  expect(lastWords(player)).toContain("In a few words, what is it?");
  expect(player.answers().has("q05_institutions[1].role")).toBe(false);
  say(player, "technical and financial assistance");
  expect(player.answers().get("q05_institutions[1].role")).toEqual({
    state: "answered",
    value: { kind: "choice", code: "other", other: "technical and financial assistance" },
  });
  expect(player.answers().get("q05_institutions[1].name")).toMatchObject({ value: { text: "World Bank" } });
});

function addButton(player: DialogPlayer): string {
  const parts = player.heard.at(-1)?.parts ?? [];
  const buttons = parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));
  const add = buttons.find(({ label }) => label === "Add an institution");
  if (!add) throw new Error("nothing can be added");
  return add.id;
}
