// Every sentence of a wording is said somewhere: one that nobody says is translated for nothing.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { english } from "../../src/wording/english.ts";

const said = readdirSync("src", { recursive: true, encoding: "utf8" })
  .map((name) => `src/${name.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".ts") && !path.startsWith("src/wording/"))
  .map((path) => readFileSync(path, "utf8"))
  .join("\n");

const isSaid = (key: string) => new RegExp(`(?<![\\w$])${key}(?![\\w$])`).test(said);

test.each(Object.keys(english))("%s is said", (key) => {
  expect(isSaid(key)).toBe(true);
});

test("a sentence that nobody says would be found", () => {
  expect(isSaid("sentenceThatNobodySays")).toBe(false);
});
