// Somebody at the personal chat of the Playground, on a page of Chromium.
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { z } from "zod";
import { act, openChat, takePicture, WINDOW } from "./playground.ts";
import type { Seat } from "./rounds-walk.ts";

const WITHIN_MILLISECONDS = 60_000;
const CARDS = ".ac-adaptiveCard";
const READ_CHARACTERS = 4_000;
/** Between the list of chats and the log, as `takePicture` does. */
const READ_COLUMN = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const said = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { left, right } = node.parentElement.getBoundingClientRect();
    if (left >= 330 && right <= 1075 && node.textContent.trim() !== "") said.push(node.textContent);
  }
  return said.join("\\n");
})()`;

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
    const before = await this.#readAll();
    process.stdout.write(`${this.#name}: ${words}\n`);
    await act(this.#page, { kind: "type", words });
    await this.#wait(`an answer to “${words}”`, async () => (await this.#readAll()) !== before);
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

  /** The end of it: a card that was pressed may have been put in its own place, and the next one below it. */
  async read(): Promise<string> {
    return (await this.#readAll()).slice(-READ_CHARACTERS);
  }

  /** What stands in the column of the chat, whether on a card or in a plain message. */
  async #readAll(): Promise<string> {
    return z.string().parse(await this.#page.evaluate(READ_COLUMN));
  }

  async take(name: string): Promise<void> {
    await this.#page.locator(CARDS).last().scrollIntoViewIfNeeded();
    await takePicture(this.#page, this.#folder, name);
  }

  async #wait(what: string, isSo: () => Promise<boolean>): Promise<void> {
    const until = Date.now() + WITHIN_MILLISECONDS;
    while (!(await isSo())) {
      if (Date.now() > until) {
        await takePicture(this.#page, this.#folder, "failed");
        throw new Error(`${this.#name} did not hear ${what} but:\n${await this.read()}`);
      }
      await sleep(100);
    }
  }
}
