// The surveys as the export has them, beside what the organizations have on file.
import { z } from "zod";
import type { Installation } from "./server-process.ts";
import { SurveyAnswers } from "./survey-answers.ts";
import { type FocalPoint, MEETING } from "./survey-meeting.ts";

const Export = z.object({
  responses: z.array(
    z.object({
      organization: z.object({ name: z.string() }),
      state: z.string(),
      submissions: z.number(),
      answers: z.unknown(),
      states: z.record(z.string(), z.string()),
    }),
  ),
});
type Entry = { readonly organization: string; readonly answers: unknown };

/** All that differs between the file of an organization and an export of the same, each with its reason. */
const NORMALIZED: readonly { readonly why: string; readonly apply: (value: unknown) => unknown }[] = [
  {
    why: "an empty note of the file is a question left open, which the export writes as null",
    apply: (value) => (value === "" ? null : value),
  },
  {
    why: "several choices are a set: the export has them in the order of the code list, the file as they came to mind",
    apply: (value) => (isListOfCodes(value) ? value.toSorted() : value),
  },
];

/** Exports the submitted surveys; the server must not be running. */
export async function exportSurveys(installation: Installation): Promise<readonly Entry[]> {
  const text = await installation.must("export", MEETING, "--what", "surveys", "--format", "json");
  return sort(
    Export.parse(JSON.parse(text)).responses.map(({ organization, answers }) => ({
      organization: organization.name,
      answers: normalize(answers),
    })),
  );
}

export function expectedSurveys(people: readonly FocalPoint[]): readonly Entry[] {
  return sort(
    people.flatMap(({ organization, surveys }) =>
      surveys.map(({ answers }) => ({ organization, answers: normalize(answers) })),
    ),
  );
}

function sort(entries: readonly Entry[]): readonly Entry[] {
  const titleOf = ({ answers }: Entry) => SurveyAnswers.pick({ q01_title: true }).loose().parse(answers).q01_title;
  return entries.toSorted((one, other) => (titleOf(one) < titleOf(other) ? -1 : 1));
}

function isListOfCodes(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string" && /^[a-z_]+$/.test(one));
}

function normalize(value: unknown): unknown {
  const plain = NORMALIZED.reduce((before, { apply }) => apply(before), value);
  if (Array.isArray(plain)) return plain.map(normalize);
  if (typeof plain !== "object" || plain === null) return plain;
  return Object.fromEntries(Object.entries(plain).map(([key, inner]) => [key, normalize(inner)]));
}
