// Events in the envelope in which Slack sends them, and again when they were not taken.
import { randomUUID } from "node:crypto";
import { type Sender, type SlackAnswer, sendJson } from "./slack-send.ts";

export type SlackEvent = Readonly<Record<string, unknown>>;

/** https://docs.slack.dev/apis/events-api#retries */
const MAX_RETRIES = 3;

export function wrapEvent(team: string, event: SlackEvent): object {
  return {
    type: "event_callback",
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1000),
    team_id: team,
    authorizations: [{ enterprise_id: null, team_id: team, is_bot: true }],
    event,
  };
}

/** What is not answered with success is sent again, the same event, up to three times. Status 0: nobody answered. */
export async function sendUntilTaken(
  sender: Sender,
  body: object,
  beforeRetry: (() => Promise<void>) | undefined,
): Promise<SlackAnswer> {
  for (let retries = 0; ; retries += 1) {
    const answer = await sendJson(sender, body, retries).catch(() => null);
    if (answer !== null && answer.status < 300) return answer;
    if (retries === MAX_RETRIES) return answer ?? { status: 0, body: "no answer" };
    await beforeRetry?.();
  }
}
