import type { KnownBlock } from "@slack/types";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readQuickChoice } from "../../../adapters/slack/controls.ts";
import { countCharacters, renderMessage } from "../../../adapters/slack/render-message.ts";
import type { Field, OutboundMessage, Part } from "../../../src/chat/outbound.ts";
import type { MapPicture } from "../../../src/chat/picture.ts";
import { SlackButton as Button, expectWithinLimits, must, SlackSelect as Select } from "../../support/slack-limits.ts";

const SHORTENED = "This was shortened.";
const hostile = "<!channel> <@U1> *bold* _x_ `code` :smile: https://evil.example & <https://evil|here>";

describe("any message", () => {
  test("stays within every limit, holds no markup and loses no option, no button and no form", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { text, blocks } = renderMessage(message, SHORTENED, showHalf(message));

        expect(text.length).toBeLessThanOrEqual(4000);
        expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
        expect(blocks.length).toBeLessThanOrEqual(50);
        expect(countCharacters(blocks)).toBeLessThanOrEqual(10_000);
        expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
        const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
        expect(new Set(ids).size).toBe(ids.length);
        for (const block of blocks) expectWithinLimits(block);
        for (const part of message.parts) expectNothingLost(part, blocks);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.constantFrom("", " ", hostile, "&".repeat(4000), "👩‍👧".repeat(2000), "اللاجئون ".repeat(900), "x".repeat(9000)),
);
const anyLabel = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("", hostile, "x".repeat(500)),
);
const anyOptions = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constantFrom(100, 101, 300)).chain((length) =>
  fc.record({ label: anyLabel, hint: fc.option(anyLabel, { nil: undefined }) }).map(({ label, hint }) =>
    Array.from({ length }, (_none, index) => ({
      code: `code-${index}`,
      label: `${index} ${label}`,
      ...(hint && { hint }),
    })),
  ),
);
const anyId = fc.oneof(fc.string({ minLength: 1, maxLength: 30 }), fc.constant("i".repeat(255)));
const anyReadable: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("heading" as const, "paragraph" as const, "quote" as const, "note" as const),
    text: anyText,
  }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ name: anyText, value: anyText }), { maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant("list" as const), title: anyText, items: fc.array(anyText, { maxLength: 30 }) }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(anyLabel, { maxLength: 22 }),
    rows: fc.array(fc.array(anyLabel, { maxLength: 22 }), { maxLength: 110 }),
  }),
);
const anyPicture: fc.Arbitrary<Part> = fc.record({
  kind: fc.constant("picture" as const),
  alt: anyText.map((text) => text.slice(0, 2000) || "A map"),
  picture: fc.record({
    kind: fc.constant("map" as const),
    language: fc.constant("en" as const),
    title: anyText,
    unit: anyLabel,
    areas: fc.constant<MapPicture["areas"]>([]),
    notShownLabel: anyLabel,
    disclaimer: anyText.filter((text) => text !== ""),
  }),
});

/** Every other picture can be shown, by its address or as a file. */
function showHalf({ parts }: OutboundMessage) {
  const pictures = parts.filter(({ kind }) => kind === "picture");
  return new Map(
    pictures
      .filter((_part, index) => index % 2 === 0)
      .map((part, index) => [
        part,
        index % 2 === 0
          ? { kind: "address" as const, url: "https://example.org/p.png" }
          : { kind: "file" as const, id: "F00000001" },
      ]),
  );
}

const anyControl: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constant("choices" as const),
    id: anyId,
    label: anyText,
    select: fc.constantFrom("one" as const, "several" as const),
    options: anyOptions,
    chosen: fc.subarray(["code-0", "code-1", "code-99", "none"]),
    submitLabel: anyLabel,
  }),
  fc.record({
    kind: fc.constant("buttons" as const),
    buttons: fc.array(fc.record({ id: anyId, label: anyLabel }), { minLength: 1, maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant("form" as const),
    openLabel: anyLabel,
    form: fc.record({ id: anyId, title: anyText, fields: fc.constant<Field[]>([]), submitLabel: anyLabel }),
  }),
);
const anyMessage: fc.Arbitrary<OutboundMessage> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: anyReadable }, anyPicture), { maxLength: 60 }),
    fc.array(anyControl, { minLength: 1, maxLength: 4 }),
  )
  .chain(([readable, controls]) =>
    fc.shuffledSubarray([...readable, ...controls], { minLength: readable.length + controls.length }),
  )
  .map((parts) => ({ parts }));

function expectNothingLost(part: Part, blocks: readonly KnownBlock[]): void {
  const buttons = blocks.flatMap((block) => (block.type === "actions" ? z.array(Button).parse(block.elements) : []));
  const values = new Set(buttons.map(({ value }) => value));
  if (part.kind === "buttons")
    must(
      part.buttons.every(({ id }) => values.has(id)),
      "a button is lost",
    );
  if (part.kind === "form") must(values.has(part.form.id), "a form is lost");
  if (part.kind !== "choices") return;
  const selects = blocks.flatMap((block) =>
    block.type === "section" && block.accessory ? [Select.parse(block.accessory)] : [],
  );
  const own = selects.filter(({ action_id }) => action_id === part.id);
  if (own.some(({ type }) => type.endsWith("external_select"))) return;
  const quick = [...values].map(readQuickChoice).filter((choice) => choice?.choices === part.id);
  const listed = own.flatMap(({ options }) => options?.map(({ value }) => value) ?? []);
  const offered = new Set([...listed, ...quick.map((choice) => choice?.code)]);
  must(
    part.options.every(({ code }) => offered.has(code)),
    "an option is lost",
  );
}
