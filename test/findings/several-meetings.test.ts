// What was reported for one meeting after the other is not told apart by its title.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { OrganizationId } from "../../src/domain/ids.ts";
import { ASK_NOTHING } from "../../src/findings/ask.ts";
import { composeResults, type Shown } from "../../src/findings/compose-results.ts";
import { composeWho } from "../../src/findings/compose-who.ts";
import { FindingId } from "../../src/findings/finding.ts";
import { english } from "../../src/wording/english.ts";

const FIFTH = "Fifth Coordination Meeting";
const SIXTH = "Sixth Coordination Meeting";
const UNHCR = { id: OrganizationId.parse("unhcr"), name: "Office of the High Commissioner", acronym: "UNHCR" };
const SPEAKING = {
  wording: english,
  language: "en",
  now: Temporal.Instant.from("2007-11-12T15:00:00Z"),
  timeZone: "America/New_York",
} as const;
const PAGE = {
  command: "search",
  ask: ASK_NOTHING,
  names: { organizations: [], meetings: [] },
  paging: { page: 1, size: 6, total: 2, more: false },
} as const;

function reported(meeting: string, status: "planned" | "ongoing"): Shown {
  return {
    id: FindingId.parse("response#activities[0]"),
    kind: "activity",
    title: "Registration of refugees",
    status,
    starts: null,
    ends: null,
    areas: [],
    organization: UNHCR,
    meeting: { title: meeting },
  };
}

test("results of several meetings say for which each was reported", () => {
  const words = writePlainText(
    composeResults(PAGE, [reported(SIXTH, "ongoing"), reported(FIFTH, "planned")], SPEAKING),
  );
  expect(words).toContain(`activity, ongoing\n${SIXTH}\n`);
  expect(words).toContain(`activity, planned\n${FIFTH}\n`);
});

test("results of one meeting do not repeat it", () => {
  const words = writePlainText(
    composeResults(PAGE, [reported(SIXTH, "ongoing"), reported(SIXTH, "planned")], SPEAKING),
  );
  expect(words).not.toContain(SIXTH);
});

test("what one organization does, told twice, says for which meetings", () => {
  const newest = [reported(SIXTH, "ongoing"), reported(FIFTH, "planned")];
  const working = [{ organization: UNHCR, ongoing: 1, planned: 1, other: 0, newest }];
  const words = writePlainText(composeWho({ ...PAGE, command: "who" }, working, SPEAKING));
  expect(words).toContain(`(activity, ongoing; ${SIXTH})`);
  expect(words).toContain(`(activity, planned; ${FIFTH})`);
});
