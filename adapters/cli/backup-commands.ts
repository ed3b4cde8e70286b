// Commands that keep the database safe: a backup of all of it, the way back, and what is of no more use deleted now.
import { type Command, explainFileError, refuse, textOption, withOpened } from "./command.ts";

export const backup: Command = {
  words: "backup",
  usage: "--out FILE",
  summary: "writes all that the database holds into one file, as it is at one moment",
  details: [
    "The file is readable by its owner alone: it holds names, addresses and answers. Tokens of Slack workspaces in it stay",
    "encrypted; the key is not in it, so keep SECRET_KEY (or the file secret-key in DATA_DIR) as well.",
    "On PostgreSQL the server may go on running; the embedded database admits one process, so stop it first.",
  ],
  positionals: 0,
  options: { out: { type: "string" } },
  run: async (given, surroundings) => {
    const path = textOption(given, "out");
    if (path === null) return { kind: "misuse", problem: "--out is missing: the file to write" };
    return withOpened(surroundings.openBackups, async (backups) => {
      const done = await attempt(() => backups.take(path, surroundings.clock.now()));
      if ("kind" in done) return refuse(`${path} cannot be written: ${done.problem}`);
      const lines = [`Written to ${path}: ${done.rows} rows of ${done.tables} tables.`];
      return { kind: "done", data: { path, ...done }, lines };
    });
  },
};

export const restore: Command = {
  words: "restore",
  usage: "FILE",
  summary: "fills an empty database from a backup, all or nothing",
  details: [
    "On either kind of database, whichever the backup is of. One of an older version is brought up to date.",
    "Nothing goes out by itself afterwards, since it may have gone out after the backup was taken: messages that waited are",
    "not sent, and approved steps of reminders and digests are to be approved again.",
  ],
  positionals: 1,
  options: {},
  run: (given, surroundings) =>
    withOpened(surroundings.openBackups, async (backups) => {
      const path = given.positionals[0] ?? "";
      const done = await attempt(() => backups.restore(path, surroundings.clock.now()));
      if ("kind" in done) return refuse(`${path} cannot be restored: ${done.problem}`, "Nothing was changed.");
      const { messages, steps, digests } = done.heldBack;
      const held = `Held back: ${messages} messages that waited, ${steps} steps of reminders, ${digests} digests.`;
      const lines = [`Restored as of ${done.takenAt}: ${done.rows} rows.`, held];
      return { kind: "done", data: { path, ...done }, lines };
    }),
};

export const purge: Command = {
  words: "purge",
  usage: "",
  summary: "deletes what is of no more use, as the running server does once a day",
  details: [
    "Events that were handled (after 30 days), messages that were delivered (after 90) and one-time codes (a day after they",
    "expire). Answers, submissions and the audit log stay.",
  ],
  positionals: 0,
  options: {},
  run: (_given, surroundings) =>
    withOpened(surroundings.openPurge, async (opened) => {
      const purged = await opened.purge(surroundings.clock.now());
      const { events, deliveries, codes } = purged;
      return {
        kind: "done",
        data: purged,
        lines: [`Deleted: ${events} handled events, ${deliveries} delivered messages, ${codes} codes.`],
      };
    }),
};

/** What could not be done is a reason for the operator; a file that is missing is said in the words for files. */
async function attempt<Done>(
  work: () => Promise<Done>,
): Promise<Done | { readonly kind: "failed"; readonly problem: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return { kind: "failed", problem: explainFileError(error) };
    return { kind: "failed", problem: error instanceof Error ? error.message : String(error) };
  }
}
