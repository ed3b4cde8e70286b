// What the READMEs name is there, and what has to be named in one is named.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "../adapters/cli/run-command.ts";
import { fakeSurroundings } from "./adapters/cli/fake-surroundings.ts";

const TREES = ["src", "adapters", "prisma", "manifest", "test", ".ci"];
/** Of other packages and of what people make, not of this tree. */
const ELSEWHERE = [
  "land-110m.json",
  "countries-10m.json",
  "dist/style.css",
  "apps/slack.json",
  "test/transcripts/NAME.chat",
];

const files = TREES.flatMap((tree) =>
  readdirSync(tree, { recursive: true, encoding: "utf8" }).map((path) => join(tree, path)),
).filter((path) => !path.startsWith("adapters/database/generated"));
const readmes = ["README.md", "CONTRIBUTING.md", ...files.filter((path) => path.endsWith(".md"))];

function isThere(named: string, folder: string): boolean {
  if (existsSync(named) || existsSync(join(folder, named))) return true;
  return files.some((path) => path.endsWith(`/${named}`));
}

function namedIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, named]) => (named === undefined ? [] : [named]));
}

test.each(readmes)("%s names files that are there", (readme) => {
  const text = readFileSync(readme, "utf8");
  const named = [
    ...namedIn(text, /`([\w./-]+\.(?:ts|cjs|js|json|css|chat|md|prisma))`/g),
    ...namedIn(text, /`((?:src|adapters|test|prisma|manifest)\/[\w./-]*)`/g),
    ...namedIn(text, /\]\((?!https?:)([^)#]+)\)/g),
  ];
  expect(named.filter((each) => !ELSEWHERE.includes(each) && !isThere(each, dirname(readme)))).toEqual([]);
});

describe("nothing is left out", () => {
  const foldersOf = (tree: string) =>
    readdirSync(tree, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const missing = (names: readonly string[], readme: string) => {
    const text = readFileSync(readme, "utf8");
    return names.filter((name) => !new RegExp(`\`(?:[a-z]+/)?${name}\``).test(text));
  };

  test("the folders of the core, in three places", () => {
    for (const readme of ["README.md", "src/README.md", "CONTRIBUTING.md"])
      expect(missing(foldersOf("src"), readme), readme).toEqual([]);
  });

  test("the adapters", () => {
    expect(missing(foldersOf("adapters"), "CONTRIBUTING.md")).toEqual([]);
  });

  test("the tables, in the data dictionary; and none that is gone", () => {
    const tables = namedIn(readFileSync("prisma/schema.prisma", "utf8"), /@@map\("(\w+)"\)/g);
    const dictionary = readFileSync("prisma/README.md", "utf8");
    expect(namedIn(dictionary, /^\| `(\w+)`/gm).toSorted()).toEqual(tables.toSorted());
  });

  test("the commands of the command line", async () => {
    const { surroundings, said } = fakeSurroundings();
    await runCommand(["--help"], surroundings);
    const commands = namedIn(said.out, /^ *rapporteur ([a-z]+(?: [a-z]+)?)\b/gm);
    expect(commands.length).toBeGreaterThan(10);
    const text = readFileSync("adapters/cli/README.md", "utf8");
    expect(commands.filter((words) => words !== "serve" && !text.includes(`\`rapporteur ${words}`))).toEqual([]);
  });
});
