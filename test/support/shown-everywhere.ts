// Whether a message can be shown as it is on Slack and in Teams, wherever it was sent: taken by both, whole, and with all
// that can be pressed.
import { renderMessage } from "../../adapters/slack/render-message.ts";
import { renderNew, renderReplacement } from "../../adapters/teams/render-message.ts";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { expectNothingLost, expectWithinLimits } from "./slack-limits.ts";
import { findFaults, isOffered } from "./teams-validators.ts";

const SHORTENED = "This was shortened.";
/** Of a label, so much stands on a button of a telephone; seen in the Playground, which cuts the rest off. */
const MAX_LABEL_CHARACTERS = 48;

/** Empty where all is well. */
export function findFaultsEverywhere(message: OutboundMessage): readonly string[] {
  return [...findLongLabels(message), ...findFaultsInSlack(message), ...findFaultsInTeams(message)];
}

function findLongLabels({ parts }: OutboundMessage): readonly string[] {
  const labels = parts.flatMap((part) => (part.kind === "buttons" ? part.buttons.map(({ label }) => label) : []));
  return labels.filter((label) => label.length > MAX_LABEL_CHARACTERS).map((label) => `cut off: [${label}]`);
}

function findFaultsInSlack(message: OutboundMessage): readonly string[] {
  const { blocks } = renderMessage(message, SHORTENED);
  try {
    for (const block of blocks) expectWithinLimits(block);
    for (const part of message.parts) expectNothingLost(part, blocks);
  } catch (error) {
    return [`Slack: ${error instanceof Error ? error.message : String(error)}`];
  }
  const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]));
  return [
    ...(new Set(ids).size < ids.length ? ["Slack: two blocks share an id"] : []),
    ...(JSON.stringify(blocks).includes(SHORTENED) ? ["Slack: shortened"] : []),
  ];
}

function findFaultsInTeams(message: OutboundMessage): readonly string[] {
  const rendered = [renderNew(message), [renderReplacement(message)]];
  return rendered.flatMap((activities) => [
    ...activities.flatMap(findFaults).map((fault) => `Teams: ${fault}`),
    ...(isOffered(activities, message.parts) ? [] : ["Teams: something can be pressed no more"]),
  ]);
}
