// A calendar file, read by a program that is not ours.
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { writeCalendar } from "../../../adapters/documents/write-calendar.ts";

const at = Temporal.Instant.from("2007-11-01T12:00:00Z");
const day = (text: string) => Temporal.PlainDate.from(text);

function readBack(text: string) {
  const calendar = ICAL.Component.fromString(text);
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const { uid, summary, startDate, endDate, location, sequence } = new ICAL.Event(component);
    return { uid, summary, from: startDate.toString(), until: endDate.toString(), location, sequence };
  });
}

test("a meeting of two days ends before the third", () => {
  const entry = {
    id: "cmim-06",
    title: "Sixth Coordination Meeting; “data, surveys”\nand more",
    from: day("2007-11-26"),
    to: day("2007-11-27"),
    place: "New York",
  };
  const [read, ...others] = readBack(writeCalendar("Meetings", [entry], at));
  expect(others).toEqual([]);
  expect(read).toMatchObject({
    uid: "cmim-06@rapporteur",
    summary: entry.title,
    from: "2007-11-26",
    until: "2007-11-28",
    location: "New York",
  });
});

test("lines hold at most 75 octets, whatever the language", () => {
  const title = "Réunion de coordination sur les migrations internationales : 国际移徙问题协调会议 ".repeat(4);
  const text = writeCalendar(
    "Meetings",
    [{ id: "a", title, from: day("2007-11-26"), to: day("2007-11-26"), place: null }],
    at,
  );
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(readBack(text)[0]?.summary).toBe(title);
});

test("what is written later replaces what was written before", () => {
  const entry = { id: "a", title: "Due", from: day("2007-11-09"), to: day("2007-11-09"), place: null };
  const [before] = readBack(writeCalendar("Meetings", [entry], at));
  const [after] = readBack(writeCalendar("Meetings", [{ ...entry, from: day("2007-11-12") }], at.add({ hours: 1 })));
  expect(after?.uid).toBe(before?.uid);
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
});
