// A source: who said it, for which meeting, in answer to which question, in which version, and the very words.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage, Part } from "../chat/outbound.ts";
import { inLanguage, type Language } from "../domain/language.ts";
import type { Path } from "../questionnaire/answer.ts";
import type { Item, Questionnaire } from "../questionnaire/questionnaire.ts";
import { titleTextOf } from "./compile-summary.ts";
import { asAt } from "./compose-results.ts";
import { describeAreas, describePeriod, titleOf } from "./describe-finding.ts";
import type { Finding, FindingText } from "./finding.ts";
import type { Speaking } from "./speaking.ts";
import { themeLabel } from "./themes.ts";

/** Further texts of one finding are not shown: a survey may have thirty. */
const MOST_TEXTS = 4;
const MOST_AREAS = 12;

export type Cited = Omit<Finding, "labels"> & {
  readonly organization: { readonly name: string; readonly acronym: string };
  readonly meeting: { readonly title: string; readonly timeZone: string };
  readonly submission: number;
  readonly submittedAt: Temporal.Instant;
  readonly demonstration: boolean;
};

/** `path`: one text; null, or a text that is no longer there: the finding as a whole. */
export function composeSource(
  finding: Cited,
  path: Path | null,
  questionnaire: Questionnaire | null,
  speaking: Speaking,
): OutboundMessage {
  const { wording } = speaking;
  const one = finding.texts.find((text) => text.path === path);
  // A title alone stands in the heading already; who presses wants to know what it is.
  const isWhole = !one || (one === titleTextOf(finding) && finding.texts.length > 1);
  return {
    parts: [
      { kind: "heading", text: titleOf(finding, speaking) },
      { kind: "facts", facts: [...whose(finding, speaking), ...(isWhole ? what(finding, speaking) : [])] },
      ...(one ? quotedParts([one], questionnaire, speaking) : []),
      ...(isWhole ? wholeParts(finding, questionnaire, speaking) : []),
      ...(finding.demonstration ? [{ kind: "note", text: wording.isDemonstration } as const] : []),
      asAt(speaking),
    ],
  };
}

function whose({ organization, meeting, submission, submittedAt, visibility }: Cited, { wording, timeZone }: Speaking) {
  return [
    { name: wording.sourceOrganization, value: organization.name },
    { name: wording.sourceMeeting, value: meeting.title },
    { name: wording.sourceSubmitted, value: wording.submission(wording.moment(submittedAt, timeZone), submission) },
    { name: wording.sourceReadBy, value: wording.mayBeRead[visibility] },
  ];
}

function what(finding: Cited, speaking: Speaking) {
  const { wording, language } = speaking;
  const period = describePeriod(finding, speaking);
  const status = finding.status === null ? [] : [wording.findingStatus[finding.status]];
  const themes = finding.themes.map((code) => inLanguage(themeLabel(code), language));
  return [
    { name: wording.sourcePeriod, value: [...status, ...period].join(", ") },
    { name: wording.sourceCoverage, value: describeAreas(finding.areas, speaking, MOST_AREAS) },
    { name: wording.sourceThemes, value: themes.join("; ") },
  ].filter(({ value }) => value !== "");
}

function wholeParts(finding: Cited, questionnaire: Questionnaire | null, speaking: Speaking): readonly Part[] {
  const title = titleTextOf(finding);
  const texts = finding.texts.filter((text) => text !== title);
  const shown = texts.length === 0 ? finding.texts : longest(texts);
  const further = texts.length - shown.length;
  return [
    ...quotedParts(shown, questionnaire, speaking),
    ...(further > 0 ? [{ kind: "note", text: speaking.wording.furtherTexts(further) } as const] : []),
  ];
}

/** The longest say most; they stay in the order of the questionnaire. */
function longest(texts: readonly FindingText[]): readonly FindingText[] {
  const chosen = [...texts].sort((one, other) => other.words.length - one.words.length).slice(0, MOST_TEXTS);
  return texts.filter((text) => chosen.includes(text));
}

function quotedParts(
  texts: readonly FindingText[],
  questionnaire: Questionnaire | null,
  { wording, language }: Speaking,
): readonly Part[] {
  return texts.flatMap(({ path, version, words }): Part[] => [
    { kind: "note", text: wording.textVersion(questionAt(questionnaire, path, language) ?? path, version) },
    { kind: "quote", text: words },
  ]);
}

/** The question at a path, in its own words; null where the instrument is not kept. */
export function questionAt(questionnaire: Questionnaire | null, path: Path, language: Language): string | null {
  let items: readonly Item[] = questionnaire?.items ?? [];
  let text: string | null = null;
  for (const key of path.split(".").map((part) => part.replace(/\[\d+\]$/, ""))) {
    const item = items.find((each) => each.key === key);
    if (!item) return null;
    text = inLanguage(item.text, language);
    items = "items" in item ? item.items : [];
  }
  return text;
}
