// Whatever the bot says, Teams takes it, and every answer can be given: judged by Microsoft's own schema and reader.
import fc from "fast-check";
import { expect, test } from "vitest";
import { renderNew, renderReplacement } from "../../../adapters/teams/render-message.ts";
import { OutboundMessage, type Part } from "../../../src/chat/outbound.ts";
import type { MapPicture } from "../../../src/chat/picture.ts";
import { findFaults, isOffered } from "../../support/teams-validators.ts";

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.lorem({ maxCount: 200, mode: "words" }));
const label = fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 });
const code = fc.stringMatching(/^[A-Za-z0-9._-]{1,75}$/);
const options = (maxLength: number) =>
  fc.uniqueArray(fc.record({ code, label, hint: label }, { requiredKeys: ["code", "label"] }), {
    minLength: 1,
    maxLength,
    selector: (option) => option.code,
  });
const id = fc.stringMatching(/^[a-z0-9/_:-]{1,255}$/);
const input = fc.oneof(
  fc.record({
    kind: fc.constantFrom("line" as const, "paragraph" as const),
    maxCharacters: fc.integer({ min: 1, max: 3000 }),
  }),
  fc.record({ kind: fc.constantFrom("one-of" as const, "several-of" as const), options: options(40) }),
);
const field = fc.record(
  { id, label, hint: text, required: fc.boolean(), input, value: label, problem: text },
  { requiredKeys: ["id", "label", "required", "input"] },
);
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("heading" as const, "paragraph" as const, "quote" as const, "note" as const),
    text,
  }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ name: label, value: text }), { maxLength: 20 }),
  }),
  fc.record({ kind: fc.constant("list" as const), title: text, items: fc.array(text, { maxLength: 20 }) }),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(label, { maxLength: 6 }),
    rows: fc.array(fc.array(text, { maxLength: 7 }), { maxLength: 30 }),
  }),
  fc.record({
    kind: fc.constant("picture" as const),
    alt: label,
    picture: fc.record({
      kind: fc.constant("map" as const),
      language: fc.constant("en" as const),
      title: text,
      unit: label,
      areas: fc.constant<MapPicture["areas"]>([]),
      notShownLabel: label,
      disclaimer: label,
    }),
  }),
  fc.record({
    kind: fc.constant("choices" as const),
    id,
    label,
    select: fc.constantFrom("one" as const, "several" as const),
    options: options(300),
    chosen: fc.constant<string[]>([]),
    submitLabel: label,
  }),
  fc.record({
    kind: fc.constant("buttons" as const),
    buttons: fc.array(
      fc.record(
        { id, label, style: fc.constantFrom("primary" as const, "danger" as const) },
        { requiredKeys: ["id", "label"] },
      ),
      { minLength: 1, maxLength: 15 },
    ),
  }),
  fc.record({
    kind: fc.constant("form" as const),
    openLabel: label,
    form: fc.record({
      id,
      title: label,
      submitLabel: label,
      fields: fc.uniqueArray(field, { maxLength: 8, selector: (one) => one.id }),
    }),
  }),
);
const message = fc
  .array(part, { minLength: 1, maxLength: 8 })
  .map((parts): OutboundMessage => OutboundMessage.parse({ parts }));

/** Larger than any message, whose size it does not count for. */
const LARGE = `data:image/png;base64,${"A".repeat(200_000)}`;
const ADDRESSES = ["https://rapporteur.example.org/pictures/one.png"];

test("any message is activities that Teams takes, and every answer can be given", () => {
  fc.assert(
    fc.property(message, (any) => {
      const pictures = any.parts.filter(({ kind }) => kind === "picture");
      const shown = new Map(pictures.map((one, index) => [one, ADDRESSES[index] ?? LARGE]));
      const activities = renderNew(any, shown);
      for (const activity of activities) expect(findFaults(activity)).toEqual([]);
      expect(isOffered(activities, any.parts)).toBe(true);
      const replacement = renderReplacement(any, shown);
      expect(findFaults(replacement)).toEqual([]);
      expect(isOffered(replacement, any.parts)).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 60_000);
