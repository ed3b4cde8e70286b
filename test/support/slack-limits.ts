// What Slack allows in a block, judged apart from what renders it, and what has to be there of a message.
import type { KnownBlock } from "@slack/types";
import { z } from "zod";
import { readQuickChoice } from "../../adapters/slack/controls.ts";
import { countCharacters } from "../../adapters/slack/render-message.ts";
import type { Part } from "../../src/chat/outbound.ts";

const Text = (most: number) => z.object({ text: z.string().min(1).max(most) });
const Option = z.object({ text: Text(75), description: Text(75).optional(), value: z.string().min(1).max(75) });
const Select = z.object({
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
const Button = z.object({ action_id: z.string().max(255), text: Text(75), value: z.string().max(2000) });

/** Cheaper than an expectation, of which there would be a hundred thousand. */
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** Throws what Slack would refuse. */
export function expectWithinLimits(block: KnownBlock): void {
  must((block.block_id?.length ?? 0) <= 255, "a block_id is too long");
  switch (block.type) {
    case "section":
      Text(3000).parse(block.text);
      if (block.accessory) Select.parse(block.accessory);
      return;
    case "header":
      Text(150).parse(block.text);
      return;
    case "context":
      z.array(Text(3000)).min(1).max(10).parse(block.elements);
      return;
    case "actions": {
      const buttons = z.array(Button).min(1).max(25).parse(block.elements);
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

/** Throws what can be pressed or chosen no more. */
export function expectNothingLost(part: Part, blocks: readonly KnownBlock[]): void {
  const buttons = blocks.flatMap((block) => (block.type === "actions" ? z.array(Button).parse(block.elements) : []));
  const values = new Set(buttons.map(({ value }) => value));
  if (part.kind === "buttons")
    must(
      part.buttons.every(({ id }) => values.has(id)),
      "a button is lost",
    );
  if (part.kind === "form") must(values.has(part.form.id), "a form is lost");
  if (part.kind !== "choices") return;
  const selects = blocks.flatMap((block) =>
    block.type === "section" && block.accessory ? [Select.parse(block.accessory)] : [],
  );
  const own = selects.filter(({ action_id }) => action_id === part.id);
  if (own.some(({ type }) => type.endsWith("external_select"))) return;
  const quick = [...values].map(readQuickChoice).filter((choice) => choice?.choices === part.id);
  const listed = own.flatMap(({ options }) => options?.map(({ value }) => value) ?? []);
  const offered = new Set([...listed, ...quick.map((choice) => choice?.code)]);
  must(
    part.options.every(({ code }) => offered.has(code)),
    "an option is lost",
  );
}
