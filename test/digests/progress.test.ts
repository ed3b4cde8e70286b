// How many organizations had reported by which day: what is sent again, or returned, moves nothing.
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { compileProgress } from "../../src/digests/progress.ts";
import type { Request, Response } from "../../src/domain/request.ts";
import { MEETING, organization, requestOf } from "../reports/exported.ts";

const NOW = Temporal.Instant.from("2007-11-12T15:00:00Z");
const at = (time: string) => Temporal.Instant.from(time);

function submitted(first: string, last = first, state: Response["state"] = "submitted"): Partial<Response> {
  return { state, firstSubmittedAt: at(first), submittedAt: at(last), submissions: first === last ? 1 : 2 };
}

const of = (name: string, responses: readonly Partial<Response>[], stated: string | null = null): Request => ({
  ...requestOf(organization(name.toLowerCase(), name, "igo"), responses),
  ...(stated === null ? {} : { statement: "nothing_to_report", statedAt: at(stated) }),
});

test.each([
  { because: "nobody reported", requests: [of("IOM", [])], days: [] },
  {
    because: "what is sent again stays on its first day",
    requests: [of("IOM", [submitted("2007-11-05T15:00:00Z", "2007-11-11T15:00:00Z")])],
    days: ["2007-11-04: 0", "2007-11-05: 1", "2007-11-12: 1"],
  },
  {
    because: "what was returned was reported all the same",
    requests: [of("IOM", [submitted("2007-11-05T15:00:00Z", "2007-11-05T15:00:00Z", "draft")])],
    days: ["2007-11-04: 0", "2007-11-05: 1", "2007-11-12: 1"],
  },
  {
    because: "what was withdrawn was not",
    requests: [of("IOM", [submitted("2007-11-05T15:00:00Z", "2007-11-05T15:00:00Z", "withdrawn")])],
    days: [],
  },
  {
    because: "that there is nothing was said on a day of its own",
    requests: [of("IOM", [submitted("2007-11-05T15:00:00Z")]), of("ILO", [], "2007-11-07T15:00:00Z")],
    days: ["2007-11-04: 0", "2007-11-05: 1", "2007-11-07: 2", "2007-11-12: 2"],
  },
  {
    because: "the day is that of the place of the meeting: late in the evening in New York",
    requests: [of("IOM", [submitted("2007-11-06T03:30:00Z")])],
    days: ["2007-11-04: 0", "2007-11-05: 1", "2007-11-12: 1"],
  },
])("$because", ({ requests, days }) => {
  expect(compileProgress(requests, MEETING, NOW).map(({ on, reported }) => `${on.toString()}: ${reported}`)).toEqual(
    days,
  );
});
