import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Runs the check as a Node of that version would. */
function check(version: string) {
  const pretend = `Object.defineProperty(process, "version", { value: "${version}" });`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["-e", `${pretend} require("./adapters/cli/check-node.cjs")`],
    { encoding: "utf8", timeout: 10_000 },
  );
  return { status, stdout, stderr };
}

test.each([
  { version: "v18.19.1", because: "it is past its end of life" },
  { version: "v20.20.2", because: "npm runs on it, TypeScript does not" },
  { version: "v22.17.1", because: "type stripping needs a flag" },
  { version: "v23.5.0", because: "type stripping needs a flag there too" },
])("$version is refused with what to do: $because", ({ version }) => {
  const { status, stderr } = check(version);

  expect(status).toBe(1);
  expect(stderr).toContain(`this is ${version}.`);
  expect(stderr).toContain("npm ci --include=optional");
});

test.each(["v22.18.0", "v23.6.0", "v24.21.0", "v25.0.0"])("%s passes without a word", (version) => {
  expect(check(version)).toEqual({ status: 0, stdout: "", stderr: "" });
});
