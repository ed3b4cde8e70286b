// Microsoft's own judges of what a bot sends: the activity's schema and the reader of Adaptive Cards.
import { createRequire } from "node:module";
import { activityZodSchema } from "@microsoft/agents-activity";
import type * as AdaptiveCards from "adaptivecards";
import { z } from "zod";
import { countBytes, MAX_ACTIONS, MAX_MESSAGE_BYTES } from "../../adapters/teams/limits.ts";
import type { Option, Part } from "../../src/chat/outbound.ts";

/** The package's entry for modules does not load in Node; the bundle does. */
const cards = z
  .custom<typeof AdaptiveCards>((bundle) => typeof bundle === "object" && bundle !== null && "AdaptiveCard" in bundle)
  .parse(createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js"));

/** Everything that is wrong with an activity that a bot sends; empty when Teams would take it. */
export function findFaults(activity: {
  readonly type: string;
  readonly attachments?: readonly { readonly content?: unknown }[] | undefined;
}): readonly string[] {
  const shape = activityZodSchema.safeParse({ ...activity });
  const faults = shape.success ? [] : [`activity: ${shape.error.message}`];
  const bytes = countBytes(activity);
  if (bytes > MAX_MESSAGE_BYTES) faults.push(`size: ${bytes} bytes`);
  return [...faults, ...(activity.attachments ?? []).flatMap(({ content }) => findFaultsOfCard(content))];
}

/** Teams searches in cards of 1.2 and later, as Microsoft's own samples do. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/dynamic-search */
const EARLY = 'Property "choices.data" is supported in version 1.6';

export function findFaultsOfCard(content: unknown): readonly string[] {
  const card = new cards.AdaptiveCard();
  card.hostConfig = new cards.HostConfig({ actions: { maxActions: MAX_ACTIONS } });
  const context = new cards.SerializationContext(cards.Versions.v1_5);
  card.parse(content, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const properties = card.validateProperties().validationEvents.map(({ message }) => message);
  return [...parsing, ...properties].filter((fault) => !fault.startsWith(EARLY));
}

/** The elements of a card, of any depth, in order. */
export function listElements(content: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(content)) return content.flatMap(listElements);
  if (typeof content !== "object" || content === null) return [];
  const element = Object.fromEntries(Object.entries(content));
  const inner = Object.entries(element).filter(([name]) => name !== "fallback" && name !== "data");
  return [
    ...(typeof element["type"] === "string" ? [element] : []),
    ...inner.flatMap(([, value]) => listElements(value)),
  ];
}

/** What a person can answer with: the ids of buttons and the codes of options, and the lists that Teams searches. */
export function findAnswers(rendered: unknown) {
  const elements = listElements(rendered);
  const data = elements.flatMap((element) => (element["type"] === "Action.Execute" ? [element["data"]] : []));
  const lists = elements.filter(({ type }) => type === "Input.ChoiceSet");
  return {
    buttons: data.flatMap((one) => valuesOf(one, ["button", "code"])),
    codes: lists.flatMap(({ choices }) =>
      Array.isArray(choices) ? choices.flatMap((one) => valuesOf(one, ["value"])) : [],
    ),
    searched: lists.flatMap((list) => ("choices.data" in list ? valuesOf(list["choices.data"], ["dataset"]) : [])),
  };
}

/** Whether every button, option and field of the parts is there to be used. */
export function isOffered(rendered: unknown, parts: readonly Part[]): boolean {
  const { buttons, codes, searched } = findAnswers(rendered);
  const answers = new Set([...buttons, ...codes]);
  const has = (dataset: string, all: readonly Option[]) =>
    searched.includes(dataset) || all.every((one) => answers.has(one.code));
  return parts.every((one) => {
    if (one.kind === "choices") return has(one.id, one.options);
    if (one.kind === "buttons") return one.buttons.every((button) => answers.has(button.id));
    if (one.kind === "form")
      return one.form.fields.every((each) => !("options" in each.input) || has(each.id, each.input.options));
    return true;
  });
}

function valuesOf(value: unknown, names: readonly string[]): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, found]) => (names.includes(name) ? [String(found)] : []));
}
