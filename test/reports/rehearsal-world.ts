// A small rehearsal: two messages and one person left out, with names of anybody's choosing.
import { Temporal } from "temporal-polyfill";
import { MeetingId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";
import type { Rehearsal } from "../../src/reports/rehearsal.ts";

export function makeRehearsal(word = "Ana"): Rehearsal {
  const at = (instant: string) => Temporal.Instant.from(instant);
  const step = (id: string, on: string) => ({ id: StepId.parse(id), on: Temporal.PlainDate.from(on) });
  const [opening, last] = [step("opening", "2014-01-16"), step("t+1", "2014-02-15")];
  const message = {
    parts: [
      { kind: "paragraph" as const, text: `${word}: “Activity report” is due.` },
      { kind: "facts" as const, facts: [{ name: word, value: "not started" }] },
    ],
  };
  const ana = { person: word, timeZone: "Europe/Zurich", organizations: [word, "UNHCR"] };
  return {
    meeting: {
      id: MeetingId.parse("cmim-12"),
      title: `Twelfth meeting ${word}`,
      city: "New York",
      timeZone: "America/New_York",
      startsOn: Temporal.PlainDate.from("2014-02-20"),
      endsOn: Temporal.PlainDate.from("2014-02-21"),
    },
    from: at("2014-01-15T10:00:00Z"),
    to: at("2014-02-22T05:00:00Z"),
    steps: [opening, last],
    rows: [
      {
        ...ana,
        at: at("2014-01-16T08:30:00Z"),
        stepId: opening.id,
        outcome: { kind: "sent", platform: "slack", message },
      },
      {
        person: "Chidi",
        timeZone: "Africa/Cairo",
        organizations: ["LAS"],
        at: at("2014-02-16T07:30:00Z"),
        stepId: last.id,
        outcome: { kind: "sent", platform: null, message },
      },
      {
        ...ana,
        at: at("2014-02-17T08:30:00Z"),
        stepId: last.id,
        outcome: { kind: "left-out", reason: "over-the-cap" },
      },
    ],
    assumptions: [`Nothing was sent to ${word}.`],
    notes: [
      { says: `Cairo: ${word}.`, names: [] },
      { says: "Without a chat account: two people.", names: [word, "LAS: Chidi"] },
    ],
  };
}
