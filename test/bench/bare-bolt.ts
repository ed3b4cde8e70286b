// The reference: bare Bolt that answers every direct message with one post through its own client, and keeps nothing.
import { createServer } from "node:http";
import process from "node:process";
import { App, HTTPReceiver } from "@slack/bolt";

const [port = "0", slackApiUrl = "", signingSecret = ""] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret, endpoints: ["/slack/events"] });
const app = new App({
  receiver,
  token: "xoxb-bench",
  clientOptions: { slackApiUrl },
  convoStore: false,
  deferInitialization: true,
});
app.message(async ({ say }) => {
  await say("noted");
});
await app.init();
createServer((request, response) => receiver.requestListener(request, response)).listen(Number(port), "127.0.0.1", () =>
  process.stdout.write("ready\n"),
);
