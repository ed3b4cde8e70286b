// Reads a spreadsheet of Excel, new or old, that nobody vouches for: of a bounded size, known by its first bytes, and in
// a process of its own that is ended when it takes too much memory or time. A thread would not do: where a zip of 2 MB
// unpacks to 2 GB, the memory that is refused to a thread ends the whole process.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

type WorkbookProblem = "too-large" | "no-workbook" | "too-many-rows" | "unreadable" | "too-much";
type ReadWorkbook =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly code: WorkbookProblem };

const Sheet = z.object({ name: z.string(), rows: z.array(z.array(z.string())) });
type Sheet = z.infer<typeof Sheet>;
const Answer = z.union([
  z.object({ sheets: z.array(Sheet) }),
  z.object({ problem: z.enum(["too-many-rows", "unreadable"]) }),
]);

const MAX_BYTES = 5 * 1024 * 1024;
/** What is honest takes half a second. */
const READ_WITHIN_MILLISECONDS = 20_000;
const MAX_HEAP_MEGABYTES = 256;

/** The first bytes of a zip (.xlsx) and of a compound file (.xls). The library reads HTML and text as sheets, too. */
const SIGNATURES: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
];

/** The words of the sheets that are wanted, in any case; of the others the names. */
export async function readWorkbook(bytes: Uint8Array, wanted: readonly string[]): Promise<ReadWorkbook> {
  if (bytes.length > MAX_BYTES) return { ok: false, code: "too-large" };
  if (!SIGNATURES.some((signature) => signature.every((byte, index) => bytes[index] === byte)))
    return { ok: false, code: "no-workbook" };
  const answer = Answer.safeParse(await readApart(bytes, wanted));
  if (!answer.success) return { ok: false, code: "too-much" };
  return "sheets" in answer.data ? { ok: true, ...answer.data } : { ok: false, code: answer.data.problem };
}

/** Null where the process came to its end, by its own fault or by the clock. */
async function readApart(bytes: Uint8Array, wanted: readonly string[]): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const reader = fork(fileURLToPath(new URL("read-workbook-process.ts", import.meta.url)), {
    execArgv: [`--max-old-space-size=${MAX_HEAP_MEGABYTES}`],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    // What this process knows of the installation is none of its business.
    env: {},
  });
  const late = setTimeout(() => resolve(null), READ_WITHIN_MILLISECONDS);
  reader
    .on("message", resolve)
    .on("error", () => resolve(null))
    .on("exit", () => resolve(null));
  reader.send({ bytes, wanted });
  const answer = await promise;
  clearTimeout(late);
  reader.kill("SIGKILL");
  return answer;
}
