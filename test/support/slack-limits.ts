// What Slack takes of each kind of block that is rendered. https://docs.slack.dev/reference/block-kit/blocks
import type { KnownBlock } from "@slack/types";
import { z } from "zod";
import { countCharacters } from "../../adapters/slack/render-message.ts";

const Text = (most: number) => z.object({ text: z.string().min(1).max(most) });
const Option = z.object({ text: Text(75), description: Text(75).optional(), value: z.string().min(1).max(75) });
export const SlackSelect = z.object({
  type: z.string(),
  action_id: z.string().min(1).max(255),
  placeholder: Text(150).optional(),
  options: z.array(Option).min(1).max(100).optional(),
  initial_options: z.array(Option).min(1).max(100).optional(),
  initial_option: Option.optional(),
});
const Image = z.object({
  image_url: z.url().max(3000).optional(),
  slack_file: z.object({ id: z.string().startsWith("F") }).optional(),
  alt_text: z.string().min(1).max(2000),
  title: Text(2000).optional(),
});
export const SlackButton = z.object({ action_id: z.string().max(255), text: Text(75), value: z.string().max(2000) });

/** Cheaper than an expectation, of which there would be a hundred thousand. */
export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

export function expectWithinLimits(block: KnownBlock): void {
  must((block.block_id?.length ?? 0) <= 255, "a block_id is too long");
  switch (block.type) {
    case "section":
      Text(3000).parse(block.text);
      if (block.accessory) SlackSelect.parse(block.accessory);
      return;
    case "header":
      Text(150).parse(block.text);
      return;
    case "context":
      z.array(Text(3000)).min(1).max(10).parse(block.elements);
      return;
    case "actions": {
      const buttons = z.array(SlackButton).min(1).max(25).parse(block.elements);
      must(
        new Set(buttons.map(({ action_id }) => action_id)).size === buttons.length,
        "two buttons share an action_id",
      );
      return;
    }
    case "table":
      z.array(z.array(Text(4000)).min(1).max(20))
        .min(1)
        .max(100)
        .parse(block.rows);
      return;
    case "rich_text":
      must(countCharacters(block) > 0, "a rich text block is empty");
      must(countCharacters(block) <= 3100, "a rich text block is too long");
      return;
    case "image": {
      const { image_url, slack_file } = Image.parse(block);
      must((image_url === undefined) !== (slack_file === undefined), "an image has one source");
      return;
    }
    case "alert":
    case "card":
    case "carousel":
    case "container":
    case "context_actions":
    case "data_table":
    case "divider":
    case "file":
    case "input":
    case "markdown":
    case "plan":
    case "task_card":
    case "video":
    default:
      throw new Error(`a ${block.type} block is never rendered`);
  }
}
