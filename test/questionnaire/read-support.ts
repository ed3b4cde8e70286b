// Questions and contexts for the tests of the readers, and readings in one line.

import { OrganizationId } from "../../src/domain/ids.ts";
import { Question } from "../../src/questionnaire/questionnaire.ts";
import type { Reading, ReadingContext } from "../../src/questionnaire/reading.ts";

export function asks(kind: string, rest: Record<string, unknown> = {}): Question {
  return Question.parse({ kind, key: "q", text: { en: "?" }, ...rest });
}

export function knowing(rest: Partial<ReadingContext> = {}): ReadingContext {
  return { language: "en", today: "2007-11-26", resolutions: {}, organizations: [], ...rest };
}

export function entry(id: string, acronym: string, name: string, aliases: readonly string[] = []) {
  return { id: OrganizationId.parse(id), acronym, name, aliases };
}

/** "= " exact, "~ " to confirm, "? " ambiguous, "! " a problem. */
export function inShort(reading: Reading): string {
  if (reading.kind === "problem") return `! ${reading.problem.code}`;
  if (reading.kind === "which") {
    const codes = reading.candidates.map(({ code }) => code);
    return `? ${reading.part}: ${[...codes, ...(reading.ownWordsAllowed ? ["own"] : [])].join(" ")}`.trim();
  }
  return `${reading.exact ? "=" : "~"} ${valueInShort(reading.value)}`;
}

function valueInShort(value: Extract<Reading, { kind: "understood" }>["value"]): string {
  switch (value.kind) {
    case "text":
      return value.text;
    case "number":
      return String(value.number);
    case "yes-no":
      return value.yes ? "yes" : "no";
    case "choice":
      return value.other === null ? value.code : `${value.code}«${value.other}»`;
    case "choices":
      return value.codes.join(" ") + (value.other === null ? "" : `«${value.other}»`);
    case "areas":
      return value.areas
        .map(({ m49, name, role }) => `${m49 ?? `«${name}»`}${role === null ? "" : `/${role}`}`)
        .join(" ");
    case "date":
      return value.date;
    case "time-frame": {
      const rounds = value.rounds.map(
        ({ label, start, end }) => `${label === null ? "" : `«${label}»`}${start}..${end ?? ""}`,
      );
      return [rounds.join(" "), value.frequency, value.status].filter((part) => part !== null).join(" | ");
    }
    case "organizations":
      return value.organizations.map(({ id, name }) => id ?? `«${name}»`).join(" ");
    case "web-addresses":
      return value.urls.join(" ");
    case "files":
      return value.files.map(({ reference }) => reference).join(" ");
    case "instances":
      return value.instances.join(" ");
  }
}
