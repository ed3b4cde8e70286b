// Slack, put together for requests that come by HTTP: Bolt behind our own server, and the messages that go the other
// way, each with the token of its workspace.
//
// The flow: admit (door) -> Bolt verifies the signature -> read-event, read-interaction -> Bot.receive -> answer.
// Whatever Slack sends has a listener, so that nothing waits for the three seconds to pass.
import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver } from "@slack/bolt";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import { admit } from "./door.ts";
import { createLibraryLog } from "./library-log.ts";
import { type OpenOptions, openSlack, type SlackSide, type WorkspaceSettings } from "./open-slack.ts";
import { startBolt } from "./receiver.ts";

export const ENDPOINT = "/slack/events";

export type SlackSettings = WorkspaceSettings & { readonly signingSecret: string };

export type SlackOptions = OpenOptions & { readonly settings: SlackSettings };

export type Slack = SlackSide & {
  /** Answers one request to `POST /slack/events`; resolves when the answer is written. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Resolves when all that was begun is finished. */
  drain(): Promise<void>;
};

/** @throws as `openSlack` does. */
export async function createSlack({ settings, ...options }: SlackOptions): Promise<Slack> {
  const { log, clock } = options;
  const { signingSecret } = settings;
  const { side, receiving, underWay, close } = await openSlack(settings, options);
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [ENDPOINT],
    processBeforeResponse: true,
    logger: createLibraryLog(log),
  });
  await startBolt(receiver, receiving);
  return {
    ...side,
    async handle(request, response) {
      const answered = answer(request, response, receiver, { signingSecret, clock, log }).catch((error: unknown) => {
        // The sender hung up, or there is a bug: either way there is nothing to say.
        response.destroy();
        throw error;
      });
      await underWay.add(answered);
    },
    async drain() {
      await underWay.finish();
      close();
    },
  };
}

type Doorway = { readonly signingSecret: string; readonly clock: Clock; readonly log: Log };

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  receiver: HTTPReceiver,
  { signingSecret, clock, log }: Doorway,
): Promise<void> {
  if (request.method !== "POST" || request.url?.split("?")[0] !== ENDPOINT) {
    response.writeHead(404).end();
    return;
  }
  const admission = await admit(request, signingSecret, clock);
  if (admission.kind === "refused") {
    log.warn("slack request refused", { status: admission.status, why: admission.why });
    response.writeHead(admission.status, { connection: "close" }).end();
    return;
  }
  const closed = new Promise<void>((resolve) => response.once("close", resolve));
  receiver.requestListener(admission.request, response);
  await closed;
}
