// The digest of the Sixth Coordination Meeting in a channel of a team, in Microsoft's Agents Playground: previewed, posted, and
// brought up to date by a late answer; then what people ask for.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Locator, Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { openDigestHouse } from "./digest-house.ts";
import { openChat } from "./playground.ts";
import { startPlayground } from "./playground-process.ts";
import { openFolder } from "./running-server.ts";

const USAGE = `node test/pictures/walk-digest-teams.ts PROGRAM FOLDER
PROGRAM is agentsplayground of the folder in which the Playground is installed, see the README; the pictures are written to FOLDER.
`;
const VIKTOR = { name: "Viktor Vargas", email: "viktor.vargas@example.org", handle: "viktor" };
const CHANNEL = "Announcements";
/** A digest is brought up to date once a minute. */
const WITHIN_MILLISECONDS = 150_000;
const QUIET_MILLISECONDS = 1_500;
/** Tall enough for most cards, and wide enough for the list of chats. */
const WINDOW = { width: 1400, height: 1600 };
const CARDS = ".ac-adaptiveCard";
/** What is asked, and what the picture of the answer is called. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ["summary", "20-summary"],
  ["search remittances in Senegal since 2005", "21-search"],
  ["who works on refugees in Africa", "22-who"],
  ["practices", "23-practices"],
  ["agenda", "25-agenda"],
  ["digest since fifth meeting", "26-since"],
  ["subscribe weekly", "27-subscribe"],
  ["help", "28-help"],
];

const [program, pictures] = process.argv.slice(2);
if (program && pictures) await walk(path.resolve(program), path.resolve(pictures));
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function walk(playground: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await using temporary = await openFolder();
  await using house = await openDigestHouse({ kind: "teams" });
  const place = { bot: house.url, folder: temporary.path };
  await using ofViktor = await startPlayground(playground, VIKTOR, place);
  const lucie = { ...house.late, handle: "lucie" };
  await using ofLucie = await startPlayground(playground, lucie, place);
  await using browser = await startBrowser();
  const viktor = await open(browser, ofViktor.url);
  await using _last = { [Symbol.asyncDispose]: () => look(viktor, folder, "last") };

  await hear(viktor, "Good day, Viktor Vargas.");
  await take(newest(viktor), folder, "00-welcome");
  await post(viktor, folder);
  await submitLate(await open(browser, ofLucie.url));
  await seeUpdated(viktor, folder);
  await goTo(viktor, "Personal Chat");
  for (const [words, picture] of QUESTIONS) {
    const before = await viktor.locator(CARDS).count();
    await say(viktor, words, "");
    // A sentence without buttons is no card.
    if ((await viktor.locator(CARDS).count()) > before) await take(newest(viktor), folder, picture);
    else await look(viktor, folder, picture);
  }
  await say(viktor, "search remittances in Senegal since 2005", "One result");
  await press(viktor, "Source 1");
  await hear(viktor, "May be read");
  await take(newest(viktor), folder, "29-source");
  process.stdout.write(`The pictures are in ${folder}\n`);
}

/** The channel is bound, the secretariat looks at the preview in private, and presses. */
async function post(page: Page, folder: string): Promise<void> {
  await goTo(page, CHANNEL);
  await mention(page, "digest here");
  await hear(page, "are posted here from now on");
  await goTo(page, "Personal Chat");
  await say(page, "digest", "Digests of this meeting are posted in one channel");
  await take(page.locator(CARDS).filter({ hasText: "For the secretariat" }).last(), folder, "01-still-owed");
  await take(newest(page), folder, "01-what-can-be-done");
  await press(page, "Post it now");
  await hear(page, "on its way to one channel");
  await goTo(page, CHANNEL);
  await hear(page, "Organization of work");
  await sleep(QUIET_MILLISECONDS);
  await take(digests(page).first(), folder, "02-channel");
  const cards = page.locator(CARDS);
  for (let place = 0; place < (await cards.count()); place += 1)
    await take(cards.nth(place), folder, `03-card-${place + 1}`);
  await look(page, folder, "03-window");
}

async function submitLate(page: Page): Promise<void> {
  await hear(page, "Good day, Lucie Lambert.");
  await say(page, "survey", "");
  await say(page, "review", "Review");
  await press(page, "Submit");
  await hear(page, "Submitted");
}

/** The same message says more; nothing new stands in the channel. */
async function seeUpdated(page: Page, folder: string): Promise<void> {
  const before = await page.locator(CARDS).count();
  await page.locator(CARDS).filter({ hasText: "16 have reported" }).first().waitFor({ timeout: WITHIN_MILLISECONDS });
  await sleep(QUIET_MILLISECONDS);
  if ((await page.locator(CARDS).count()) !== before || (await digests(page).count()) !== 1)
    throw new Error("the digest was not brought up to date in its place");
  process.stdout.write("The digest was brought up to date in its place\n");
  await take(digests(page).first(), folder, "04-channel-with-the-late-answer");
}

async function open(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: WINDOW });
  page.setDefaultTimeout(30_000);
  await openChat(page, address);
  return page;
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole("treeitem", { name }).click();
  await sleep(QUIET_MILLISECONDS);
}

function newest(page: Page): Locator {
  return page.locator(CARDS).last();
}

function digests(page: Page): Locator {
  return page.locator(CARDS).filter({ hasText: "Digest:" });
}

/** Waits for the answer, and then until no further one comes. */
async function say(page: Page, words: string, answer: string): Promise<void> {
  const answers = page.getByText("Rapporteur", { exact: true });
  const before = await answers.count();
  process.stdout.write(`“${words}”\n`);
  await page.locator("[data-lexical-editor=true]").first().click();
  await page.keyboard.type(words);
  await page.getByRole("button", { name: "Send Message" }).click();
  await answers.nth(before).waitFor();
  await hear(page, answer);
  for (let count = 0; count !== (await answers.count()); await sleep(QUIET_MILLISECONDS)) count = await answers.count();
}

async function mention(page: Page, words: string): Promise<void> {
  await page.locator("[data-lexical-editor=true]").first().click();
  await page.keyboard.type("@R");
  await page.getByRole("option").or(page.getByRole("menuitem")).filter({ hasText: "Rapporteur" }).first().click();
  await page.keyboard.type(` ${words}`);
  await page.getByRole("button", { name: "Post", exact: true }).click();
}

async function press(page: Page, label: string): Promise<void> {
  await page.locator(CARDS).getByRole("button", { name: label, exact: true }).last().click();
}

async function hear(page: Page, words: string): Promise<void> {
  if (words !== "") await page.getByText(words).last().waitFor();
}

async function look(page: Page, folder: string, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
}

async function take(card: Locator, folder: string, name: string): Promise<void> {
  await card.scrollIntoViewIfNeeded();
  await card.screenshot({ path: path.join(folder, `${name}.png`), animations: "disabled" });
}
