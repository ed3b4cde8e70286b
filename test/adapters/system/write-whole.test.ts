// A file is there whole or not at all, and nothing is left beside it.
import { mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeWhole } from "../../../adapters/system/write-whole.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "write-whole-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("a new file, words or bytes", async () => {
  await writeWhole(join(folder, "a.txt"), "Viet Nam");
  await writeWhole(join(folder, "b.bin"), new Uint8Array([0, 255]));
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("Viet Nam");
  expect([...(await readFile(join(folder, "b.bin")))]).toEqual([0, 255]);
  expect((await readdir(folder)).toSorted()).toEqual(["a.txt", "b.bin"]);
});

test("another file takes the place of the one before, and keeps who may read it", async () => {
  const path = join(folder, "a.txt");
  await writeFile(path, "before, and longer", { mode: 0o600 });
  const before = await stat(path);
  await writeWhole(path, "after");
  const after = await stat(path);
  expect(await readFile(path, "utf8")).toBe("after");
  expect(after.mode).toBe(before.mode);
  // It was moved there: whoever had opened the old one goes on reading the old one.
  expect(after.ino).not.toBe(before.ino);
});

test("a link stays a link", async () => {
  await writeFile(join(folder, "a.txt"), "before");
  await symlink("a.txt", join(folder, "link.txt"));
  await writeWhole(join(folder, "link.txt"), "after");
  expect(await readlink(join(folder, "link.txt"))).toBe("a.txt");
  expect(await readFile(join(folder, "a.txt"), "utf8")).toBe("after");
});

test.each([
  { what: "a folder", name: ".", code: "EISDIR" },
  { what: "a folder that is not there", name: "nowhere/a.txt", code: "ENOENT" },
])("$what is refused, and nothing is left behind", async ({ name, code }) => {
  await writeFile(join(folder, "kept.txt"), "kept");
  await expect(writeWhole(join(folder, name), "x")).rejects.toMatchObject({ code });
  expect(await readdir(folder)).toEqual(["kept.txt"]);
});

test("what is no file is written to as it is", async () => {
  await writeWhole("/dev/null", "nothing");
  expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
});
