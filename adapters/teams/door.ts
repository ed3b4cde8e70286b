// The way in: one request for /api/messages, verified, run through Microsoft's application and answered.
// Whatever goes wrong, the answer is a status without words, and the log has one line of it.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Application } from "@microsoft/teams-ai/lib/Application.js";
import { TurnState } from "@microsoft/teams-ai/lib/TurnState.js";
import type { TurnContext } from "botbuilder";
import type { Bot } from "../../src/ports/bot.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { type Activity, tenantOf } from "./activity.ts";
import { readAccount } from "./address.ts";
import { answerActivity, answerExecute, answerSearch, answerUnknownInvoke, type Turn } from "./answer-activity.ts";
import { answerQuery } from "./answer-query.ts";
import type { BotFramework, Verified } from "./bot-framework.ts";
import type { AllowedTenants } from "./read-profile.ts";
import { type Refusal, readRequest } from "./read-request.ts";
import { looksGood } from "./screen-token.ts";

export type Door = {
  readonly framework: BotFramework;
  readonly application: Application;
  /** Empty on the loopback without tokens. */
  readonly appId: string;
  readonly allowedTenants: AllowedTenants;
  readonly clock: Clock;
  readonly pictures: Pictures | null;
  readonly log: Log;
};

type Answer = { readonly status: number; readonly body?: unknown };

const TURN = Symbol("turn");

/** Answers one request; never throws. Without a bot Teams is asked to come back. */
export async function answerRequest(
  door: Door,
  bot: Bot | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const admitted = bot ? await admit(door, bot, request) : { status: 503, why: "not-ready" };
    if ("why" in admitted) {
      door.log.warn("teams request refused", { status: admitted.status, why: admitted.why });
      return end(response, { status: admitted.status });
    }
    end(response, await runTurn(door, admitted.turn, admitted.verified));
  } catch (error) {
    // Nothing was stored, or the bot would not have thrown: 500 makes Teams send it again.
    door.log.error("teams request failed", {}, error);
    end(response, { status: 500 });
  }
}

/** Routes in order: invokes, of which each wants an answer in its own form, and then everything else. */
export function createApplication(framework: BotFramework): Application {
  const application = new Application({
    adapter: framework,
    turnStateFactory: () => new TurnState(),
    removeRecipientMention: false,
    // One timer for all turns of the instance: any turn would end another's.
    startTypingTimer: false,
  });
  const route = (matches: (activity: TurnContext["activity"]) => boolean, answer: typeof answerActivity) =>
    application.addRoute(
      async (context) => matches(context.activity),
      (context) => answer(context, context.turnState.get<Turn>(TURN)),
      true,
    );
  route(({ name }) => name === "adaptiveCard/action", answerExecute);
  route(({ name }) => name === "application/search", answerSearch);
  route(({ name }) => name === "composeExtension/query", answerQuery);
  route(() => true, answerUnknownInvoke);
  application.addRoute(
    async () => true,
    (context) => answerActivity(context, context.turnState.get<Turn>(TURN)),
  );
  return application;
}

async function admit(
  door: Door,
  bot: Bot,
  request: IncomingMessage,
): Promise<Refusal | { readonly turn: Turn; readonly verified: Verified }> {
  const authenticated = door.appId !== "";
  const read = await readRequest(request, { authenticated });
  if ("status" in read) return read;
  const { activity } = read;
  const authorization = request.headers.authorization ?? "";
  if (authenticated && !looksGood(authorization, door.appId, door.clock.now()))
    return { status: 401, why: "bad-token" };
  const verified = await door.framework.verify(activity, authorization);
  if (verified === "bad-token") return { status: 401, why: verified };
  if (verified === "no-keys") return { status: 503, why: verified };
  if (!isAllowed(activity, door.allowedTenants)) return { status: 403, why: "tenant" };
  const account = readAccount(activity, { authenticated });
  if (!account) return { status: 403, why: "no-account" };
  const { clock, log, pictures } = door;
  return { turn: { activity, account, bot, clock, log, pictures, became: "ignored", eventId: null }, verified };
}

/** Where nobody is authenticated no tenant means anything. */
function isAllowed(activity: Activity, allowedTenants: AllowedTenants): boolean {
  if (!allowedTenants) return true;
  const tenants = [activity.channelData?.tenant?.id, activity.conversation.tenantId].filter((tenant) => tenant != null);
  return tenantOf(activity) !== null && tenants.every((tenant) => allowedTenants.has(tenant.toLowerCase()));
}

async function runTurn({ application, framework, log }: Door, turn: Turn, verified: Verified): Promise<Answer> {
  const answer = await framework.runTurn(turn.activity, verified, async (context) => {
    context.turnState.set(TURN, turn);
    await application.run(context);
  });
  const { type, name } = turn.activity;
  const { became, eventId } = turn;
  log.info("teams activity answered", { type, name: type === "invoke" ? name : undefined, became, eventId });
  return answer ?? { status: 200 };
}

function end(response: ServerResponse, { status, body }: Answer): void {
  response.statusCode = status;
  if (status === 405) response.setHeader("allow", "POST");
  if (status === 413) response.setHeader("connection", "close");
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify(body));
}
