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
import { everyBlock } from "./every-block.ts";

const rehearsalOf = (word?: string) => writePage(compileRehearsalPage(makeRehearsal(word)));
const documentOf = (word = "Ana") => writePage(everyBlock(word));
const PAGES = [
  { name: "a rehearsal", pageOf: rehearsalOf },
  { name: "a document with every block", pageOf: documentOf },
] as const;

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
  for (const { pageOf } of PAGES) expect(tagsOf(pageOf(word))).toEqual(tagsOf(pageOf("Ana")));
});

test.each(PAGES)("$name: whatever the words are, the markup stays the same", ({ pageOf }) => {
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
  const pages = ["Ana", ...HOSTILE].flatMap((word) => PAGES.map(({ pageOf }) => pageOf(word)));
  for (const page of pages) {
    const { results } = await validator.validateString(page);
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual(
      [],
    );
  }
});

test("it is one file: no script, and nothing from elsewhere", () => {
  for (const { pageOf } of PAGES) expectOneFile(pageOf());
});

function expectOneFile(html: string): void {
  expect(html).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|\son\w+=/);
  expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  expect(html).toContain(DISCLAIMER);
}

test("own words are quoted in their language and direction; marks can be seen", () => {
  const html = documentOf();
  expect(html).toContain(
    '<blockquote lang="ar" dir="auto">“First line\nAna”</blockquote>\n<p class="source">Source: Ana</p>',
  );
  expect(html).toContain('<h5 lang="fr" dir="auto">Ana</h5>');
  expect(html).toContain('<dt>Results</dt>\n<dd><span lang="ru" dir="auto">“Ana”</span></dd>');
  expect(html).toContain('<p class="draft">[draft] Ana</p>');
  expect(html).toContain('<p class="gap">[To be completed by the secretariat: agenda]</p>');
  expect(html).toContain('class="heard">Planned activities</caption>');
});

test("it has a language, one first heading, and tables that say what they are", () => {
  const html = rehearsalOf();
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
      await page.setContent(documentOf());
      const other = await findBarriers(page);
      expect(other.barriers).toEqual([]);
      await page.setContent(rehearsalOf());
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
    await page.setContent(documentOf());
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await page.setContent(rehearsalOf());
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(
      await page.evaluate<boolean>(
        "[...document.querySelectorAll('.wide')].some((each) => each.scrollWidth > each.clientWidth)",
      ),
    ).toBe(true);
    await page.close();
  });
});
