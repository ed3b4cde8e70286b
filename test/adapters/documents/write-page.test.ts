// A page is valid, accessible, and made of nothing that somebody typed.
import fc from "fast-check";
import { HtmlValidate } from "html-validate/node";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writePage } from "../../../adapters/documents/write-page.ts";
import { DISCLAIMER } from "../../../src/reports/disclaimer.ts";
import { compileRehearsalPage } from "../../../src/reports/rehearsal-page.ts";
import { makeRehearsal } from "../../reports/rehearsal-world.ts";
import { findBarriers, passOverInBrowser, startChromium } from "../../support/web-browser.ts";

const pageOf = (word?: string) => writePage(compileRehearsalPage(makeRehearsal(word)));

/** What opens and closes, in order: the markup without the words. */
const tagsOf = (html: string) => html.match(/<[^>]*>/g) ?? [];

const HOSTILE = [
  "<script>alert(1)</script>",
  `"><img src=x onerror=alert(1)>`,
  "' onmouseover='alert(1)",
  "</title></style><h1>",
  "&lt;b&gt; &amp; &#x3c;",
  "<!-- --> <![CDATA[ ]]>",
  "\u202e\u0000\u0007\ud800\ufffe",
  "{{constructor}} ${x} `",
];

test.each(HOSTILE)("words stay words: %j", (word) => {
  expect(tagsOf(pageOf(word))).toEqual(tagsOf(pageOf("Ana")));
});

test("whatever the words are, the markup stays the same, and the words can be read in it", () => {
  const anything = fc.string({ unit: "binary", maxLength: 60 });
  const benign = tagsOf(pageOf("Ana"));
  fc.assert(
    fc.property(anything, (word) => {
      expect(tagsOf(pageOf(word))).toEqual(benign);
    }),
    { numRuns: 300 },
  );
});

test("it is valid HTML, whatever the words are", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard", "html-validate:a11y"],
    rules: { "long-title": "off", "no-inline-style": "error", "no-trailing-whitespace": "off" },
  });
  for (const word of ["Ana", ...HOSTILE]) {
    const { results } = await validator.validateString(pageOf(word));
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  }
});

test("it is one file: no script, and nothing from elsewhere", () => {
  const html = pageOf();
  expect(html).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|\son\w+=/);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).toContain(DISCLAIMER);
});

test("it has a language, one first heading, and tables that say what they are", () => {
  const html = pageOf();
  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  expect(html.match(/<h1>/g)).toHaveLength(1);
  const tables = html.match(/<table>/g)?.length ?? 0;
  expect(tables).toBe(4);
  expect(html.match(/<caption id=/g)).toHaveLength(tables);
  expect(html.match(/<th scope="row">/g)?.length).toBeGreaterThan(tables);
  expect(html).toMatch(/<details><summary>Ana: “Activity report” is due\.<\/summary><p class="whole" lang="en">Ana: /);
});

describe.skipIf(passOverInBrowser("a written page in a browser"))("in a browser", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());

  test.each(["light", "dark"] as const)(
    "axe-core finds nothing wrong (%s), folded and unfolded",
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.setContent(pageOf());
      const folded = await findBarriers(page);
      await page.locator("summary").first().click();
      expect(await page.locator(".whole").first().isVisible()).toBe(true);
      const unfolded = await findBarriers(page);
      expect([...folded.barriers, ...unfolded.barriers]).toEqual([]);
      expect(folded.checked).toBeGreaterThan(10);
      await context.close();
    },
  );

  test("on a telephone the page does not scroll sideways; its tables do", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 700 } });
    await page.setContent(pageOf());
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(
      await page.evaluate<boolean>(
        "[...document.querySelectorAll('.wide')].some((each) => each.scrollWidth > each.clientWidth)",
      ),
    ).toBe(true);
    await page.close();
  });
});
