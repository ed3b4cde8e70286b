// An installation that was started once and has all tables: the first start, which makes them, takes longer than most tests.
import { beginWithTables, makeQuickFolder } from "../support/folder-database.ts";
import { type Environment, Installation } from "./server-process.ts";

export async function beginInstallation(environment: Environment): Promise<Installation> {
  const installation = await Installation.create(environment, await makeQuickFolder("rapporteur-"));
  await beginWithTables(installation.dataDir);
  return installation;
}
