// Chromium for the tests of the page, where the machine has one.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { z } from "zod";
import { passOver } from "./pass-over.ts";

const CHROMIUM = "/usr/bin/chromium";
const hasChromium = existsSync(CHROMIUM);

/** For `skipIf`: whether `what` cannot be tested, which is said then. */
export function passOverInBrowser(what: string): boolean {
  return passOver(!hasChromium, what, `there is no ${CHROMIUM}`);
}

/** Nothing but this computer can be reached, so that a page which asks for anything else fails. */
const LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1";

export function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", LOOPBACK_ONLY] });
}

/** A page, and what went wrong in it: refused content, failed requests, errors of its modules. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", locale: "en-GB", ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
  await page.goto(url);
  await page.locator(".person-row").first().waitFor({ state: "attached" });
  return { page, faults };
}

const Findings = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
  passes: z.array(z.unknown()),
});

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong, and how many rules it could check. */
export async function findBarriers(page: Page): Promise<{ barriers: readonly string[]; checked: number }> {
  // The page's own policy lets no script in; the debugger may run one all the same.
  await page.evaluate(AXE);
  const found = Findings.parse(await page.evaluate("axe.run()"));
  const barriers = found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  return { barriers, checked: found.passes.length };
}
