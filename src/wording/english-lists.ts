// The words of the lists of a meeting: status of contributions, roster and participants.
import { inWords } from "./numbers.ts";

export const lists = {
  contributionsTitle: "Status of contributions",
  standingsCaption: "Organizations by where they stand",
  askedColumn: "asked",
  contributionColumns: {
    organization: "Organization",
    instrument: "Asked for",
    due: "Due on",
    lastAnswer: "Last answer",
    entered: "Entered on its behalf",
    reachable: "In chat",
  },
  standingOf: (standing: string, submitted: number, responses: number) =>
    responses > 1 ? `${standing} (${submitted} of ${responses} submitted)` : standing,
  enteredBy: (name: string, moment: string) => `by the secretariat (${name}), ${moment}`,
  reachableOf: (reachable: number, people: number) => `${reachable} of ${people}`,

  rosterTitle: "Roster",
  withoutOrganization: "Secretariat and participants without an organization",
  rosterColumns: {
    organization: "Organization",
    name: "Name",
    role: "Role",
    email: "E-mail",
    timeZone: "Time zone",
    language: "Language",
  },

  participantsTitle: "List of participants",
  participantsExplained:
    "Compiled from what organizations said about attendance in their reports, and from the participants and the secretariat of the roster on the first day of the meeting.",
  toBeCompleted: (what: string) => `[To be completed by the secretariat: ${what}]`,
  nobodyKnown: "nobody is known to take part yet",
  attendanceUnknown: (count: number) =>
    `${count === 1 ? "one organization has" : `${inWords(count)} organizations have`} not said whether they take part`,
  speakerMissing: "name",
  participantColumns: {
    organization: "Organization",
    name: "Name",
    function: "Title or function",
    email: "E-mail",
    source: "Source",
  },
  secretariatClass: "Secretariat of the meeting",
  otherParticipants: "Other participants",
  fromRoster: "roster",
  fromAnswer: (response: string, path: string, version: number) => `${response}, ${path}, version ${version}`,
};
