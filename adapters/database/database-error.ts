// What the database says of an error. The embedded database and the server's driver have classes of their own for it,
// so it is read by its shape.
import { z } from "zod";

const DatabaseError = z.object({
  /** https://www.postgresql.org/docs/current/errcodes-appendix.html */
  code: z.string().regex(/^[0-9A-Z]{5}$/),
  detail: z.string().optional(),
  table: z.string().optional(),
  constraint: z.string().optional(),
});

/** Null for an error that is not the database's. */
export function readDatabaseError(error: unknown): z.infer<typeof DatabaseError> | null {
  return DatabaseError.safeParse(error).data ?? null;
}
