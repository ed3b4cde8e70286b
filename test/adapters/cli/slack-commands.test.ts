// `slack invite`, `slack list` and `slack remove`, and what `doctor` says of the workspaces.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { runCommand } from "../../../adapters/cli/run-command.ts";
import type { KnownSlackInstallation } from "../../../src/ports/slack-installations.ts";
import { fakeSurroundings, type Known, NOW } from "./fake-surroundings.ts";

const kept: KnownSlackInstallation = {
  id: "T0STATS",
  kind: "workspace",
  enterpriseId: null,
  name: "Statistics",
  botUserId: "UBOT",
  botId: "BBOT",
  scopes: ["chat:write"],
  sealedToken: "sealed-and-secret",
  invitation: "invitation-1",
  installedAt: Temporal.Instant.from("2007-10-01T08:30:00Z"),
  removedAt: null,
};
const gone: KnownSlackInstallation = {
  ...kept,
  id: "T0GONE",
  name: "Field",
  sealedToken: null,
  removedAt: Temporal.Instant.from("2007-10-02T08:30:00Z"),
};
const removed: string[] = [];
const slackInstallations = {
  keep: async () => "kept" as const,
  listPresent: async () => [],
  listAll: async () => [gone, kept],
  remove: async (id: string) => {
    removed.push(id);
    return id === kept.id;
  },
};
const slack = {
  writeLink: (workspace: string | null, until: Temporal.Instant) => `https://link/${workspace}/${until.toString()}`,
  listUnreadable: async () => [] as readonly string[],
};

async function run(line: string, known: Known = { slack, slackInstallations }) {
  const { surroundings, said, written } = fakeSurroundings(known);
  return { exit: await runCommand(line.split(" "), surroundings), ...said, written };
}

test("a link is good for a week, or as long as is said, and needs no database", async () => {
  const { exit, out, err, written } = await run("slack invite");
  expect({ exit, out }).toEqual({ exit: 0, out: `https://link/null/${NOW.add({ hours: 168 }).toString()}\n` });
  expect(err).toContain("Good for one workspace until 2007-11-08T12:00Z");
  expect(written.opened).toBe(0);
  const named = await run("slack invite --workspace T0STATS --days 2");
  expect(named.out).toBe(`https://link/T0STATS/${NOW.add({ hours: 48 }).toString()}\n`);
});

test.each([
  { line: "slack invite --days 0", because: "no time at all" },
  { line: "slack invite --days 31", because: "longer than a link should live" },
  { line: "slack invite --days 1e1", because: "no number of days" },
  { line: "slack invite --workspace Statistics", because: "a name is no id" },
  { line: "slack invite --workspace U0ANA", because: "a person is no workspace" },
  { line: "slack remove", because: "no workspace is named" },
])("is misused: $because", async ({ line }) => {
  expect((await run(line)).exit).toBe(2);
});

test("where Slack is not set by OAuth, nobody is invited, and the settings to set are named", async () => {
  const { exit, err } = await run("slack invite", {});
  expect(exit).toBe(1);
  expect(err).toContain("SLACK_CLIENT_ID");
});

test("the list shows what is installed and what was, and no token", async () => {
  const { exit, out } = await run("slack list");
  expect(exit).toBe(0);
  expect(out).toMatch(/T0GONE +Field +removed 2007-10-02T08:30Z\nT0STATS +Statistics +installed 2007-10-01T08:30Z/);
  const json = await run("slack list --json");
  expect(JSON.parse(json.out)).toMatchObject({ workspaces: [{ id: "T0GONE" }, { id: "T0STATS", removedAt: null }] });
  expect(out + json.out).not.toMatch(/sealed-and-secret|invitation-1/);
});

test("a workspace is removed by its id, and a stranger is said to be one", async () => {
  expect(await run("slack remove T0STATS")).toMatchObject({
    exit: 0,
    out: "Removed: T0STATS. Its token is deleted.\n",
  });
  const stranger = await run("slack remove T0OTHER");
  expect(stranger.exit).toBe(1);
  expect(stranger.err).toContain("slack list");
  expect(removed).toEqual(["T0STATS", "T0OTHER"]);
});

test("doctor counts the workspaces, and names those whose token the secret key does not open", async () => {
  expect((await run("doctor")).out).toMatch(/Slack workspaces +1/);
  const wrong = { slack: { ...slack, listUnreadable: async () => ["T0STATS"] }, slackInstallations };
  const refused = await run("doctor", wrong);
  expect(refused.exit).toBe(1);
  expect(refused.err).toMatch(/^SECRET_KEY: .*T0STATS/);
});
