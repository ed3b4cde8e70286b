// What the bot says of who can be reached, and the texts for those who can mend it.
import type { Platform } from "../chat/address.ts";
import type { ReachState } from "../domain/reach.ts";
import { inWords } from "./numbers.ts";

const choice = new Intl.ListFormat("en-GB", { type: "disjunction" });

const STATES: Readonly<Record<ReachState, { readonly title: string; readonly short: string; readonly mend: string }>> =
  {
    reachable: { title: "Can be reached", short: "can be reached", mend: "" },
    member: {
      title: "In the workspace, not linked yet",
      short: "not linked yet",
      mend: "one message to the app; the verified e-mail links the account.",
    },
    guest: {
      title: "Can be reached, as a guest",
      short: "a guest",
      mend: "an administrator can make the account a full member; until then reminders arrive.",
    },
    blocked: {
      title: "The app is blocked",
      short: "the app is blocked",
      mend: "the person or an administrator admits the app again.",
    },
    "app-not-installed": {
      title: "The app is not installed",
      short: "the app is not installed",
      mend: "an administrator approves and installs the app.",
    },
    "not-permitted": {
      title: "The app lacks a permission",
      short: "the app lacks a permission",
      mend: "the operator adds the permission to the app and installs it again.",
    },
    left: {
      title: "Has left the workspace",
      short: "has left",
      mend: "the organization names someone else, or a code links another account.",
    },
    external: {
      title: "Of another workspace",
      short: "of another workspace",
      mend: "the app is installed in that organization's own workspace, or a code links another account.",
    },
    unknown: {
      title: "Not known",
      short: "not known",
      mend: "look again; if it stays so, ask the person.",
    },
    "no-account": {
      title: "No chat account yet",
      short: "no account yet",
      mend: "send the person a one-time code: type “code” and the e-mail address.",
    },
    "not-connected": {
      title: "On a platform that is not connected",
      short: "not connected",
      mend: "the operator sets the platform up again, or a code links another account.",
    },
  };

const ADMINISTRATION: Readonly<Record<Platform, Partial<Readonly<Record<ReachState, string>>>>> = {
  slack: {
    "app-not-installed": "approve the app Rapporteur for the workspace, and install it;",
    blocked: "let the app write to these people: lift the restriction on the app or on its messages;",
    guest: "make full members of the guests, if your rules allow it;",
  },
  teams: {
    "app-not-installed":
      "allow the app Rapporteur (admin centre, Teams apps, Manage apps), and install it for these people with a setup policy (Teams apps, Setup policies, Installed apps);",
    blocked:
      "allow the app Rapporteur again (admin centre, Teams apps, Permission policies), or ask the person to unblock it;",
    guest: "let guests use the app, if your rules allow it;",
  },
  web: {},
};

export const reach = {
  reachTitle: (meeting: string) => `Who can be reached: ${meeting}`,
  reachCount: (reached: number, all: number, isPartial: boolean) => {
    if (all === 0) return "No focal point or alternate is named for this meeting.";
    if (reached === all) return `All ${all === 1 ? "" : `${inWords(all)} `}focal points and alternates can be reached.`;
    const some = reached === 0 ? "none" : inWords(reached);
    return `${isPartial ? "So far, of" : "Of"} ${inWords(all)} focal points and alternates, ${some} can be reached.`;
  },
  reachState: (state: ReachState) => STATES[state].title,
  reachStateShort: (state: ReachState) => STATES[state].short,
  mend: (state: ReachState) => STATES[state].mend,
  mendLead: "What mends it:",
  reachWaiting: (count: number) =>
    `${count === 1 ? "One answer is" : `${inWords(count)} answers are`} still to come: the platforms are asked one after the other. Look again in a minute.`,
  reachTeams: "Teams does not say whether a person has blocked the app until a message is sent.",
  reachSilent: "Nobody was written to.",
  reachTexts: "Texts to send",
  lookAgain: "Look again",

  textsTitle: (meeting: string) => `Texts to send: ${meeting}`,
  textTo: "To",
  moreTexts: (left: number) => (left === 1 ? "One more text" : `The other ${inWords(left)} texts`),
  nothingToMend: "There is nothing to ask of anybody: everyone can be reached, or is still being asked.",
  administratorOf: (platform: Platform, place: string) =>
    platform === "teams"
      ? `the administrators of Microsoft Teams, tenant ${place}`
      : `the administrators of the Slack workspace ${place}`,
  concernedPerson: (name: string, email: string | null, organizations: string, state: string) =>
    `- ${name}${email ? `, ${email}` : ""} (${organizations}): ${state}`,
  toAdministrator: (
    platform: Platform,
    place: string,
    meeting: string,
    people: readonly string[],
    states: readonly ReachState[],
  ) =>
    [
      `The secretariat of the ${meeting} collects contributions with the app Rapporteur, which cannot write, or not reliably, to these people in ${platform === "teams" ? "Microsoft Teams" : `the Slack workspace ${place}`}:`,
      people.join("\n"),
      "Could you please",
      states
        .flatMap((state) => ADMINISTRATION[platform][state] ?? [])
        .map((words) => `- ${words}`)
        .join("\n"),
      "The app reads only what people write to it, and writes to each person alone. Thank you.",
    ].join("\n"),
  toOrganization: (person: string, organization: string, meeting: string, platform: string, hasLeft: boolean) =>
    hasLeft
      ? `${person}, named as focal point of ${organization} for the ${meeting}, is no longer there in ${platform}. Could you please name someone else, with an e-mail address, or tell us how ${person} can be reached? Thank you.`
      : `${person}, named as focal point of ${organization} for the ${meeting}, uses ${platform} in a workspace in which the app Rapporteur is not installed. Could you please ask its administrators to approve and install the app, or name someone else? Thank you.`,
  toMember: (meeting: string, platforms: readonly string[]) =>
    `Contributions to the ${meeting} are collected in chat. Please open the app Rapporteur in ${choice.format(platforms)} and type: hello. It knows you by the e-mail address of your account. If you cannot find the app, please ask the administrators of your organization to allow it.`,
  toNewcomer: (meeting: string, platforms: readonly string[]) =>
    `Contributions to the ${meeting} are collected in chat. Please open the app Rapporteur in ${platforms.length > 0 ? choice.format(platforms) : "your organization's chat"} and type: link, followed by the one-time code that the secretariat sends you. If you cannot find the app, please ask the administrators of your organization to allow it.`,
};
