// A local Slack of several workspaces, which the emulator has not: a page of consent that says yes for the workspace that
// is chosen, `oauth.v2.access`, and as much of the Web API as a delivery needs. What is of one workspace exists in no other.
import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "./slack-emulator.ts";
import { LocalSocket } from "./slack-socket.ts";

export const CLIENT = { id: "111.222", secret: "a-client-secret-for-tests" };

export type WorkspaceSeed = {
  readonly team: string;
  readonly name: string;
  readonly enterprise?: string;
  /** Installed for the whole enterprise. */
  readonly orgWide?: boolean;
  readonly users: readonly string[];
  /** The settings of the app say that tokens expire. */
  readonly rotates?: boolean;
};

/** One call of the Web API: `team` is the workspace of the token that was used. */
export type Call = { readonly method: string; readonly team: string; readonly token: string; readonly args: Args };
type Args = Readonly<Record<string, string>>;
type Answer = Readonly<Record<string, unknown>>;

export class LocalWorkspaces {
  readonly calls: Call[] = [];
  /** One for the app, whatever the workspace. */
  readonly socket = new LocalSocket();
  readonly #seeds: ReadonlyMap<string, WorkspaceSeed>;
  readonly #server: Server;
  readonly #codes = new Map<string, { readonly team: string; readonly redirectUri: string }>();
  readonly #tokens = new Map<string, string>();
  #made = 0;
  url = "";

  static async start(seeds: readonly WorkspaceSeed[]): Promise<LocalWorkspaces> {
    const local = new LocalWorkspaces(seeds);
    local.url = await listen(local.#server);
    return local;
  }

  private constructor(seeds: readonly WorkspaceSeed[]) {
    this.#seeds = new Map(seeds.map((seed) => [seed.team, seed]));
    this.#server = createServer((request, response) => {
      if (request.url === "/api/apps.connections.open") return this.socket.answerOpen(request, response);
      void this.#answer(request).then((answer) => {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
      });
    });
    this.socket.attach(this.#server);
  }

  get apiUrl(): string {
    return `${this.url}/api/`;
  }

  /** The newest token of a workspace. */
  tokenOf(team: string): string {
    const own = [...this.#tokens].filter(([, owner]) => owner === team).map(([token]) => token);
    return own.at(-1) ?? "none";
  }

  /** What an administrator's yes on Slack's page leads to: the address to which the browser is sent back. */
  consent(authorizeUrl: string, team: string): string {
    const asked = new URL(authorizeUrl).searchParams;
    if (asked.get("client_id") !== CLIENT.id) throw new Error("an app that is not known asks for consent");
    this.#made += 1;
    const code = `code-${this.#made}`;
    const redirectUri = asked.get("redirect_uri") ?? "";
    this.#codes.set(code, { team, redirectUri });
    return `${redirectUri}?${new URLSearchParams({ code, state: asked.get("state") ?? "" }).toString()}`;
  }

  /** All tokens of the workspace are of no more use. */
  revoke(team: string): void {
    for (const [token, owner] of this.#tokens) if (owner === team) this.#tokens.delete(token);
  }

  said(team: string): readonly Call[] {
    return this.calls.filter((call) => call.team === team && call.method === "chat.postMessage");
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const args = Object.fromEntries(new URLSearchParams(await text(request)));
    const method = (request.url ?? "").replace(/^\/api\//, "");
    if (method === "oauth.v2.access") return this.#exchange(args);
    const token = (request.headers.authorization ?? "").replace(/^Bearer /, "");
    const seed = this.#seeds.get(this.#tokens.get(token) ?? "");
    if (!seed) return refuse("token_revoked");
    this.calls.push({ method, team: seed.team, token, args });
    return this.#call(seed, method, args);
  }

  #call({ team, enterprise, users }: WorkspaceSeed, method: string, args: Args): Answer {
    const channelOf = (user: string) => `D${team}${user}`;
    const known = users.includes(args["users"] ?? args["user"] ?? "");
    switch (method) {
      case "auth.test":
        return { ok: true, user_id: `UBOT${team}`, bot_id: `B${team}`, team_id: team, url: "https://slack.example" };
      case "conversations.open":
        return known ? { ok: true, channel: { id: channelOf(args["users"] ?? "") } } : refuse("user_not_found");
      case "chat.postMessage":
        return users.some((user) => channelOf(user) === args["channel"] || user === args["channel"])
          ? { ok: true, channel: args["channel"], ts: `${1_700_000_000 + this.calls.length}.000100` }
          : refuse("channel_not_found");
      case "users.info":
        return known
          ? {
              ok: true,
              user: {
                team_id: team,
                enterprise_user: { enterprise_id: enterprise },
                profile: { email: "a@example.org" },
              },
            }
          : refuse("user_not_found");
      default:
        return refuse("unknown_method");
    }
  }

  #exchange(args: Args): Answer {
    const granted = this.#codes.get(args["code"] ?? "");
    this.#codes.delete(args["code"] ?? "");
    const seed = this.#seeds.get(granted?.team ?? "");
    if (args["client_id"] !== CLIENT.id || args["client_secret"] !== CLIENT.secret) return refuse("bad_client_secret");
    if (!seed || granted?.redirectUri !== args["redirect_uri"]) return refuse("invalid_code");
    this.#made += 1;
    const token = `xoxb-${seed.team}-${this.#made}`;
    this.#tokens.set(token, seed.team);
    const enterprise = seed.enterprise === undefined ? null : { id: seed.enterprise, name: "Organization" };
    return {
      ok: true,
      app_id: "A1",
      access_token: token,
      token_type: "bot",
      scope: "chat:write,im:write",
      bot_user_id: `UBOT${seed.team}`,
      team: seed.orgWide ? null : { id: seed.team, name: seed.name },
      enterprise,
      is_enterprise_install: seed.orgWide ?? false,
      authed_user: { id: "UADMIN" },
      ...(seed.rotates && { refresh_token: "xoxe-1", expires_in: 43_200 }),
    };
  }
}

function refuse(error: string): Answer {
  return { ok: false, error };
}
