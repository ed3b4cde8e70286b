// What the bot says in digests: before a meeting, in shared channels, and to the secretariat beside them.
import type { DigestState } from "../domain/digest.ts";
import { unreachable } from "../domain/unreachable.ts";
import { alike, inWords } from "./numbers.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

const MAX_TITLE = 120;
const LONGEST_WORD = 24;

/** `isClosed`: nothing more comes of the meeting, so that nothing is said as if it might. */
export const digests = {
  digestTitle: (meeting: string) => `Digest: ${meeting}`,
  digestCounts: (reported: number, complete: number, asked: number, isClosed: boolean) => {
    if (asked === 0) return `No organization ${isClosed ? "was" : "is"} asked to report here for this meeting.`;
    if (reported === 0)
      return `Of ${inWords(asked)} organizations asked, none ${isClosed ? "reported" : "has reported yet"}.`;
    const write = alike([asked, reported]);
    const heard = `Of ${write(asked)} organizations asked, ${write(reported)} ${reported === 1 ? "has" : "have"} reported`;
    return complete === reported
      ? `${heard}.`
      : `${heard}, ${complete === 0 ? "none" : write(complete)} of them everything.`;
  },
  digestArrivedSince: (moment: string | null, isClosed: boolean) => {
    if (moment !== null) return `Received since ${moment}`;
    return isClosed ? "Received" : "Received so far";
  },
  digestKinds: (activities: number, surveys: number, isClosed: boolean) => {
    if (activities + surveys === 0) return isClosed ? "nothing" : "nothing new";
    return list.format([
      ...(activities > 0 ? [count(activities, "activity", "activities", [activities, surveys])] : []),
      ...(surveys > 0 ? [count(surveys, "survey", "surveys", [activities, surveys])] : []),
    ]);
  },
  digestMostOn: "Most on",
  digestCovered: "Countries and areas covered",
  digestCoveredCount: (areas: number, regions: number) =>
    `${inWords(areas)}, in ${count(regions, "region", "regions", [areas, regions])}`,
  digestDue: "Due",
  /** Said of a day that is over. */
  digestDueOver: (day: string) => `${day}; what comes late is still taken in`,
  digestOverlaps: "More than one survey within a year",
  digestGaps: (isClosed: boolean) => (isClosed ? "Not covered" : "Not covered so far"),
  digestAreas: (areas: number) => count(areas, "country or area", "countries or areas"),
  digestGapsOf: (gaps: number, wanted: number) =>
    `${alike([gaps, wanted])(gaps)} of the ${inWords(wanted)} countries of this meeting`,
  digestMeeting: "Meeting",
  digestAsAt: (moment: string) => `As at ${moment}.`,
  digestThread: (moment: string) => `As at ${moment}. The details are in the thread of this message.`,
  /** Buttons beneath a digest that somebody asked for. */
  digestDetail: {
    arrived: "What arrived",
    coverage: "Coverage",
    since: "Since the last meeting",
    agenda: "Agenda",
  },
  digestDetailNone: "There is nothing of this in the digest now.",
  digestCalendar: "Add the dates to a calendar",
  digestHasDemonstration: "With demonstration data: what it counts and names was not reported by the organizations.",

  // Progress
  progressTitle: "Organizations that have reported",
  progressReported: (reported: number) => `${reported} reported`,
  progressAsked: (asked: number) => `${asked} asked`,
  progressDue: (day: string) => `Due ${day}`,
  progressAlt: (reported: number, asked: number, from: string, to: string) =>
    `Organizations that have reported, from ${from} to ${to}: ${reported} of ${asked}.`,

  // What arrived
  arrivedTitle: (since: string | null) =>
    since === null ? "What has been received" : `What was received since ${since}`,
  arrivedNoTheme: "Other",
  arrivedItem: (organization: string, title: string) => `${organization}: ${shortenTitle(title)}`,
  arrivedMore: (rest: number) => `and ${inWords(rest)} more`,
  arrivedOnce: "Each stands here once, under the first theme that it names.",
  arrivedAll: "All of it with its sources: type “summary”, and press “Show all”.",
  arrivedNewInitiatives: "New initiatives",
  arrivedBestPractices: "Put forward as best practices",
  arrivedEndedSurveys: "Surveys that are completed",

  // Coverage
  coverageTitle: "Countries and areas",
  coverageMapTitle: "Countries and areas covered",
  coverageUnit: "Activities and surveys",
  coverageMapAlt: (areas: number, most: readonly string[]) =>
    `Map with one dot for each of ${inWords(areas)} countries and areas covered; most for ${list.format(most)}. The numbers stand beneath it.`,
  coverageRegionColumns: ["Region", "Activities and surveys", "Countries or areas"],
  coverageThemeTitle: "Themes",
  coverageThemeAlt: (themes: readonly { readonly label: string; readonly count: number }[]) =>
    `Activities and surveys by theme: ${themes.map(({ label, count: of }) => `${label} ${of}`).join("; ")}.`,
  overlapsTitle: (months: number) => `More than one survey within ${inWords(months)} months`,
  overlapItem: (area: string, surveys: readonly string[]) => `${area}: ${surveys.join("; ")}`,
  gapsTitle: (isClosed: boolean) => `Of the countries of this meeting, not covered${isClosed ? "" : " so far"}`,
  notOnTheMap: "Not shown on the map",

  // Since an earlier meeting
  sinceTitle: (meeting: string) => `Since the ${meeting}`,
  sinceNew: "Reported for the first time",
  sinceContinued: "Reported again",
  sinceEnded: "Ended since",
  sinceAreasGained: "Countries and areas covered now and not then",
  sinceAreasLost: "Covered then and not now",
  sinceThemesGained: "Themes taken up",
  sinceThemesLost: "Themes then and not now",
  sinceNothing: "Nothing was submitted for that meeting in this installation, so there is nothing to compare.",
  plannedTitle: (meeting: string) => `What was planned at the ${meeting}`,
  plannedBecame: (organization: string, title: string, became: string) =>
    `${organization}: ${shortenTitle(title)} — ${became}`,
  became: {
    planned: "still planned",
    ongoing: "under way",
    completed: "completed",
    suspended: "suspended",
    cancelled: "cancelled",
    reported: "reported again",
  },
  becameUnknown: (isClosed: boolean) => (isClosed ? "not reported on" : "not reported on so far"),

  // Commands
  digestName: (id: string) => (id.startsWith("now") ? "on demand" : id.toUpperCase().replace("-", "−")),
  digestOn: (name: string, moment: string) => `${name}, on ${moment}`,
  digestState: (state: DigestState): string => {
    switch (state) {
      case "planned":
        return "not approved";
      case "approved":
        return "approved";
      case "posted":
        return "posted";
      case "stopped":
        return "stopped";
      case "missed":
        return "not posted: its day has passed";
      default:
        return unreachable(state);
    }
  },
  /** Of a planned one whose time is over. */
  digestStateOver: (state: DigestState): string =>
    state === "planned" || state === "stopped"
      ? `${digests.digestState(state)}, and its day has passed`
      : digests.digestState("missed"),
  digestChannels: (channels: number) =>
    channels === 0
      ? "No channel is bound to this meeting yet. In the channel where digests are to be posted, write: digest here"
      : `Digests of this meeting are posted in ${count(channels, "channel", "channels")}. What stands above is what would be posted now, with its details beneath it.`,
  postDigest: "Post it now",
  approveDigests: "Approve those that are planned",
  stopDigests: "Stop those that are planned",
  digestPosted: (channels: number) =>
    `The digest is on its way to ${count(channels, "channel", "channels")}. What arrives late is taken into it where it stands.`,
  digestNoChannel: "No channel is bound to this meeting yet, so nothing was posted. In a channel, write: digest here",
  digestBound: (meeting: string) =>
    `Digests of the ${meeting} are posted here from now on, each after the secretariat has approved it. To end that, write: no digest here`,
  digestUnbound: (meeting: string) => `Digests of the ${meeting} are no longer posted here.`,
  digestNotBound: "No digests were posted here.",
  digestOnlyInChannel: "Digests are posted in channels. Please write this in the channel that is meant.",
  digestsApproved: (digests: readonly string[]) => `Approved: ${list.format(digests)}.`,
  digestsStopped: (digests: readonly string[]) => `Stopped: ${list.format(digests)}.`,
  digestsAreOver: "The days of the planned digests have passed. “Post it now” still works.",
  noSuchEarlierMeeting: (words: string) =>
    `I could not find an earlier meeting of this series called “${words}”. Type for example: digest since the fifth meeting`,
  noSuchDigest: (words: string) =>
    `I could not find a meeting of this series called “${words}”. These meetings have a digest:`,
  meetingOption: (number: number | null, days: string) => (number === null ? days : `No. ${number}, ${days}`),
  noSuchRhythm: (words: string) =>
    `I cannot send a digest “${words}”. A digest of your own comes weekly, or daily on working days. Which one?`,
  rhythmButton: { daily: "Daily digest", weekly: "Weekly digest", none: "No digest of my own" },
  subscribed: (rhythm: "daily" | "weekly", place: string) =>
    `You will receive a digest of your own ${rhythm === "daily" ? "on every working day" : "once a week"} in the morning (${place}), when there is something new. To end it, type: unsubscribe`,
  unsubscribed: "You receive no digest of your own any more.",

  helpDigest: [
    {
      words: "digest",
      does: "how many have reported, what arrived, countries, themes, overlaps; “digest fifth meeting” shows another one, “digest since fifth meeting” compares",
    },
    {
      words: "subscribe weekly",
      does: "a digest of your own when there is news, or “subscribe daily”; “unsubscribe” ends it",
    },
  ],
  helpDigestHere: {
    words: "digest here",
    does: "in a channel: digests are posted there once you approved them; “no digest here” ends it",
  },

  // For the secretariat
  owingTitle: "For the secretariat: still owed",
  owingDrafts: "Begun and not submitted",
  owingPart: "Submitted in part",
  owingSilent: "Nothing so far",
  owingNothing: "Everything that was asked has been dealt with.",

  // Agenda
  digestAgendaTitle: "Agenda",
  digestOrganizationOfWork: "Organization of work",
  sitting: (day: string, from: string, to: string, title: string) => `${day}, ${from} to ${to}: ${title}`,
};

/** At the end of a word, where there is one near. */
function shortenTitle(title: string): string {
  const points = [...title];
  if (points.length <= MAX_TITLE) return title;
  const kept = points.slice(0, MAX_TITLE - 1).join("");
  const end = kept.lastIndexOf(" ");
  return `${end > kept.length - LONGEST_WORD ? kept.slice(0, end) : kept}…`;
}

/** `beside`: what it is read against. */
function count(number: number, one: string, several: string, beside: readonly number[] = [number]): string {
  return `${alike(beside)(number)} ${number === 1 ? one : several}`;
}
