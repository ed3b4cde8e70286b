// `rapporteur manifest build`: the manifests of the Slack app and of the Teams app, made out to this installation.
import { join } from "node:path";
import type { z } from "zod";
import { type Command, explainFileError, type Given, isGiven, type Outcome, refuse, textOption } from "./command.ts";
import { ICON_SIZES, SlackManifest, SlackSocketManifest, sideOf, TeamsManifest } from "./manifest-rules.ts";
import { withoutAddresses, withRedirect } from "./slack-manifest.ts";
import type { Surroundings } from "./surroundings.ts";

/** What stands in the files of the folder `manifest/` where an installation puts its own. */
const ADDRESS = "https://rapporteur.example.org";
const HOST = "rapporteur.example.org";
const SLACK_REDIRECT_PATH = "/slack/oauth_redirect";
const NO_APP = "00000000-0000-0000-0000-000000000000";

export const manifestBuild: Command = {
  words: "manifest build",
  usage: "[--out DIR] [--socket-mode]",
  summary: "writes the app manifests for Slack and Teams with this installation's address and app id",
  details: [
    "PUBLIC_URL and TEAMS_APP_ID are put in, and with SLACK_CLIENT_ID the address to which Slack returns. Without --out the manifests are checked, and nothing is written.",
    "--out DIR      the folder for slack.json and teams/",
    "--socket-mode  slack.json for a server that Slack cannot reach; as with SLACK_APP_TOKEN, which is made for an app that exists",
  ],
  positionals: 0,
  options: { out: { type: "string" }, "socket-mode": { type: "boolean" } },
  run: build,
};

type BuiltFile = { readonly name: string; readonly content: string | Uint8Array };
type Built = { readonly files: readonly BuiltFile[]; readonly problems: readonly string[] };

async function build(given: Given, surroundings: Surroundings): Promise<Outcome> {
  const { installation, settings } = surroundings;
  const folder = textOption(given, "out");
  if (settings.problems.length > 0)
    return refuse(...settings.problems.map(({ name, problem }) => `${name}: ${problem}`));
  const bySocket = isGiven(given, "socket-mode") || surroundings.checkSlackSocket !== null;
  // Nobody reaches a server that has Slack over a socket and no Teams.
  const isReached = !bySocket || installation.teamsAppId !== null;
  if (folder !== null && installation.publicUrl === null && isReached) {
    return refuse(
      "PUBLIC_URL is not set: the platforms must be told where to reach this server. If Slack cannot reach it: --socket-mode.",
    );
  }
  const slack = await buildSlack(surroundings, bySocket);
  const teams = await buildTeams(surroundings);
  const problems = [...slack.problems, ...teams.problems];
  if (problems.length > 0) return refuse(...problems);
  const hasTeams = installation.teamsAppId !== null;
  const warnings = missingFrom(surroundings, isReached);
  if (folder === null) return describe([...slack.files, ...teams.files], warnings);
  const files = [...slack.files, ...(hasTeams ? teams.files : [])];
  try {
    await surroundings.makeFolder(hasTeams ? join(folder, "teams") : folder);
    for (const { name, content } of files) await surroundings.writeFile(join(folder, name), content);
  } catch (error) {
    return refuse(`${folder} cannot be written: ${explainFileError(error)}`);
  }
  const next = hasTeams
    ? [`Teams takes a zip of the three files: cd ${join(folder, "teams")} && zip ../teams.zip manifest.json *.png`]
    : [];
  const names = files.map(({ name }) => join(folder, name));
  return {
    kind: "done",
    data: { written: names },
    lines: [...names.map((name) => `Written: ${name}`), ...next],
    warnings,
  };
}

function describe(files: readonly BuiltFile[], warnings: readonly string[]): Outcome {
  const names = files.map(({ name }) => name);
  const lines = ["The manifests keep the platforms' limits.", ...names.map((name) => `Would be written: ${name}`)];
  return { kind: "done", data: { wouldWrite: names }, lines, warnings };
}

function missingFrom({ installation }: Surroundings, isReached: boolean): readonly string[] {
  return [
    ...(installation.publicUrl === null && isReached ? [`PUBLIC_URL is not set; the addresses are of ${HOST}.`] : []),
    ...(installation.teamsAppId === null
      ? ["TEAMS_APP_ID is not set; without it no package for Teams is written."]
      : []),
  ];
}

async function buildSlack(surroundings: Surroundings, bySocket: boolean): Promise<Built> {
  const address = surroundings.installation.publicUrl ?? ADDRESS;
  const example = await readOwnText(surroundings, "slack.json");
  const own = bySocket ? withoutAddresses(example) : example.replaceAll(ADDRESS, () => address);
  const text = surroundings.slack === null ? own : withRedirect(own, `${address}${SLACK_REDIRECT_PATH}`);
  const rules = bySocket ? SlackSocketManifest : SlackManifest;
  return { files: [{ name: "slack.json", content: text }], problems: problemsOf("slack.json", rules, text) };
}

async function buildTeams(surroundings: Surroundings): Promise<Built> {
  const { publicUrl, teamsAppId } = surroundings.installation;
  const address = publicUrl ?? ADDRESS;
  // The addresses first: what is left of the example's host are the domains, which are named without a path.
  const text = (await readOwnText(surroundings, "teams/manifest.json"))
    .replaceAll(ADDRESS, () => address)
    .replaceAll(`"${HOST}"`, () => JSON.stringify(new URL(address).hostname))
    .replaceAll(NO_APP, () => teamsAppId ?? NO_APP);
  const name = "teams/manifest.json";
  const problems = problemsOf(name, TeamsManifest, text);
  if (problems.length > 0) return { files: [], problems };
  const { icons } = TeamsManifest.parse(JSON.parse(text));
  const files: BuiltFile[] = [{ name, content: text }];
  const wrong: string[] = [];
  for (const kind of ["color", "outline"] as const) {
    const content = await surroundings.readManifest(`teams/${icons[kind]}`);
    files.push({ name: `teams/${icons[kind]}`, content });
    const side = ICON_SIZES[kind];
    if (sideOf(content) !== side) wrong.push(`teams/${icons[kind]} must be a PNG of ${side} by ${side} pixels.`);
  }
  return { files, problems: wrong };
}

async function readOwnText({ readManifest }: Surroundings, name: string): Promise<string> {
  return new TextDecoder().decode(await readManifest(name));
}

function problemsOf(name: string, schema: z.ZodType, text: string): readonly string[] {
  const issues = schema.safeParse(JSON.parse(text)).error?.issues ?? [];
  return issues.map(({ path, message }) => `${name}: ${path.join(".")}: ${message}`);
}
