// What a command of the command line is, and what can come of it.
import type { CommandStore, Surroundings } from "./surroundings.ts";
import { DATABASE_IN_USE } from "./surroundings.ts";

export type Outcome =
  | {
      readonly kind: "done";
      /** What `--json` prints. */
      readonly data: Readonly<Record<string, unknown>>;
      readonly lines: readonly string[];
      readonly warnings?: readonly string[];
    }
  /** A document for standard output; with `--json` too it stands alone. */
  | { readonly kind: "document"; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly problems: readonly string[] }
  | { readonly kind: "misuse"; readonly problem: string };

export type Given = {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
};

export type Command = {
  /** The words by which it is called: `roster import`. */
  readonly words: string;
  /** What follows the words. */
  readonly usage: string;
  readonly summary: string;
  readonly details: readonly string[];
  readonly positionals: number;
  readonly options: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  readonly run: (given: Given, surroundings: Surroundings) => Promise<Outcome>;
};

export function textOption(given: Given, name: string): string | null {
  const value = given.values[name];
  return typeof value === "string" ? value : null;
}

export function isGiven(given: Given, name: string): boolean {
  return given.values[name] === true;
}

/** The first word after those of the command. */
export function meetingOf(given: Given): string {
  return given.positionals[0] ?? "";
}

export function refuse(...problems: readonly string[]): Outcome {
  return { kind: "refused", problems };
}

/** Opens the database for the work and closes it after. */
export function withStore(
  surroundings: Surroundings,
  work: (store: CommandStore) => Promise<Outcome>,
): Promise<Outcome> {
  return withOpened(surroundings.openStore, work);
}

/** Closes what was opened, whatever becomes of the work; what cannot be opened is a reason, not a bug. */
export async function withOpened<Opened extends { close(): Promise<void> }>(
  open: () => Promise<Opened>,
  work: (opened: Opened) => Promise<Outcome>,
): Promise<Outcome> {
  let opened: Opened;
  try {
    opened = await open();
  } catch (error) {
    return refuse(explainUnopened(error));
  }
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** Why the database cannot be opened, in words for the operator. */
function explainUnopened(error: unknown): string {
  if (codeOf(error) === DATABASE_IN_USE) {
    return (
      "The embedded database is in use by another process, most likely the running server, and admits only one. Stop " +
      "the server first, or set DATABASE_URL to a PostgreSQL database, which admits many."
    );
  }
  const message = error instanceof Error ? error.message : "";
  return `The database could not be opened: ${message || codeOf(error) || "no reason was given"}`;
}

/** Reads a file that the operator named, or says why it cannot be read. */
export async function readNamedFile(
  surroundings: Surroundings,
  path: string,
): Promise<{ readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly problem: string }> {
  try {
    return { ok: true, bytes: await surroundings.readFile(path) };
  } catch (error) {
    return { ok: false, problem: `${path} cannot be read: ${explainFileError(error)}` };
  }
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "a part of the path is a file",
  EISDIR: "it is a folder",
  EACCES: "it may not be opened",
  EPERM: "it may not be opened",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
};

/** @throws what is no matter of files. */
export function explainFileError(error: unknown): string {
  const words = FILE_ERRORS[codeOf(error) ?? ""];
  if (words === undefined) throw error;
  return words;
}

function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
