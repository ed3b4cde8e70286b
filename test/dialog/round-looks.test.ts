// What the buttons of the secretariat's looks carry, and what is typed after `remind`.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readTypedCommand } from "../../src/commands/read-command.ts";
import { readRemind } from "../../src/commands/read-remind.ts";
import { readAction } from "../../src/dialog/actions.ts";
import { againAction, lookAction, readLook } from "../../src/dialog/round-looks.ts";
import { MeetingId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";

const MEETING = MeetingId.parse("cmim-06");

test.each([
  { id: lookAction("check", MEETING), at: "check", stepId: null, page: 0, again: false },
  { id: againAction("record", MEETING, StepId.parse("t+1"), 3), at: "record", stepId: "t+1", page: 3, again: true },
  {
    id: lookAction("sample", MEETING, StepId.parse("opening")),
    at: "sample",
    stepId: "opening",
    page: 0,
    again: false,
  },
])("$id is read back as it was written", ({ id, ...look }) => {
  expect(readLook(id)).toEqual({ verb: "look", of: "", meetingId: MEETING, ...look });
  expect(readAction(id)).toMatchObject({ about: "look" });
});

test.each(["", "look", "look-", "look-check", "look-check|cmim-06", "look-nothing|cmim-06||0", "look-check|||0"])(
  "%j is no look",
  (id) => {
    expect(readLook(id)).toBeNull();
  },
);

test.each(["look-check|cmim-06|T 7|0", "look-check|cmim-06||-1", "look-check|cmim-06||99999", "check|cmim-06||0"])(
  "%j is no look: steps and pages are checked",
  (id) => {
    expect(readLook(id)).toBeNull();
  },
);

test("whatever comes back from outside is read without an error", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 5 }), fc.constantFrom("look-", "again-", ""), (words, mark) => {
      const look = readLook(`${mark}${words.join("|")}`);
      expect(look === null || look.page >= 0).toBe(true);
    }),
  );
});

test.each([
  { typed: "", at: "preview", of: "" },
  { typed: "check", at: "check", of: "" },
  { typed: "check sixth", at: "check", of: "sixth" },
  { typed: "record t-7 sixth", at: "record", of: "t-7 sixth" },
  { typed: "open tasks", at: "tasks", of: "" },
  { typed: "tasks", at: "tasks", of: "" },
  { typed: "dry run", at: "dry-run", of: "" },
  { typed: "texts", at: "texts", of: "" },
  { typed: "Sixth Coordination", at: "preview", of: "Sixth Coordination" },
  { typed: "checking", at: "preview", of: "checking" },
])("remind $typed looks at $at", ({ typed, at, of }) => {
  expect(readRemind(typed)).toMatchObject({ at, of });
});

test("remind me is somebody's wish, and what may be the answer to an open question is no look", () => {
  expect(readRemind("me tomorrow")).toBeNull();
  for (const answer of ["Remind migrants of their rights", "remind check of the borders"]) {
    expect(readTypedCommand(answer, true)).toBeNull();
    expect(readTypedCommand(answer, false)).not.toBeNull();
  }
  expect(readTypedCommand("remind check", true)).toMatchObject({ kind: "round", act: { verb: "look", at: "check" } });
});
