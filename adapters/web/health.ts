// What watches the bot asks of it: is the process alive, is it ready for work, how does it do.
import type { Log } from "../../src/ports/log.ts";
import { answerJson, answerText } from "./answers.ts";
import type { Route } from "./http-server.ts";

/** Something without which the bot is not ready. `check` rejects while it is missing. */
export type Readiness = { readonly name: string; readonly check: () => Promise<void> };

export type HealthOptions = {
  readonly checks: readonly Readiness[];
  /** The figures in the text format of Prometheus. */
  readonly readMetrics: () => Promise<string>;
  readonly log: Log;
};

/** A check that has not answered by then counts as not ready; probes usually wait 5 seconds or more. */
const CHECK_WITHIN_SECONDS = 3;

/** `/healthz`, `/readyz` and `/metrics`. */
export function healthRoutes({ checks, readMetrics, log }: HealthOptions): readonly Route[] {
  let before = "";
  return [
    {
      method: "GET",
      path: "/healthz",
      handle: async (_request, response) => answerJson(response, 200, { alive: true }),
    },
    {
      method: "GET",
      path: "/readyz",
      async handle(_request, response) {
        const notReady = await listNotReady(checks);
        const now = notReady.join(", ");
        // Probes come every few seconds; only a change is news.
        if (now !== before) log.warn("readiness changed", { notReady: now });
        before = now;
        answerJson(response, now === "" ? 200 : 503, { ready: now === "", notReady });
      },
    },
    {
      method: "GET",
      path: "/metrics",
      async handle(_request, response) {
        // https://prometheus.io/docs/instrumenting/exposition_formats/
        answerText(response, 200, await readMetrics(), "text/plain; version=0.0.4; charset=utf-8");
      },
    },
  ];
}

async function listNotReady(checks: readonly Readiness[]): Promise<readonly string[]> {
  const results = await Promise.all(checks.map(async ({ name, check }) => ((await passes(check)) ? null : name)));
  return results.filter((name) => name !== null);
}

async function passes(check: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_WITHIN_SECONDS * 1000);
  });
  const checked = check().then(
    () => true,
    () => false,
  );
  const passed = await Promise.race([checked, late]);
  clearTimeout(timer);
  return passed;
}
