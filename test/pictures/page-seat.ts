// Somebody on the try-out page, on a telephone.
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Seat } from "./rounds-walk.ts";

const WITHIN_MILLISECONDS = 90_000;
const TELEPHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true };
const SAID = ".message.bot";

export class PageSeat implements Seat {
  readonly #page: Page;
  readonly #context: BrowserContext;
  readonly #name: string;
  readonly #folder: string;

  static async open(browser: Browser, address: string, name: string, folder: string): Promise<PageSeat> {
    const context = await browser.newContext({ ...TELEPHONE, reducedMotion: "reduce", locale: "en-GB" });
    const page = await context.newPage();
    page.setDefaultTimeout(WITHIN_MILLISECONDS);
    await page.goto(address);
    await page.locator(".person-row").filter({ hasText: name }).first().click();
    await page.locator("#composer-text").waitFor();
    return new PageSeat(page, context, name, folder);
  }

  private constructor(page: Page, context: BrowserContext, name: string, folder: string) {
    this.#page = page;
    this.#context = context;
    this.#name = name;
    this.#folder = folder;
  }

  close(): Promise<void> {
    return this.#context.close();
  }

  async type(words: string): Promise<void> {
    process.stdout.write(`${this.#name}: ${words}\n`);
    const before = await this.#page.locator(SAID).count();
    await this.#page.locator("#composer-text").fill(words);
    await this.#page.keyboard.press("Enter");
    await this.#wait(`an answer to “${words}”`, async () => (await this.#page.locator(SAID).count()) > before);
  }

  async press(label: string): Promise<void> {
    process.stdout.write(`${this.#name}: [${label}]\n`);
    await this.#page.locator(SAID).getByRole("button", { name: label }).last().click();
  }

  async choose(label: string): Promise<void> {
    process.stdout.write(`${this.#name}: {${label}}\n`);
    await this.#page.locator(SAID).last().getByText(label).last().click();
  }

  async hear(words: string): Promise<void> {
    await this.#wait(`“${words}”`, async () => (await this.read()).includes(words));
  }

  async read(): Promise<string> {
    const all = await this.#page.locator(SAID).allInnerTexts();
    return all.slice(-2).join("\n");
  }

  async take(name: string): Promise<void> {
    await this.#page.screenshot({ path: path.join(this.#folder, `${name}.png`), animations: "disabled" });
  }

  async #wait(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + WITHIN_MILLISECONDS;
    while (!(await isSo())) {
      if (Date.now() > until) throw new Error(`${this.#name} did not hear ${what} but:\n${await this.read()}`);
      await sleep(100);
    }
  }
}
