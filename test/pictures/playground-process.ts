// The Microsoft 365 Agents Playground as a process of its own, with one person at its personal chat. It is not part of this
// project; see the README.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";

export type PlaygroundPerson = { readonly name: string; readonly email: string; readonly handle: string };

const TENANT = "00000000-0000-0000-0000-0000000000001";
/** It takes a configuration with exactly five others and one channel; on any other it ends, and says why in its log alone. */
const OTHERS = 5;

/** `program` is its `cli.js`, or `agentsplayground` of the folder in which it is installed; `bot` is an address without a path. */
export async function startPlayground(
  program: string,
  person: PlaygroundPerson,
  { bot, folder }: { readonly bot: string; readonly folder: string },
): Promise<AsyncDisposable & { readonly url: string }> {
  const own = path.join(folder, `playground-${person.handle}`);
  await mkdir(own, { recursive: true });
  await writeFile(path.join(own, ".m365agentsplayground.yml"), JSON.stringify(configure(person)));
  const { PATH, HOME } = process.env;
  const child = spawn(
    process.execPath,
    [program, "start", "-e", `${bot}/api/messages`, "-c", "msteams", "-p", "0", "--disable-telemetry"],
    { cwd: own, env: { PATH, HOME }, stdio: ["ignore", "pipe", "ignore"] },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /Listening on (\d+)/i.exec(line)?.[1];
    if (port) return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => stop(child) };
  }
  throw new Error("the Playground ended before it listened");
}

/** JSON, which is YAML too. */
function configure({ name, email, handle }: PlaygroundPerson): object {
  return {
    version: "0.1.0",
    tenantId: TENANT,
    bot: { id: "00000000-0000-0000-0000-00000000000011", name: "Rapporteur" },
    currentUser: userOf(handle, name, email),
    users: Array.from({ length: OTHERS }, (_each, index) =>
      userOf(`other-${index + 1}`, `Other ${index + 1}`, `other-${index + 1}@example.org`),
    ),
    personalChat: { id: `personal-${handle}` },
    groupChat: { id: `group-${handle}`, name: "Group Chat" },
    team: {
      id: `team-${handle}`,
      name: "My Team",
      aadGroupId: "00000000-0000-0000-0000-000000000031",
      channels: [{ id: `channel-${handle}`, name: "Announcements" }],
    },
  };
}

function userOf(id: string, name: string, email: string): object {
  const [givenName = name, surname = ""] = name.split(" ");
  return { id, name, userPrincipleName: email, aadObjectId: `directory-${id}`, givenName, surname, email };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}
