// A Slack Web API for many workspaces, which the token tells apart, with Slack's limits: what a bot needs to write to
// people, and to look whether it did.
import {
  type Answer,
  type Call,
  type LimitedPlatform,
  type Manner,
  type PlatformRecord,
  type Routed,
  startLimitedPlatform,
} from "./limited-platform.ts";
import { type Meter, type RateLimit, SlidingWindows, TokenBucket, type WindowLimit } from "./rate-limits.ts";

/** "1 per second per channel", short bursts above it. https://docs.slack.dev/apis/web-api/rate-limits */
export const CHANNEL_LIMIT: RateLimit = { perSecond: 1, burst: 3 };

/**
 * Messages in a workspace: the same page says that there is a limit, and people report "several hundred a minute";
 * Slack names no number. Chosen here: 300 a minute, and 20 at once.
 */
export const WORKSPACE_LIMIT: RateLimit = { perSecond: 5, burst: 20 };

/** Of other methods, for each workspace and method, by their tiers: so many "per minute". Same page. */
const TIER_3: WindowLimit = { most: 50, seconds: 60 };
const TIER_4: WindowLimit = { most: 100, seconds: 60 };
/** "Hundreds of requests per minute." https://docs.slack.dev/reference/methods/auth.test */
const SPECIAL: WindowLimit = { most: 300, seconds: 60 };

const METHOD_LIMITS: Readonly<Record<string, WindowLimit>> = {
  "auth.test": SPECIAL,
  "conversations.open": TIER_3,
  "conversations.history": TIER_3,
  "users.info": TIER_4,
};

export type SlackPlace = {
  /** `T…` */
  readonly team: string;
  readonly token: string;
  /** The ids of people, each with the direct message channel that the bot has with that person. */
  readonly channels: ReadonlyMap<string, string>;
};

type Posted = { readonly ts: string; readonly text: string; readonly metadata: unknown };

type Workspace = {
  readonly place: SlackPlace;
  readonly channels: ReadonlySet<string>;
  readonly messages: Map<string, Posted[]>;
  readonly channelMeters: Map<string, Meter>;
  readonly methodMeters: Map<string, Meter>;
};

/** `apiUrlOf(sender)` is a Web API of its own for each process that sends, so that it is known whose request it is. */
export type LimitedSlack = LimitedPlatform & { apiUrlOf(sender: string): string };

export async function startLimitedSlack(
  places: readonly SlackPlace[],
  manner: Manner,
  workspaceLimit: RateLimit = WORKSPACE_LIMIT,
): Promise<LimitedSlack> {
  const workspaces = new Map(
    places.map((place): [string, Workspace] => [
      place.token,
      {
        place,
        channels: new Set(place.channels.values()),
        messages: new Map(),
        channelMeters: new Map(),
        methodMeters: new Map([["chat.postMessage", new TokenBucket(workspaceLimit, Date.now())]]),
      },
    ]),
  );
  let posted = 0;
  const platform = await startLimitedPlatform((call, record) => {
    const [, sender = "", , method = ""] = call.path.split("/");
    const sent = new URLSearchParams(call.body);
    const workspace = workspaces.get(tokenOf(call, sent));
    if (!workspace) return slackError("invalid_auth");
    const limits = [{ name: method, meter: methodMeter(workspace, method) }];
    const refusal = { ok: false, error: "ratelimited" };
    const routed = { lane: workspace.place.team, refusal };
    if (method !== "chat.postMessage")
      return { ...routed, limits, sender: null, act: () => readMethod(workspace, method, sent) };
    const channel = findChannel(workspace, sent.get("channel") ?? "");
    if (channel === null) return slackError("channel_not_found");
    posted += 1;
    const number = posted;
    return {
      ...routed,
      limits: [...limits, { name: "channel", meter: channelMeter(workspace, channel) }],
      sender,
      act: (at) => keep({ workspace, channel, sent, record, at, number }),
    } satisfies Routed;
  }, manner);
  return { ...platform, apiUrlOf: (sender) => `${platform.url}/${sender}/api/` };
}

function tokenOf({ headers }: Call, sent: URLSearchParams): string {
  return (headers.authorization ?? "").replace(/^Bearer /, "") || (sent.get("token") ?? "");
}

function methodMeter({ methodMeters }: Workspace, method: string): Meter {
  return findMeter(methodMeters, method, () => new SlidingWindows([METHOD_LIMITS[method] ?? TIER_3]));
}

function channelMeter({ channelMeters }: Workspace, channel: string): Meter {
  return findMeter(channelMeters, channel, () => new TokenBucket(CHANNEL_LIMIT, Date.now()));
}

function findMeter(meters: Map<string, Meter>, name: string, make: () => Meter): Meter {
  const meter = meters.get(name) ?? make();
  meters.set(name, meter);
  return meter;
}

/** A message may be addressed to a person, in whose channel with the bot it then stands. */
function findChannel({ place, channels }: Workspace, addressed: string): string | null {
  return channels.has(addressed) ? addressed : (place.channels.get(addressed) ?? null);
}

type Keeping = {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly sent: URLSearchParams;
  readonly record: PlatformRecord;
  readonly at: number;
  readonly number: number;
};

function keep({ workspace, channel, sent, record, at, number }: Keeping): Answer {
  const ts = `${Math.floor(at / 1000)}.${String((at % 1000) * 1000 + (number % 1000)).padStart(6, "0")}`;
  const metadata = readMetadata(sent.get("metadata"));
  const text = sent.get("text") ?? "";
  const messages = workspace.messages.get(channel) ?? [];
  workspace.messages.set(channel, [{ ts, text, metadata }, ...messages]);
  record.messages.push({
    lane: workspace.place.team,
    address: channel,
    deliveryId: readDeliveryId(metadata),
    text,
    at,
  });
  return { status: 200, body: { ok: true, channel, ts, message: { type: "message", text, ts } } };
}

function readMethod(workspace: Workspace, method: string, sent: URLSearchParams): Answer {
  const { team, channels } = workspace.place;
  switch (method) {
    case "auth.test":
      return slackAnswer({ user_id: "U0BOT", bot_id: "B0BOT", team_id: team, team, user: "rapporteur", url: "" });
    case "conversations.open": {
      const id = channels.get(sent.get("users") ?? "");
      return id === undefined ? slackError("user_not_found") : slackAnswer({ channel: { id } });
    }
    case "conversations.history": {
      const messages = workspace.messages.get(findChannel(workspace, sent.get("channel") ?? "") ?? "") ?? [];
      const limit = Number(sent.get("limit") ?? 100);
      const shown = messages.slice(0, limit).map(({ ts, text, metadata }) => ({ type: "message", ts, text, metadata }));
      return slackAnswer({ messages: shown, has_more: messages.length > limit });
    }
    case "users.info": {
      const id = sent.get("user") ?? "";
      return channels.has(id)
        ? slackAnswer({ user: { id, team_id: team, deleted: false, is_bot: false, tz: "UTC", profile: {} } })
        : slackError("user_not_found");
    }
    default:
      return slackError("unknown_method");
  }
}

function slackAnswer(body: object): Answer {
  return { status: 200, body: { ok: true, ...body } };
}

function slackError(error: string): Answer {
  return { status: 200, body: { ok: false, error } };
}

function readMetadata(given: string | null): unknown {
  return given === null ? undefined : JSON.parse(given);
}

function readDeliveryId(metadata: unknown): string | null {
  if (typeof metadata !== "object" || metadata === null || !("event_payload" in metadata)) return null;
  const { event_payload: payload } = metadata;
  if (typeof payload !== "object" || payload === null || !("delivery_id" in payload)) return null;
  return typeof payload.delivery_id === "string" ? payload.delivery_id : null;
}
