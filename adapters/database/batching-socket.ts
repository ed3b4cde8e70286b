// A socket that sends what was written in one go of the event loop in one packet. Statements of which nobody awaits the
// answer in between then cost one system call together, which is most of what a statement costs.
import { Socket } from "node:net";

export class BatchingSocket extends Socket {
  #waiting = false;

  override cork(): void {
    super.cork();
    if (this.#waiting) return;
    this.#waiting = true;
    super.cork();
    process.nextTick(() => {
      this.#waiting = false;
      this.uncork();
    });
  }
}
