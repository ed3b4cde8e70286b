// What was begun and is not finished: the program waits for it at its end.
import type { Log } from "../../src/ports/log.ts";

export class UnderWay {
  readonly #work = new Set<Promise<unknown>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Resolves when the work is finished or has failed, which is noted. */
  async add(work: Promise<unknown>): Promise<void> {
    const settled = work.then(
      () => {},
      (error: unknown) => this.#log.error("slack work failed", {}, error),
    );
    this.#work.add(settled);
    await settled;
    this.#work.delete(settled);
  }

  async finish(): Promise<void> {
    while (this.#work.size > 0) await Promise.all(this.#work);
  }
}
