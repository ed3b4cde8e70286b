// How each thing that the bot says looks in Teams: choices, buttons, forms, long texts, and hostile words that stay words.
import { describe, expect, test } from "vitest";
import { countBytes, MAX_ACTIONS, MAX_CARD_BYTES, MAX_MESSAGE_BYTES } from "../../../adapters/teams/limits.ts";
import { renderCard, renderNew } from "../../../adapters/teams/render-message.ts";
import type { Option, OutboundMessage, Part } from "../../../src/chat/outbound.ts";
import { findAnswers, findFaults, findFaultsOfCard, listElements } from "../../support/teams-validators.ts";

const areas: readonly Option[] = Array.from({ length: 248 }, (_, index) => ({
  code: `A${index}`,
  label: `Area number ${index} of the list (the)`,
}));
const choices = (changes: Partial<Extract<Part, { kind: "choices" }>>): Part => ({
  kind: "choices",
  id: "q1",
  label: "Which areas?",
  select: "several",
  options: [...areas],
  chosen: [],
  submitLabel: "Send",
  ...changes,
});
const render = (...parts: Part[]) => renderCard({ parts });
const inputsOf = (card: unknown) => listElements(card).filter(({ type }) => String(type).startsWith("Input."));

describe("choices", () => {
  test.each([
    { select: "one", style: "filtered" },
    { select: "several", style: "compact" },
  ] as const)("248 areas all stand in one card, to choose $select", ({ select, style }) => {
    const card = render(choices({ select }));
    expect(inputsOf(card)).toHaveLength(1);
    expect(inputsOf(card)[0]).toMatchObject({ style, isMultiSelect: select === "several" });
    expect(findAnswers(card)).toMatchObject({ codes: areas.map(({ code }) => code), searched: [] });
    expect(countBytes(card)).toBeLessThan(MAX_MESSAGE_BYTES);
  });

  test("a list that no card can hold is searched by Teams", () => {
    const long = Array.from({ length: 300 }, (_, index) => ({
      code: `${index}`.padEnd(75, "x"),
      label: "y".repeat(200),
    }));
    const card = render(choices({ options: long }));
    expect(findAnswers(card).searched).toEqual(["q1"]);
    expect(countBytes(card)).toBeLessThanOrEqual(MAX_CARD_BYTES);
  });

  test.each([
    { why: "few and short: buttons", changes: { select: "one", options: areas.slice(0, 6) }, inputs: 0, actions: 6 },
    { why: "seven: a list", changes: { select: "one", options: areas.slice(0, 7) }, inputs: 1, actions: 1 },
    {
      why: "with hints: a list",
      changes: { select: "one", options: [{ code: "a", label: "A", hint: "why" }] },
      inputs: 1,
      actions: 1,
    },
    { why: "several: a list", changes: { options: areas.slice(0, 2) }, inputs: 1, actions: 1 },
  ] as const)("$why", ({ changes, inputs, actions }) => {
    const card = render(choices({ ...changes, options: [...changes.options] }));
    expect(inputsOf(card)).toHaveLength(inputs);
    expect(listElements(card).filter(({ type }) => type === "Action.Execute")).toHaveLength(actions);
  });

  test("what was chosen stays chosen", () => {
    expect(inputsOf(render(choices({ chosen: ["A1", "A2"] })))[0]).toMatchObject({ value: "A1,A2" });
    const buttons = listElements(render(choices({ select: "one", options: areas.slice(0, 2), chosen: ["A1"] })));
    expect(buttons.filter(({ title }) => String(title).startsWith("✓"))).toHaveLength(1);
  });

  test("long lists stand whole in several cards, and together in one that is replaced", () => {
    const parts = ["q1", "q2", "q3", "q4"].map((id) => choices({ id }));
    const cards = renderNew({ parts });
    expect(cards.length).toBeGreaterThan(1);
    expect(findAnswers(cards)).toMatchObject({
      codes: parts.flatMap(() => areas.map(({ code }) => code)),
      searched: [],
    });
    expect(countBytes(renderCard({ parts }))).toBeLessThanOrEqual(MAX_CARD_BYTES);
  });

  test("two lists in one card have inputs of their own", () => {
    const card = render(choices({}), choices({ id: "q1" }));
    expect(new Set(inputsOf(card).map(({ id: name }) => name)).size).toBe(2);
    expect(findFaultsOfCard(card)).toEqual([]);
  });
});

describe("buttons", () => {
  const card = render({
    kind: "buttons",
    buttons: Array.from({ length: 8 }, (_, index) => ({ id: `b${index}`, label: `B${index}` })),
  });

  test("are executed, and submitted where a client does not know better", () => {
    const [action] = listElements(card).filter(({ type }) => type === "Action.Execute");
    expect(action).toMatchObject({
      verb: "press",
      data: { act: "press", button: "b0" },
      fallback: { type: "Action.Submit", data: { act: "press", button: "b0" } },
    });
  });

  test("stand in sets that Teams shows whole", () => {
    const sets = listElements(card).filter(({ type }) => type === "ActionSet");
    expect(sets.map(({ actions }) => Array.isArray(actions) && actions.length)).toEqual([MAX_ACTIONS, 2]);
  });

  test("carry nothing that the Playground cannot send", () => {
    expect(listElements(card).filter((element) => "msteams" in element)).toEqual([]);
    expect(JSON.stringify(card)).not.toContain('"msteams"');
  });
});

test("nothing holds an answer back: a person may skip", () => {
  const form = {
    id: "f",
    title: "T",
    submitLabel: "Send",
    fields: [
      { id: "a", label: "A", required: true, input: { kind: "line" as const, maxCharacters: 5 }, problem: "Too long." },
    ],
  };
  const card = render({ kind: "form", form, openLabel: "Open" }, choices({}));
  expect(JSON.stringify(card)).not.toContain("isRequired");
  expect(JSON.stringify(card)).toContain("Too long.");
});

describe("a form", () => {
  const fields = [{ id: "a", label: "A", required: false, input: { kind: "line" as const, maxCharacters: 5 } }];
  const form: Part = {
    kind: "form",
    form: { id: "f", title: "3 of 14. Countries", submitLabel: "Send", fields },
    openLabel: "Answer both at once",
  };

  test("beside a question is folded away behind a button, without its title", () => {
    const elements = listElements(render(choices({}), form));
    const [open] = elements.filter(({ type }) => type === "Action.ToggleVisibility");
    const [folded] = elements.filter(({ isVisible }) => isVisible === false);
    expect(open).toMatchObject({ title: "Answer both at once", targetElements: [folded?.["id"]] });
    expect(listElements(folded).filter(({ type }) => type === "Input.Text")).toHaveLength(1);
    const shown = JSON.stringify(elements, (key: string, value: unknown) =>
      key === "fallbackText" ? undefined : value,
    );
    expect(shown).not.toContain("3 of 14");
  });

  test("alone stands open, with its title", () => {
    const card = render(form);
    expect(JSON.stringify(card)).toContain("3 of 14");
    expect(listElements(card).filter(({ type }) => type === "Action.ToggleVisibility")).toEqual([]);
  });
});

describe("texts", () => {
  const paragraph = (words: string): OutboundMessage => ({ parts: [{ kind: "paragraph", text: words }] });

  test("alone are a message of plain text", () => {
    expect(renderNew(paragraph("Thank you."))).toEqual([{ type: "message", text: "Thank you.", textFormat: "plain" }]);
  });

  test("with braces are a card, because Teams hides braces in a message", () => {
    expect(renderNew(paragraph("a {b} c"))[0]).toHaveProperty("attachments");
  });

  test("that are longer than a card become several cards, with nothing lost", () => {
    const lines = Array.from({ length: 400 }, (_, index) => `Line ${index} ${"x".repeat(200)}`);
    const activities = renderNew({ parts: [{ kind: "list", items: lines }] });
    expect(activities.length).toBeGreaterThan(1);
    for (const activity of activities) expect(findFaults(activity)).toEqual([]);
    const runs = listElements(activities).flatMap((element) =>
      element["type"] === "TextRun" ? [element["text"]] : [],
    );
    expect(runs).toEqual(lines.map((line) => `• ${line}`));
  });

  test("that do not fit into the one card to be replaced are shortened, which is said, and its buttons stay", () => {
    const items = Array.from({ length: 400 }, () => "x".repeat(200));
    const card = render({ kind: "list", items }, { kind: "buttons", buttons: [{ id: "next", label: "Next" }] });
    expect(countBytes(card)).toBeLessThanOrEqual(MAX_CARD_BYTES);
    expect(findAnswers(card).buttons).toEqual(["next"]);
    expect(JSON.stringify(card)).toContain("The rest of this message does not fit here.");
  });

  test("in Arabic run from right to left", () => {
    expect(render({ kind: "heading", text: "تقرير" })).toMatchObject({ rtl: true });
    expect(render({ kind: "heading", text: "Report" })).not.toHaveProperty("rtl");
  });

  test("that notify are one line, also for a card", () => {
    expect(renderNew({ parts: [{ kind: "heading", text: "Report\nis due" }] })[0]).toMatchObject({
      summary: "Report is due",
    });
  });
});

describe("hostile words", () => {
  const hostile =
    "**b** _i_ [x](https://evil.example) <at>all</at> <script>1</script> # h {{DATE(2026-01-01T00:00:00Z, LONG)}} {{TIME(2026-01-01T00:00:00Z)}}";
  const everywhere = render(
    { kind: "heading", text: hostile },
    { kind: "paragraph", text: hostile },
    { kind: "quote", text: hostile },
    { kind: "note", text: hostile },
    { kind: "facts", facts: [{ name: hostile, value: hostile }] },
    { kind: "list", items: [hostile] },
    { kind: "table", columns: [hostile], rows: [[hostile]] },
    choices({ label: hostile, options: [{ code: "a", label: hostile }], submitLabel: hostile }),
    { kind: "buttons", buttons: [{ id: "b", label: hostile }] },
    {
      kind: "form",
      openLabel: hostile,
      form: {
        id: "f",
        title: hostile,
        submitLabel: hostile,
        fields: [
          {
            id: "a",
            label: hostile,
            hint: hostile,
            problem: hostile,
            required: true,
            input: { kind: "line", maxCharacters: 9 },
          },
        ],
      },
    },
  );

  test("stand only where Markdown is not read", () => {
    const types = new Set(listElements(everywhere).map(({ type }) => type));
    expect(types).not.toContain("TextBlock");
    expect(types).not.toContain("FactSet");
    expect(types).toContain("TextRun");
  });

  test("are no formulas and no links anywhere in the card", () => {
    const card = JSON.stringify(everywhere);
    expect(card).not.toMatch(/\{\{\s*(DATE|TIME)/);
    expect(card).not.toContain("](");
    expect(card).toContain("https://evil.example");
  });

  test("mention nobody", () => {
    expect(renderNew({ parts: [{ kind: "paragraph", text: "<at>all</at>" }] })[0]).not.toHaveProperty("entities");
  });
});
