// Whatever a person does: the bot answers every turn, its words are well-formed, what is open is a question that
// exists, and nothing is submitted while something is needed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Inbound } from "../../src/chat/inbound.ts";
import { OutboundMessage, type Part } from "../../src/chat/outbound.ts";
import { isSameAnswer } from "../../src/dialog/same-answer.ts";
import { fits } from "../../src/questionnaire/fits.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { findWay, missingSteps, stepAt } from "../../src/questionnaire/steps.ts";
import { type DialogPlayer, playDialog } from "../support/dialog-player.ts";

const WORDS = [
  "start",
  "back",
  "skip",
  "later",
  "stop",
  "help",
  "review",
  "submit",
  "yes",
  "no",
  "continue",
  "hello",
  "n/a",
  "I don't know",
  "same as last year",
  "ask Maria",
  "2",
  "1",
  "both",
  "none",
  "other",
  "all of them",
  "Household and individual",
  "Ghana (origin), France",
  "Korea",
  "Congo, Guinea",
  "2005-2007",
  "since 1987, every year",
  "Q2 2008",
  "03/04/2006",
  "ongoing",
  "https://example.org",
  "www.example.org",
  "about 1,800",
  "twelve months",
  "=1+1",
  "<!channel>",
  "To study migration between two countries and what becomes of it",
  "INED\nUniversity of Ghana",
  "مسح الهجرة 🙂",
  "",
  " ",
  "x".repeat(5000),
];

type Deed = {
  readonly kind: "say" | "edit" | "press" | "choose" | "fill";
  readonly words: string;
  readonly pick: number;
};
const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom("say", "say", "say", "press", "press", "choose", "fill", "edit"),
  words: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  ),
  pick: fc.nat(1000),
});

describe.each(INSTRUMENTS)("$id", (questionnaire) => {
  test("any conversation keeps its promises", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 40 }), (deeds) => {
        const player = playDialog(questionnaire);
        player.take({ kind: "met" });
        player.take({ kind: "said", text: "start", messageId: "m0", files: [] });
        deeds.forEach((each, index) => keepsPromises(player, questionnaire, inboundFor(player, each, index)));
      }),
      { numRuns: 150 },
    );
  });
});

function keepsPromises(player: DialogPlayer, questionnaire: (typeof INSTRUMENTS)[number], inbound: Inbound): void {
  const before = {
    submissions: player.response()?.submissions ?? 0,
    answers: player.answers(),
    recorded: player.recorded.length,
  };
  const turn = player.take(inbound);
  if (!turn) {
    // The player keeps one response at a time; only what belongs to an earlier one may be unknown.
    expect(JSON.stringify(inbound)).not.toContain(`${player.response()?.id}`);
    return;
  }
  const said = turn.effects.filter(({ kind }) => kind === "say");
  if (inbound.kind !== "edited" && !turn.formProblems) expect(said.length).toBeGreaterThan(0);
  for (const effect of turn.effects) if ("message" in effect) OutboundMessage.parse(effect.message);
  const way = findWay(questionnaire, player.answers());
  const dialog = player.dialog();
  if (dialog.state === "asking") expect(stepAt(way, dialog.path)).not.toBeNull();
  const submitted = (player.response()?.submissions ?? 0) - before.submissions;
  expect(submitted).toBeLessThanOrEqual(1);
  if (submitted === 1) expect(missingSteps(way)).toEqual([]);
  for (const step of way.steps) {
    const answer = way.counted.get(step.path);
    if (step.kind === "question" && answer) expect(fits(step.question, answer)).toBe(true);
  }
  for (const { path, answer } of player.recorded.slice(before.recorded)) {
    const earlier = before.answers.get(path);
    if (earlier) expect(isSameAnswer(earlier, answer), `${path} was recorded again with nothing new`).toBe(false);
  }
}

function inboundFor(player: DialogPlayer, { kind, words, pick }: Deed, index: number): Inbound {
  const parts = player.heard.slice(-6).flatMap((message) => message.parts);
  const found = kind === "say" || kind === "edit" ? null : pressFor(parts, kind, words, pick);
  if (found) return found;
  if (kind === "edit") return { kind: "edited", text: words, messageId: `m${pick % (index + 1)}` };
  return { kind: "said", text: words, messageId: `m${index + 1}`, files: [] };
}

function pressFor(parts: readonly Part[], kind: Deed["kind"], words: string, pick: number): Inbound | null {
  const messageId = null;
  const of = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)];
  if (kind === "press") {
    const button = of(parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])));
    return button ? { kind: "pressed", button: button.id, messageId } : null;
  }
  if (kind === "choose") {
    const choices = of(parts.filter((part) => part.kind === "choices"));
    const option = choices ? of(choices.options) : undefined;
    return choices && option ? { kind: "chose", choices: choices.id, codes: [option.code], messageId } : null;
  }
  const form = of(parts.filter((part) => part.kind === "form"))?.form;
  if (!form) return null;
  const fields = Object.fromEntries(
    form.fields
      .filter((_, index) => (pick + index) % 2 === 0)
      .map(({ id, input }) => [id, "options" in input ? [input.options[0]?.code ?? ""] : words || "x"]),
  );
  return { kind: "filled", form: form.id, fields, messageId };
}
