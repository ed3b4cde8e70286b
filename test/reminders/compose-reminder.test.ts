import { describe, expect, test } from "vitest";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { readAction } from "../../src/dialog/actions.ts";
import { composeReminder, type Reminder } from "../../src/reminders/compose-reminder.ts";
import { findNeed, type Need, type Owing } from "../../src/reminders/needs.ts";
import { appointed, instant, meeting, organization, owing, person, voice } from "./reminder-world.ts";

const ilo = organization("ilo");
const ana = person("Ana", [appointed("focal_point", "ilo")]);

function need(of: Owing): Need {
  const found = findNeed(of);
  if (!("way" in found)) throw new Error("something is owed");
  return found;
}

function compose(more: Partial<Reminder> = {}): OutboundMessage {
  const at = instant("2014-02-07T08:30:00Z");
  return composeReminder(
    { person: ana, meeting, quality: "focal_point", needs: [need(owing(ilo))], at, ...more },
    voice,
  );
}

const buttonsOf = ({ parts }: OutboundMessage) =>
  parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []));

describe("a reminder", () => {
  test("says what is needed and by when, what is open, and the ways out", () => {
    expect(writePlainText(compose())).toBe(
      [
        "ILO: “Activity report” for the Twelfth Coordination Meeting on International Migration is due by the end of Friday, 14 February 2014 (Zurich).",
        "Activity report: not started",
        "[Start]",
        "[Nothing to report] [Remind me later] [Ask a colleague] [I am away] [Stop reminders]",
      ].join("\n\n"),
    );
  });

  test.each([
    {
      at: "2014-02-14T08:30:00Z",
      zone: "Europe/Zurich",
      says: "is due today, Friday, 14 February 2014, by the end of the day (Zurich)",
      because: "the morning of the due date",
    },
    {
      at: "2014-02-14T02:30:00Z",
      zone: "Asia/Bangkok",
      says: "is due today, Friday, 14 February 2014, by the end of the day (Bangkok)",
      because: "it is the 14th in Bangkok, and still the 13th in New York",
    },
    {
      at: "2014-02-14T02:30:00Z",
      zone: "America/New_York",
      says: "is due by the end of Friday, 14 February 2014 (New York)",
      because: "it is still the 13th there",
    },
    {
      at: "2014-02-17T08:30:00Z",
      zone: "Europe/Zurich",
      says: "was due on Friday, 14 February 2014, and is still welcome",
      because: "no blame",
    },
  ])("at $at in $zone $says: $because", ({ at, zone, says }) => {
    expect(writePlainText(compose({ at: instant(at), person: { ...ana, timeZone: zone } }))).toContain(says);
  });

  test("opens the very draft, and says what is missing in it", () => {
    const message = compose({ needs: [need(owing(ilo, { state: "draft", answered: 1 }))] });
    expect(writePlainText(message)).toContain("draft, 1 of 2 items. Still open: What is planned.");
    const [first, ...others] = buttonsOf(message);
    expect(readAction(first?.id ?? "")).toEqual({
      about: "response",
      verb: "open",
      responseId: "cmim-12/ilo/activity-report/1",
    });
    expect(others.map(({ label }) => label)).toEqual([
      "Remind me later",
      "Ask a colleague",
      "I am away",
      "Stop reminders",
    ]);
  });

  test("says with which question something was returned", () => {
    const draft = { state: "draft", answered: 2, submissions: 1, returnNote: "Which years?" } as const;
    expect(writePlainText(compose({ needs: [need(owing(ilo, draft))] }))).toContain(
      "returned to you: “Which years?”\ndraft, 2 of 2 items.",
    );
  });

  test("says to somebody who asked for it that it was asked for", () => {
    expect(writePlainText(compose({ quality: "own-wish" }))).toContain("You asked to be reminded today.");
  });

  test("offers nothing to report only where one thing is owed, and nothing was begun", () => {
    const label = "Nothing to report";
    expect(buttonsOf(compose()).map((button) => button.label)).toContain(label);
    const several = [need(owing(ilo)), need(owing(organization("iom")))];
    expect(buttonsOf(compose({ needs: several })).map((button) => button.label)).not.toContain(label);
  });

  test("counts several contributions, and names each organization", () => {
    const text = writePlainText(compose({ needs: [need(owing(ilo)), need(owing(organization("iom")))] }));
    expect(text).toContain(
      "Two contributions to the Twelfth Coordination Meeting on International Migration are due by",
    );
    expect(text).toContain("ILO: Activity report: not started\nIOM: Activity report: not started");
    expect(text).toContain("[Start: ILO: Activity report] [Start: IOM: Activity report]");
  });

  test("says that a draft that needs no more answers can be submitted", () => {
    const message = compose({ needs: [need(owing(ilo, { state: "draft", answered: 2 }))] });
    expect(writePlainText(message)).toContain(
      "draft, 2 of 2 items. Every item has been dealt with; it can be submitted.",
    );
  });

  test("tells a substitute and an alternate why they receive it", () => {
    expect(writePlainText(compose({ quality: "substitute" }))).toContain(
      "because the focal point of ILO is away and named you",
    );
    expect(writePlainText(compose({ quality: "alternate" }))).toContain("as alternate for ILO");
  });

  test("has only buttons that this bot can read again", () => {
    for (const { id } of buttonsOf(compose())) expect(readAction(id)).not.toBeNull();
  });
});
