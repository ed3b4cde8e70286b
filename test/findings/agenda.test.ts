// The agenda as somebody asks for it.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { readMeetingRecord } from "../../src/domain/meeting-record.ts";
import { composeAgenda } from "../../src/findings/compose-agenda.ts";
import { english } from "../../src/wording/english.ts";

const MEETING = {
  title: "Sixth Coordination Meeting",
  city: "New York",
  startsOn: Temporal.PlainDate.from("2007-11-26"),
  endsOn: Temporal.PlainDate.from("2007-11-27"),
};
const SPEAKING = {
  wording: english,
  language: "en",
  now: Temporal.Instant.from("2007-11-12T15:00:00Z"),
  timeZone: "America/New_York",
} as const;

test("it says when which item is taken up, once the organization of work was entered", () => {
  const record = readMeetingRecord({
    agenda: [{ item: "1.", title: "Opening of the meeting" }],
    organization_of_work: [{ on: "2007-11-26", from: "10 a.m.", to: "1 p.m.", title: "Item 1" }],
  });
  const words = writePlainText(composeAgenda(MEETING, record, SPEAKING));
  expect(words).toContain("Organization of work\n\n- Monday, 26 November 2007, 10 a.m. to 1 p.m.: Item 1");
  expect(writePlainText(composeAgenda(MEETING, readMeetingRecord({}), SPEAKING))).not.toContain("Organization of work");
});
