// The connector of Teams for several tenants, with its limits: takes messages to conversations that exist, and cannot be
// asked for them afterwards.
import { z } from "zod";
import { type LimitedPlatform, type Manner, startLimitedPlatform } from "./limited-platform.ts";
import { type Meter, type RateLimit, SlidingWindows, TokenBucket, type WindowLimit } from "./rate-limits.ts";

/** One bot in one conversation. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
export const CONVERSATION_LIMITS: readonly WindowLimit[] = [
  { most: 7, seconds: 1 },
  { most: 8, seconds: 2 },
  { most: 60, seconds: 30 },
  { most: 1800, seconds: 3600 },
];

/** One app in one tenant, as it was met: 429 beyond about seven a second, where the page above says 50. https://github.com/MicrosoftDocs/msteams-docs/issues/2026 */
export const TENANT_LIMIT: RateLimit = { perSecond: 7, burst: 20 };

const Activity = z.object({ type: z.string(), text: z.string().optional(), summary: z.string().optional() });

/** `serviceUrl` ends with a slash, as Teams' own does. */
export type LimitedTeams = LimitedPlatform & { readonly serviceUrl: string };

/** `tenantOf` holds every conversation that exists. */
export async function startLimitedTeams(
  tenantOf: ReadonlyMap<string, string>,
  manner: Manner,
  tenantLimit: RateLimit = TENANT_LIMIT,
): Promise<LimitedTeams> {
  const tenants = new Map<string, Meter>();
  const conversations = new Map<string, Meter>();
  let taken = 0;
  const platform = await startLimitedPlatform((call, record) => {
    const path = decodeURIComponent(call.path);
    const conversation = /^\/teams\/v3\/conversations\/([^/]+)\/activities$/.exec(path)?.[1];
    const tenant = tenantOf.get(conversation ?? "");
    if (conversation === undefined || tenant === undefined)
      return { status: 404, body: { error: { code: "ConversationNotFound", message: "no such conversation" } } };
    const { type, text, summary } = Activity.parse(JSON.parse(call.body));
    taken += 1;
    const id = `activity-${taken}`;
    return {
      lane: tenant,
      limits: [
        { name: "tenant", meter: find(tenants, tenant, () => new TokenBucket(tenantLimit, Date.now())) },
        {
          name: "conversation",
          meter: find(conversations, conversation, () => new SlidingWindows(CONVERSATION_LIMITS)),
        },
      ],
      refusal: { error: { code: "Throttled", message: "too many requests" } },
      sender: "teams",
      act(at) {
        if (type === "message")
          record.messages.push({
            lane: tenant,
            address: conversation,
            deliveryId: null,
            text: text ?? summary ?? "",
            at,
          });
        return { status: 201, body: { id } };
      },
    };
  }, manner);
  return { ...platform, serviceUrl: `${platform.url}/teams/` };
}

function find(meters: Map<string, Meter>, name: string, make: () => Meter): Meter {
  const meter = meters.get(name) ?? make();
  meters.set(name, meter);
  return meter;
}
