// The files of the page keep its promises without a browser: types that hold, nothing inline, nothing from elsewhere,
// no markup made of text, colours that can be read.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const folder = new URL("../../../adapters/web/page/", import.meta.url);
const names = readdirSync(folder);
const read = (name: string) => readFileSync(new URL(name, folder), "utf8");
const modules = names.filter((name) => name.endsWith(".js"));

test("the types in the comments of the modules hold", { timeout: 60_000 }, async () => {
  const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const config = new URL("tsconfig.json", folder).pathname;

  await expect(promisify(execFile)(process.execPath, [compiler, "-p", config])).resolves.toMatchObject({ stdout: "" });
});

test("no module makes markup of text, or code", () => {
  expect(modules.length).toBeGreaterThan(10);
  for (const name of modules) {
    expect(read(name), name).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/);
  }
});

test("nothing is inline, and nothing comes from elsewhere", () => {
  const page = read("page.html");
  expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/);
  for (const name of names.filter((each) => /\.(html|css)$/.test(each))) {
    expect(read(name), name).not.toMatch(/(?:href|src)="(?!\/try-out\/page\/|#)|url\(|@import/);
  }
});

test.each(["light", "dark"] as const)("words can be read on every ground: 4.5 to 1 (%s)", (scheme) => {
  const blocks = read("page.css").split("@media (prefers-color-scheme: dark)");
  const source = (scheme === "light" ? blocks[0] : blocks[1]) ?? "";
  const colours = new Map(
    Array.from(source.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g), ([, name = "", value = ""]) => [name, value]),
  );
  const on = (word: string, ground: string) => contrast(colours.get(word) ?? "", colours.get(ground) ?? "");

  for (const word of ["ink", "soft", "accent", "danger"]) {
    for (const ground of ["paper", "raised", "sunken", "tint"])
      expect(on(word, ground), `${word} on ${ground}`).toBeGreaterThan(4.5);
  }
  expect(on("on-accent", "accent")).toBeGreaterThan(4.5);
  // The border of a field is no word: 3 to 1.
  for (const ground of ["paper", "raised"]) expect(on("edge", ground)).toBeGreaterThan(3);
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
