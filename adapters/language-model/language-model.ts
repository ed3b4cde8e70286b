// A language model behind any address that speaks as OpenAI's does: one question, one answer, limits on both.
import { setTimeout as wait } from "node:timers/promises";
import type { DraftFailure } from "../../src/findings/draft.ts";
import type { DraftOutcome, LanguageModel } from "../../src/ports/drafts.ts";
import { readAnswer } from "./read-answer.ts";
import { writeRequest } from "./write-request.ts";

const TIMEOUT_SECONDS = 60;
const RETRY_AFTER_SECONDS = 2;
/** A paragraph is a thousand times smaller than this; thoughts that come with it are not. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** Busy or away: https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status */
const TRY_ONCE_MORE: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

export type LanguageModelOptions = {
  readonly settings: { readonly baseUrl: string; readonly model: string; readonly apiKey: string };
  readonly timeoutSeconds?: number;
  readonly retryAfterSeconds?: number;
};

type Attempt =
  | { readonly kind: "answered"; readonly body: string }
  | { readonly kind: "failed"; readonly reason: DraftFailure; readonly code: string; readonly again: boolean };

export function createLanguageModel({
  settings,
  timeoutSeconds = TIMEOUT_SECONDS,
  retryAfterSeconds = RETRY_AFTER_SECONDS,
}: LanguageModelOptions): LanguageModel {
  const { baseUrl, model, apiKey } = settings;

  async function attempt(body: string, givenUp: AbortSignal): Promise<Attempt> {
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      const response = await fetch(`${baseUrl}/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json", accept: "application/json", authorization: `Bearer ${apiKey}` },
        body,
        // A key never travels to another host.
        redirect: "error",
        signal: AbortSignal.any([timeout, givenUp]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        const again = TRY_ONCE_MORE.has(response.status);
        return failed(again ? "unreachable" : "refused", `status-${response.status}`, again);
      }
      const answer = await readLimited(response);
      return answer === null ? failed("not-understood", "too-long", false) : { kind: "answered", body: answer };
    } catch (error) {
      if (givenUp.aborted) return failed("cut-off", "given-up", false);
      if (timeout.aborted) return failed("too-slow", "time-out", false);
      return failed("unreachable", codeOf(error), true);
    }
  }

  async function attemptTwice(body: string, givenUp: AbortSignal): Promise<Attempt> {
    const first = await attempt(body, givenUp);
    if (first.kind === "answered" || !first.again) return first;
    const waited = await wait(retryAfterSeconds * 1000, true, { signal: givenUp }).catch(() => false);
    return waited ? attempt(body, givenUp) : failed("cut-off", "given-up", false);
  }

  return {
    name: model,
    async draft(input, givenUp): Promise<DraftOutcome> {
      const result = await attemptTwice(writeRequest(model, input), givenUp);
      if (result.kind === "failed") return { kind: "failed", reason: result.reason, code: result.code };
      const sentences = readAnswer(result.body);
      if (sentences === null) return { kind: "failed", reason: "not-understood", code: "not-the-json-asked-for" };
      return { kind: "drafted", sentences };
    },
  };
}

function failed(reason: DraftFailure, code: string, again: boolean): Attempt {
  return { kind: "failed", reason, code, again };
}

/** Null once it is longer than is taken; the rest is not read. */
async function readLimited(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const incoming: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  for await (const chunk of incoming) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** The code of what lies beneath: `fetch` wraps it. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return typeof code === "string" ? code : "no-connection";
}
