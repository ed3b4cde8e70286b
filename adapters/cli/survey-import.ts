// `rapporteur survey import`: a description of a survey becomes a draft, entered on behalf of an organization.
import type { InstrumentId, PersonId, ResponseId } from "../../src/domain/ids.ts";
import { writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { Organization } from "../../src/domain/organization.ts";
import { isSecretariat, type Person } from "../../src/domain/person.ts";
import type { Request } from "../../src/domain/request.ts";
import type { Questionnaire } from "../../src/questionnaire/questionnaire.ts";
import {
  type Command,
  type Given,
  isGiven,
  type Outcome,
  readNamedFile,
  refuse,
  textOption,
  withStore,
} from "./command.ts";
import { findOrganization } from "./find-organization.ts";
import { findMeeting, listAllMeetings } from "./meeting-commands.ts";
import type { CommandStore, CommandTransaction, Surroundings } from "./surroundings.ts";
import { readSurveyFile, type SurveyFile } from "./survey-file.ts";
import { writeUnread } from "./survey-words.ts";

export const surveyImport: Command = {
  words: "survey import",
  usage:
    "FILE.json|FILE.xml --meeting M --organization O [--by E-MAIL] [--new | --ordinal N] [--instrument ID] [--dry-run]",
  summary: "makes a draft of a description of a survey, on behalf of an organization",
  details: [
    "The file: a record of Rapporteur, the JSON of NADA and the IHSN (study_desc), or DDI-Codebook XML.",
    "--by E-MAIL      who of the secretariat enters it; may be left out where there is one only",
    "--new            another survey, beside those that are there; nothing that is there is ever changed",
    "--ordinal N      the same, with this number",
    "--instrument ID  which questionnaire, where the meeting asks for several on surveys",
    "--dry-run        say what would be entered, and change nothing",
    "Nothing is submitted: the organization, or the secretariat on its behalf, does so in chat.",
  ],
  positionals: 1,
  options: {
    meeting: { type: "string" },
    organization: { type: "string" },
    by: { type: "string" },
    new: { type: "boolean" },
    ordinal: { type: "string" },
    instrument: { type: "string" },
    "dry-run": { type: "boolean" },
  },
  run: importSurvey,
};

type Order = {
  readonly meeting: Meeting;
  readonly organization: Organization;
  readonly questionnaire: Questionnaire;
  readonly person: Person;
};

async function importSurvey(given: Given, surroundings: Surroundings): Promise<Outcome> {
  for (const name of ["meeting", "organization"])
    if (textOption(given, name) === null) return { kind: "misuse", problem: `--${name} is missing` };
  const ordinal = textOption(given, "ordinal");
  if (ordinal !== null && !/^[1-9]\d{0,3}$/.test(ordinal))
    return { kind: "misuse", problem: "--ordinal must be a whole number from 1 upwards" };
  if (ordinal !== null && isGiven(given, "new"))
    return { kind: "misuse", problem: "--new and --ordinal exclude each other" };
  const path = given.positionals[0] ?? "";
  const file = await readNamedFile(surroundings, path);
  if (!file.ok) return refuse(file.problem);
  return withStore(surroundings, async (store) => {
    const order = await readOrder(given, store, surroundings);
    if ("kind" in order) return order;
    const read = readSurveyFile(file.bytes, path, order.questionnaire, surroundings);
    if (!read.ok) return refuse(...read.problems, "Nothing was entered.");
    return store.transaction((transaction) => enter(order, read, given, transaction, surroundings));
  });
}

async function readOrder(given: Given, store: CommandStore, { clock }: Surroundings): Promise<Order | Outcome> {
  const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
  const secretariat = (await store.listPeople(today)).filter(isSecretariat);
  return store.transaction(async (transaction) => {
    const meeting = findMeeting(textOption(given, "meeting") ?? "", await listAllMeetings(transaction));
    if ("kind" in meeting) return meeting;
    const word = textOption(given, "organization") ?? "";
    const found = findOrganization(word, await transaction.listOrganizations());
    if (found.kind === "none") return refuse(`No organization of the roster is called “${word}”.`);
    if (found.kind === "several") return refuse(`“${word}” may be several: write one of ${found.ids.join(", ")}.`);
    const questionnaire = await findAsked(meeting, textOption(given, "instrument"), transaction);
    if ("kind" in questionnaire) return questionnaire;
    const person = findEnterer(textOption(given, "by"), secretariat);
    if ("kind" in person) return person;
    return { meeting, organization: found.organization, questionnaire, person };
  });
}

async function findAsked(
  { asks, title }: Meeting,
  wanted: string | null,
  transaction: CommandTransaction,
): Promise<Questionnaire | Outcome> {
  const ids: InstrumentId[] = asks
    .map(({ instrumentId }) => instrumentId)
    .filter((id) => wanted === null || id === wanted);
  const asked: Questionnaire[] = [];
  for (const id of ids) {
    const questionnaire = await transaction.findInstrument(id);
    if (questionnaire?.per === "survey") asked.push(questionnaire);
  }
  const [only, ...others] = asked;
  if (only === undefined) return refuse(`${title} asks for no surveys${wanted === null ? "" : ` by ${wanted}`}.`);
  if (others.length === 0) return only;
  return refuse(`${title} asks for several: say which by --instrument`, asked.map(({ id }) => id).join(", "));
}

/** Every answer has a person behind it: whoever enters it answers for it. */
function findEnterer(email: string | null, secretariat: readonly Person[]): Person | Outcome {
  if (email !== null) {
    const person = secretariat.find((each) => each.email?.toLowerCase() === email.trim().toLowerCase());
    return (
      person ?? refuse(`Nobody of the secretariat has the address ${email}; only the secretariat enters on behalf.`)
    );
  }
  const [only, ...others] = secretariat;
  if (only === undefined) return refuse("There is no secretariat on the roster; only it enters on behalf.");
  return others.length === 0
    ? only
    : refuse(
        "Say by --by E-MAIL who of the secretariat enters it:",
        ...secretariat.map(({ name, email }) => `${name} (${email ?? "no address"})`),
      );
}

type Read = Extract<SurveyFile, { ok: true }>;

async function enter(
  order: Order,
  read: Read,
  given: Given,
  transaction: CommandTransaction,
  surroundings: Surroundings,
): Promise<Outcome> {
  const { meeting, organization, questionnaire, person } = order;
  const requestId = writeRequestId(meeting.id, organization.id, questionnaire.id);
  const request = await transaction.lockRequest(requestId);
  if (request === null) return refuse(`${meeting.title} does not ask ${organization.name} for surveys.`);
  const ordinal = chooseOrdinal(request, given);
  if (typeof ordinal !== "number") return ordinal;
  const responseId = writeResponseId(requestId, ordinal);
  const dryRun = isGiven(given, "dry-run");
  if (!dryRun) {
    const now = surroundings.clock.now();
    await transaction.openResponse(requestId, ordinal, questionnaire.version, person.id, now);
    await record(responseId, read, { questionnaire, personId: person.id }, transaction, surroundings);
  }
  return describe({ ...order, responseId }, read, dryRun);
}

/** Nothing that is there is changed: a survey more is a response more, and it is asked for by its own words. */
function chooseOrdinal({ responses, statement }: Request, given: Given): number | Outcome {
  if (statement !== null)
    return refuse("The organization has said that it has no survey; that must be taken back in chat first.");
  const taken = responses.map(({ ordinal, title, state }) => ({
    ordinal,
    line: `${ordinal}: ${title ?? "without a title"} (${state})`,
  }));
  const wanted = textOption(given, "ordinal");
  const next = Math.max(0, ...taken.map(({ ordinal }) => ordinal)) + 1;
  if (wanted === null && taken.length > 0 && !isGiven(given, "new"))
    return refuse(
      "There is something already; nothing is overwritten. Another survey is entered with --new.",
      ...taken.map(({ line }) => line),
    );
  if (wanted === null) return next;
  const isTaken = taken.some(({ ordinal }) => ordinal === Number(wanted));
  return isTaken
    ? refuse(`There is a survey ${wanted} already; nothing is overwritten.`, ...taken.map(({ line }) => line))
    : Number(wanted);
}

async function record(
  responseId: ResponseId,
  { answers, format }: Read,
  { questionnaire, personId }: { readonly questionnaire: Questionnaire; readonly personId: PersonId },
  transaction: CommandTransaction,
  { clock }: Surroundings,
): Promise<void> {
  const at = clock.now();
  for (const [path, answer] of answers) {
    await transaction.recordAnswer({
      responseId,
      path,
      answer,
      typed: "",
      personId,
      platform: "web",
      messageId: null,
      at,
    });
    await transaction.audit({ at, personId, action: "answer entered on behalf", subject: responseId, facts: { path } });
    if (path === questionnaire.namedBy && answer.state === "answered" && answer.value.kind === "text")
      await transaction.nameResponse(responseId, answer.value.text);
  }
  const facts = { format, answers: answers.size, version: questionnaire.version };
  await transaction.audit({ at, personId, action: "survey imported", subject: responseId, facts });
}

function describe(
  { organization, person, questionnaire, responseId }: Order & { readonly responseId: ResponseId },
  { answers, format, unread }: Read,
  dryRun: boolean,
): Outcome {
  const title = questionnaire.namedBy === null ? undefined : answers.get(questionnaire.namedBy);
  const named = title?.state === "answered" && title.value.kind === "text" ? title.value.text : "without a title";
  return {
    kind: "done",
    data: { dryRun, response: responseId, format, by: person.id, answered: [...answers.keys()], unread },
    lines: [
      `${organization.name}: ${named}`,
      `${answers.size} answers${dryRun ? "" : ` entered on behalf by ${person.name}`}: ${[...answers.keys()].join(", ")}`,
      ...(unread.length > 0 ? ["", "Not read:", ...writeUnread(unread).map((line) => `- ${line}`), ""] : []),
      dryRun
        ? "Nothing was written: this was a dry run."
        : "A draft: nothing was submitted. It is completed and submitted in chat.",
    ],
  };
}
