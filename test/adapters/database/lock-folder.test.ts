// One process on one folder, until that process ends in whatever way.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { lockFolder } from "../../../adapters/database/lock-folder.ts";
import { openDatabase } from "../../../adapters/database/open-database.ts";
import { silentLog } from "../../support/silent-log.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rapporteur-lock-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

it("refuses a folder that another process holds, by name, and takes it once that one was killed", async () => {
  const file = join(import.meta.dirname, "../../../adapters/database/lock-folder.ts");
  const script = `import { lockFolder } from ${JSON.stringify(file)};
    globalThis.unlock = lockFolder(process.argv[1]);
    console.log("locked");
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module-typescript", "--eval", script, folder]);
  await once(other.stdout, "data");
  await expect(openDatabase({ dataDir: folder, log: silentLog })).rejects.toThrow(`the folder ${folder} is in use`);
  other.kill("SIGKILL");
  await once(other, "exit");
  lockFolder(folder)();
});
