// What the settings ask of each other, and names that are almost a setting. Apart from `settings.ts`, which says what
// each setting is by itself.
import { distance } from "fastest-levenshtein";

/** The environment, without what is empty. */
export type Given = Readonly<Record<string, string | undefined>>;

export type SettingProblem = { readonly name: string; readonly problem: string };

/** https://docs.slack.dev/apis/web-api/ */
export const SLACK_API_URL = "https://slack.com/api/";

type Rule = SettingProblem & { readonly when: boolean };

/** What is wrong between settings, each with the setting to change. */
export function findConflicts(given: Given): readonly SettingProblem[] {
  return [...slackRules(given), ...teamsRules(given), ...languageModelRules(given), ...tryOutRules(given)]
    .filter(({ when }) => when)
    .map(({ name, problem }) => ({ name, problem }));
}

function needs(given: Given, name: string, because: string): Rule {
  return { when: given[because] !== undefined && given[name] === undefined, name, problem: `needed with ${because}` };
}

function needsIntake(given: Given, because: string): Rule {
  const rule = needs(given, "SLACK_SIGNING_SECRET", because);
  return { ...rule, problem: `${rule.problem} (or SLACK_APP_TOKEN, where Slack cannot reach this server)` };
}

function slackRules(given: Given): readonly Rule[] {
  const { SLACK_BOT_TOKEN: token, SLACK_CLIENT_ID: client } = given;
  // What Slack sends over a socket is not signed.
  const unsigned = given["SLACK_APP_TOKEN"] !== undefined;
  const intake = ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"].find((name) => given[name] !== undefined);
  const bySlackItself = (given["SLACK_API_URL"] ?? SLACK_API_URL) === SLACK_API_URL;
  return [
    ...(unsigned ? [] : ["SLACK_BOT_TOKEN", "SLACK_CLIENT_ID"].map((name) => needsIntake(given, name))),
    needs(given, "SLACK_CLIENT_SECRET", "SLACK_CLIENT_ID"),
    needs(given, "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET"),
    needs(given, "PUBLIC_URL", "SLACK_CLIENT_ID"),
    {
      when: intake !== undefined && token === undefined && !client && !given["SLACK_CLIENT_SECRET"],
      name: "SLACK_BOT_TOKEN",
      problem: `needed with ${intake} (or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET)`,
    },
    {
      when: token !== undefined && client !== undefined,
      name: "SLACK_BOT_TOKEN",
      problem: "is for one workspace and SLACK_CLIENT_ID for many: set one of the two",
    },
    {
      when: token !== undefined && bySlackItself && !token.startsWith("xoxb-"),
      name: "SLACK_BOT_TOKEN",
      problem: "must be a bot token, which begins with xoxb-",
    },
  ];
}

function teamsRules(given: Given): readonly Rule[] {
  const withoutTokens = given["TEAMS_UNAUTHENTICATED"] !== undefined;
  return [
    needs(given, "TEAMS_APP_PASSWORD", "TEAMS_APP_ID"),
    needs(given, "TEAMS_TENANT_ID", "TEAMS_APP_ID"),
    needs(given, "TEAMS_APP_ID", "TEAMS_APP_PASSWORD"),
    needs(given, "TEAMS_APP_ID", "TEAMS_TENANT_ID"),
    needs(given, "TEAMS_APP_ID", "TEAMS_ALLOWED_TENANTS"),
    {
      when: withoutTokens && !isLoopback(hostIn(given)),
      name: "TEAMS_UNAUTHENTICATED",
      problem: "refused: HOST is not a loopback address, so anybody could speak as anybody",
    },
    {
      when: withoutTokens && given["TEAMS_APP_ID"] !== undefined,
      name: "TEAMS_UNAUTHENTICATED",
      problem: "refused beside TEAMS_APP_ID: unset one of the two",
    },
  ];
}

const LANGUAGE_MODEL = ["LLM_BASE_URL", "LLM_MODEL", "LLM_API_KEY"];

/** All or none; each that is missing is said once. */
function languageModelRules(given: Given): readonly Rule[] {
  const because = LANGUAGE_MODEL.find((name) => given[name] !== undefined);
  return because === undefined ? [] : LANGUAGE_MODEL.map((name) => needs(given, name, because));
}

function tryOutRules(given: Given): readonly Rule[] {
  const on = given["TRY_OUT"] === "on";
  const slackHost = URL.parse(given["SLACK_API_URL"] ?? SLACK_API_URL)?.hostname ?? "";
  const withSlack = given["SLACK_SIGNING_SECRET"] !== undefined || given["SLACK_APP_TOKEN"] !== undefined;
  const realSlack = withSlack && !isLoopback(slackHost);
  return [
    {
      when: on && !isLoopback(hostIn(given)),
      name: "TRY_OUT",
      problem: "refused: HOST is not a loopback address, and the try-out page knows no password",
    },
    {
      when: on && (realSlack || given["TEAMS_APP_ID"] !== undefined),
      name: "TRY_OUT",
      problem: "refused beside a real Slack or Teams: whoever opens the page could answer for an organization",
    },
  ];
}

export const DEFAULT_HOST = "127.0.0.1";

function hostIn(given: Given): string {
  return given["HOST"] ?? DEFAULT_HOST;
}

/** Used by other tools on the same machine, though a letter or two away from a setting of ours. */
const NAMES_OF_OTHER_TOOLS = ["SLACK_API_TOKEN"];

/** Two letters: one exchange of neighbours, or two slips. */
const MAX_SLIPS = 2;

/** A name that is almost one of ours, where ours is unset: the likely reason for "but I did set it". */
export function findMisspelled(given: Given, names: readonly string[]): readonly SettingProblem[] {
  const unset = names.filter((name) => given[name] === undefined);
  return Object.keys(given)
    .filter((name) => /^(SLACK|TEAMS|LLM)_/.test(name) && !names.includes(name) && !NAMES_OF_OTHER_TOOLS.includes(name))
    .flatMap((name) => {
      const meant = unset.find((candidate) => distance(name, candidate) <= MAX_SLIPS);
      return meant === undefined ? [] : [{ name, problem: `not a setting; did you mean ${meant}?` }];
    });
}

/** Addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
