// Bolt behind our own server or socket: it asks in which workspace a request was made, and hands each kind to a listener
// that takes all of its kind. It never sees a token: it would keep a client for every one it ever saw.
import { App, type Context, type Receiver } from "@slack/bolt";
import type { Log } from "../../src/ports/log.ts";
import {
  answerAction,
  answerCommand,
  answerShortcut,
  answerSubmission,
  answerSuggestion,
  readRemoval,
  type Surroundings,
  takeEvent,
} from "./answer-requests.ts";
import { createLibraryLog } from "./library-log.ts";
import type { Place, Workspace, Workspaces } from "./workspaces.ts";

export type Receiving = {
  readonly workspaces: Workspaces;
  readonly log: Log;
  /** What a request is answered with, in its workspace. */
  readonly surroundings: (workspace: Workspace) => Surroundings;
};

/** Puts Bolt behind what receives: from now on it is handed the requests. */
export async function startBolt(receiver: Receiver, receiving: Receiving): Promise<void> {
  const { workspaces, log } = receiving;
  const app = new App({
    receiver,
    authorize: async (source) => {
      const workspace = await workspaces.findByPlace(source);
      // Answered 401 and no more; over a socket not acknowledged.
      if (workspace === null) throw new Error("the app is not installed there");
      const { botUserId, botId } = workspace;
      return { botUserId, ...(botId !== null && { botId }) };
    },
    deferInitialization: true,
    convoStore: false,
    attachFunctionToken: false,
    logger: createLibraryLog(log),
  });
  listen(app, receiving);
  await app.init();
}

/** A listener for everything that Slack can send. */
function listen(app: App, { workspaces, surroundings, log }: Receiving): void {
  const within = async (context: Context): Promise<Surroundings> => {
    const workspace = await workspaces.findByPlace(placeOf(context));
    if (workspace === null) throw new Error("the app was removed there just now");
    return surroundings(workspace);
  };
  app.event(/.*/, async ({ body, context }) => {
    const removal = readRemoval(body);
    if (removal !== null && (await workspaces.remove(placeOf(context), removal.happenedAt))) return;
    await takeEvent(body, await within(context));
  });
  app.command(/.*/, async ({ body, ack, context }) => ack(await answerCommand(body, await within(context))));
  app.action(/.*/, async ({ body, ack, context }) => {
    await answerAction(body, await within(context));
    await ack();
  });
  app.options(/.*/, async ({ body, ack, context }) =>
    ack({ options: await answerSuggestion(body, await within(context)) }),
  );
  app.view(/.*/, async ({ body, ack, context }) => ack(await answerSubmission(body, await within(context))));
  app.view({ type: "view_closed" }, async ({ ack }) => ack());
  app.shortcut(/.*/, async ({ body, ack, context }) => {
    await answerShortcut(body, await within(context));
    await ack();
  });
  // An error that gets here is answered with 500, or not acknowledged, so that Slack sends the event again.
  app.error(async (error) => {
    log.error("slack event failed", {}, error);
    throw error;
  });
}

function placeOf({ teamId, enterpriseId, isEnterpriseInstall }: Context): Place {
  return { teamId, enterpriseId, isEnterpriseInstall };
}
