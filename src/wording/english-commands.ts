// What the bot says outside a questionnaire: help, status, who is who.
import { alike } from "./numbers.ts";

export const commands = {
  helpTitle: "What I can do",
  helpButton: "Help",
  helpForFocalPoint: [
    { words: "report", does: "your organization's activity report: begin, continue or change it" },
    { words: "survey", does: "the questionnaire on surveys: one for each survey programme" },
    { words: "status", does: "what your organization owes, and by when" },
    { words: "review", does: "all your answers at a glance" },
    { words: "back, skip, later, stop", does: "at any question" },
    { words: "away until 3 March", does: "no reminders while you are away; a name after it stands in for you" },
    { words: "later Friday", does: "the next reminder on that day, and none before" },
    { words: "ask a colleague", does: "a focal point or alternate of your organization is asked to go on" },
    { words: "stop reminders", does: "no reminders at all; “resume reminders” brings them back" },
    { words: "unknown, not applicable", does: "as an answer; so is “same as last year”" },
  ],
  helpForSecretariat: [
    { words: "status", does: "who owes what, by organization and instrument" },
    { words: "status UNHCR", does: "one organization in detail" },
    { words: "remind", does: "the next reminders before they go out: to approve, or to stop" },
    { words: "remind check", does: "who can be reached on which platform, what would mend it, and texts to send" },
    { words: "remind dry run", does: "what sending the next step now would do; nothing is changed" },
    { words: "remind record", does: "what became of each reminder; “remind record t-7” for one step" },
    { words: "remind tasks", does: "what is left to do about focal points and reminders" },
    { words: "why NAME", does: "when that person would be reminded next, or why not" },
    { words: "return UNHCR: QUESTION", does: "what they submitted becomes a draft again, with your question" },
    {
      words: "code E-MAIL",
      does: "a one-time code with which that person of the roster links a chat account",
    },
  ],
  helpForParticipant: [{ words: "status", does: "how many organizations have reported" }],
  helpTail:
    "In a direct message, the words are enough. In a channel, mention me before them; Slack also has the command /rapporteur. The first word can be in any of the six official languages.",
  helpAtQuestion: "Your answers are kept as you give them.",

  statusTitle: (meeting: string) => `Status: ${meeting}`,
  statusAsAt: (moment: string) => `As at ${moment}`,
  statusCounts: (heard: number, asked: number, complete: number) =>
    heard === 0
      ? `Of ${asked} organizations asked, none has sent anything yet.`
      : `Of ${asked} organizations asked, ${alike([asked, heard])(heard)} ${heard === 1 ? "has" : "have"} sent something, and ${complete === 0 ? "none" : alike([asked, heard])(complete)} everything.`,
  statusButton: "Status",
  reportButton: "Activity report",
  surveyButton: "Surveys",
  statusFocalPoint: "Focal points",
  statusSentOf: (sent: number, of: number) => `${sent} of ${of} sent`,
  statusNobody: "no focal point",
  statusNoAccount: "no chat account yet",
  noMeeting: "No meeting is open for reporting at present.",
  noSuchOrganization: (words: string) => `I could not find an organization called “${words}”.`,
  statusOne:
    "One organization with its focal points: type “status” and its acronym. Who can be reached: type “remind check”.",

  unknownCommand: (words: string) => `I did not understand “${words}”.`,
  searchInstead: "To look for words in what was reported, type “search” before them.",
  notShared: "I have not shared this: it is for your eyes only.",
  shareNothing:
    "I did not understand what to share. Put “share” after what you ask for, in a channel. For example: digest share",
  notForYou: "This is for the secretariat.",
  nothingOpen: "No question is open, so I have not recorded that as an answer.",
  pressedOld: "That button belongs to something that has ended. Type “status” to see where things stand.",
  goodDay: (name: string) => `Good day, ${name}.`,
  onlyHere: "I have sent you a direct message.",
  otherEvent: "I cannot use that here. Type “help” to see what I can do.",

  // Who is who
  stranger:
    "I do not know yet for whom you speak. Please ask the secretariat of the meeting for a one-time code, then type here: link and the code.",
  strangerInChannel: "Please write to me in a direct message, and I will tell you how to begin.",
  linked: (name: string, organizations: string) => `Thank you, ${name}. You speak for ${organizations}.`,
  linkedAs: {
    secretariat: (name: string) => `Thank you, ${name}. You are linked as a member of the secretariat.`,
    participant: (name: string) => `Thank you, ${name}. You are linked as a participant.`,
  },
  linkedAlready: (name: string) => `You are linked already as ${name}.`,
  linkInPrivate: "Please send me the code in a direct message, not in a channel.",
  wrongCode: "That code cannot be used. Codes work once and for seven days. The secretariat can give you a new one.",
  tooManyCodes: "That was tried too often. Please wait an hour, or ask the secretariat.",
  linkedElsewhere: (platform: string) =>
    `Your entry in the roster was just linked to an account in ${platform}. If that was not you, please tell the secretariat.`,
  platformName: { slack: "Slack", teams: "Microsoft Teams", web: "the try-out page" },
  codeFor: (name: string, code: string) =>
    `One-time code for ${name}: ${code}. It works once, for seven days. Please give it to that person yourself; they type: link ${code}`,
  noSuchPerson: (words: string) => `I could not find “${words}” in the roster.`,
  forOrganizations: (names: readonly string[]) => names.join(", "),
  roleName: {
    focal_point: "Focal point",
    alternate: "Alternate",
    secretariat: "Secretariat",
    participant: "Participant",
  },
};
