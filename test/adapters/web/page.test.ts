// The page for real, in Chromium: with the keyboard alone, for a screen reader, in the dark, on a telephone.
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBarriers, openPage, passOverInBrowser, startChromium } from "../../support/web-browser.ts";
import { sampleBoard } from "../../support/web-desk.ts";
import { startTryOut } from "../../support/web-try-out.ts";

/** What is used of an element; the types of the browser are no part of this program's. */
type Box = {
  readonly scrollHeight: number;
  readonly scrollTop: number;
  readonly clientHeight: number;
  scrollTo(x: number, y: number): void;
  getBoundingClientRect(): { readonly top: number; readonly height: number };
};

/** On how many lines a word stands in a narrow table with long headings. */
const LINES_OF_A_WORD = `(() => {
  const place = document.querySelector(".message.bot").appendChild(document.createElement("div"));
  place.className = "table";
  const table = place.appendChild(document.createElement("table"));
  for (const words of [["Region", "Activities and surveys", "Countries or areas"], ["Americas", "4", "6"]]) {
    const row = table.insertRow();
    for (const word of words) row.insertCell().appendChild(document.createElement("span")).textContent = word;
  }
  const lines = table.rows[1].querySelector("span").getClientRects().length;
  place.remove();
  return lines;
})()`;

let tryOut: Awaited<ReturnType<typeof startTryOut>>;
let browser: Browser;

const bot = (page: Page) => page.locator(".message.bot");
const heard = (page: Page, text: string) => bot(page).getByText(text, { exact: true });
const composer = (page: Page) => page.locator("#composer-text");

/** Presses Tab until the focus is on an element that fits; what cannot be reached so fails. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const there = await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`);
    if (there) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key never reached ${selector}`);
}

/** From the first visit to the last question, as Ana does it who uses no mouse. */
async function walkByKeyboard(page: Page): Promise<void> {
  await tabTo(page, 'a[href="#person=ana"]');
  await page.keyboard.press("Enter");
  await bot(page).locator(".buttons").waitFor();
  await tabTo(page, ".messages");
  await tabTo(page, ".message.bot button:nth-of-type(2)");
  await page.keyboard.press("Enter");

  await page.locator(".option").first().waitFor();
  await page.locator(".messages").focus();
  await tabTo(page, ".option");
  await page.keyboard.press("Space");

  await page.locator("[role=combobox]").waitFor();
  await page.locator(".messages").focus();
  await tabTo(page, "[role=combobox]");
  await page.keyboard.type("ivory");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");

  await page.locator(".several").waitFor();
}

describe.skipIf(passOverInBrowser("the page in a browser"))("the page", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await startChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    tryOut = await startTryOut();
    return () => tryOut.stop();
  });

  test("can be walked with the keyboard alone, and every focus is seen", async () => {
    const { page, faults } = await openPage(browser, tryOut.url);

    await walkByKeyboard(page);

    const kinds = tryOut.bot.received.map(({ inbound }) => inbound);
    expect(kinds).toMatchObject([
      { kind: "met" },
      { kind: "pressed", button: "survey" },
      { kind: "chose", choices: "kind", codes: ["household"] },
      { kind: "chose", choices: "area", codes: ["384"] },
    ]);
    await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("composer-text");
    const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    expect([outline, faults]).toEqual(["solid", []]);
  });

  test.each(["light", "dark"] as const)("raises no barrier that axe-core knows of (%s)", async (colorScheme) => {
    const { page } = await openPage(browser, tryOut.url, { colorScheme });
    await page.locator(".standings").waitFor();
    const seen = [await findBarriers(page)];
    await walkByKeyboard(page);
    seen.push(await findBarriers(page));
    await page.getByRole("button", { name: "Save themes" }).click();
    await page.getByRole("button", { name: "Name a contact" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("Ana");
    await page.getByRole("button", { name: "Save contact" }).click();
    await page.locator(".problem:not([hidden])").waitFor();
    seen.push(await findBarriers(page));

    expect(seen.flatMap(({ barriers }) => barriers)).toEqual([]);
    expect(Math.min(...seen.map(({ checked }) => checked))).toBeGreaterThan(20);
  });

  test("fits a telephone without scrolling sideways, one side at a time", async () => {
    const { page } = await openPage(browser, `${tryOut.url}/#person=ana`, { viewport: { width: 360, height: 740 } });
    const overflows = () => page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth");
    await bot(page).first().waitFor();
    await composer(page).fill("x".repeat(300));
    await composer(page).press("Enter");
    await page.getByRole("button", { name: "Continue the survey" }).click();
    await page.locator(".option").first().waitFor();
    expect([await overflows(), await page.locator("#board").isVisible()]).toEqual([false, false]);

    expect(await page.evaluate<number>(LINES_OF_A_WORD)).toBe(1);

    await page.getByRole("tab", { name: "Conversation" }).focus();
    await page.keyboard.press("ArrowRight");

    expect(await page.getByRole("tab", { name: "Secretariat" }).getAttribute("aria-selected")).toBe("true");
    expect([await overflows(), await page.locator("#chat").isVisible()]).toEqual([false, false]);
    expect((await findBarriers(page)).barriers).toEqual([]);
  });

  test("shows words as words, whatever they look like", async () => {
    const { page, faults } = await openPage(browser, `${tryOut.url}/#person=ana`);
    await composer(page).fill("<img src=x onerror=alert(1)> <b>bold</b>");
    await composer(page).press("Enter");

    await heard(page, "Noted: <img src=x onerror=alert(1)> <b>bold</b>").waitFor();
    expect(await page.locator(".messages img, .messages b").count()).toBe(0);
    expect(faults).toEqual([]);
  });

  test("takes a new line, a command, a file and an edit from the composer", async () => {
    const { page } = await openPage(browser, `${tryOut.url}/#person=ana`);
    await bot(page).first().waitFor();
    await composer(page).pressSequentially("One");
    await composer(page).press("Shift+Enter");
    await composer(page).pressSequentially("Two");
    const note = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("five!") };
    await page.locator("#composer-files").setInputFiles(note);
    await composer(page).press("Enter");
    await page.locator(".message.person .file").waitFor();
    await bot(page).nth(1).waitFor();
    await composer(page).press("ArrowUp");
    expect(await composer(page).inputValue()).toBe("One\nTwo");
    await composer(page).fill("One and two");
    await composer(page).press("Enter");
    await page.locator(".message.person").getByText("edited").waitFor();
    await composer(page).fill("/rapporteur help");
    await composer(page).press("Enter");
    await heard(page, "You asked for: help.").waitFor();

    const said = tryOut.bot.received.map(({ inbound }) => inbound);
    const files = [{ name: "note.txt", mediaType: "text/plain", sizeBytes: 5 }];
    const messageId = tryOut.bot.received[1]?.id;
    expect(said).toMatchObject([
      { kind: "met" },
      { kind: "said", text: "One\nTwo", files },
      { kind: "edited", text: "One and two", messageId },
      { kind: "commanded", words: "help" },
    ]);
  });

  test("tells a listener of what arrives, and leaves a reader where they read", async () => {
    const { page } = await openPage(browser, `${tryOut.url}/#person=ana`, { viewport: { width: 1200, height: 500 } });
    await bot(page).first().waitFor();
    for (const text of ["one", "two", "three"]) {
      await composer(page).fill(text);
      await composer(page).press("Enter");
      await heard(page, `Noted: ${text}`).waitFor();
    }
    const messages = page.locator(".messages");
    const fromEnd = () =>
      messages.evaluate((box: Box) => Math.round(box.scrollHeight - box.scrollTop - box.clientHeight));
    expect(await fromEnd()).toBeLessThan(2);
    expect(await page.locator("#announcements p").last().textContent()).toBe("Rapporteur: Noted: three");

    await messages.evaluate((box: Box) => box.scrollTo(0, 0));
    await tryOut.post({ id: crypto.randomUUID(), person: "ana", inbound: { kind: "commanded", words: "status" } });
    await heard(page, "You asked for: status.").waitFor({ state: "attached" });

    expect(await messages.evaluate((box: Box) => box.scrollTop)).toBe(0);
  });

  test("shows the beginning of a message that is longer than the screen", async () => {
    const { page } = await openPage(browser, `${tryOut.url}/#person=ana`, { viewport: { width: 1200, height: 320 } });
    await bot(page).first().waitFor();
    const place = (of: Locator) =>
      of.evaluate((box: Box) => ({ top: box.getBoundingClientRect().top, height: box.getBoundingClientRect().height }));
    const [message, screen] = [await place(bot(page).last()), await place(page.locator(".messages"))];
    expect(message.height).toBeGreaterThan(screen.height);
    expect(Math.abs(message.top - screen.top)).toBeLessThan(2);
  });

  test("shows the board as it changes", async () => {
    const { page } = await openPage(browser, `${tryOut.url}/#person=ana`);
    const row = page.locator(".standings tbody tr").first();
    await row.getByText("5 of 14").waitFor();
    expect(await row.getByText("yours").isVisible()).toBe(true);

    const board = sampleBoard();
    const rows = board.rows.map((each) => ({
      ...each,
      cells: each.cells.map((cell) => ({ ...cell, progress: cell.progress && { answered: 6, of: 14 } })),
    }));
    tryOut.desk.change({ ...board, rows });
    await composer(page).fill("hello");
    await composer(page).press("Enter");

    await row.getByText("6 of 14").waitFor();
  });

  test("finds people by name or organization, without accents, and remembers who one is", async () => {
    const { page } = await openPage(browser, tryOut.url);
    await page.getByRole("searchbox").fill("lucia");
    expect(await page.locator(".person-row:visible").allInnerTexts()).toEqual([expect.stringContaining("ECLAC")]);
    await page.getByRole("searchbox").fill("nobody at all");
    await page.getByText("Nobody of the roster").waitFor();
    await page.getByRole("searchbox").fill("oecd");
    await page.locator(".person-row:visible").click();
    await page.reload();

    await page.getByRole("heading", { name: "Inès Moreau" }).waitFor();
  });
});
