// Says whether this installation can work: settings, database, platforms.
import type { SlackInstallations } from "../../src/ports/slack-installations.ts";
import { type Command, type Outcome, withStore } from "./command.ts";
import type { Surroundings } from "./surroundings.ts";
import { writeColumns } from "./write-columns.ts";

export const doctor: Command = {
  words: "doctor",
  usage: "",
  summary: "checks the settings and the database, and says which platforms are set",
  details: ["Shows no secret. Where Slack's messages come over a socket, it asks Slack whether one would be opened."],
  positionals: 0,
  options: {},
  run: (_given, surroundings) => examine(surroundings),
};

async function examine(surroundings: Surroundings): Promise<Outcome> {
  const { facts, problems } = surroundings.settings;
  if (problems.length > 0) {
    return { kind: "refused", problems: problems.map(({ name, problem }) => `${name}: ${problem}`) };
  }
  return withStore(surroundings, async (store) => {
    await store.check();
    const meetings = await store.transaction(async (transaction) => (await transaction.listMeetings("open")).length);
    const organizations = await store.transaction(
      async (transaction) => (await transaction.listOrganizations()).length,
    );
    const slack = await describeSlack(surroundings, store.slackInstallations);
    if (slack.kind === "refused") return slack;
    const socketProblem = await surroundings.checkSlackSocket?.();
    if (socketProblem) return { kind: "refused", problems: [socketProblem] };
    const found = [
      ...facts,
      { name: "database answers", says: "yes" },
      { name: "organizations", says: String(organizations) },
      { name: "open meetings", says: String(meetings) },
      ...slack.facts,
      ...(surroundings.checkSlackSocket ? [{ name: "Slack socket answers", says: "yes" }] : []),
    ];
    return {
      kind: "done",
      data: Object.fromEntries(found.map(({ name, says }) => [name, says])),
      lines: writeColumns(found.map(({ name, says }) => [name, says])),
    };
  });
}

type Fact = { readonly name: string; readonly says: string };
type SlackFacts = { readonly kind: "facts"; readonly facts: readonly Fact[] };

async function describeSlack(
  { slack }: Surroundings,
  installations: SlackInstallations,
): Promise<SlackFacts | Extract<Outcome, { kind: "refused" }>> {
  if (slack === null) return { kind: "facts", facts: [] };
  const unreadable = await slack.listUnreadable(installations);
  if (unreadable.length > 0) {
    const problem = `SECRET_KEY: not the key under which the tokens of these Slack workspaces are kept: ${unreadable.join(", ")}`;
    return { kind: "refused", problems: [problem] };
  }
  const present = (await installations.listAll()).filter(({ removedAt }) => removedAt === null);
  return { kind: "facts", facts: [{ name: "Slack workspaces", says: String(present.length) }] };
}
