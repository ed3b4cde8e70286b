// A questionnaire as a form on paper: in which language, and for which meeting.
import { Language } from "../../src/domain/language.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import { countTexts } from "../../src/reports/form-languages.ts";
import { compileForm, type FormFacts } from "../../src/reports/questionnaire-form.ts";
import { type Given, type Outcome, refuse, textOption } from "./command.ts";
import { findMeeting, listAllMeetings } from "./meeting-commands.ts";
import type { CommandStore, Surroundings } from "./surroundings.ts";

export const PAPER = ["docx", "html"] as const;
export type Paper = (typeof PAPER)[number];

export type FormOrder = { readonly language: Language; readonly meetingId: string | null };

/** What is wrong with the options is said before anything is opened. */
export function readFormOrder(given: Given, format: string): FormOrder | { readonly problem: string } {
  const [language, meetingId] = [textOption(given, "language"), textOption(given, "meeting")];
  if (!PAPER.some((paper) => paper === format) && (language !== null || meetingId !== null))
    return { problem: `--language and --meeting go with --format ${PAPER.join(" or ")}` };
  const read = Language.safeParse(language ?? "en");
  if (!read.success) return { problem: `--language must be one of ${Language.options.join(", ")}` };
  return { language: read.data, meetingId };
}

export async function writeForm(
  questionnaire: Questionnaire,
  { format, language: wanted, meetingId }: FormOrder & { readonly format: Paper },
  store: CommandStore,
  { documents }: Pick<Surroundings, "documents">,
): Promise<{ readonly content: string | Uint8Array; readonly notes: readonly string[] } | Outcome> {
  const meeting = meetingId === null ? null : await findAsking(questionnaire, meetingId, store);
  if (meeting !== null && "kind" in meeting) return meeting;
  const { language, notes } = chooseLanguage(questionnaire, wanted);
  const form = compileForm(questionnaire, { language, meeting });
  return { content: format === "docx" ? await documents.writeDocx(form) : documents.writePage(form), notes };
}

async function findAsking(
  { id }: Questionnaire,
  meetingId: string,
  store: CommandStore,
): Promise<NonNullable<FormFacts["meeting"]> | Outcome> {
  const meeting = findMeeting(meetingId, await store.transaction(listAllMeetings));
  if ("kind" in meeting || meeting.asks.some(({ instrumentId }) => instrumentId === id)) return meeting;
  return refuse(`${meeting.title} does not ask for ${id}.`);
}

/** English where the questionnaire has nothing in the language; what it lacks is said, never translated. */
function chooseLanguage(
  questionnaire: Questionnaire,
  wanted: Language,
): { readonly language: Language; readonly notes: readonly string[] } {
  const { all, missing } = countTexts(questionnaire, wanted);
  const name = new Intl.DisplayNames("en", { type: "language" }).of(wanted) ?? wanted;
  if (missing === all)
    return { language: "en", notes: [`${questionnaire.id} has no words in ${name}: the form is in English.`] };
  const lacking =
    missing === 0 ? [] : [`${missing} of its ${all} texts are not there in ${name}, and stand in English.`];
  return { language: wanted, notes: wanted === "en" ? [] : [...lacking, INSTRUCTIONS] };
}

const INSTRUCTIONS = "How to fill in the form is said in English.";
