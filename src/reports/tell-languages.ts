// The language of every text of a response that does not say its own.
import { Language } from "../domain/language.ts";
import { detectLanguage } from "../findings/detect-language.ts";
import type { Answers } from "../questionnaire/answer.ts";

/** By text. Empty where the response says its language: nothing needs to be told then. */
export async function tellLanguages(answers: Answers): Promise<ReadonlyMap<string, Language>> {
  if (answers.get("language")?.state === "answered") return new Map();
  const texts = [...answers.values()].flatMap((answer) =>
    answer.state === "answered" && answer.value.kind === "text" ? [answer.value.text] : [],
  );
  const told = texts.map(
    async (text): Promise<[string, Language]> => [text, Language.catch("en").parse(await detectLanguage(text))],
  );
  return new Map(await Promise.all(told));
}
