// Who may import whom. The rules are tables; exceptions stand in one table, each with its reason.
import { readdirSync, readFileSync } from "node:fs";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { beforeAll, describe, expect, test } from "vitest";

/** Folders of pure decisions: what is known goes in, effects come out. */
const DECISIONS = [
  "domain",
  "chat",
  "questionnaire",
  "dialog",
  "commands",
  "wording",
  "reports",
  "reminders",
  "digests",
  "findings",
  "home",
];

/** The packages that decisions may use: pure ones, whose outcome depends on what is given to them alone. */
const PURE_PACKAGES = ["zod", "temporal-polyfill", "fastest-levenshtein", "eld", "stopword"];

/** The parts of src that an adapter may import. */
const SEEN_BY_ADAPTERS = ["domain", "chat", "questionnaire", "reports", "ports", "findings"];

const EXCEPTIONS: readonly { readonly from: string; readonly to: string; readonly because: string }[] = [
  {
    from: "^adapters/database/",
    to: "^src/dialog/dialog\\.ts$",
    because: "a dialog is stored as JSON, and its schema checks the column",
  },
];

const decisions = `^src/(${DECISIONS.join("|")})/`;
const packages = (names: readonly string[]) => `(^|/)node_modules/(${names.join("|")})/`;

const RULES: readonly IForbiddenRuleType[] = [
  { name: "no circles", from: {}, to: { circular: true } },
  { name: "every import leads somewhere", from: {}, to: { couldNotResolve: true } },
  {
    name: "src knows no adapter",
    from: { path: "^src/", pathNot: "^src/(main\\.ts$|composition/)" },
    to: { path: "^adapters/" },
  },
  {
    name: "nothing imports the composition root",
    from: { path: "^(src|adapters)/", pathNot: "^src/(main\\.ts$|composition/)" },
    to: { path: "^src/(main\\.ts$|composition/)" },
  },
  { name: "the house knows no test", from: { path: "^(src|adapters)/" }, to: { path: "^test/" } },
  { name: "decisions use no port", from: { path: decisions }, to: { path: "^src/(ports|app)/" } },
  {
    name: "ports speak the words of the core only",
    from: { path: "^src/ports/" },
    to: { path: "^src/", pathNot: "^src/(domain|chat|questionnaire|dialog|reports|findings|ports)/" },
  },
  { name: "decisions use no module of Node", from: { path: decisions }, to: { dependencyTypes: ["core"] } },
  {
    name: "decisions use pure packages only",
    from: { path: decisions },
    to: { path: "node_modules/", pathNot: packages(PURE_PACKAGES) },
  },
  {
    name: "the domain stands alone",
    from: { path: "^src/domain/" },
    to: { path: "^(src|adapters)/", pathNot: "^src/domain/" },
  },
  {
    name: "an adapter knows no other adapter",
    from: { path: "^adapters/([^/]+)/" },
    to: { path: "^adapters/", pathNot: "^adapters/$1/" },
  },
  {
    name: "an adapter sees the neutral parts of src only",
    from: { path: "^adapters/" },
    to: { path: "^src/", pathNot: `^src/(${SEEN_BY_ADAPTERS.join("|")})/` },
  },
];

/** What makes an outcome depend on when or where it is computed. */
const HIDDEN_INPUTS = [
  /\bDate\.now\s*\(/,
  /\bnew Date\s*\(\s*\)/,
  /\bTemporal\.Now\b/,
  /\bMath\.random\s*\(/,
  /\bcrypto\.(randomUUID|randomBytes|getRandomValues)\b/,
  /\bperformance\.now\s*\(/,
  /\bprocess\.env\b/,
  /(?<![.\w])fetch\s*\(/,
];

const TYPESCRIPT = /\.ts$/;
const sources = [...filesIn("src"), ...filesIn("adapters")].filter((path) => !path.includes("/generated/"));

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => TYPESCRIPT.test(path));
}

function isExcepted(from: string, to: string): boolean {
  return EXCEPTIONS.some((each) => new RegExp(each.from).test(from) && new RegExp(each.to).test(to));
}

async function read(forbidden: readonly IForbiddenRuleType[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    ["src", "adapters"],
    {
      validate: true,
      ruleSet: { forbidden: [...forbidden] },
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "/generated/" },
    },
    {
      extensions: [".ts", ".mjs", ".js", ".json"],
      conditionNames: ["import", "node", "default"],
      exportsFields: ["exports"],
    },
  );
  if (typeof output === "string") throw new Error("the result was to be an object");
  return output;
}

describe("the borders of the house", () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await read(RULES.map((rule) => ({ severity: "error", ...rule })));
  }, 60_000);

  test("every source file was seen", () => {
    const seen = result.modules.map(({ source }) => source);
    expect(sources.length).toBeGreaterThan(15);
    expect(sources.filter((path) => !seen.includes(path))).toEqual([]);
  });

  test("imports between files were seen, types and packages among them", () => {
    const imports = result.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${source} → ${resolved}`),
    );
    expect(imports).toContain("src/domain/request.ts → src/domain/ids.ts");
    expect(imports).toContainEqual(expect.stringMatching(/^src\/domain\/ids\.ts → .*node_modules\/zod\//));
  });

  test.each(RULES.map(({ name }) => name ?? ""))("%s", (name) => {
    const broken = result.summary.violations
      .filter((violation) => violation.rule.name === name && !isExcepted(violation.from, violation.to))
      .map(({ from, to }) => `${from} → ${to}`);
    expect(broken).toEqual([]);
  });

  test.each(EXCEPTIONS)("the exception for $from is needed: $because", ({ from, to }) => {
    const used = result.modules.some(
      ({ source, dependencies }) =>
        new RegExp(from).test(source) && dependencies.some(({ resolved }) => new RegExp(to).test(resolved)),
    );
    const exists = result.modules.some(({ source }) => new RegExp(from).test(source));
    expect(used).toBe(exists);
  });
});

describe("src has no hidden inputs", () => {
  const pure = sources.filter(
    (path) => path.startsWith("src/") && path !== "src/main.ts" && !path.startsWith("src/composition/"),
  );

  test.each(pure)("%s", (path) => {
    const code = readFileSync(path, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(HIDDEN_INPUTS.filter((pattern) => pattern.test(code)).map(String)).toEqual([]);
  });
});
