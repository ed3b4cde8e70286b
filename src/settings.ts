// The settings of one installation, read once from the environment. Every problem is reported at once, by the name of
// the setting and never with its value, which may be secret.
import { z } from "zod";
import {
  compileLanguageModel,
  describeLanguageModel,
  type LanguageModelSettings,
  languageModelFields,
} from "./language-model-settings.ts";
import {
  DEFAULT_HOST,
  findConflicts,
  findMisspelled,
  type Given,
  isLoopback,
  type SettingProblem,
  SLACK_API_URL,
} from "./setting-rules.ts";

/** How what Slack sends comes in. */
export type SlackIntake =
  | { readonly kind: "requests"; readonly signingSecret: string }
  /** Socket Mode: nothing is signed, and nothing is served. */
  | { readonly kind: "socket"; readonly appToken: string };

export type SlackSettings = { readonly intake: SlackIntake; readonly apiUrl: string } & (
  | { readonly mode: "token"; readonly botToken: string }
  | { readonly mode: "oauth"; readonly clientId: string; readonly clientSecret: string }
);

export type TeamsSettings =
  | {
      readonly mode: "single-tenant";
      readonly appId: string;
      readonly appPassword: string;
      readonly tenantId: string;
      /** The other tenants that are let in. */
      readonly allowedTenants: readonly string[];
    }
  | { readonly mode: "unauthenticated-loopback" };

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Where the embedded database and a key that was made here are kept. */
  readonly dataDir: string;
  readonly database: { readonly kind: "embedded" } | { readonly kind: "postgresql"; readonly url: string };
  /** Without a slash at its end. */
  readonly publicUrl: string | null;
  /** 32 bytes; null: made once and kept in `dataDir`. */
  readonly secretKey: Uint8Array | null;
  /** Lower case, NFC, each once. */
  readonly secretariat: readonly string[];
  readonly slack: SlackSettings | null;
  readonly teams: TeamsSettings | null;
  /** Null: nothing is ever drafted. */
  readonly languageModel: LanguageModelSettings | null;
  readonly tryOut: boolean;
  readonly logLevel: z.infer<typeof LogLevel>;
};

const LogLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
  error: "must be one of fatal, error, warn, info, debug, trace, silent",
});

const Secret = z.string().regex(/^\S+$/, "must not hold blanks or line breaks");
/** GUIDs at Microsoft; what a local stand-in calls itself is its own matter. */
const DirectoryId = z.string().regex(/^[A-Za-z0-9._-]+$/, "must be an id, as the Azure portal shows it");

/** The settings one by one. What they ask of each other is in `setting-rules.ts`. */
const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number")
    .transform(Number)
    .refine((port) => port <= 65_535, "must be at most 65535")
    .default(3978),
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, "must be a host name or an address, without a scheme")
    .default(DEFAULT_HOST),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z.string().refine(isPostgresUrl, "must be a postgresql:// address").optional(),
  PUBLIC_URL: z
    .string()
    .refine(isPublicUrl, "must be an https:// address without ? or # (http:// only for this machine)")
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  SECRET_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=?$/, "must be 32 bytes in base64, such as `openssl rand -base64 32` writes")
    .transform((key) => Uint8Array.from(Buffer.from(key, "base64")))
    .optional(),
  SECRETARIAT: z.string().transform(readEmails).default([]),
  SLACK_SIGNING_SECRET: Secret.optional(),
  SLACK_BOT_TOKEN: Secret.optional(),
  SLACK_CLIENT_ID: Secret.optional(),
  SLACK_CLIENT_SECRET: Secret.optional(),
  SLACK_APP_TOKEN: Secret.regex(/^xapp-/, "must be an app-level token, which begins with xapp-").optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: "must be a web address" }).default(SLACK_API_URL),
  TEAMS_APP_ID: DirectoryId.optional(),
  TEAMS_APP_PASSWORD: Secret.optional(),
  TEAMS_TENANT_ID: DirectoryId.optional(),
  TEAMS_ALLOWED_TENANTS: z
    .string()
    .transform(splitList)
    .refine(
      (tenants) => tenants.every((tenant) => DirectoryId.safeParse(tenant).success),
      "must be ids parted by commas",
    )
    .default([]),
  TEAMS_UNAUTHENTICATED: z.literal("loopback", { error: "can only be loopback, or unset" }).optional(),
  ...languageModelFields,
  TRY_OUT: z.enum(["on", "off"], { error: "must be on or off" }).optional(),
  LOG_LEVEL: LogLevel.default("info"),
});
type Environment = z.infer<typeof Environment>;

/** Every setting that is read; `.env.example` explains each. */
export const SETTING_NAMES: readonly string[] = Object.keys(Environment.shape);

/** Reads the settings, or says everything that is wrong with them. An empty value counts as unset. */
export function readSettings(
  environment: Given,
): { readonly ok: true; readonly settings: Settings } | { readonly ok: false; readonly problems: SettingProblem[] } {
  const given: Given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => ({ name: String(issue.path[0]), problem: issue.message })),
    ...findConflicts(given),
    ...findMisspelled(given, SETTING_NAMES),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, settings: compileSettings(parsed.data) };
}

const SLACK_WORDS = { token: "one workspace", oauth: "by OAuth" } as const;
const INTAKE_WORDS = { requests: "", socket: ", over a socket" } as const;
const TEAMS_WORDS = {
  "single-tenant": "one tenant",
  "unauthenticated-loopback": "without tokens, this machine only",
} as const;

/** What an operator may be told of the settings: no secret, no address that may hold a password. */
export function describeSettings(settings: Settings): readonly { readonly name: string; readonly says: string }[] {
  const { slack, teams } = settings;
  return [
    { name: "server", says: `${settings.host}, port ${settings.port}` },
    { name: "public address", says: settings.publicUrl ?? "not set" },
    {
      name: "database",
      says: settings.database.kind === "embedded" ? `embedded, in ${settings.dataDir}` : "PostgreSQL, by DATABASE_URL",
    },
    { name: "secret key", says: settings.secretKey ? "set" : `not set: made once and kept in ${settings.dataDir}` },
    { name: "secretariat", says: `${settings.secretariat.length} e-mail addresses` },
    { name: "Slack", says: slack ? `${SLACK_WORDS[slack.mode]}${INTAKE_WORDS[slack.intake.kind]}` : "not set" },
    { name: "Microsoft Teams", says: teams ? TEAMS_WORDS[teams.mode] : "not set" },
    { name: "language model", says: describeLanguageModel(settings.languageModel) },
    { name: "try-out page", says: settings.tryOut ? "on" : "off" },
  ];
}

function compileSettings(read: Environment): Settings {
  const slack = compileSlack(read);
  const teams = compileTeams(read);
  const url = read.DATABASE_URL;
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: read.DATA_DIR,
    database: url === undefined ? { kind: "embedded" } : { kind: "postgresql", url },
    publicUrl: read.PUBLIC_URL ?? null,
    secretKey: read.SECRET_KEY ?? null,
    secretariat: read.SECRETARIAT,
    slack,
    teams,
    languageModel: compileLanguageModel(read),
    tryOut: read.TRY_OUT ? read.TRY_OUT === "on" : slack === null && teams === null && isLoopback(read.HOST),
    logLevel: read.LOG_LEVEL,
  };
}

function compileSlack(read: Environment): SlackSettings | null {
  const intake = compileSlackIntake(read);
  if (intake === null) return null;
  const shared = { intake, apiUrl: read.SLACK_API_URL };
  if (read.SLACK_BOT_TOKEN !== undefined) return { mode: "token", botToken: read.SLACK_BOT_TOKEN, ...shared };
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = read;
  if (clientId === undefined || clientSecret === undefined) return null;
  return { mode: "oauth", clientId, clientSecret, ...shared };
}

/** An app is in Socket Mode or not: with the token for it no request is taken, whatever secret is set beside it. */
function compileSlackIntake(read: Environment): SlackIntake | null {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  if (appToken !== undefined) return { kind: "socket", appToken };
  return signingSecret === undefined ? null : { kind: "requests", signingSecret };
}

function compileTeams(read: Environment): TeamsSettings | null {
  const { TEAMS_APP_ID: appId, TEAMS_APP_PASSWORD: appPassword, TEAMS_TENANT_ID: tenantId } = read;
  if (read.TEAMS_UNAUTHENTICATED) return { mode: "unauthenticated-loopback" };
  if (appId === undefined || appPassword === undefined || tenantId === undefined) return null;
  return { mode: "single-tenant", appId, appPassword, tenantId, allowedTenants: read.TEAMS_ALLOWED_TENANTS };
}

function isPostgresUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol);
}

function isPublicUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.search !== "" || url.hash !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

function splitList(value: string): string[] {
  return value
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function readEmails(value: string, context: z.RefinementCtx<string>): string[] {
  const emails = splitList(value).map((entry) => entry.normalize("NFC").toLowerCase());
  for (const [index, email] of emails.entries()) {
    if (z.email().safeParse(email).success) continue;
    context.addIssue({ code: "custom", message: `entry ${index + 1} is not an e-mail address` });
  }
  return [...new Set(emails)];
}
