// `rapporteur slack …`: who may install the app, and where it is installed.
import type { KnownSlackInstallation } from "../../src/ports/slack-installations.ts";
import { type Command, type Given, type Outcome, refuse, textOption, withStore } from "./command.ts";
import type { Surroundings } from "./surroundings.ts";
import { writeColumns } from "./write-columns.ts";

const DEFAULT_DAYS = 7;
const MAX_DAYS = 30;
/** https://docs.slack.dev/reference/objects/team-object: workspaces begin with T, enterprises with E. */
const WORKSPACE = /^[TE][A-Z0-9]{2,20}$/;

export const slackInvite: Command = {
  words: "slack invite",
  usage: "[--workspace ID] [--days N]",
  summary: "writes a link by which one workspace may install the app in Slack",
  details: [
    "Nobody can install it without such a link. It is good for one workspace: the first that uses it.",
    `--workspace ID  only that workspace (T…) or enterprise (E…)`,
    `--days N        how long the link is good, at most ${MAX_DAYS} days; ${DEFAULT_DAYS} when left out`,
    "Needs no database, so that the server may be running.",
  ],
  positionals: 0,
  options: { workspace: { type: "string" }, days: { type: "string" } },
  run: invite,
};

async function invite(given: Given, { slack, settings, clock }: Surroundings): Promise<Outcome> {
  const workspace = textOption(given, "workspace");
  const days = textOption(given, "days") ?? String(DEFAULT_DAYS);
  if (workspace !== null && !WORKSPACE.test(workspace)) {
    return { kind: "misuse", problem: "--workspace must be the id of a workspace (T…) or of an enterprise (E…)" };
  }
  if (!/^\d{1,2}$/.test(days) || Number(days) < 1 || Number(days) > MAX_DAYS) {
    return { kind: "misuse", problem: `--days must be a number from 1 to ${MAX_DAYS}` };
  }
  if (settings.problems.length > 0)
    return refuse(...settings.problems.map(({ name, problem }) => `${name}: ${problem}`));
  if (slack === null) {
    return refuse("Slack is not installed by OAuth here: set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and PUBLIC_URL.");
  }
  const until = clock.now().add({ hours: 24 * Number(days) });
  const link = slack.writeLink(workspace, until);
  return {
    kind: "done",
    data: { link, workspace, until: until.toString() },
    lines: [link],
    warnings: [
      `Good for ${workspace ?? "one workspace"} until ${until.toString({ smallestUnit: "minute" })}. Whoever has the link can use it: send it to the administrator of the workspace alone.`,
    ],
  };
}

export const slackList: Command = {
  words: "slack list",
  usage: "",
  summary: "lists the Slack workspaces in which the app was installed by invitation",
  details: ["Shows no token."],
  positionals: 0,
  options: {},
  run: (_given, surroundings) =>
    withStore(surroundings, async ({ slackInstallations }) => {
      const known = await slackInstallations.listAll();
      const lines = known.length === 0 ? ["The app is installed in no workspace."] : writeColumns(known.map(writeRow));
      return { kind: "done", data: { workspaces: known.map(describe) }, lines };
    }),
};

function writeRow({ id, name, installedAt, removedAt }: KnownSlackInstallation): readonly string[] {
  const since = `installed ${installedAt.toString({ smallestUnit: "minute" })}`;
  return [id, name, removedAt === null ? since : `removed ${removedAt.toString({ smallestUnit: "minute" })}`];
}

function describe({ id, kind, enterpriseId, name, scopes, installedAt, removedAt }: KnownSlackInstallation) {
  return {
    id,
    kind,
    enterpriseId,
    name,
    scopes,
    installedAt: installedAt.toString(),
    removedAt: removedAt?.toString() ?? null,
  };
}

export const slackRemove: Command = {
  words: "slack remove",
  usage: "WORKSPACE",
  summary: "deletes the token of a Slack workspace; nothing is sent there any more",
  details: [
    "WORKSPACE is the id that `slack list` shows. A running server notices within half a minute.",
    "The app stays in Slack until an administrator of the workspace removes it there.",
  ],
  positionals: 1,
  options: {},
  run: ({ positionals: [id = ""] }, surroundings) =>
    withStore(surroundings, async ({ slackInstallations }) => {
      const now = surroundings.clock.now();
      if (!(await slackInstallations.remove(id, now, now))) {
        return refuse(`The app is not installed in a workspace ${id}; \`rapporteur slack list\` shows where it is.`);
      }
      return { kind: "done", data: { removed: id }, lines: [`Removed: ${id}. Its token is deleted.`] };
    }),
};
