// What a model answered. Null for whatever is not the JSON that was asked for.
// https://platform.openai.com/docs/api-reference/chat/object
import { z } from "zod";
import type { DraftSentence } from "../../src/findings/draft.ts";

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/** Far more than is asked for; what is too much is dropped later and counted. */
const MOST_SENTENCES = 50;
const MOST_CHARACTERS = 2_000;

const Paragraph = z.object({
  sentences: z
    .array(
      z.object({
        text: z.string().max(MOST_CHARACTERS),
        sources: z.array(z.number().int().min(0).max(9_999)).max(MOST_SENTENCES),
      }),
    )
    .max(MOST_SENTENCES),
});

/** Models of reasoning think aloud before they answer; many put JSON into a fence of code. */
const THOUGHT = /^\s*<think>[\s\S]*?<\/think>/;
const FENCE = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/;

export function readAnswer(body: string): readonly DraftSentence[] | null {
  const completion = Completion.safeParse(readJson(body));
  const content = completion.data?.choices[0]?.message.content.replace(THOUGHT, "");
  if (content === undefined) return null;
  const paragraph = Paragraph.safeParse(readJson(FENCE.exec(content)?.[1] ?? content));
  return paragraph.data?.sentences.map(({ text, sources }) => ({ words: text, sources })) ?? null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
