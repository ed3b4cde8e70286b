// Somebody at the personal chat of the Playground, on a page of Chromium.
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { act, openChat, takePicture, WINDOW } from "./playground.ts";
import type { Seat } from "./rounds-walk.ts";

const WITHIN_MILLISECONDS = 90_000;
const CARDS = ".ac-adaptiveCard";

export class PlaygroundSeat implements Seat {
  readonly #page: Page;
  readonly #folder: string;
  readonly #name: string;

  static async open(browser: Browser, address: string, name: string, folder: string): Promise<PlaygroundSeat> {
    const page = await browser.newPage({ viewport: WINDOW });
    page.setDefaultTimeout(WITHIN_MILLISECONDS);
    await openChat(page, address);
    return new PlaygroundSeat(page, name, folder);
  }

  private constructor(page: Page, name: string, folder: string) {
    this.#page = page;
    this.#name = name;
    this.#folder = folder;
  }

  async type(words: string): Promise<void> {
    const before = await this.#page.locator(CARDS).count();
    process.stdout.write(`${this.#name}: ${words}\n`);
    await act(this.#page, { kind: "type", words });
    await this.#wait(`an answer to “${words}”`, async () => (await this.#page.locator(CARDS).count()) > before);
  }

  async press(label: string): Promise<void> {
    process.stdout.write(`${this.#name}: [${label}]\n`);
    await this.#page.locator(CARDS).getByRole("button", { name: label }).last().click();
  }

  async choose(label: string): Promise<void> {
    process.stdout.write(`${this.#name}: {${label}}\n`);
    const button = this.#page.locator(CARDS).getByRole("button", { name: label, exact: true });
    if ((await button.count()) > 0) return button.last().click();
    await act(this.#page, { kind: "tick", labels: [label] });
  }

  async hear(words: string): Promise<void> {
    await this.#wait(`“${words}”`, async () => (await this.read()).includes(words));
  }

  /** A card that was pressed may have been put in its own place, and the next one below it. */
  async read(): Promise<string> {
    const all = await this.#page.locator(CARDS).allInnerTexts();
    return all.slice(-2).join("\n");
  }

  async take(name: string): Promise<void> {
    await this.#page.locator(CARDS).last().scrollIntoViewIfNeeded();
    await takePicture(this.#page, this.#folder, name);
  }

  async #wait(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + WITHIN_MILLISECONDS;
    while (!(await isSo())) {
      if (Date.now() > until) throw new Error(`${this.#name} did not hear ${what} but:\n${await this.read()}`);
      await sleep(100);
    }
  }
}
