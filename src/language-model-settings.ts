// The settings of the optional language model: all three or none.
import { z } from "zod";
import { isLoopback } from "./setting-rules.ts";

/** Any server that speaks as OpenAI's does. */
export type LanguageModelSettings = {
  /** Without a slash at its end; `/chat/completions` follows. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: string;
};

export const languageModelFields = {
  LLM_BASE_URL: z
    .string()
    .refine(isServiceUrl, "must be an https:// address without a password, ? or # (http:// only for this machine)")
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  LLM_MODEL: z
    .string()
    .regex(/^[\w./:@+-]{1,80}$/, "must be the name of a model, at most 80 characters without blanks")
    .optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "must not hold blanks, line breaks or signs beyond ASCII")
    .optional(),
};

type Read = Readonly<Partial<Record<keyof typeof languageModelFields, string | undefined>>>;

export function compileLanguageModel(read: Read): LanguageModelSettings | null {
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey } = read;
  if (baseUrl === undefined || model === undefined || apiKey === undefined) return null;
  return { baseUrl, model, apiKey };
}

/** Without the key; the address has no password in it. */
export function describeLanguageModel(settings: LanguageModelSettings | null): string {
  if (!settings) return "not set: nothing is drafted";
  return `${settings.model} at ${new URL(settings.baseUrl).host}: sees what every organization may read`;
}

function isServiceUrl(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}
