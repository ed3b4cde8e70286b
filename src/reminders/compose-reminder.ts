// The reminder itself: first what is needed and by when, in the person's own date; then what is still open, with a
// button that opens the very draft; then the ways not to be reminded again.
import { Temporal } from "temporal-polyfill";
import type { Button, OutboundMessage, Part } from "../chat/outbound.ts";
import { ownAction, plainAction, requestAction, responseAction } from "../dialog/actions.ts";
import type { Voice } from "../dialog/turn.ts";
import { inLanguage } from "../domain/language.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import type { Person } from "../domain/person.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Quality } from "./audience.ts";
import type { DraftProgress, Need } from "./needs.ts";

/** Items named as still open; the others are counted. */
const MAX_MISSING = 3;
const MAX_OPENING_BUTTONS = 5;

export type Reminder = {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly quality: Quality;
  /** At least one. */
  readonly needs: readonly Need[];
  /** When it reaches the person. */
  readonly at: Temporal.Instant;
};

export function composeReminder(reminder: Reminder, voice: Voice): OutboundMessage {
  const { needs } = reminder;
  const open = openingButtons(needs, voice);
  return {
    parts: [
      { kind: "paragraph", text: writeFirstLine(reminder, voice) },
      composeNeeds(needs, voice),
      ...writeQuality(reminder, voice),
      ...(open.length > 0 ? [{ kind: "buttons", buttons: open } as const] : []),
      { kind: "buttons", buttons: [...nothingButtons(needs, voice), ...ownButtons(voice)] },
    ],
  };
}

/** What is still open of each, in few words. */
export function composeNeeds(needs: readonly Need[], voice: Voice): Part {
  return {
    kind: "facts",
    facts: needs.map((need) => ({ name: labelOf(need, needs, voice), value: writeNeed(need, voice) })),
  };
}

/** What is needed, and by when, in the person's date and time zone. */
export function writeFirstLine({ needs, meeting, person, at }: Omit<Reminder, "quality">, voice: Voice): string {
  const { wording } = voice;
  const [only, ...others] = needs;
  const isOne = others.length === 0;
  const what =
    only && isOne
      ? wording.reminderOne(nameOf(only.organization), titleOf(only, voice), meeting.title)
      : wording.reminderSeveral(needs.length, meeting.title);
  const due = earliest(needs.map(({ request }) => request.dueOn)) ?? meeting.startsOn;
  const today = at.toZonedDateTimeISO(person.timeZone).toPlainDate();
  const order = Temporal.PlainDate.compare(today, due);
  const day = wording.day(due);
  if (order > 0) return wording.wasDue(what, isOne, day);
  const place = wording.place(person.timeZone);
  return order === 0 ? wording.isDueToday(what, isOne, day, place) : wording.isDue(what, isOne, day, place);
}

function earliest(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate | undefined {
  return [...dates].sort((one, other) => Temporal.PlainDate.compare(one, other))[0];
}

function labelOf(need: Need, needs: readonly Need[], voice: Voice): string {
  const title = titleOf(need, voice);
  const isOfSeveral = needs.some(({ organization }) => organization.id !== need.organization.id);
  const due = needs.some(({ request }) => !request.dueOn.equals(need.request.dueOn))
    ? `, ${voice.wording.due(need.request.dueOn)}`
    : "";
  return `${isOfSeveral ? `${nameOf(need.organization)}: ` : ""}${title}${due}`;
}

/** For a button, which a telephone cuts off: what it is called everywhere, unless two would be called the same. */
function shortLabelOf(need: Need, needs: readonly Need[], voice: Voice): string {
  const { wording } = voice;
  const shortOf = ({ questionnaire }: Need) =>
    questionnaire.per === "survey" ? wording.surveyButton : wording.reportButton;
  const isAmbiguous = needs.some(
    (each) => each.questionnaire.id !== need.questionnaire.id && shortOf(each) === shortOf(need),
  );
  const isOfSeveral = needs.some(({ organization }) => organization.id !== need.organization.id);
  const title = isAmbiguous ? titleOf(need, voice) : shortOf(need);
  return isOfSeveral ? `${nameOf(need.organization)}: ${title}` : title;
}

function writeNeed(need: Need, voice: Voice): string {
  const { wording } = voice;
  switch (need.way) {
    case "not-started":
      return wording.needNotStarted;
    case "half-done":
      return need.drafts.map((draft) => writeDraft(draft, need, voice)).join("\n");
    case "returned":
      return need.drafts.flatMap((draft) => [writeReturn(draft, voice), writeDraft(draft, need, voice)]).join("\n");
    default:
      return unreachable(need.way);
  }
}

function writeReturn({ returnNote }: DraftProgress, { wording }: Voice): string {
  return returnNote === null ? wording.needReturned : wording.needReturnedWith(returnNote);
}

function writeDraft(draft: DraftProgress, need: Need, voice: Voice): string {
  const { wording } = voice;
  const name = need.questionnaire.per === "survey" ? `${nameOfDraft(draft, voice)}: ` : "";
  const items = draft.missing
    .slice(0, MAX_MISSING)
    .map((item) => wording.shorten(inLanguage(item.text, voice.language)));
  const rest =
    draft.missing.length === 0 ? wording.needReady : wording.needMissing(items, draft.missing.length - items.length);
  return `${name}${wording.needDraft(draft.done, draft.total)}. ${rest}`;
}

function writeQuality({ quality, needs }: Reminder, { wording }: Voice): readonly Part[] {
  const names = [...new Set(needs.map(({ organization }) => nameOf(organization)))];
  switch (quality) {
    case "focal_point":
      return [];
    case "alternate":
      return [{ kind: "note", text: wording.besideFocalPoint(names) }];
    case "own-wish":
      return [{ kind: "note", text: wording.asYouAsked }];
    case "substitute":
      return [{ kind: "note", text: wording.insteadOf(names) }];
    default:
      return unreachable(quality);
  }
}

/** One button for each draft, and one for each request that was not begun. */
export function openingButtons(needs: readonly Need[], voice: Voice): Button[] {
  const { wording } = voice;
  const buttons = needs.flatMap((need): Button[] => {
    if (need.drafts.length === 0)
      return [
        {
          id: requestAction("start", need.request.id),
          label: needs.length === 1 ? wording.start : wording.startNamed(shortLabelOf(need, needs, voice)),
          style: "primary",
        },
      ];
    return need.drafts.map((draft) => ({
      id: responseAction("open", draft.responseId),
      label:
        needs.length === 1 && need.drafts.length === 1
          ? wording.resume
          : wording.continueNamed(
              need.questionnaire.per === "survey" ? nameOfDraft(draft, voice) : titleOf(need, voice),
            ),
      style: "primary",
    }));
  });
  return buttons.slice(0, MAX_OPENING_BUTTONS);
}

/** For what was not begun, where the words say of which it is said: a final answer is never given for the wrong one. */
function nothingButtons(needs: readonly Need[], { wording }: Voice): readonly Button[] {
  const untouched = needs.filter(({ way }) => way === "not-started");
  const statements = new Set(needs.map(({ questionnaire }) => questionnaire.emptyStatement));
  if (statements.size < needs.length) return [];
  return untouched.map(({ request, questionnaire }) => ({
    id: requestAction("nothing", request.id),
    label: wording.nothingStatement[questionnaire.emptyStatement],
  }));
}

/** What can be done about the reminder itself: another day, somebody else, not now, not at all. */
function ownButtons({ wording }: Voice): readonly Button[] {
  return [
    { id: ownAction("remind-later"), label: wording.laterButton },
    { id: ownAction("ask-colleague"), label: wording.askColleague },
    { id: plainAction("away"), label: wording.amAway },
    { id: plainAction("stop-reminders"), label: wording.stopReminders },
  ];
}

function nameOfDraft(draft: DraftProgress, { wording }: Voice): string {
  return draft.title ? wording.shorten(draft.title) : wording.surveyNumber(draft.ordinal);
}

function titleOf(need: Need, voice: Voice): string {
  return inLanguage(need.questionnaire.title, voice.language);
}

function nameOf(organization: Organization): string {
  return organization.acronym || organization.name;
}
