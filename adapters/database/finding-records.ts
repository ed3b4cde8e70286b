// The part of a transaction that is about findings, put together.
import type { FindingRecords } from "../../src/ports/findings.ts";
import { type ArrivalBook, listArrivals } from "./finding-arrivals.ts";
import { countFindings, digestFindings, sampleFindings } from "./finding-digest.ts";
import { readAnswerWords, readProgress } from "./finding-meetings.ts";
import { findFinding, listNearWords, listWorking, searchFindings } from "./finding-search.ts";
import { listKnownMeetings } from "./meetings.ts";
import type { Queries } from "./queries.ts";

export function findingRecords(queries: Queries, arrivals: ArrivalBook): FindingRecords {
  return {
    searchFindings: (ask, reader, page) => searchFindings(queries, ask, reader, page),
    countFindings: (ask, reader) => countFindings(queries, ask, reader),
    listWorking: (ask, reader, page) => listWorking(queries, ask, reader, page),
    digestFindings: (ask, reader, size) => digestFindings(queries, ask, reader, size),
    sampleFindings: (ask, reader, size) => sampleFindings(queries, ask, reader, size),
    findFinding: (id, reader) => findFinding(queries, id, reader),
    listNearWords: (word, limit) => listNearWords(queries, word, limit),
    readProgress: (meetingId, reader) => readProgress(queries, meetingId, reader),
    listArrivals: (meetingId, reader) => listArrivals(queries, arrivals, meetingId, reader),
    listKnownMeetings: () => listKnownMeetings(queries),
    readAnswerWords: (responseId, path, version) => readAnswerWords(queries, responseId, path, version),
  };
}
