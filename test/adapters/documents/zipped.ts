// The parts of a zipped document, by name.
import { CFB } from "@e965/xlsx";
import { z } from "zod";

/** The package's reader of containers, which comes without types. */
const { read, find } = z
  .object({
    read: z.custom<(file: Uint8Array, options: { readonly type: "buffer" }) => unknown>(isFunction),
    find: z.custom<(container: unknown, name: string) => unknown>(isFunction),
  })
  .parse(CFB);
const Part = z.object({ content: z.instanceof(Uint8Array) });

/** @throws when there is none of this name. */
export function readPart(file: Uint8Array, name: string): string {
  const { content } = Part.parse(find(read(file, { type: "buffer" }), name));
  return Buffer.from(content).toString("utf8");
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}
