// A channel, a thread or a direct message of the local Slack, as it is kept there, made ready to be drawn.
import { z } from "zod";
import { callSlack, type LocalSlack, OBSERVER_TOKEN } from "../support/slack-emulator.ts";
import type { Drawn, SlackDrawing } from "./draw-slack.ts";

const Block = z.looseObject({ type: z.string(), slack_file: z.object({ id: z.string() }).optional() });
const Kept = z.object({
  ts: z.string(),
  text: z.string(),
  user: z.string().optional(),
  thread_ts: z.string().nullish(),
  edited: z.looseObject({ ts: z.string() }).nullish(),
  blocks: z.array(Block).optional(),
});
export type Kept = z.infer<typeof Kept>;
const Messages = z.object({ messages: z.array(Kept) });
const File = z.object({ file: z.looseObject({ url_private: z.string() }) });

const MOST = "100";

/** What stands in the channel itself, oldest first. */
export async function readRoom({ url }: LocalSlack, channel: string): Promise<readonly Kept[]> {
  const history = await callSlack(url, OBSERVER_TOKEN, "conversations.history", { channel, limit: MOST });
  const { messages } = Messages.parse(history);
  return messages.filter(({ ts, thread_ts: thread }) => !thread || thread === ts).toReversed();
}

/** What stands beneath a message, oldest first. */
export async function readThread({ url }: LocalSlack, channel: string, ts: string): Promise<readonly Kept[]> {
  const replies = await callSlack(url, OBSERVER_TOKEN, "conversations.replies", { channel, ts, limit: MOST });
  return Messages.parse(replies).messages.filter((message) => message.ts !== ts);
}

export async function drawMessages(
  messages: readonly { readonly blocks?: readonly unknown[] | undefined }[],
  local: LocalSlack,
  drawing: SlackDrawing,
  file: string,
  themes: readonly ("light" | "dark")[] = ["light"],
): Promise<void> {
  const drawn: Drawn[] = [];
  for (const { blocks = [] } of messages) {
    const read = z.array(Block).parse(blocks);
    drawn.push({ by: "bot", blocks: await Promise.all(read.map((block) => withPicture(block, local))) });
  }
  for (const theme of themes) await drawing.draw(drawn, `${file}${theme === "dark" ? "-dark" : ""}.png`, theme);
}

/** The file that was uploaded, in the place of its id. */
async function withPicture(
  { slack_file: file, ...block }: z.infer<typeof Block>,
  { url }: LocalSlack,
): Promise<unknown> {
  if (!file) return block;
  const { file: info } = File.parse(await callSlack(url, OBSERVER_TOKEN, "files.info", { file: file.id }));
  const response = await fetch(info.url_private, { headers: { authorization: `Bearer ${OBSERVER_TOKEN}` } });
  if (!response.ok) throw new Error(`the picture ${file.id} was answered with ${response.status}`);
  const data = Buffer.from(await response.arrayBuffer()).toString("base64");
  return { ...block, image_url: `data:image/png;base64,${data}` };
}
