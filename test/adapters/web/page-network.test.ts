// The page when the network fails it, in Chromium: what was said is neither lost nor said twice.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { openPage, passOverInBrowser, startChromium } from "../../support/web-browser.ts";
import { startTryOut } from "../../support/web-try-out.ts";

let tryOut: Awaited<ReturnType<typeof startTryOut>>;
let browser: Browser;

const bot = (page: Page) => page.locator(".message.bot");
const heard = (page: Page, text: string) => bot(page).getByText(text, { exact: true });
const composer = (page: Page) => page.locator("#composer-text");

describe.skipIf(passOverInBrowser("the page when the network fails"))(
  "the page when the network fails",
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      browser = await startChromium();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      tryOut = await startTryOut();
      return () => tryOut.stop();
    });

    test("sends the same event again when an answer is lost", async () => {
      const { page } = await openPage(browser, `${tryOut.url}/#person=ana`);
      await bot(page).first().waitFor();
      const ids: string[] = [];
      await page.route("**/try-out/turn", async (route) => {
        ids.push(z.object({ id: z.string() }).parse(route.request().postDataJSON()).id);
        if (ids.length === 1) await route.abort("connectionreset");
        else await route.continue();
      });
      await composer(page).fill("hello");
      await composer(page).press("Enter");

      await heard(page, "Noted: hello").waitFor();
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });

    test("keeps words in sight that the bot could not take, and sends them again", async () => {
      const { page } = await openPage(browser, `${tryOut.url}/#person=ana`);
      await bot(page).first().waitFor();
      tryOut.bot.failOnce();
      let release = (): void => {};
      const secondTry = new Promise<void>((resolve) => {
        release = resolve;
      });
      let tries = 0;
      await page.route("**/try-out/turn", async (route) => {
        tries += 1;
        if (tries > 1) await secondTry;
        await route.continue();
      });
      await composer(page).fill("hello");
      const refused = page.waitForResponse((response) => response.status() === 503);
      await composer(page).press("Enter");
      await refused;
      await page.locator(".message.person.pending").getByText("Sending…").waitFor();
      release();

      await heard(page, "Noted: hello").waitFor();
      expect(await page.locator(".message.person").allInnerTexts()).toEqual([expect.stringContaining("hello")]);
      expect(await page.locator(".pending").count()).toBe(0);
    });

    test("says that the server is away, offers to try again, and goes on when it is back", async () => {
      const { page } = await openPage(browser, `${tryOut.url}/#person=ana`);
      await bot(page).first().waitFor();
      await tryOut.stop();
      await page.getByText("Reconnecting…").waitFor();
      await composer(page).fill("Are you there?");
      await composer(page).press("Enter");
      await page.getByRole("button", { name: "Try again" }).waitFor();

      tryOut = await startTryOut(tryOut.port);

      await heard(page, "Noted: Are you there?").waitFor();
      expect(await page.getByText("Connected", { exact: true }).isVisible()).toBe(true);
      expect(await page.locator(".message.person").count()).toBe(1);
    });
  },
);
