// What the bot says about a person's own settings, about reminders on another day, colleagues who are asked for help,
// and what the secretariat returns.
import type { Temporal } from "temporal-polyfill";
import type { Setting } from "../dialog/own-acts.ts";
import type { Language } from "../domain/language.ts";
import type { WorkWeek } from "../domain/organization.ts";
import { unreachable } from "../domain/unreachable.ts";
import { writeDay, writePlace, writeTime, writeWeekday } from "./dates.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ar: "Arabic",
  zh: "Chinese",
  en: "English",
  fr: "French",
  ru: "Russian",
  es: "Spanish",
};

const SETTING_NAMES: Readonly<Record<Setting, string>> = {
  hours: "Working hours",
  week: "Work week",
  zone: "Time zone",
  quiet: "Quiet hours",
  language: "Language",
  text: "Text only",
};

export const settings = {
  // The settings
  settingsTitle: "Your settings",
  helpSettings: {
    words: "settings",
    does: "your hours, work week, time zone, quiet hours, language, text only; “hours 8 to 16”, “time zone Bangkok” change one",
  },
  settingName: (setting: Setting) => SETTING_NAMES[setting],
  settingsHow:
    "To change one, type for example: hours 8 to 16; quiet 20:00 to 07:00; time zone Bangkok; work week Sunday to Thursday.",
  hoursFromTo: (from: Temporal.PlainTime, until: Temporal.PlainTime) => `${writeTime(from)} to ${writeTime(until)}`,
  workWeekName: (week: WorkWeek) => (week === "mon-fri" ? "Monday to Friday" : "Sunday to Thursday"),
  languageName: (language: Language) => LANGUAGE_NAMES[language],
  asUsual: (value: string) => `${value} (as for everybody)`,
  asOrganization: (value: string) => `${value} (as your organization)`,
  asRoster: (value: string) => `${value} (from the roster)`,
  noQuietHours: "none",
  on: "on",
  off: "off",
  theOrganizations: "As my organization",
  keptForLater: (language: string) => `${language}; I speak English for now`,

  // Read back
  settingIs: (setting: Setting, value: string) =>
    `${SETTING_NAMES[setting]}: ${value}${value.endsWith(".") ? "" : "."}`,
  keepsTimeOf: (place: string, city: string) => `${place} keeps the time of ${city}.`,
  remindersCome: (time: Temporal.PlainTime, timeZone: string) =>
    `Reminders come at ${writeTime(time)} (${writePlace(timeZone)}).`,
  remindersNowCome: (time: Temporal.PlainTime, timeZone: string, next: string | null) =>
    `Reminders now come at ${writeTime(time)} (${writePlace(timeZone)})${next === null ? "" : `; the next one on ${next}`}.`,
  noTimeLeft: (hours: string, quiet: string) =>
    `With working hours from ${hours} and quiet hours from ${quiet} no time would be left for a reminder, so I have not changed anything.`,
  languageKept: (language: string) =>
    `Language: ${language}. For now I speak English only; your choice is kept for when I speak ${language}. You can type your answers in any of the six official languages today.`,
  languageEnglish: "Language: English. You can type your answers in any of the six official languages.",
  textOnlyOn:
    "Text only is on: messages come as plain text. What stands in square brackets can be typed as it is, for example: status. Where choices are numbered, type the number or the words. To have buttons again, type: text only off",
  textOnlyOff: "Text only is off: messages come with buttons and menus again.",

  // Asked, and not understood
  askSetting: (setting: Setting): string => {
    switch (setting) {
      case "hours":
        return "When do you work? Choose, or type it, for example: hours 8:30 to 15:30";
      case "week":
        return "Which is your work week? Choose, or type it, for example: work week Sunday to Thursday";
      case "zone":
        return "In which city are you? Type it, for example: time zone Bangkok";
      case "quiet":
        return "When should nothing reach you? Choose, or type it, for example: quiet 20:00 to 07:00";
      case "language":
        return "Which language? I speak English for now, and keep your choice for later. Answers may be typed in any of the six official languages.";
      case "text":
        return "Shall messages come as plain text, without buttons and menus?";
      default:
        return unreachable(setting);
    }
  },
  notUnderstood: (setting: Setting): string => {
    switch (setting) {
      case "hours":
        return "I could not read that as working hours. Please type two times, for example: hours 8:30 to 15:30";
      case "week":
        return "I know two work weeks: Monday to Friday, and Sunday to Thursday. Please type one of them, for example: work week Sunday to Thursday";
      case "zone":
        return "I do not know that place. Please type a large city in the same time zone, for example: time zone Bangkok";
      case "quiet":
        return "I could not read that as quiet hours. Please type two times, for example: quiet 20:00 to 07:00";
      case "language":
        return "I know the six official languages: Arabic, Chinese, English, French, Russian and Spanish. Please type one of them, for example: language French";
      case "text":
        return "Please type: text only on, or: text only off";
      default:
        return unreachable(setting);
    }
  },
  hoursEndTooEarly:
    "Working hours have to end later on the same day. Please type them again, for example: hours 8:30 to 15:30",
  quietIsNothing:
    "Quiet hours have to end at another time than they begin. Please type them again, for example: quiet 20:00 to 07:00",
  zoneNeedsPlace:
    "An offset or an abbreviation does not say when the clocks change. Please type a city, for example: time zone Bangkok",
  whichPlace: "Which one do you mean?",
  thisPlace: (place: string) => `Do you mean ${place}?`,

  // On another day
  laterWhen:
    "On which day shall I remind you again? Until then, I will not. You can also type it, for example: later Friday, or: later 3 March",
  laterButton: "Remind me later",
  tomorrow: "Tomorrow",
  weekday: writeWeekday,
  pickADay: "Another day",
  laterNoted: (on: Temporal.PlainDate, at: Temporal.PlainTime, timeZone: string) =>
    `Noted: I will remind you again on ${writeDay(on)}, at ${writeTime(at)} (${writePlace(timeZone)}), and not before.`,
  laterMoved: (day: string) => `${day}, is not a working day for you.`,
  laterAfterDue: (due: string) => `Please note that this is after the due date, ${due}.`,
  laterNothingOpen: "Nothing is open for your organization at present, so there is nothing to remind you of.",
  laterToday: "I remind once a day at most. Please choose a later day, for example: later tomorrow",
  laterPast: "That day has passed. Please type another one, for example: later Friday",
  laterNotADate: "I could not read that as a day. Please type it so: later Friday, or: later 3 March",
  laterNoTime: "I could not find working time near that day. Please type another one, for example: later Friday",
  asYouAsked: "You asked to be reminded today.",

  // A colleague
  askColleague: "Ask a colleague",
  whichColleague: (what: string) => `Whom shall I ask to go on with ${what}?`,
  colleagueAsks: (name: string, what: string) => `${name} asks you to go on with ${what}.`,
  colleagueShares: "You share one draft: what either of you answers, both see.",
  colleagueAsked: (name: string, what: string) => `I have asked ${name} to go on with ${what}.`,
  colleagueAskedAlready: (name: string, what: string) =>
    `${name} was asked about ${what} within the last day, so I have not asked again.`,
  colleagueAway: (name: string, day: string) => `${name} is away until ${day}, so I have not asked.`,
  colleagueNoAccount: (name: string) =>
    `${name} has no chat account with me yet, so nothing was sent. The secretariat can give ${name} a one-time code for one.`,
  colleagueUnreachable: (name: string) => `I cannot reach ${name} in chat at present, so nothing was sent.`,
  noColleague: (organization: string) =>
    `Nobody else is named for ${organization}. The secretariat can name a colleague as alternate.`,
  colleagueUnknown: (words: string) =>
    `I could not find “${words}” among the focal points and alternates of your organization, so nobody was asked.`,
  nothingToAsk: "Nothing is open for your organization at present, so there is nothing to ask a colleague.",
  onlyForSpeakers: "This is for focal points and alternates.",
  ofOrganization: (organization: string, title: string) => `${organization}: “${title}”`,
  allOf: (things: readonly string[]) => list.format(things),

  // Returned
  returnHow:
    "Please type the organization and what should be clarified, for example: return UNHCR: The period of the survey is missing.",
  returnTooLong: (most: number) => `Please ask it in at most ${most} characters.`,
  returnWhich: "Which one shall I return, with this note?",
  returnNothing: (organization: string) => `${organization} has submitted nothing that can be returned.`,
  returnGone: "That can no longer be returned: it has changed since. Type “status” to see where it stands.",
  returnNoteGone: "I no longer have the note. Please type it again: return, the organization, a colon, and the note.",
  returned: (what: string) => `Returned: ${what}. It is a draft again.`,
  returnTold: (names: readonly string[]) => `Told: ${list.format(names)}.`,
  returnNotTold: (names: readonly string[]) => `Not reachable in chat: ${list.format(names)}.`,
  returnedToYou: (what: string, meeting: string, name: string) =>
    `${what}, for the ${meeting}, was returned to you by ${name} of the secretariat, with a question:`,
  returnedHow: "Your answers are kept. Change what is asked for, and submit again.",
  returnedBecause: (note: string) => `The secretariat returned this: “${note}”`,
  needReturnedWith: (note: string) => `returned to you: “${note}”`,

  // Why
  setByPerson: (values: readonly string[]) => `Set by the person: ${values.join("; ").replace(/\.$/, "")}.`,
  laterOnDay: (day: string) => `Asked to be reminded on ${day}.`,
};
