// The workspaces in which the bot is installed. A token is here only sealed, and only while it is of use.
import type pg from "pg";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { SlackInstallation, SlackInstallations } from "../../src/ports/slack-installations.ts";
import { audit } from "./audit.ts";
import { queriesOver, type TransactionQueries } from "./queries.ts";
import { readInstant, writeInstant, writeText } from "./rows.ts";
import { runTransaction } from "./run-transaction.ts";

const Row = z
  .object({
    id: z.string(),
    kind: z.enum(["workspace", "enterprise"]),
    enterpriseId: z.string().nullable(),
    name: z.string(),
    botUserId: z.string(),
    botId: z.string().nullable(),
    scopes: z.array(z.string()),
    sealedToken: z.string().nullable(),
    invitation: z.string().nullable(),
    installedAt: z.date().transform(readInstant),
    removedAt: z.date().transform(readInstant).nullable(),
  })
  .readonly();

const COLUMNS = `id, kind, enterprise_id AS "enterpriseId", name, bot_user_id AS "botUserId", bot_id AS "botId", scopes,
  sealed_token AS "sealedToken", invitation, installed_at AS "installedAt", removed_at AS "removedAt"`;
const PRESENT = `SELECT ${COLUMNS} FROM slack_installations
  WHERE removed_at IS NULL AND (id = ANY($1) OR enterprise_id = ANY($1)) ORDER BY installed_at DESC, id`;
const ALL = `SELECT ${COLUMNS} FROM slack_installations ORDER BY id`;

export function createSlackInstallations(pool: pg.Pool): SlackInstallations {
  const queries = queriesOver(pool);
  return {
    keep: (installation) => runTransaction(pool, (within) => keep(within, installation)),
    async listPresent(ids) {
      return (await queries.rows(PRESENT, [[...ids]])).flatMap((row) => {
        const { sealedToken, removedAt: _, ...installation } = Row.parse(row);
        return sealedToken === null ? [] : [{ ...installation, sealedToken }];
      });
    },
    async listAll() {
      return (await queries.rows(ALL, [])).map((row) => Row.parse(row));
    },
    remove: (id, lastInstalledAt, at) => runTransaction(pool, (within) => remove(within, id, lastInstalledAt, at)),
  };
}

/** An account's tenant is the enterprise, or the workspace that belongs to none. */
const TENANT = "coalesce(enterprise_id, id)";
/** Whoever changes an installation waits for the others of its tenant. */
const LOCK = `SELECT FROM slack_installations
  WHERE ${TENANT} IN ($1, (SELECT ${TENANT} FROM slack_installations WHERE id = $1)) ORDER BY id FOR UPDATE`;

const USED = "SELECT id FROM slack_installations WHERE invitation = $1 AND id <> $2";
const KEEP = `INSERT INTO slack_installations
    (id, kind, enterprise_id, name, bot_user_id, bot_id, scopes, sealed_token, invitation, installed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, enterprise_id = excluded.enterprise_id, name = excluded.name,
    bot_user_id = excluded.bot_user_id, bot_id = excluded.bot_id, scopes = excluded.scopes,
    sealed_token = excluded.sealed_token, invitation = excluded.invitation, installed_at = excluded.installed_at,
    removed_at = NULL`;
const WAKE = `WITH given_back AS (
    SELECT unnest(suspended_accounts) AS account FROM slack_installations WHERE ${TENANT} = $1
  ) UPDATE chat_accounts SET state = 'active'
  WHERE platform = 'slack' AND tenant = $1 AND state = 'suspended' AND account IN (SELECT account FROM given_back)`;
const FORGET_SUSPENDED = `UPDATE slack_installations SET suspended_accounts = '{}' WHERE ${TENANT} = $1`;

async function keep(queries: TransactionQueries, installation: SlackInstallation): Promise<"kept" | "invitation-used"> {
  const { id, kind, enterpriseId, name, botUserId, botId, scopes, sealedToken, invitation, installedAt } = installation;
  const tenant = enterpriseId ?? id;
  await queries.rows(LOCK, [tenant]);
  if (invitation !== null && (await queries.rows(USED, [invitation, id])).length > 0) return "invitation-used";
  const facts = [id, kind, enterpriseId, writeText(name), botUserId, botId, [...scopes], sealedToken, invitation];
  await queries.run(KEEP, [...facts, writeInstant(installedAt)]);
  await queries.run(WAKE, [tenant]);
  await queries.run(FORGET_SUSPENDED, [tenant]);
  await audit(queries, {
    at: installedAt,
    personId: null,
    action: "slack workspace installed",
    subject: id,
    facts: { kind, enterprise: enterpriseId },
  });
  return "kept";
}

const REMOVE = `UPDATE slack_installations SET sealed_token = NULL, removed_at = $3
  WHERE id = $1 AND removed_at IS NULL AND installed_at <= $2 RETURNING ${TENANT} AS tenant`;
const SUSPEND = `WITH left_behind AS (
    UPDATE chat_accounts SET state = 'suspended'
    WHERE platform = 'slack' AND tenant = $2 AND state = 'active' AND NOT EXISTS (
      SELECT FROM slack_installations WHERE removed_at IS NULL AND ${TENANT} = $2
    ) RETURNING account
  ) UPDATE slack_installations SET suspended_accounts = ARRAY(SELECT account FROM left_behind) WHERE id = $1`;

async function remove(
  queries: TransactionQueries,
  id: string,
  lastInstalledAt: Temporal.Instant,
  at: Temporal.Instant,
): Promise<boolean> {
  await queries.rows(LOCK, [id]);
  const [removed] = await queries.rows<{ readonly tenant: string }>(REMOVE, [
    id,
    writeInstant(lastInstalledAt),
    writeInstant(at),
  ]);
  if (!removed) return false;
  await queries.run(SUSPEND, [id, removed.tenant]);
  await audit(queries, { at, personId: null, action: "slack workspace removed", subject: id, facts: {} });
  return true;
}
