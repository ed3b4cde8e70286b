import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { playTranscript, readTranscript, type Stage } from "./transcript.ts";
import { expectTranscript } from "./transcript-file.ts";
import { writeHeard } from "./write-heard.ts";

const CONVERSATION = `# A focal point reports, and comes back
On: Slack
Now: Monday 2 March 2026, 09:00 in Paris
Ana: focal point of OECD, in Paris

Ana: hello
Bot: heard "hello"
     [Start]

Ana: (Start)
Bot: heard (Start)
  => open-response

# The database says nothing for a while.
--- three days later ---
Bot to Ben: heard three days later
`;

/** A stage that answers every deed with the deed. */
function echo(): Stage & { readonly deeds: string[] } {
  const deeds: string[] = [];
  let heard: string[] = [];
  const answer = (deed: string, lines: readonly string[] = [`Bot: heard ${deed}`]): Promise<void> => {
    deeds.push(deed);
    heard.push(...lines);
    return Promise.resolve();
  };
  return {
    deeds,
    say: (_, text) => answer(`"${text}"`, [`Bot: heard "${text}"`, "     [Start]"]),
    press: (_, label) =>
      label === "Submit"
        ? Promise.reject(new Error("no such button"))
        : answer(`(${label})`, [`Bot: heard (${label})`, "  => open-response"]),
    choose: (_, labels) => answer(labels.join("+")),
    command: (_, words) => answer(`/${words}`),
    edit: (_, before, after) => answer(`${before}>${after}`),
    passTime: (words) => answer(words, [`Bot to Ben: heard ${words}`]),
    restart: () => answer("restart", []),
    heard: () => {
      const lines = heard;
      heard = [];
      return lines;
    },
  };
}

describe("reading", () => {
  test.each([
    { line: "Ana: hello there", act: { kind: "say", person: "Ana", text: "hello there" } },
    { line: "Ana: (Start)", act: { kind: "press", person: "Ana", label: "Start" } },
    { line: "Ana: (Yes (all))", act: { kind: "press", person: "Ana", label: "Yes (all)" } },
    {
      line: "Ana: {Africa} {Latin America}",
      act: { kind: "choose", person: "Ana", labels: ["Africa", "Latin America"] },
    },
    { line: "Ana: /rapporteur status", act: { kind: "command", person: "Ana", words: "status" } },
    { line: "Ana: /rapporteur", act: { kind: "command", person: "Ana", words: "" } },
    { line: 'Ana: edits "2007" to "2008"', act: { kind: "edit", person: "Ana", before: "2007", after: "2008" } },
    { line: "Ana: \\(see the annex)", act: { kind: "say", person: "Ana", text: "(see the annex)" } },
    { line: "Ana: (one) and two", act: { kind: "say", person: "Ana", text: "(one) and two" } },
    { line: "Ana: note: this", act: { kind: "say", person: "Ana", text: "note: this" } },
    { line: "María José: sí", act: { kind: "say", person: "María José", text: "sí" } },
    { line: "--- restart ---", act: { kind: "restart" } },
    { line: "--- three days later ---", act: { kind: "pass-time", words: "three days later" } },
  ])("$line", ({ line, act }) => {
    expect(readTranscript(line).lines.map((each) => each.act)).toEqual([act]);
  });

  test("the head names the platform, the moment and the people", () => {
    expect(Object.fromEntries(readTranscript(CONVERSATION).head)).toEqual({
      On: "Slack",
      Now: "Monday 2 March 2026, 09:00 in Paris",
      Ana: "focal point of OECD, in Paris",
    });
  });

  test("a file without a head begins with what people say", () => {
    const { head, lines } = readTranscript("# A title\n\nAna: hello\nBot: good morning\n");
    expect(head.size).toBe(0);
    expect(lines.flatMap(({ act }) => act ?? [])).toEqual([{ kind: "say", person: "Ana", text: "hello" }]);
  });

  test("words of several lines are one message", () => {
    const { lines } = readTranscript("Ana: first\n     second\nBot: thank you\n     [Go on]\n");
    expect(lines.map(({ act }) => act)).toEqual([{ kind: "say", person: "Ana", text: "first\nsecond" }]);
  });

  test.each(["hello without a name", "ana: a name begins with a capital letter"])("%s: the line is refused", (line) => {
    expect(() => readTranscript(`Ana: hello\n\n${line}`)).toThrow(`line 3 is nobody's: "${line}"`);
  });
});

describe("playing", () => {
  test("a conversation that went as written comes out as written", async () => {
    expect(await playTranscript(CONVERSATION, echo())).toBe(CONVERSATION);
  });

  test("what the bot says is never read back from the file", async () => {
    const forged = CONVERSATION.replace('Bot: heard "hello"', "Bot: anything\n     at all");
    expect(await playTranscript(forged, echo())).toBe(CONVERSATION);
  });

  test("people's lines alone are filled in, with room between the turns", async () => {
    const played = await playTranscript("Ana: hello\nAna: {Asia}\n--- restart ---\nAna: back\n", echo());
    expect(played).toBe(
      'Ana: hello\nBot: heard "hello"\n     [Start]\n\nAna: {Asia}\nBot: heard Asia\n\n--- restart ---\nAna: back\nBot: heard "back"\n     [Start]\n',
    );
  });

  test("every kind of deed reaches the stage, in order", async () => {
    const stage = echo();
    await playTranscript(
      'Ana: a\nAna: (b)\nAna: {c} {d}\nBen: /rapporteur e\nBen: edits "f" to "g"\n--- h ---\n--- restart ---\n',
      stage,
    );
    expect(stage.deeds).toEqual(['"a"', "(b)", "c+d", "/e", "f>g", "h", "restart"]);
  });

  test("what the bot says before anybody acts comes after the head", async () => {
    const stage = echo();
    await stage.passTime("earlier");
    expect(await playTranscript("On: Teams\nAna: focal point of ILO\n\nAna: hello\n", stage)).toBe(
      'On: Teams\nAna: focal point of ILO\n\nBot to Ben: heard earlier\n\nAna: hello\nBot: heard "hello"\n     [Start]\n',
    );
  });

  test("a button that is not on the screen fails, with the line", async () => {
    await expect(playTranscript("Ana: hello\n\nAna: (Submit)\n", echo())).rejects.toThrow(
      'line 3, "Ana: (Submit)": Error: no such button',
    );
  });

  test("a stage that speaks out of form is found", async () => {
    const stage = { ...echo(), heard: () => ["good morning"] };
    await expect(playTranscript("Ana: hello\n", stage)).rejects.toThrow('not a line of the bot: "good morning"');
  });
});

describe("a transcript in a file", () => {
  function withFile(text: string, check: (path: string) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "transcript-"));
    const path = join(folder, "hello.chat");
    writeFileSync(path, text);
    return check(path).finally(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
  }

  test("passes when the bot says what it says", () =>
    withFile(CONVERSATION, (path) => expectTranscript(path, () => Promise.resolve(echo()))));

  test("fails when the bot says something else", () =>
    withFile("Ana: hello\nBot: good morning\n", async (path) => {
      vi.stubEnv("UPDATE_TRANSCRIPTS", "");
      await expect(expectTranscript(path, () => Promise.resolve(echo()))).rejects.toThrow('heard "hello"');
    }));

  test("is written anew when asked for", () =>
    withFile("Ana: hello\nBot: good morning\n", async (path) => {
      vi.stubEnv("UPDATE_TRANSCRIPTS", "1");
      await expectTranscript(path, () => Promise.resolve(echo()));
      expect(readFileSync(path, "utf8")).toBe('Ana: hello\nBot: heard "hello"\n     [Start]\n');
    }));
});

test("a message is written as a person sees it", () => {
  const lines = writeHeard(
    {
      parts: [
        { kind: "paragraph", text: "3 of 14. Which countries?\nNames or codes." },
        { kind: "quote", text: "Ghana" },
        {
          kind: "choices",
          id: "c",
          label: "Role",
          select: "several",
          options: [
            { code: "o", label: "Origin" },
            { code: "d", label: "Destination" },
          ],
          chosen: [],
          submitLabel: "Done",
        },
        {
          kind: "buttons",
          buttons: [
            { id: "b", label: "Back" },
            { id: "s", label: "Skip" },
          ],
        },
      ],
    },
    "Ben",
  );
  expect(lines).toEqual([
    "Bot to Ben: 3 of 14. Which countries?",
    "     Names or codes.",
    "     > Ghana",
    "     Role",
    "     {Origin} {Destination}",
    "     [Done]",
    "     [Back] [Skip]",
  ]);
});
