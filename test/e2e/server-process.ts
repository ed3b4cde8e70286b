// The bot as an operator runs it: commands one after the other, then the server, each a process of its own on one
// folder. The server can be killed without warning and started again; nothing is left behind.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Environment = Readonly<Record<string, string>>;
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

const MAIN = new URL("../../src/main.ts", import.meta.url).pathname;
const READY_WITHIN_MILLISECONDS = 60_000;
const ENDS_WITHIN_MILLISECONDS = 60_000;
/** Ten thousand reminders are written by one command, while servers send them. */
const COMMAND_WITHIN_MILLISECONDS = 240_000;
const LOOK_EVERY_MILLISECONDS = 40;

export class Installation {
  readonly folder: string;
  readonly dataDir: string;
  readonly url: string;
  readonly #port: number;
  readonly #environment: Environment;
  #server: ChildProcess | null = null;
  #log = "";

  /** An empty folder, or this one, and a free port. */
  static async create(environment: Environment = {}, folder?: string): Promise<Installation> {
    const own = folder ?? (await mkdtemp(join(tmpdir(), "rapporteur-")));
    return new Installation(own, await findFreePort(), environment);
  }

  private constructor(folder: string, port: number, environment: Environment) {
    this.folder = folder;
    this.dataDir = join(folder, "data");
    this.url = `http://127.0.0.1:${port}`;
    this.#port = port;
    this.#environment = environment;
  }

  /** All that the server wrote, over all its lives. */
  get log(): string {
    return this.#log;
  }

  get isRunning(): boolean {
    return this.#server !== null && this.#server.exitCode === null && this.#server.signalCode === null;
  }

  /** The server's process, while it runs. */
  get pid(): number | undefined {
    return this.#server?.pid;
  }

  /** Writes a file for a command, and returns its path. */
  async write(name: string, text: string): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, text);
    return path;
  }

  /** Runs a command to its end. */
  async run(...words: readonly string[]): Promise<Ended> {
    const child = this.#spawn(words);
    const ended: { out: string; err: string } = { out: "", err: "" };
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      ended.out += text;
    });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      ended.err += text;
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), COMMAND_WITHIN_MILLISECONDS);
    await once(child, "close");
    clearTimeout(timer);
    return { code: child.exitCode, ...ended };
  }

  /** Runs a command that has to succeed, and returns what it printed. */
  async must(...words: readonly string[]): Promise<string> {
    const { code, out, err } = await this.run(...words);
    if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}:\n${out}${err}`);
    return out;
  }

  /** Starts the server and waits until it is ready. */
  async start(): Promise<void> {
    if (this.isRunning) throw new Error("the server runs already");
    const server = this.#spawn(["serve"]);
    this.#server = server;
    for (const stream of [server.stdout, server.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#log += text;
      });
    const until = Date.now() + READY_WITHIN_MILLISECONDS;
    while (!(await this.#isReady())) {
      if (!this.isRunning) throw new Error(`the server ended with ${server.exitCode}:\n${this.#log.slice(-2000)}`);
      if (Date.now() > until) throw new Error(`the server is not ready:\n${this.#log.slice(-2000)}`);
      await sleep(LOOK_EVERY_MILLISECONDS);
    }
  }

  /** Ends the server as an operator does. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Ends the server as a failing machine does. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Ends whatever runs and removes the folder. */
  async remove(): Promise<void> {
    await this.#end("SIGKILL");
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const closed = once(server, "close");
    server.kill(signal);
    const timer = setTimeout(() => server.kill("SIGKILL"), ENDS_WITHIN_MILLISECONDS);
    await closed;
    clearTimeout(timer);
  }

  #spawn(words: readonly string[]): ChildProcess {
    const { PATH = "", HOME = "", TMPDIR, NODE_COMPILE_CACHE } = process.env;
    return spawn(process.execPath, [MAIN, ...words], {
      // Not the caller's settings, nor an .env of the folder in which the tests run.
      cwd: this.folder,
      env: {
        PATH,
        HOME,
        ...(TMPDIR === undefined ? {} : { TMPDIR }),
        ...(NODE_COMPILE_CACHE === undefined ? {} : { NODE_COMPILE_CACHE }),
        HOST: "127.0.0.1",
        PORT: String(this.#port),
        DATA_DIR: this.dataDir,
        ...this.#environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  async #isReady(): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2_000) });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}
