// Says whether this installation can work: settings, database, platforms.
import { type Command, type Outcome, withStore } from "./command.ts";
import type { Surroundings } from "./surroundings.ts";
import { writeColumns } from "./write-columns.ts";

export const doctor: Command = {
  words: "doctor",
  usage: "",
  summary: "checks the settings and the database, and says which platforms are set",
  details: ["Shows no secret."],
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
    const found = [
      ...facts,
      { name: "database answers", says: "yes" },
      { name: "organizations", says: String(organizations) },
      { name: "open meetings", says: String(meetings) },
    ];
    return {
      kind: "done",
      data: Object.fromEntries(found.map(({ name, says }) => [name, says])),
      lines: writeColumns(found.map(({ name, says }) => [name, says])),
    };
  });
}
