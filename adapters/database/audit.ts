// The audit log: who did what, when. Rows are only ever added.
import { z } from "zod";
import { PersonId } from "../../src/domain/ids.ts";
import type { AuditEntry } from "../../src/ports/store.ts";
import type { PrismaClient } from "./generated/client.ts";
import type { TransactionQueries } from "./queries.ts";
import { readInstant, writeInstant, writeJson } from "./rows.ts";

const ADD = "INSERT INTO audit_log (at, person_id, action, subject, facts) VALUES ($1, $2, $3, $4, $5::jsonb)";

export async function audit(queries: TransactionQueries, entry: AuditEntry): Promise<void> {
  const { at, personId, action, subject, facts } = entry;
  await queries.write(ADD, [writeInstant(at), personId, action, subject, writeJson(facts)]);
}

const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** The newest first. */
export async function listAudit(prisma: PrismaClient, limit: number): Promise<readonly AuditEntry[]> {
  const rows = await prisma.auditEntry.findMany({ orderBy: { id: "desc" }, take: limit });
  return rows.map(({ at, personId, action, subject, facts }) => ({
    at: readInstant(at),
    personId: personId === null ? null : PersonId.parse(personId),
    action,
    subject,
    facts: Facts.parse(facts),
  }));
}
