// The lint is there and sees types: a configuration that has gone silent would pass everything.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const FAULTS = "test/lint/planted-faults.ts";

const Findings = z.object({
  diagnostics: z.array(
    z.object({ code: z.string(), labels: z.array(z.object({ span: z.object({ line: z.number().int() }) })) }),
  ),
});

/** `line: rule` for each rule named in a comment, at the next line that is code. */
function expected(source: string): readonly string[] {
  const lines = source.split("\n");
  return lines.flatMap((line, index) => {
    const rules = line.match(/[a-z]+\([a-z-]+\)/g);
    if (!rules || !/^\s*\/\/ [a-z]+\([a-z-]+\)/.test(line)) return [];
    return rules.map((rule) => `${index + 2}: ${rule}`);
  });
}

test("every planted fault is found, at its line and by its rule", () => {
  const { stdout } = spawnSync(
    process.execPath,
    ["node_modules/oxlint/bin/oxlint", "-c", "test/lint/oxlintrc.json", "--type-aware", "--format=json", FAULTS],
    { encoding: "utf8", timeout: 60_000 },
  );
  const found = Findings.parse(JSON.parse(stdout)).diagnostics.map(
    ({ code, labels }) => `${labels[0]?.span.line}: ${code}`,
  );

  const planted = expected(readFileSync(FAULTS, "utf8"));
  expect(planted.length).toBeGreaterThan(14);
  expect(found).toEqual(expect.arrayContaining([...planted]));
});
