// A file of JSON, or why it is none.
import { readTextFile } from "./csv-file.ts";

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string };

export function parseJson(bytes: Uint8Array): ParsedJson {
  const text = readTextFile(bytes);
  if (!text.ok) return { ok: false, problem: text.problem };
  try {
    const value: unknown = JSON.parse(text.text);
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problem: `the file is not JSON: ${error.message}` };
  }
}
