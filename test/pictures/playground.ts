// The Microsoft 365 Agents Playground as a person uses it: what can be done in its personal chat, and when the bot is done.
import path from "node:path";
import type { Locator, Page } from "playwright-core";
import { unreachable } from "../../src/domain/unreachable.ts";
import type { Deed } from "./playground-answers.ts";

const ANSWER_WITHIN_MILLISECONDS = 30_000;
/** The chat, between the list of chats and the log, in a window of this size. */
export const WINDOW = { width: 1400, height: 1100 };
const CHAT = { x: 330, y: 48, width: 740, height: 1052 };
const SEND = { name: "Send Message" };

/** The newest card that has buttons, which is what is asked. */
function openCard(page: Page): Locator {
  return page.locator(".ac-adaptiveCard").last();
}

export async function openChat(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", SEND).waitFor({ timeout: ANSWER_WITHIN_MILLISECONDS });
}

/** Does what a focal point does; a button or an option that is not there fails. */
export async function act(page: Page, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case "type":
      await page.locator("[data-lexical-editor=true]").first().click();
      await page.keyboard.type(deed.words);
      await page.getByRole("button", SEND).click();
      return;
    case "press":
      await openCard(page).getByRole("button", { name: deed.label, exact: true }).last().click();
      return;
    case "tick":
      await tick(page, deed.labels);
      return;
    default:
      unreachable(deed);
  }
}

/** In an open list each option is there; a closed one is opened first. */
async function tick(page: Page, labels: readonly string[]): Promise<void> {
  const list = openCard(page).getByRole("combobox");
  const isClosed = (await list.count()) > 0;
  if (isClosed) await list.first().click();
  for (const label of labels) {
    const option = isClosed
      ? page
          .getByRole("option", { name: label, exact: true })
          .or(page.getByRole("menuitemcheckbox", { name: label, exact: true }))
      : openCard(page).getByText(label, { exact: true });
    await option.first().click();
  }
  if (isClosed) await page.keyboard.press("Escape");
  await openCard(page)
    .locator("button")
    .filter({ hasText: /^Choose/ })
    .first()
    .click();
}

/** Waits until the newest card of the bot says these words. */
export async function hear(page: Page, words: string): Promise<void> {
  await openCard(page).getByText(words).first().waitFor({ timeout: ANSWER_WITHIN_MILLISECONDS });
}

export async function takePicture(page: Page, folder: string, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`), clip: CHAT, animations: "disabled" });
}
