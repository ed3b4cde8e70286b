// Rapporteur as an operator runs it: commands and the server as processes of their own, on a folder that is thrown away.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;

/** Settings of the machine it runs on are left out, but for what a process needs. */
function environment(dataDir: string, settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, DATA_DIR: dataDir, LOG_LEVEL: "warn", ...settings };
}

export async function openFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "rapporteur-pictures-"));
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Gives what the command wrote. @throws with its words when it refuses. */
export async function giveCommand(folder: string, words: readonly string[]): Promise<string> {
  const options = { cwd: folder, env: environment(path.join(folder, "data"), {}) };
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, ...words], options);
  return stdout;
}

/** Resolves when the server takes requests. */
export async function startServer(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { readonly url: string }> {
  const env = environment(path.join(folder, "data"), settings);
  const server = spawn(process.execPath, [MAIN, "serve"], { cwd: folder, env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /^Rapporteur is ready at (\S+)/.exec(line)?.[1];
    if (url) return { url, [Symbol.asyncDispose]: () => stop(server) };
  }
  throw new Error("the server ended before it was ready");
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill("SIGTERM");
  await once(server, "exit");
}
