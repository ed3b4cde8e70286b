// A backup as a file: gzipped lines of JSON. The first says what it is and by which migrations its tables were made, then
// come rows, a thousand a line, and the last says how many there were: a file that was cut off is recognized.
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { z } from "zod";

const FORMAT = "rapporteur-backup";

const Header = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
});
export type BackupHeader = Readonly<Omit<z.infer<typeof Header>, "format" | "version">>;

const Text = z.string().nullable();
const Rows = z.object({ table: z.string(), columns: z.array(z.string()), rows: z.array(z.array(Text)) });
export type BackupRows = Readonly<z.infer<typeof Rows>>;

const End = z.object({
  rows: z.number().int(),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^\d+$/), called: z.boolean() })),
});
export type BackupEnd = Readonly<z.infer<typeof End>>;

/** Readable by its owner alone. It stands there whole or not at all, and what stood there before stays until then. */
export async function writeBackupFile(
  path: string,
  header: BackupHeader,
  parts: AsyncIterable<BackupRows | BackupEnd>,
): Promise<void> {
  const unfinished = `${path}.unfinished`;
  async function* lines() {
    yield `${JSON.stringify({ format: FORMAT, version: 1, ...header })}\n`;
    for await (const part of parts) yield `${JSON.stringify(part)}\n`;
  }
  try {
    const file = createWriteStream(unfinished, { mode: 0o600, flush: true });
    await pipeline(Readable.from(lines()), createGzip(), file);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

export type BackupReader = {
  readonly header: BackupHeader;
  /** Rows, and the end as the last. @throws {Error} where the file was cut off or damaged. */
  readonly parts: AsyncIterable<BackupRows | BackupEnd>;
};

/** @throws {Error} where the file is no backup. */
export async function openBackupFile(path: string): Promise<BackupReader> {
  const unzipped = createGunzip();
  const reading = pipeline(createReadStream(path), unzipped);
  // Its error comes out of the lines as well.
  reading.catch(() => undefined);
  const lines = createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  const first = await nextOf(lines, reading, "it is no backup of Rapporteur");
  const header = Header.safeParse(first);
  if (!header.success) throw new Error("it is no backup of Rapporteur, or one of a newer version of it");
  return { header: header.data, parts: readParts(lines, reading) };
}

async function* readParts(
  lines: AsyncIterator<string>,
  reading: Promise<void>,
): AsyncGenerator<BackupRows | BackupEnd> {
  let count = 0;
  for (;;) {
    const part = z.union([Rows, End]).safeParse(await nextOf(lines, reading, "it was cut off"));
    if (!part.success) throw new Error("it is damaged");
    yield part.data;
    if ("sequences" in part.data) {
      if (part.data.rows !== count) throw new Error("it is damaged: rows are missing");
      return;
    }
    count += part.data.rows.length;
  }
}

async function nextOf(lines: AsyncIterator<string>, reading: Promise<void>, otherwise: string): Promise<unknown> {
  try {
    const next = await lines.next();
    if (next.done) await reading;
    else return JSON.parse(next.value);
  } catch (error) {
    // A file that is missing or may not be read says so itself.
    if (error instanceof Error && "syscall" in error) throw error;
    throw new Error(otherwise, { cause: error });
  }
  throw new Error(otherwise);
}
