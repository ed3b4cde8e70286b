// What single turns promise, beyond the transcripts: a new version, last year's answers, messages in a row.
import { describe, expect, test } from "vitest";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import type { Answer, Path } from "../../src/questionnaire/answer.ts";
import { INSTRUMENTS } from "../../src/questionnaire/instruments/instruments.ts";
import { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { type DialogPlayer, playDialog } from "../support/dialog-player.ts";
import { writeHeard } from "../support/write-heard.ts";

const surveys = INSTRUMENTS.find(({ per }) => per === "survey");
if (!surveys) throw new Error("the questionnaire on surveys is missing");

let count = 0;
function say(player: DialogPlayer, text: string, at?: number): string {
  player.take({ kind: "said", text, messageId: `message-${++count}`, files: [] }, at);
  return lastWords(player);
}

function lastWords(player: DialogPlayer): string {
  const message: OutboundMessage | undefined = player.heard.at(-1);
  return message ? writeHeard(message, null).join("\n") : "";
}

function begun(previous: ReadonlyMap<Path, Answer> | null = null): DialogPlayer {
  if (!surveys) throw new Error("no questionnaire");
  const player = playDialog(surveys, previous);
  player.take({ kind: "met" });
  say(player, "start");
  return player;
}

function textAnswer(text: string): Answer {
  return { state: "answered", value: { kind: "text", text } };
}

describe("a new version of the questionnaire", () => {
  test("keeps the answers, asks only what is new, and says so once", () => {
    const player = begun();
    say(player, "Migration survey");
    say(player, "To study migration between two countries");
    say(player, "later");
    const changed = Questionnaire.parse({
      ...surveys,
      version: 2,
      items: surveys?.items.map((item, index) => (index === 1 ? { ...item, key: "q02_aim" } : item)),
    });
    player.change(changed);

    const words = say(player, "hello");

    expect(words).toContain("The questionnaire has changed since you began");
    expect(words).toContain("2 of 14");
    expect(player.answers().get("q01_title")).toEqual(textAnswer("Migration survey"));
    expect(player.response()?.instrumentVersion).toBe(2);
    expect(say(player, "hello")).not.toContain("has changed");
  });

  test("goes on at a question that exists when the open one is gone", () => {
    const player = begun();
    say(player, "Migration survey");
    player.change(
      Questionnaire.parse({ ...surveys, version: 2, items: surveys?.items.filter(({ key }) => key !== "q02_purpose") }),
    );

    expect(say(player, "To study migration")).toContain("Country or countries covered");
  });
});

describe("the answers of the last meeting", () => {
  const previous = new Map([["q02_purpose", textAnswer("To measure remittances in two provinces")]]);

  test("are offered, and taken by a word", () => {
    const player = begun(previous);
    expect(say(player, "Migration survey")).toContain("Last time: To measure remittances in two provinces");
    say(player, "same as last year");
    expect(player.answers().get("q02_purpose")).toEqual(textAnswer("To measure remittances in two provinces"));
  });

  test("are never taken silently", () => {
    const player = begun(previous);
    say(player, "Migration survey");
    expect(player.answers().has("q02_purpose")).toBe(false);
  });
});

describe("several messages in a row", () => {
  const first = "To study the migration of households between two countries.";
  const second = "And to study what they send home.";

  function answeredTwice(secondsBefore: number): DialogPlayer {
    const player = begun();
    say(player, "Migration survey");
    const promptSentAt = Date.parse("2007-10-26T14:00:00Z");
    say(player, first);
    say(player, second, promptSentAt - secondsBefore * 1000);
    return player;
  }

  test("a message sent before the next question was there belongs to the answer before it", () => {
    const player = answeredTwice(1);
    expect(player.answers().get("q02_purpose")).toEqual(textAnswer(`${first}\n\n${second}`));
    expect(lastWords(player)).toContain("Added to your answer: 2. General purpose");
    expect(lastWords(player)).toContain("3 of 14");
  });

  test("a message sent after it is an answer of its own", () => {
    expect(answeredTwice(0).answers().get("q02_purpose")).toEqual(textAnswer(first));
  });

  test("a clock far from ours is not believed", () => {
    expect(answeredTwice(3600).answers().get("q02_purpose")).toEqual(textAnswer(first));
  });
});

describe("an older question", () => {
  test("a choice pressed on an older message changes that answer, and the open question stays open", () => {
    const player = begun();
    say(player, "Migration survey");
    for (const words of ["To study migration between two countries", "Ghana (origin)", "skip", "2008", "completed"])
      say(player, words);
    expect(lastWords(player)).toContain("How often is the survey carried out?");
    const id = `answer|${player.response()?.id}|q04_time_frame.status`;

    player.take({ kind: "chose", choices: id, codes: ["ongoing"], messageId: null });

    expect(player.answers().get("q04_time_frame.status")).toEqual({
      state: "answered",
      value: { kind: "choice", code: "ongoing", other: null },
    });
    expect(lastWords(player)).toContain("Changed: 4. Where does the survey stand? Ongoing");
    expect(lastWords(player)).toContain("How often is the survey carried out?");
  });

  test("the same press twice records once", () => {
    const player = begun();
    for (const words of [
      "Migration survey",
      "To study migration between two countries",
      "Ghana (origin)",
      "skip",
      "2008",
    ])
      say(player, words);
    const press = {
      kind: "chose",
      choices: `answer|${player.response()?.id}|q04_time_frame.status`,
      codes: ["completed"],
      messageId: null,
    } as const;
    player.take(press);
    player.take(press);
    expect(player.recorded.filter(({ path }) => path === "q04_time_frame.status")).toHaveLength(1);
  });
});

describe("what nobody made", () => {
  test.each([
    "",
    "nothing",
    "answer|x",
    "submit|cmim-06/other/surveys-2007/1",
    "ask|cmim-06/ined/surveys-2007/9|q01_title",
  ])("a press of %j changes nothing", (button) => {
    const player = begun();
    say(player, "Migration survey");
    const before = player.recorded.length;
    player.take({ kind: "pressed", button, messageId: null });
    expect(player.recorded).toHaveLength(before);
  });
});
