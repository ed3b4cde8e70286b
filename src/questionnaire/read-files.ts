// Checks files that were shared as an answer.
import type { Platform } from "../chat/address.ts";
import type { SharedFile } from "../chat/inbound.ts";
import type { Question } from "./questionnaire.ts";
import type { Reading } from "./reading.ts";

type FileQuestion = Extract<Question, { kind: "file" }>;

/** A file as shared; with the platform beside it, unless its reference already says which. */
export type FileToRead = SharedFile & { readonly platform?: Platform };

export function readFiles(question: Question, files: readonly FileToRead[]): Reading {
  if (files.length === 0) return { kind: "problem", problem: { code: "empty" } };
  if (question.kind !== "file") return { kind: "problem", problem: { code: "not-a-file" } };
  for (const { name, sizeBytes } of files) {
    if (!hasExtension(question, name))
      return { kind: "problem", problem: { code: "wrong-file-type", extensions: question.extensions } };
    if (sizeBytes !== null && sizeBytes > question.maxBytes)
      return { kind: "problem", problem: { code: "file-too-large", maxBytes: question.maxBytes } };
  }
  const kept = files.map(({ name, mediaType, sizeBytes, reference, platform }) => ({
    name,
    mediaType,
    sizeBytes,
    reference: platform === undefined ? reference : `${platform}:${reference}`,
  }));
  return { kind: "understood", value: { kind: "files", files: kept }, exact: true };
}

/** The name counts, not the media type, which platforms guess. No extensions: any file will do. */
function hasExtension({ extensions }: FileQuestion, name: string): boolean {
  if (extensions.length === 0) return true;
  const lower = name.toLowerCase();
  return extensions.some((extension) => lower.endsWith(`.${extension.toLowerCase().replace(/^\./, "")}`));
}
