// Slack, put together for requests that come over a socket (Socket Mode): the program calls Slack, and nothing has to reach
// it from outside. What comes is what comes by HTTP, without a signature: the connection itself is Slack's.
//
// The flow: socket-lines -> socket-line -> socket-receiver -> read-event, read-interaction -> Bot.receive -> acknowledge.
import { type OpenOptions, openSlack, type SlackSide, type WorkspaceSettings } from "./open-slack.ts";
import { startBolt } from "./receiver.ts";
import { SocketLines } from "./socket-lines.ts";
import { SocketReceiver } from "./socket-receiver.ts";

export type SocketSettings = WorkspaceSettings & { readonly appToken: string };

export type SlackBySocket = SlackSide & {
  /**
   * Opens the connection; for a program that takes messages, once there is a bot. Resolves when Slack has greeted, or
   * when it could not be reached and is tried again.
   *
   * @throws if Slack refuses the token, in words for the operator.
   */
  begin(): Promise<void>;
  /** Rejects while no connection is open. */
  checkConnection(): Promise<void>;
  /** Resolves when all that was begun is finished and acknowledged, and the connection is closed. */
  drain(): Promise<void>;
};

/** @throws as `openSlack` does. */
export async function createSlackBySocket({
  settings,
  ...options
}: OpenOptions & { readonly settings: SocketSettings }): Promise<SlackBySocket> {
  const { log, clock } = options;
  const { side, receiving, clients, underWay, close } = await openSlack(settings, options);
  const receiver = new SocketReceiver(log);
  await startBolt(receiver, receiving);
  const lines = new SocketLines(
    { appToken: settings.appToken, clients },
    (envelope) => underWay.add(receiver.take(envelope)),
    { clock, log },
  );
  return {
    ...side,
    begin: () => lines.begin(),
    async checkConnection() {
      if (!lines.isUp()) throw new Error("no connection to Slack is open");
    },
    async drain() {
      await lines.close();
      await underWay.finish();
      close();
    },
  };
}
