// Takes the pictures of the try-out page for the README: a laptop in light and in dark, and a telephone.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { openFolder, startServer } from "./running-server.ts";

const FOLDER = new URL("../../manifest/pictures/", import.meta.url).pathname;
const ANSWER_WITHIN_MILLISECONDS = 30_000;
const LAPTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const TELEPHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 780 },
  deviceScaleFactor: 2,
  hasTouch: true,
};

/** A focal point whose organization has reported nothing yet, and what that person answers. */
type Visit = { readonly person: string; readonly title: string; readonly purpose: string };
const NADIA: Visit = {
  person: "Nadia Novak",
  title: "Survey of returned migrant workers",
  purpose: "To learn how migrants who came back find work",
};
const OSCAR: Visit = {
  person: "Oscar Olsen",
  title: "Recruitment costs of migrant workers",
  purpose: "To measure what workers pay to be recruited abroad",
};

await mkdir(FOLDER, { recursive: true });
await using folder = await openFolder();
await using server = await startServer(folder.path, { PORT: "3979", TRY_OUT: "on" });
await using browser = await startBrowser();
await take(browser, LAPTOP, NADIA, { light: "try-out-light", dark: "try-out-dark" });
await take(browser, TELEPHONE, OSCAR, { light: "try-out-telephone" });

/** One picture for each colour scheme that has a name. */
async function take(
  from: Browser,
  device: BrowserContextOptions,
  visit: Visit,
  names: Partial<Record<"light" | "dark", string>>,
): Promise<void> {
  const context = await from.newContext({ ...device, reducedMotion: "reduce", locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  page.setDefaultTimeout(ANSWER_WITHIN_MILLISECONDS);
  await page.goto(server.url);
  await answer(page, visit);
  for (const colorScheme of ["light", "dark"] as const) {
    const name = names[colorScheme];
    if (name === undefined) continue;
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(FOLDER, `${name}.png`), animations: "disabled" });
    process.stdout.write(`${name}.png\n`);
  }
  await context.close();
}

/** As far as the fourth item, where a survey can be said to be completed with a press. */
async function answer(page: Page, { person, title, purpose }: Visit): Promise<void> {
  await page.locator(".person-row").filter({ hasText: person }).first().click();
  await press(page, "Start: Surveys");
  await press(page, "Start");
  await say(page, "1 of 14", title);
  await say(page, "2 of 14", purpose);
  await say(page, "3 of 14", "Philippines (origin), Italy (destination)");
  await say(page, "add about the coverage", "skip");
  await say(page, "When was the survey", "2005 to 2007");
  await hear(page, "Where does the survey stand?");
  await page.locator("#board").getByText("4. When was the survey").first().waitFor({ state: "attached" });
  // Away from everything that changes its colour under the pointer.
  await page.mouse.move(1, 1);
}

async function press(page: Page, label: string): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).last().click();
}

async function say(page: Page, asked: string, words: string): Promise<void> {
  await hear(page, asked);
  await page.locator("#composer-text").fill(words);
  await page.keyboard.press("Enter");
}

async function hear(page: Page, words: string): Promise<void> {
  await page.locator(".message.bot").getByText(words).last().waitFor();
}
