// The address of a shared file gives the file to whoever has it, like a token: it leaves this adapter sealed, and is opened
// when the file is fetched.
import type { InboundEvent, SharedFile } from "../../src/chat/inbound.ts";
import type { Bot } from "../../src/ports/bot.ts";
import type { Seal } from "../../src/ports/seal.ts";

const [PURPOSE, SUBJECT] = ["address of a shared file", "teams"] as const;

/** The same bot, which is given no address as it is. */
export function withSealedAddresses<Taker extends Pick<Bot, "receive">>(bot: Taker, seal: Seal): Taker {
  return {
    ...bot,
    receive(event: InboundEvent) {
      const { inbound } = event;
      if (inbound.kind !== "said") return bot.receive(event);
      return bot.receive({ ...event, inbound: { ...inbound, files: inbound.files.map((file) => sealed(file, seal)) } });
    },
  };
}

function sealed(file: SharedFile, seal: Seal): SharedFile {
  return file.address === undefined ? file : { ...file, address: seal.seal(file.address, PURPOSE, SUBJECT) };
}

/** Null: it was sealed by another key, or not by this adapter. */
export function openAddress(address: string, seal: Seal): string | null {
  const opened = seal.open(address, PURPOSE, SUBJECT);
  return opened.kind === "opened" ? opened.text : null;
}
