import { expect, test } from "vitest";
import { readText } from "../../../adapters/slack/read-text.ts";

const BOT = "U0BOT";

test.each([
  ["entities", "R&amp;D &lt;pilot&gt; &amp;amp;", "R&D <pilot> &amp;"],
  ["the bot's own mention", `<@${BOT}> status`, "status"],
  ["others by name", "<@U1|ana> and <@U2>", "@ana and @U2"],
  ["channels", "see <#C1|general> or <#C2>", "see #general or #C2"],
  ["groups and broadcasts", "<!here> <!subteam^S1|@focal-points>", "@here @focal-points"],
  ["dates", "<!date^1392734382^{date}|18 February 2014>", "18 February 2014"],
  [
    "addresses as typed",
    "<http://ilo.org|ilo.org> <https://unhcr.org/a?b=1&amp;c=2>",
    "ilo.org https://unhcr.org/a?b=1&c=2",
  ],
  ["addresses behind words", "<https://unhcr.org|our site>", "our site (https://unhcr.org)"],
  ["mail", "<mailto:ana@oecd.example.org|ana@oecd.example.org>", "ana@oecd.example.org"],
  ["what only looks like markup", "a &lt; b > c | d", "a < b > c | d"],
  ["spaces at the ends", " \u00a0status\u00a0now \n", "status now"],
  ["Arabic and emoji", "اللاجئون 👩‍👧", "اللاجئون 👩‍👧"],
  ["nothing", undefined, ""],
])("%s", (_what, text, words) => {
  expect(readText({ text }, BOT)).toBe(words);
});

const rich = (...elements: object[]) => [{ type: "rich_text", block_id: "b", elements }];
const section = (...elements: object[]) => ({ type: "rich_text_section", elements });

test("in rich text bold is no character, and an asterisk is one", () => {
  const blocks = rich(
    section(
      { type: "user", user_id: BOT },
      { type: "text", text: " held " },
      { type: "text", text: "two", style: { bold: true } },
      { type: "text", text: " *workshops* " },
      { type: "emoji", name: "tada", unicode: "1f389" },
      { type: "emoji", name: "our-own" },
      { type: "link", url: "https://unhcr.org", text: "there" },
    ),
    {
      type: "rich_text_list",
      style: "bullet",
      elements: [section({ type: "text", text: "Cairo" }), section({ type: "text", text: "Rabat" })],
    },
    { type: "rich_text_quote", elements: [{ type: "text", text: "a < b" }] },
  );

  expect(readText({ text: "other", blocks }, BOT)).toBe(
    "held two *workshops* 🎉:our-own:there (https://unhcr.org)\nCairo\nRabat\na < b",
  );
});

test.each([
  ["an element that is not known", rich(section({ type: "color", value: "#fff" }))],
  ["more than one block", [...rich(section({ type: "text", text: "x" })), { type: "divider" }]],
  ["something else", [{ type: "call" }]],
])("the marked-up text is read where the blocks hold %s", (_what, blocks) => {
  expect(readText({ text: "a &amp; b", blocks }, BOT)).toBe("a & b");
});
