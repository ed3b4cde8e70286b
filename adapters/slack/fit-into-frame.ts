// Over a socket Slack takes less than it does by HTTP: it closes the connection on which something larger comes. Only
// suggested options may grow so large, where they are written with more than one byte a letter.
import { z } from "zod";
import { MAX_FRAME_BYTES } from "./limits.ts";

/** The id of the envelope and what is around the answer. */
const AROUND_BYTES = 200;

const Suggested = z.strictObject({ options: z.array(z.unknown()) });

/** With as many of the first options as fit: who does not find theirs types on. Anything else stays as it is. */
export function fitIntoFrame(answer: unknown): unknown {
  const suggested = Suggested.safeParse(answer).data;
  if (suggested === undefined) return answer;
  let left = MAX_FRAME_BYTES - AROUND_BYTES;
  const tooMany = suggested.options.findIndex((option) => {
    left -= Buffer.byteLength(JSON.stringify(option)) + 1;
    return left < 0;
  });
  return tooMany === -1 ? answer : { options: suggested.options.slice(0, tooMany) };
}
