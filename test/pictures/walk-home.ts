// The welcome card, the home, and the search of the message extension in the Microsoft 365 Agents Playground, with pictures.
import { mkdir } from "node:fs/promises";
import type { Page } from "playwright-core";
import { startBrowser } from "./browser.ts";
import { act, hear, openChat, takePicture, WINDOW } from "./playground.ts";
import { giveCommand, openFolder, startServer } from "./running-server.ts";

const USAGE = `Start the Playground in another terminal, in a folder of its own:
  npx -y @microsoft/m365agentsplayground@0.2.28 start -e http://127.0.0.1:3978/api/messages -c msteams -p 56150 --disable-telemetry
Then: node test/pictures/walk-home.ts http://127.0.0.1:56150 FOLDER [PORT]
The pictures are written to FOLDER. PORT is that of the bot, 3978 if it is not named; nothing else may listen there.
`;
const FOCAL_POINT = "ana.almeida@example.org";

const [address, pictures, port = "3978"] = process.argv.slice(2);
if (address && pictures) await walk(address, pictures, port);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function walk(playground: string, folder: string, port: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await using temporary = await openFolder();
  // The try-out brings the demonstration, with the surveys that are then found.
  await (await startServer(temporary.path, { PORT: port, TRY_OUT: "on" }))[Symbol.asyncDispose]();
  const [code] = (await giveCommand(temporary.path, ["roster", "code", FOCAL_POINT])).split("\n");
  await using _server = await startServer(temporary.path, { PORT: port, TEAMS_UNAUTHENTICATED: "loopback" });
  await using browser = await startBrowser();
  const page = await browser.newPage({ viewport: WINDOW });
  await openChat(page, playground);

  await install(page);
  await page.getByText("I do not know yet for whom you speak").first().waitFor();
  await takePicture(page, folder, "01-stranger-welcomed");
  await search(page, "remittances");
  await takeWhole(page, folder, "02-stranger-searches");
  await closeSearch(page);

  await act(page, { kind: "type", words: `link ${code}` });
  await hear(page, "Thank you, Ana Almeida");
  await install(page);
  await hear(page, "Good day, Ana Almeida.");
  await takePicture(page, folder, "03-welcome");
  await act(page, { kind: "press", label: "Start: Activity report" });
  await hear(page, "9 items");
  await act(page, { kind: "press", label: "Start" });
  await hear(page, "1 of 9");
  await act(page, { kind: "type", words: "The year 2007" });
  await hear(page, "2 of 9");
  await act(page, { kind: "type", words: "home" });
  await hear(page, "Continue: Activity report");
  await takePicture(page, folder, "04-home-with-a-draft");
  await search(page, "remittances");
  await takeWhole(page, folder, "05-search");
  await page.getByText("UNHCR:").or(page.getByText("INED:")).first().click();
  await page.waitForTimeout(2_000);
  await takeWhole(page, folder, "06-card-in-the-composer");

  await page.getByRole("treeitem", { name: "Announcements" }).click();
  await page.getByText("I am Rapporteur, the clerk of the meeting").first().waitFor();
  await search(page, "remittances");
  await page.getByText("UNHCR:").or(page.getByText("INED:")).first().click();
  await page.getByRole("button", { name: "Send Message" }).last().click();
  await page.locator(".ac-adaptiveCard").getByText("Source: ").last().waitFor();
  await takeWhole(page, folder, "07-card-in-a-channel");
}

/** The Playground mocks what Teams sends when somebody adds the app. */
async function install(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Mock an Activity" }).click();
  await page.locator("[role=menuitem]").filter({ hasText: "Install" }).first().click();
  await page.getByRole("button", { name: /Send activity/i }).click();
}

/** The Playground knows no manifest: the command and its parameter are named by hand. */
async function search(page: Page, words: string): Promise<void> {
  // A channel has two: the first is that of a new post, which takes no card.
  await page.getByRole("button", { name: "Trigger Message Extension App" }).last().click();
  await page.getByRole("menuitem", { name: "Search Command" }).click();
  await page.getByText("Specify Command ID or Parameter").click();
  await page.getByPlaceholder("Command ID").fill("search");
  await page.getByPlaceholder("Parameter name").fill("words");
  await page.getByPlaceholder("Enter a search term").fill(words);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(3_000);
}

async function closeSearch(page: Page): Promise<void> {
  await page.keyboard.press("Escape");
  await page.getByPlaceholder("Enter a search term").waitFor({ state: "hidden" });
}

async function takeWhole(page: Page, folder: string, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
}
