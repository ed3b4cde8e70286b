// What the person's organizations owe, in the order in which it is due, with a button for each draft to go on and for each
// thing to begin. Days are counted from the person's own today.
import type { Button, Part } from "../chat/outbound.ts";
import { requestAction, responseAction } from "../dialog/actions.ts";
import { shortNameOfOwed } from "../dialog/begin.ts";
import { titleOfDraft, writeProgress } from "../dialog/review.ts";
import type { Draft, Owed } from "../dialog/turn.ts";
import { inLanguage } from "../domain/language.ts";
import { standingOf } from "../domain/request.ts";
import type { HomeFacts } from "./home.ts";

/** Our own: further ones are in the status, so that the home stays a glance. */
const MOST_DRAFTS = 6;

/** What a button of a telephone shows; how far a draft is stands above it too. */
const MAX_LABEL_CHARACTERS = 48;

export function composeOwed(facts: HomeFacts): readonly Part[] {
  const { wording, organizations, owed, drafts } = facts;
  if (organizations.length === 0) return [];
  const title: Part = { kind: "heading", text: wording.owedTitle(organizations.length) };
  if (owed.length === 0) return [title, { kind: "paragraph", text: wording.nothingOwed }];
  const open = drafts.filter(isOpen);
  const sent = drafts.filter((draft) => !isOpen(draft));
  const buttons = [
    ...open.slice(0, MOST_DRAFTS).map((draft, index) => goOnButton(draft, index, facts)),
    ...sent.slice(0, Math.max(0, MOST_DRAFTS - open.length)).map((draft) => changeButton(draft, facts)),
    ...owed.flatMap((each) => beginButton(each, facts)),
  ];
  return [
    title,
    { kind: "facts", facts: owed.map((each) => writeOwed(each, facts)) },
    ...(open.length > MOST_DRAFTS
      ? [{ kind: "note", text: wording.furtherDrafts(open.length - MOST_DRAFTS) } as const]
      : []),
    ...(buttons.length > 0 ? [{ kind: "buttons", buttons } as const] : []),
  ];
}

function writeOwed(owed: Owed, facts: HomeFacts): { readonly name: string; readonly value: string } {
  const { wording, drafts, person, now } = facts;
  const today = now.toZonedDateTimeISO(person.timeZone).toPlainDate();
  const { days } = today.until(owed.request.dueOn, { largestUnit: "days" });
  const standing = standingOf(owed.request);
  const own = drafts.filter(({ request }) => request.id === owed.request.id);
  const isOne = owed.questionnaire.per === "organization";
  const words = [
    wording.standing(standing),
    ...(isOne ? own.map((draft) => writeProgress(facts, draft)) : []),
    // What was sent is not due any more.
    ...(standing === "not_started" || standing === "draft" ? [wording.dueIn(owed.request.dueOn, days)] : []),
  ];
  const lines = isOne
    ? own.flatMap((draft) => writeChanges(draft, facts))
    : own.map((draft) => writeDraft(draft, facts));
  return { name: labelOf(owed, facts), value: [words.join(", "), ...lines].join("\n") };
}

function writeDraft(draft: Draft, facts: HomeFacts): string {
  const { wording } = facts;
  const standing = wording.standing(draft.response.state === "submitted" ? "submitted" : "draft");
  const line = wording.draftLine(nameOf(draft, facts), standing, writeProgress(facts, draft));
  return [line, ...writeChanges(draft, facts)].join(". ");
}

function writeChanges({ response }: Draft, { wording }: HomeFacts): readonly string[] {
  return response.changedSinceSubmission && response.state === "submitted" ? [wording.changesNotSent] : [];
}

/** The draft that waits longest for its answers comes first, and stands out. */
function goOnButton(draft: Draft, index: number, facts: HomeFacts): Button {
  const id = responseAction(draft.response.state === "submitted" ? "review" : "open", draft.response.id);
  const name = nameOf(draft, facts);
  const { continueIt } = facts.wording;
  const label = shortest([continueIt(`${name} (${writeProgress(facts, draft)})`), continueIt(name)], draft, facts);
  return index === 0 ? { id, label, style: "primary" } : { id, label };
}

/** What was submitted is looked at again, and each answer can be changed there. */
function changeButton(draft: Draft, facts: HomeFacts): Button {
  return {
    id: responseAction("review", draft.response.id),
    label: shortest([facts.wording.changeIt(nameOf(draft, facts))], draft, facts),
  };
}

/** A survey programme more can always be reported; a report is begun once. */
function beginButton(owed: Owed, facts: HomeFacts): readonly Button[] {
  const standing = standingOf(owed.request);
  if (standing === "not_started") {
    return [
      { id: requestAction("start", owed.request.id), label: facts.wording.startIt(shortNameOfOwed(facts, owed)) },
    ];
  }
  if (owed.questionnaire.per !== "survey" || standing === "no_survey") return [];
  const label = withOrganization(owed, facts.wording.anotherSurvey, facts);
  return [{ id: requestAction("another", owed.request.id), label }];
}

function isOpen({ response }: Draft): boolean {
  return response.state === "draft" || response.changedSinceSubmission;
}

/** The first label that a telephone shows whole; else the survey by its number. */
function shortest(labels: readonly string[], draft: Draft, facts: HomeFacts): string {
  const { wording } = facts;
  const { questionnaire, response } = draft;
  const numbered = questionnaire.per === "survey" ? `${wording.survey} ${response.ordinal}` : wording.reportButton;
  const what = withOrganization(draft, numbered, facts);
  const verb = isOpen(draft) ? wording.continueIt : wording.changeIt;
  return labels.find((label) => label.length <= MAX_LABEL_CHARACTERS) ?? verb(what);
}

/** With one organization its name goes without saying. */
function nameOf(draft: Draft, facts: HomeFacts): string {
  const title = titleOfDraft(facts, draft);
  const lead = `${draft.organization.acronym || draft.organization.name}, `;
  return facts.organizations.length === 1 && title.startsWith(lead) ? title.slice(lead.length) : title;
}

function labelOf(owed: Owed, facts: HomeFacts): string {
  return withOrganization(owed, inLanguage(owed.questionnaire.title, facts.language), facts);
}

function withOrganization(
  { organization }: Pick<Owed, "organization">,
  text: string,
  { organizations }: HomeFacts,
): string {
  return organizations.length === 1 ? text : `${organization.acronym || organization.name}: ${text}`;
}
