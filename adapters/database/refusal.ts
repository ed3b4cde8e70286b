// Why the database refused an import, in words for whoever gave it. An e-mail address is never among them.
import pg from "pg";

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
export function explainRefusal(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error;
  switch (error.code) {
    case "23503": // foreign_key_violation
      throw new Error(`something is named that is not there: ${error.detail ?? error.constraint}`, { cause: error });
    case "23505": // unique_violation
      if (error.constraint === "people_email_key")
        throw new Error("an e-mail address belongs to two people", { cause: error });
      throw error;
    case "23514": // check_violation
      throw new Error(`a value is not allowed: ${error.constraint}`, { cause: error });
    case "21000": // cardinality_violation
      throw new Error(`one id stands twice in ${error.table ?? "the import"}`, { cause: error });
    default:
      throw error;
  }
}
