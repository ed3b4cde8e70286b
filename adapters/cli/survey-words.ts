// What is said of a description of a survey that was read, in words for the operator.
import type { Unread, UnreadCode } from "../../src/reports/compile-study.ts";
import type { RecordProblem } from "../../src/reports/read-record.ts";

const UNREAD: Readonly<Record<UnreadCode, string>> = {
  "no-question": "no question asks for it",
  "no-area": "no country or area of M49",
  "several-areas": "may be several countries or areas; enter it in chat",
  "no-dates": "no whole period of dates such as 2007, 2007-11 or 2007-11-26",
  "no-such-choice": "none of the choices of the question; enter it in chat",
  "no-number": "no whole number",
  "no-address": "no web address",
  "one-is-enough": "the question takes one",
  shortened: "too long for the question; taken up to its last whole sentence",
  "too-long": "too long for the question; shorten it and enter it in chat",
};

const RECORD: Readonly<Record<RecordProblem["code"], string>> = {
  "no-such-question": "the questionnaire has no such question",
  "not-an-object": "must be an object",
  "not-a-list": "must be a list",
  "not-text": "must be text",
  "not-a-number": "must be a number",
  "not-yes-or-no": "must be true or false",
  "not-a-choice": "is none of the codes",
  "not-an-area": "is no country or area of M49",
  "not-a-date": "must be a date such as 2007, 2007-11 or 2007-11-26",
  "not-a-period": "must be a list of periods with start and end",
  "not-an-organization": "must be a list of organizations with id and name",
  "not-a-web-address": "must be a web address, or a list of them",
  "not-a-file": "must be a list of files",
};

const SHOWN_CHARACTERS = 60;

/** What is alike stands in one line. */
export function writeUnread(unread: readonly Unread[]): readonly string[] {
  const groups = Map.groupBy(unread, ({ place, code }) => `${place}\n${code}`);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const count = alike.length > 1 ? ` (${alike.length} times)` : "";
    return [`${first.place}${count}: ${UNREAD[first.code]}: “${shorten(first.about)}”`];
  });
}

function shorten(text: string): string {
  const characters = [...new Intl.Segmenter("en").segment(text)].map(({ segment }) => segment);
  return characters.length <= SHOWN_CHARACTERS ? text : `${characters.slice(0, SHOWN_CHARACTERS).join("")}…`;
}

export function writeRecordProblem({ path, code }: RecordProblem): string {
  return `${path || "the record"}: ${RECORD[code]}`;
}
