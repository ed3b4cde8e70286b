// The parts of a zipped document, by name.
import { CFB } from "@e965/xlsx";
import { z } from "zod";

const Part = z.object({ content: z.instanceof(Uint8Array) });

/** @throws when there is none of this name. */
export function readPart(file: Uint8Array, name: string): string {
  const { content } = Part.parse(CFB.find(CFB.read(file, { type: "buffer" }), name));
  return Buffer.from(content).toString("utf8");
}
