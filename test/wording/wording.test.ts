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

function valuesOf(parts: unknown): readonly unknown[] {
  return typeof parts === "object" && parts !== null ? Object.values(parts) : [];
}

test("no two files of a wording say the same thing: the later one would silence the other", async () => {
  const files = readdirSync("src/wording").filter((name) => name.startsWith("english-"));
  const keys: string[] = [];
  for (const name of files) {
    const parts: unknown = await import(`../../src/wording/${name}`);
    for (const part of valuesOf(parts)) if (typeof part === "object" && part !== null) keys.push(...Object.keys(part));
  }
  expect(keys.length).toBeGreaterThan(100);
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});
