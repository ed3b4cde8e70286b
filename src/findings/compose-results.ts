// Results as a message: what was understood, how many there are, a page of them with a source button each.
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import type { Ask } from "./ask.ts";
import { buttonSets, type Paging, pageParts, toAsk, toSource } from "./buttons.ts";
import { type AskNames, describeAsk, describeMeaning } from "./describe-ask.ts";
import { describeFinding, shortName, titleOf } from "./describe-finding.ts";
import type { FindCommand } from "./find-act.ts";
import type { Finding } from "./finding.ts";
import type { NearAsk } from "./near-asks.ts";
import type { ReadAsk } from "./read-ask.ts";
import type { Speaking } from "./speaking.ts";

export type Shown = Pick<Finding, "id" | "kind" | "title" | "status" | "starts" | "ends" | "areas"> & {
  readonly organization: { readonly name: string; readonly acronym: string };
  readonly meeting: { readonly title: string };
};

export type ResultPage = {
  readonly command: FindCommand;
  readonly ask: Ask;
  readonly names: AskNames;
  readonly paging: Paging;
};

export function composeResults(
  { command, ask, names, paging }: ResultPage,
  findings: readonly Shown[],
  speaking: Speaking,
): OutboundMessage {
  const { wording } = speaking;
  const first = (paging.page - 1) * paging.size + 1;
  if (findings.length === 0) return { parts: [{ kind: "paragraph", text: wording.tooFar }] };
  return {
    parts: [
      { kind: "heading", text: headingOf(command, ask, names, speaking) },
      { kind: "paragraph", text: wording.resultCount(paging.total, first, first + findings.length - 1, paging.more) },
      {
        kind: "facts",
        facts: findings.map((finding, index) => ({
          name: `${first + index}. ${shortName(finding.organization)}`,
          value: [titleOf(finding, speaking), describeFinding(finding, speaking), ...meetingOf(finding, findings)].join(
            "\n",
          ),
        })),
      },
      asAt(speaking),
      ...buttonSets(findings.map(({ id }, index) => toSource(first + index, id, null, speaking))),
      ...pageParts(command, ask, paging, speaking),
    ],
  };
}

/** The same thing is reported again for the next meeting: for which, where several are on the page. */
export function meetingOf({ meeting }: Shown, shown: readonly Shown[]): readonly string[] {
  return shown.some((other) => other.meeting.title !== meeting.title) ? [meeting.title] : [];
}

/** What the command says by itself is not said again. */
function headingOf(command: FindCommand, ask: Ask, names: AskNames, speaking: Speaking): string {
  const kinds = command === "surveys" && ask.kinds.length === 1 ? [] : ask.kinds;
  const said = { ...ask, kinds, bestPractice: ask.bestPractice && command !== "practices" };
  const described = describeAsk(said, names, speaking);
  return described === "" ? titleFor(command, speaking) : `${titleFor(command, speaking)}: ${described}`;
}

function titleFor(command: FindCommand, { wording }: Pick<Speaking, "wording">): string {
  if (command === "surveys") return wording.surveysTitle;
  if (command === "practices") return wording.practicesTitle;
  return command === "who" ? wording.whoTitle : wording.searchTitle;
}

export function asAt({ wording, now, timeZone }: Speaking): Part {
  return { kind: "note", text: wording.statusAsAt(wording.moment(now, timeZone)) };
}

/** Nothing was found: what was understood, and what may have been meant. */
export function composeNothing(
  { command, ask, names }: Omit<ResultPage, "paging">,
  near: readonly NearAsk[],
  speaking: Speaking,
): OutboundMessage {
  const { wording } = speaking;
  const text = wording.nothingFound(wording.understoodAs(describeAsk(ask, names, speaking)));
  const buttons = near.map((each) => {
    if (each.kind === "together" || each.kind === "fewer")
      return toAsk(describeAsk(each.ask, names, speaking), command, each.ask);
    const word = each.kind === "word" ? each.word : describeMeaning(each.meaning, names, speaking);
    return toAsk(wording.nearName(each.typed, word), command, each.ask);
  });
  return {
    parts: [
      { kind: "paragraph", text },
      ...near.slice(0, 1).map(
        ({ kind }): Part => ({
          kind: "paragraph",
          text: kind === "fewer" ? wording.withLessAsked : wording.didYouMeanThis,
        }),
      ),
      ...buttonSets(buttons),
    ],
  };
}

/** Words that may mean several things: which one, before anything is shown. */
export function composeWhich(
  command: FindCommand,
  { part, answers }: NonNullable<ReadAsk["which"]>,
  names: AskNames,
  speaking: Speaking,
): OutboundMessage {
  const buttons = answers.map(({ meaning, ask }) => toAsk(describeMeaning(meaning, names, speaking), command, ask));
  return { parts: [{ kind: "paragraph", text: speaking.wording.whichDoYouMean(part) }, ...buttonSets(buttons)] };
}
