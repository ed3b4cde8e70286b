import { describe, expect, test } from "vitest";
import { renderMessage } from "../../../adapters/slack/render-message.ts";
import type { Part } from "../../../src/chat/outbound.ts";

const SHORTENED = "This was shortened.";
const render = (...parts: Part[]) => renderMessage({ parts }, SHORTENED);

const hostile = "<!channel> <@U1> *bold* _x_ `code` :smile: https://evil.example & <https://evil|here>";

describe("each part", () => {
  test("headings, paragraphs, notes and quotes are plain text or rich text, never markup", () => {
    const { blocks } = render(
      { kind: "heading", text: "Activity report" },
      { kind: "paragraph", text: hostile },
      { kind: "note", text: "2 of 6" },
      { kind: "quote", text: hostile },
    );

    expect(blocks).toEqual([
      { type: "header", text: { type: "plain_text", text: "Activity report", emoji: false } },
      { type: "section", text: { type: "plain_text", text: hostile, emoji: false } },
      { type: "context", elements: [{ type: "plain_text", text: "2 of 6", emoji: false }] },
      { type: "rich_text", elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: hostile }] }] },
    ]);
  });

  test("facts and lists", () => {
    const { blocks } = render(
      {
        kind: "facts",
        facts: [
          { name: "Due", value: "26 November 2007" },
          { name: "Place", value: "New York" },
        ],
      },
      { kind: "list", title: "Late (2)", items: ["OECD", "UNHCR"] },
    );

    expect(blocks).toMatchObject([
      {
        // One section: two beside each other need not stand on lines of their own.
        elements: [
          {
            elements: [
              { text: "Due: ", style: { bold: true } },
              { text: "26 November 2007" },
              { text: "\n" },
              { text: "Place: ", style: { bold: true } },
              { text: "New York" },
            ],
          },
        ],
      },
      { elements: [{ elements: [{ text: "Late (2)", style: { bold: true } }] }] },
      {
        elements: [
          { type: "rich_text_list", elements: [{ elements: [{ text: "OECD" }] }, { elements: [{ text: "UNHCR" }] }] },
        ],
      },
    ]);
  });

  test("the first table is Slack's own, the next one is columns, since Slack takes one", () => {
    const table: Part = {
      kind: "table",
      columns: ["Theme", "Reports"],
      rows: [
        ["Asylum", "3"],
        ["Remittances", ""],
      ],
    };

    const { blocks } = render(table, table);

    expect(blocks[0]).toMatchObject({
      type: "table",
      rows: [
        [{ text: "Theme" }, { text: "Reports" }],
        [{ text: "Asylum" }, { text: "3" }],
        [{ text: "Remittances" }, { text: "–" }],
      ],
    });
    expect(blocks[1]).toMatchObject({
      elements: [{ elements: [{ text: "Theme        Reports\nAsylum       3\nRemittances" }] }],
    });
  });

  test("a label that a control cuts off stands above it in full", () => {
    const label = `Persons in refugee-like situations ${"and others of concern ".repeat(3)}`.trim();
    const options = [
      { code: "1", label },
      { code: "2", label: "Other" },
    ];

    const { blocks } = render({
      kind: "choices",
      id: "q",
      label: "Who?",
      select: "one",
      options,
      chosen: ["2"],
      submitLabel: "Send",
    });

    expect(JSON.stringify(blocks[0])).toContain(label);
    expect(blocks[1]).toMatchObject({ accessory: { type: "static_select", initial_option: { value: "2" } } });
  });

  test("the text beside the blocks is the whole message, escaped", () => {
    const { text } = render(
      { kind: "paragraph", text: "<!channel> & you" },
      { kind: "buttons", buttons: [{ id: "a", label: "Start" }] },
    );

    expect(text).toBe("&lt;!channel&gt; &amp; you\n\n[Start]");
  });

  test("a message of nothing but blanks is still a message", () => {
    expect(render({ kind: "paragraph", text: "  " })).toEqual({ text: "–", blocks: [] });
  });
});

describe("too much", () => {
  test("a paragraph is split over sections, at a space", () => {
    const { blocks } = render({ kind: "paragraph", text: "word ".repeat(1100) });

    expect(blocks).toHaveLength(2);
    expect(JSON.stringify(blocks)).not.toContain('wor"');
  });

  test("what does not fit is shortened, a sentence says so, and the buttons stay", () => {
    const { blocks } = render(
      { kind: "paragraph", text: "a".repeat(20_000) },
      { kind: "paragraph", text: "never read" },
      { kind: "buttons", buttons: [{ id: "next", label: "Next" }] },
    );

    expect(blocks.at(-2)).toMatchObject({ type: "context", elements: [{ text: SHORTENED }] });
    expect(blocks.at(-1)).toMatchObject({ type: "actions" });
    expect(JSON.stringify(blocks)).not.toContain("never read");
  });

  test("Arabic, emoji and combined characters are never cut in two", () => {
    for (const text of ["👩‍👩‍👧‍👦".repeat(3000), "اللاجئون ".repeat(3000), "é".repeat(9000)]) {
      expect(JSON.stringify(render({ kind: "paragraph", text }, { kind: "heading", text }))).not.toMatch(
        /\\ud[89a-f]/i,
      );
    }
  });

  test("selects share what options may take of a message; the later ones ask while the person types", () => {
    const options = Array.from({ length: 50 }, (_none, index) => ({ code: String(index), label: "x".repeat(70) }));
    const ask = (id: string): Part => ({
      kind: "choices",
      id,
      label: "Which?",
      select: "one",
      options,
      chosen: [],
      submitLabel: "Send",
    });

    const { blocks } = render(ask("first"), ask("second"), ask("third"), ask("fourth"));

    expect(blocks.map((block) => (block.type === "section" ? block.accessory?.type : null))).toEqual([
      "static_select",
      "external_select",
      "external_select",
      "external_select",
    ]);
  });

  test("options whose words take too much are asked for while the person types", () => {
    const options = Array.from({ length: 90 }, (_none, index) => ({ code: String(index), label: "x".repeat(70) }));
    const choices: Part = {
      kind: "choices",
      id: "q",
      label: "Which?",
      select: "several",
      options,
      chosen: [],
      submitLabel: "Send",
    };

    expect(render(choices).blocks[0]).toMatchObject({
      accessory: { type: "multi_external_select", min_query_length: 0 },
    });
  });
});

test("a form beside other parts is a button; alone, its title says what it is about", () => {
  const form: Part = {
    kind: "form",
    form: { id: "f", title: "3 of 14. Countries", submitLabel: "Send", fields: [] },
    openLabel: "Answer both at once",
  };

  expect(render({ kind: "heading", text: "3 of 14. Countries" }, form).blocks.map(({ type }) => type)).toEqual([
    "header",
    "actions",
  ]);
  expect(render(form).blocks.map(({ type }) => type)).toEqual(["section", "actions"]);
});
