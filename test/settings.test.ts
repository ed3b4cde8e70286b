import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { describeSettings, readSettings, SETTING_NAMES } from "../src/settings.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const GUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const OTHER_GUID = "9b2c7a70-1c2f-4a53-8f7e-6d0f2b1d1a11";
const slack = { SLACK_SIGNING_SECRET: "shh-signing", SLACK_BOT_TOKEN: "xoxb-shh" };
const oauth = {
  SLACK_SIGNING_SECRET: "shh-signing",
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "shh-client",
  PUBLIC_URL: "https://rapporteur.example.org/",
};
const model = { LLM_BASE_URL: "https://models.example.org/v1/", LLM_MODEL: "small-3.1", LLM_API_KEY: "shh-model" };
const teams = { TEAMS_APP_ID: GUID, TEAMS_APP_PASSWORD: "shh-teams", TEAMS_TENANT_ID: OTHER_GUID };

function read(environment: Record<string, string | undefined>) {
  const result = readSettings(environment);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.settings;
}

function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  const result = readSettings(environment);
  return result.ok ? [] : result.problems.map(({ name, problem }) => `${name}: ${problem}`);
}

test("nothing set: an embedded database, this machine only, the try-out page on", () => {
  expect(read({})).toEqual({
    port: 3978,
    host: "127.0.0.1",
    dataDir: "./data",
    database: { kind: "embedded" },
    publicUrl: null,
    secretKey: null,
    secretariat: [],
    slack: null,
    teams: null,
    languageModel: null,
    tryOut: true,
    logLevel: "info",
  });
});

test("everything set for one workspace and one tenant", () => {
  const settings = read({
    ...slack,
    ...teams,
    PORT: "0",
    HOST: "0.0.0.0",
    DATABASE_URL: "postgresql://rapporteur:secret@db.example.org:5432/rapporteur",
    PUBLIC_URL: "https://rapporteur.example.org/",
    SECRET_KEY: KEY,
    SECRETARIAT: " Ana@Example.org, ben@example.org,ana@example.org ",
    TEAMS_ALLOWED_TENANTS: GUID,
    LOG_LEVEL: "debug",
  });

  expect(settings.slack).toEqual({
    mode: "token",
    intake: { kind: "requests", signingSecret: "shh-signing" },
    botToken: "xoxb-shh",
    apiUrl: "https://slack.com/api/",
  });
  expect(settings.teams).toEqual({
    mode: "single-tenant",
    appId: GUID,
    appPassword: "shh-teams",
    tenantId: OTHER_GUID,
    allowedTenants: [GUID],
  });
  expect(settings.secretKey).toEqual(new Uint8Array(32).fill(7));
  expect(settings).toMatchObject({
    port: 0,
    publicUrl: "https://rapporteur.example.org",
    secretariat: ["ana@example.org", "ben@example.org"],
    tryOut: false,
    database: { kind: "postgresql" },
  });
});

test("many workspaces by OAuth", () => {
  expect(read(oauth).slack).toMatchObject({ mode: "oauth", clientId: "1.2", clientSecret: "shh-client" });
});

describe("over a socket, where nothing is signed", () => {
  test.each([
    { given: { SLACK_BOT_TOKEN: "xoxb-shh" }, mode: "token", because: "no signing secret is needed" },
    { given: slack, mode: "token", because: "one that is set beside it opens no address" },
    { given: { ...oauth, SLACK_SIGNING_SECRET: undefined }, mode: "oauth", because: "many workspaces, one socket" },
  ])("$because", ({ given, mode }) => {
    const settings = read({ ...given, SLACK_APP_TOKEN: "xapp-shh" });
    expect(settings.slack).toMatchObject({ mode, intake: { kind: "socket", appToken: "xapp-shh" } });
    expect(settings.tryOut).toBe(false);
    const told = describeSettings(settings).map(({ says }) => says);
    expect(told).toContain(mode === "token" ? "one workspace, over a socket" : "by OAuth, over a socket");
    expect(told.join()).not.toContain("shh");
  });
});

describe("what is taken", () => {
  test.each([
    { given: { TRY_OUT: "off" }, expected: { tryOut: false }, because: "off is off" },
    { given: { HOST: "0.0.0.0" }, expected: { tryOut: false }, because: "the page is for this machine" },
    { given: { HOST: "::1", TRY_OUT: "on" }, expected: { tryOut: true }, because: "::1 is a loopback address" },
    { given: { HOST: "localhost" }, expected: { tryOut: true }, because: "localhost is this machine" },
    { given: slack, expected: { tryOut: false }, because: "a platform is set" },
    {
      given: { ...slack, SLACK_API_URL: "http://127.0.0.1:9/api/", TRY_OUT: "on" },
      expected: { tryOut: true },
      because: "a local Slack is not a real one",
    },
    {
      given: { TEAMS_UNAUTHENTICATED: "loopback" },
      expected: { teams: { mode: "unauthenticated-loopback" }, tryOut: false },
      because: "the playground needs no app id",
    },
    {
      given: { ...slack, SLACK_BOT_TOKEN: "any", SLACK_API_URL: "http://localhost:9/api/" },
      expected: { slack: { botToken: "any" } },
      because: "a local Slack has tokens of its own making",
    },
    { given: { PORT: "", SLACK_SIGNING_SECRET: "" }, expected: { port: 3978, slack: null }, because: "empty is unset" },
    {
      given: { PUBLIC_URL: "http://127.0.0.1:3978" },
      expected: { publicUrl: "http://127.0.0.1:3978" },
      because: "loopback",
    },
    { given: { SLACK_API_TOKEN: "theirs" }, expected: { slack: null }, because: "it is a setting of other tools" },
    { given: { SLACK_WEBHOOK_URL: "theirs" }, expected: { slack: null }, because: "it is not close to any of ours" },
    { given: { ...slack, SLACK_BOT_TOKEN2: "x" }, expected: {}, because: "the setting it resembles is set" },
    {
      given: model,
      expected: {
        languageModel: { baseUrl: "https://models.example.org/v1", model: "small-3.1", apiKey: "shh-model" },
      },
      because: "a language model is set by three settings",
    },
    {
      given: { ...model, LLM_BASE_URL: "http://localhost:11434/v1", LLM_MODEL: "library/model:8b" },
      expected: { languageModel: { baseUrl: "http://localhost:11434/v1", model: "library/model:8b" } },
      because: "a model on this machine needs no https",
    },
    { given: { PROT: "1" }, expected: { port: 3978 }, because: "only names of the platforms are looked at" },
  ])("$given: $because", ({ given, expected }) => {
    expect(read(given)).toMatchObject(expected);
  });
});

describe("what is refused, by name", () => {
  test.each([
    { given: { PORT: "eighty" }, names: ["PORT"] },
    { given: { PORT: "65536" }, names: ["PORT"] },
    { given: { HOST: "http://localhost" }, names: ["HOST"] },
    { given: { DATABASE_URL: "mysql://u:p@h/d" }, names: ["DATABASE_URL"] },
    { given: { DATABASE_URL: "somewhere" }, names: ["DATABASE_URL"] },
    { given: { PUBLIC_URL: "http://rapporteur.example.org" }, names: ["PUBLIC_URL"] },
    { given: { PUBLIC_URL: "https://rapporteur.example.org/?a=b" }, names: ["PUBLIC_URL"] },
    { given: { SECRET_KEY: "c2hvcnQ=" }, names: ["SECRET_KEY"] },
    { given: { SECRETARIAT: "ana@example.org,ben" }, names: ["SECRETARIAT"] },
    { given: { LOG_LEVEL: "loud" }, names: ["LOG_LEVEL"] },
    { given: { TRY_OUT: "yes" }, names: ["TRY_OUT"] },
    { given: { SLACK_BOT_TOKEN: "xoxb-1" }, names: ["SLACK_SIGNING_SECRET"] },
    { given: { SLACK_SIGNING_SECRET: "s" }, names: ["SLACK_BOT_TOKEN"] },
    { given: { ...slack, SLACK_SIGNING_SECRET: "" }, names: ["SLACK_SIGNING_SECRET"] },
    { given: { ...slack, SLACK_SIGNING_SECRET: " " }, names: ["SLACK_SIGNING_SECRET"] },
    { given: { ...slack, SLACK_BOT_TOKEN: "xoxp-1" }, names: ["SLACK_BOT_TOKEN"] },
    { given: { SLACK_APP_TOKEN: "xapp-1" }, names: ["SLACK_BOT_TOKEN"] },
    { given: { ...oauth, SLACK_APP_TOKEN: "xapp-1", PUBLIC_URL: undefined }, names: ["PUBLIC_URL"] },
    { given: { SLACK_APP_TOKEN: "xapp-1", SLACK_BOT_TOKEN: "xoxb-1", TRY_OUT: "on" }, names: ["TRY_OUT"] },
    { given: { ...slack, SLACK_APP_TOKEN: "xoxb-1" }, names: ["SLACK_APP_TOKEN"] },
    { given: { ...oauth, ...slack }, names: ["SLACK_BOT_TOKEN"] },
    { given: { ...oauth, SLACK_CLIENT_SECRET: undefined }, names: ["SLACK_CLIENT_SECRET"] },
    { given: { ...oauth, PUBLIC_URL: undefined }, names: ["PUBLIC_URL"] },
    { given: { TEAMS_APP_ID: GUID }, names: ["TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID"] },
    { given: { TEAMS_APP_PASSWORD: "p" }, names: ["TEAMS_APP_ID"] },
    { given: { ...teams, TEAMS_TENANT_ID: "contoso contoso" }, names: ["TEAMS_TENANT_ID"] },
    { given: { ...teams, TEAMS_ALLOWED_TENANTS: `${GUID},con toso` }, names: ["TEAMS_ALLOWED_TENANTS"] },
    { given: { TEAMS_UNAUTHENTICATED: "yes" }, names: ["TEAMS_UNAUTHENTICATED"] },
    { given: { TEAMS_UNAUTHENTICATED: "loopback", HOST: "0.0.0.0" }, names: ["TEAMS_UNAUTHENTICATED"] },
    { given: { ...teams, TEAMS_UNAUTHENTICATED: "loopback" }, names: ["TEAMS_UNAUTHENTICATED"] },
    { given: { TRY_OUT: "on", HOST: "192.0.2.1" }, names: ["TRY_OUT"] },
    { given: { ...slack, TRY_OUT: "on" }, names: ["TRY_OUT"] },
    { given: { ...teams, TRY_OUT: "on" }, names: ["TRY_OUT"] },
    { given: { SLACK_SIGNING_SECERT: "s" }, names: ["SLACK_SIGNING_SECERT"] },
    { given: { LLM_BASE_URL: model.LLM_BASE_URL }, names: ["LLM_MODEL", "LLM_API_KEY"] },
    { given: { LLM_API_KEY: "k" }, names: ["LLM_BASE_URL", "LLM_MODEL"] },
    { given: { ...model, LLM_API_KEY: "" }, names: ["LLM_API_KEY"] },
    { given: { ...model, LLM_API_KEY: "two words" }, names: ["LLM_API_KEY"] },
    { given: { ...model, LLM_BASE_URL: "http://models.example.org/v1" }, names: ["LLM_BASE_URL"] },
    { given: { ...model, LLM_BASE_URL: "https://u:p@models.example.org/v1" }, names: ["LLM_BASE_URL"] },
    { given: { ...model, LLM_BASE_URL: "https://models.example.org/v1?key=1" }, names: ["LLM_BASE_URL"] },
    { given: { ...model, LLM_MODEL: "a model" }, names: ["LLM_MODEL"] },
    { given: { LLM_BASEURL: "x" }, names: ["LLM_BASEURL"] },
    { given: { PORT: "x", LOG_LEVEL: "x", TEAMS_APP_IDD: GUID }, names: ["PORT", "LOG_LEVEL", "TEAMS_APP_IDD"] },
  ])("$given", ({ given, names }) => {
    const result = readSettings(given);
    expect(result.ok ? [] : result.problems.map(({ name }) => name)).toEqual(names);
  });

  test("a near miss says what was meant", () => {
    expect(problemsOf({ SLACK_SIGNING_SECERT: "s" })).toEqual([
      "SLACK_SIGNING_SECERT: not a setting; did you mean SLACK_SIGNING_SECRET?",
    ]);
  });

  test("no problem repeats a value", () => {
    const values = {
      DATABASE_URL: "mysql://hush-1",
      SECRET_KEY: "hush-2",
      SECRETARIAT: "hush-3",
      TEAMS_APP_ID: "hush 4",
    };
    expect(problemsOf({ ...values, SLACK_BOT_TOKEN: "hush-5" })).toHaveLength(8);
    expect(problemsOf({ ...values, SLACK_BOT_TOKEN: "hush-5" }).join("\n")).not.toContain("hush");
  });
});

test("what an operator is told holds no secret", () => {
  const settings = read({ ...slack, ...teams, ...model, DATABASE_URL: "postgresql://u:shh@h/d", SECRET_KEY: KEY });
  const told = describeSettings(settings).map(({ name, says }) => `${name}: ${says}`);
  expect(told).toContain("Slack: one workspace");
  expect(told).toContain("language model: small-3.1 at models.example.org: sees what every organization may read");
  expect(told).toContain("database: PostgreSQL, by DATABASE_URL");
  expect(told.join()).not.toMatch(/shh|BwcH/);
});

test(".env.example names exactly the settings that are read, each once", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const named = lines.flatMap((line) => /^#? ?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? []);

  expect(new Set(named)).toEqual(new Set(SETTING_NAMES));
  expect(named).toHaveLength(SETTING_NAMES.length);
});
