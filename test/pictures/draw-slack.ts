// Slack's messages as Slack draws them, nearly: with `slack-blocks-to-jsx`, which a folder outside of this project holds.
import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";

/** What stands in a conversation: the bot's blocks, or what a person typed. */
export type Drawn =
  | { readonly by: "bot"; readonly blocks: readonly unknown[] }
  | { readonly by: "person"; readonly name: string; readonly text: string };

export type SlackDrawing = {
  draw(drawn: readonly Drawn[], file: string, theme?: "light" | "dark"): Promise<void>;
};

/** A telephone. */
const VIEWPORT = { width: 412, height: 200 };

const ENTRY = `
import { createElement as h } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { Message } from "slack-blocks-to-jsx";
const root = createRoot(document.getElementById("root"));
const time = new Date(2026, 0, 1, 10, 0);
window.draw = ({ drawn, theme }) => flushSync(() => root.render(drawn.map((each, index) => each.by === "bot"
  ? h(Message, { key: index, name: "Rapporteur", logo: window.face("R", "#1d5a96"), time, theme, blocks: each.blocks, showBlockKitDebug: false, withoutWrapper: false })
  : h(Message, { key: index, name: each.name, logo: window.face(each.name[0], "#777777"), time, theme, blocks: [{ type: "section", text: { type: "plain_text", text: each.text } }] }))));
`;

/** `packages` is a folder in which the packages that the README names are installed. */
export async function openSlackDrawing(packages: string, browser: Browser): Promise<SlackDrawing> {
  await writeFile(path.join(packages, "entry.jsx"), ENTRY);
  const bundle = path.join(packages, "bundle.js");
  const esbuild = path.join(packages, "node_modules", ".bin", "esbuild");
  await promisify(execFile)(esbuild, ["entry.jsx", "--bundle", `--outfile=${bundle}`, "--log-level=error"], {
    cwd: packages,
  });
  const style = await readFile(path.join(packages, "node_modules/slack-blocks-to-jsx/dist/style.css"), "utf8");
  const page = await browser.newPage({ viewport: VIEWPORT, deviceScaleFactor: 2 });
  await page.setContent(
    `<style>${style} body { margin: 8px; } [data-theme=dark] body { background: #1a1d21; }</style><div id="root"></div>`,
  );
  await page.evaluate(() => {
    Object.assign(globalThis, { face });
    function face(letter: string, colour: string): string {
      const square = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" rx="6" fill="${colour}"/><text x="18" y="25" font-size="20" fill="#fff" text-anchor="middle" font-family="sans-serif">${letter}</text></svg>`;
      return `data:image/svg+xml,${encodeURIComponent(square)}`;
    }
  });
  await page.addScriptTag({ path: bundle });
  return {
    async draw(drawn, file, theme = "light") {
      await page.evaluate(`document.documentElement.dataset.theme = "${theme}"`);
      await page.evaluate(`draw(${JSON.stringify({ drawn, theme })})`);
      await page.waitForFunction("[...document.images].every(({ complete }) => complete)");
      await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
    },
  };
}
