// What buttons carry comes back as it went, or there is no button.
import fc from "fast-check";
import { expect, test } from "vitest";
import { MeetingId, OrganizationId } from "../../src/domain/ids.ts";
import type { Ask } from "../../src/findings/ask.ts";
import { askButton, FIND_COMMANDS, readFindAct, sourceButton } from "../../src/findings/find-act.ts";
import { FINDING_KINDS, FINDING_STATUSES, FindingId } from "../../src/findings/finding.ts";

const year = fc.option(fc.integer({ min: 1900, max: 2099 }));
const asks: fc.Arbitrary<Ask> = fc.record({
  kinds: fc.subarray([...FINDING_KINDS]),
  statuses: fc.subarray([...FINDING_STATUSES], { maxLength: 4 }),
  bestPractice: fc.boolean(),
  newInitiative: fc.boolean(),
  themes: fc.array(
    fc.record({ code: fc.constantFrom("remittances", "data"), typed: fc.option(fc.string({ maxLength: 30 })) }),
    { maxLength: 2 },
  ),
  areas: fc.subarray(["404", "011", "LDC"]),
  objectives: fc.subarray([1, 10, 23]),
  organizations: fc.subarray(["iom", "un-desa-pd"].map((id) => OrganizationId.parse(id))),
  years: fc.option(fc.record({ from: year, to: year })),
  meetingId: fc.option(fc.constant(MeetingId.parse("cmim-06"))),
  words: fc.string({ maxLength: 120 }),
});

test("an ask comes back as it went, within 255 characters, or has no button", () => {
  let made = 0;
  fc.assert(
    fc.property(fc.constantFrom(...FIND_COMMANDS), asks, fc.integer({ min: 1, max: 999 }), (command, ask, page) => {
      const button = askButton(command, ask, page);
      if (button === null) return;
      made += 1;
      expect(button.length).toBeLessThanOrEqual(255);
      const back = readFindAct(button);
      expect(back).toMatchObject({ kind: "ask", command, page });
      if (back?.kind === "ask") expect(askButton(command, back.ask, page)).toBe(button);
    }),
  );
  expect(made).toBeGreaterThan(20);
});

test("a source comes back with its path", () => {
  const id = FindingId.parse("cmim-06/wb/activity-report/1#activities[2]");
  expect(readFindAct(sourceButton(id, "activities[2].title") ?? "")).toEqual({
    kind: "source",
    id,
    path: "activities[2].title",
  });
  expect(readFindAct(sourceButton(id, null) ?? "")).toEqual({ kind: "source", id, path: null });
});

test.each([
  "",
  "find",
  "find|search",
  "find|search|0|",
  "find|search|1000|",
  "find|steal|1|",
  "find|search|1|k=all",
  "find|search|1|a=1' OR 1=1",
  "source|",
  "submit|x",
])("%s is no such button", (button) => {
  expect(readFindAct(button)).toBeNull();
});
