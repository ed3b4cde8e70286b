// Keeps a connection to Slack open: the next one is opened as soon as Slack says that it will close this one, or when it is
// gone, and this one is let go only then, so that nothing that Slack sends falls between the two.
import { setTimeout as sleep } from "node:timers/promises";
import { WebAPIRateLimitedError } from "@slack/web-api";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import { explainTokenRefusal, readTokenRefusal } from "./app-token.ts";
import { type LineEvents, type LineSettings, SocketLine } from "./socket-line.ts";

/** How long to wait after so many failures in a row; the last one goes on. */
const WAIT_SECONDS = [0, 1, 2, 4, 8, 16, 32, 60];
/** A connection that was let go sooner counts as a failure: Slack may be refusing each of them. */
const STEADY_SECONDS = 5;

type Failure = { readonly error: unknown; readonly atLeastSeconds: number };

export class SocketLines {
  readonly #settings: LineSettings;
  readonly #onEnvelope: LineEvents["onEnvelope"];
  readonly #clock: Clock;
  readonly #log: Log;
  /** Those being opened among them. */
  readonly #lines = new Set<SocketLine>();
  readonly #ending = new AbortController();
  readonly #connecting = new Set<Promise<void>>();
  #failures = 0;

  constructor(
    settings: LineSettings,
    onEnvelope: LineEvents["onEnvelope"],
    { clock, log }: { readonly clock: Clock; readonly log: Log },
  ) {
    this.#settings = settings;
    this.#onEnvelope = onEnvelope;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * Resolves when Slack has greeted, or when it could not be reached at once and is tried again and again.
   *
   * @throws if Slack refuses the token, in words for the operator.
   */
  async begin(): Promise<void> {
    const failure = await this.#tryToOpen();
    if (failure === null) return;
    const refusal = readTokenRefusal(failure.error);
    if (refusal !== null) throw new Error(explainTokenRefusal(refusal), { cause: failure.error });
    this.#note(failure);
    this.#connect(failure.atLeastSeconds);
  }

  isUp(): boolean {
    return [...this.#lines].some((line) => line.isUp());
  }

  /** Closes what is open, and opens nothing any more. */
  async close(): Promise<void> {
    this.#ending.abort();
    await Promise.all([...this.#lines].map((line) => line.leave()));
    await Promise.all(this.#connecting);
  }

  /** Opens the next connection, whatever it takes, and then lets go of the one before. */
  #connect(atLeastSeconds: number, before: SocketLine | null = null): void {
    const work = this.#connectAfter(atLeastSeconds).then(async () => {
      if (before === null) return;
      await before.leave();
      this.#lines.delete(before);
    });
    this.#connecting.add(work);
    void work.finally(() => this.#connecting.delete(work));
  }

  async #connectAfter(atLeastSeconds: number): Promise<void> {
    let seconds = atLeastSeconds;
    for (;;) {
      await this.#pause(Math.max(seconds, WAIT_SECONDS[this.#failures] ?? WAIT_SECONDS.at(-1) ?? 0));
      if (this.#ending.signal.aborted) return;
      const failure = await this.#tryToOpen();
      if (failure === null) return;
      this.#note(failure);
      seconds = failure.atLeastSeconds;
    }
  }

  async #tryToOpen(): Promise<Failure | null> {
    const opened = { since: this.#clock.now(), isReplaced: false };
    const replace = (reason: string) => {
      if (opened.isReplaced || this.#ending.signal.aborted) return;
      opened.isReplaced = true;
      const upSeconds = (this.#clock.now().epochMilliseconds - opened.since.epochMilliseconds) / 1000;
      this.#failures = upSeconds >= STEADY_SECONDS ? 0 : this.#failures + 1;
      this.#log.info("slack socket closes", { reason, upSeconds: Math.round(upSeconds) });
      this.#connect(0, line);
    };
    const line = new SocketLine(this.#settings, {
      onEnvelope: this.#onEnvelope,
      onLeaving: replace,
      onGone: () => {
        this.#lines.delete(line);
        replace("gone");
      },
    });
    this.#lines.add(line);
    try {
      await line.open();
      opened.since = this.#clock.now();
      this.#log.info("slack socket open", {});
      if (this.#ending.signal.aborted) await line.close();
      return null;
    } catch (error) {
      this.#lines.delete(line);
      return { error, atLeastSeconds: error instanceof WebAPIRateLimitedError ? error.retryAfter : 0 };
    }
  }

  /** The token may have been revoked meanwhile: then a new one ends it, and until then nothing but words. */
  #note({ error }: Failure): void {
    this.#failures += 1;
    const slackCode = readTokenRefusal(error);
    const facts = slackCode === null ? {} : { slackCode, setting: "SLACK_APP_TOKEN" };
    this.#log.error("slack socket not opened", { ...facts, failures: this.#failures }, error);
  }

  async #pause(seconds: number): Promise<void> {
    if (seconds === 0) return;
    await sleep(seconds * 1000, undefined, { signal: this.#ending.signal }).catch(() => {});
  }
}
