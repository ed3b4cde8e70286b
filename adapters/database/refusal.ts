// Why the database refused an import, in words for whoever gave it. An e-mail address is never among them.
import { readDatabaseError } from "./database-error.ts";

export function explainRefusal(error: unknown): never {
  const said = readDatabaseError(error);
  if (!said) throw error;
  switch (said.code) {
    case "23503": // foreign_key_violation
      throw new Error(`something is named that is not there: ${said.detail ?? said.constraint}`, { cause: error });
    case "23505": // unique_violation
      if (said.constraint !== "people_email_key") throw error;
      throw new Error("an e-mail address belongs to two people", { cause: error });
    case "23514": // check_violation
      throw new Error(`a value is not allowed: ${said.constraint}`, { cause: error });
    case "21000": // cardinality_violation
      throw new Error("an id stands twice in what is imported", { cause: error });
    default:
      throw error;
  }
}
