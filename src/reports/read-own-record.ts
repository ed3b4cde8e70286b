// Our own record of one response: as an export writes it, or the answers alone.
import { z } from "zod";
import type { RecordSource } from "./read-record.ts";

const States = z.record(z.string(), z.enum(["unknown", "not-applicable", "skipped"]));
const Answers = z.record(z.string(), z.json());
const Source = z.object({ answers: Answers, states: States.default({}) });
const Exported = z.object({ responses: z.array(Source) });

export type OwnRecord =
  | { readonly ok: true; readonly source: RecordSource }
  | { readonly ok: false; readonly code: "no-record" | "several" };

/** An export with one response, one response of it, or its answers. */
export function readOwnRecord(document: unknown): OwnRecord {
  const exported = Exported.safeParse(document);
  if (exported.success) {
    const [only, ...others] = exported.data.responses;
    if (only === undefined) return { ok: false, code: "no-record" };
    return others.length > 0 ? { ok: false, code: "several" } : { ok: true, source: only };
  }
  const one = Source.safeParse(document);
  if (one.success) return { ok: true, source: one.data };
  const answers = Answers.safeParse(document);
  return answers.success && Object.keys(answers.data).length > 0
    ? { ok: true, source: { answers: answers.data } }
    : { ok: false, code: "no-record" };
}
