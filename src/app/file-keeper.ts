// Fetches the files that people shared, soon after they did, since some platforms give a file for a few minutes only. What
// cannot be had is said to the sender, who alone can share it again.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import { questionAction } from "../dialog/actions.ts";
import { DeliveryId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { FetchedFile, WantedFile } from "../ports/shared-files.ts";
import { wordingFor } from "../wording/wording.ts";
import type { BotPorts } from "./bot-ports.ts";
import type { Courier } from "./courier.ts";

/** Before the second attempt, the third and so on: within the hour in which the sender still knows what was shared. */
const PAUSES_SECONDS = [10, 60, 300, 900, 1800];
/** Longer than any attempt can take: what was claimed before that was cut off by a crash. */
const CUT_OFF_SECONDS = 120;

type Ports = Pick<BotPorts, "store" | "platforms" | "clock" | "ids" | "log">;

export class FileKeeper {
  readonly #ports: Ports;
  readonly #courier: Pick<Courier, "kick">;
  #work: Promise<void> | null = null;
  #again = false;
  #stopping = false;

  constructor(ports: Ports, courier: Pick<Courier, "kick">) {
    this.#ports = ports;
    this.#courier = courier;
  }

  /** Fetches what is due, soon; errors are logged, and the next tick tries again. */
  kick(): void {
    this.#again = true;
    this.#work ??= this.#run().finally(() => {
      this.#work = null;
    });
  }

  /** Waits until what is under way is done. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#work;
  }

  async #run(): Promise<void> {
    const { store, clock, log } = this.#ports;
    try {
      while (this.#again && !this.#stopping) {
        this.#again = false;
        const now = clock.now();
        const wanted = await store.claimFiles(now, now.add({ seconds: CUT_OFF_SECONDS }), 1);
        for (const file of wanted) {
          this.#again = true;
          await this.#keep(file).catch((error: unknown) => log.error("shared file failed", { fileId: file.id }, error));
        }
      }
    } catch (error) {
      log.error("shared files failed", {}, error);
    }
  }

  async #keep(file: WantedFile): Promise<void> {
    const { store, clock, log } = this.#ports;
    // What fails again and again, or is cut off each time, is not tried for ever.
    if (file.attempts > PAUSES_SECONDS.length) return this.#lose(file, "too-many-attempts");
    const fetched = await this.#obtain(file);
    log.info("shared file", { fileId: file.id, outcome: fetched.kind, attempt: file.attempts + 1 });
    switch (fetched.kind) {
      case "fetched":
        return store.keepFile(file.id, fetched.bytes, clock.now());
      case "try-later": {
        const pause = PAUSES_SECONDS[file.attempts];
        if (pause === undefined) return this.#lose(file, fetched.code);
        const seconds = Math.ceil(Math.max(pause, fetched.afterSeconds));
        return store.postponeFile(file.id, clock.now().add({ seconds }), fetched.code);
      }
      case "refused":
        return this.#lose(file, fetched.code);
      default:
        return unreachable(fetched);
    }
  }

  async #obtain({ conversation, address, file: { reference } }: WantedFile): Promise<FetchedFile> {
    const prefix = `${conversation.platform}:`;
    // An answer that was taken over from an earlier meeting, of which no copy is kept.
    if (!reference.startsWith(prefix)) return { kind: "refused", code: "shared-elsewhere" };
    const platform = this.#ports.platforms.get(conversation.platform);
    if (!platform?.fetchFile) return { kind: "try-later", afterSeconds: 0, code: "platform-not-configured" };
    return platform.fetchFile({ reference: reference.slice(prefix.length), address }, conversation);
  }

  /** Nobody is told of a file that was replaced by then. */
  async #lose(file: WantedFile, code: string): Promise<void> {
    const { store, clock, ids, log } = this.#ports;
    const now = clock.now();
    log.warn("shared file lost", { fileId: file.id, code });
    const told = await store.transaction(async (transaction) => {
      if (!(await transaction.loseFile(file.id, code, now))) return false;
      const person = await transaction.findPerson(file.personId, dayOf(now));
      if (!person) return false;
      const message = composeLost(file, person.language);
      const delivery = { id: DeliveryId.parse(ids.next()), conversation: file.conversation, message, replaces: null };
      await transaction.enqueue([{ ...delivery, personId: file.personId }], now);
      return true;
    });
    if (told) this.#courier.kick(file.conversation);
  }
}

function composeLost({ file, responseId, path }: WantedFile, language: Language): OutboundMessage {
  const wording = wordingFor(language);
  return {
    parts: [
      { kind: "paragraph", text: wording.fileLost(wording.shorten(file.name)) },
      { kind: "buttons", buttons: [{ id: questionAction("ask", responseId, path), label: wording.change }] },
    ],
  };
}

function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO("UTC").toPlainDate();
}
