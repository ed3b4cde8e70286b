// What the bot says where the secretariat enters answers on behalf of an organization.
import { inWords } from "./numbers.ts";

const list = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const onBehalf = {
  ofTheSecretariat: (name: string) => `${name} of the secretariat`,
  onBehalfOf: (organization: string) => `You are entering this on behalf of ${organization}.`,
  onBehalfReceipt: (by: string, organization: string) => `${by}, on behalf of ${organization}`,
  onBehalfTold: (organization: string) =>
    `The focal points and alternates of ${organization} are told, where they have a chat account.`,
  onBehalfAllDone: (organization: string) => `That is everything asked of ${organization}.`,
  onBehalfNotAsked: (organization: string, what: "report" | "survey") =>
    what === "survey"
      ? `No survey questionnaire is asked of ${organization} at present.`
      : `No activity report is asked of ${organization} at present.`,
  onBehalfNotYours: (organization: string) =>
    `Only the focal points of ${organization} and the secretariat can answer for it.`,
  onBehalfOwn: "Type “report” or “survey” for what is asked of your own organization.",
  onBehalfOffered: "To enter on its behalf what it sent you by other means:",
  submittedOnBehalf: (by: string, title: string, organization: string) =>
    `${by} has submitted ${title} on behalf of ${organization}.`,
  declaredOnBehalf: (by: string, organization: string, title: string, statement: string) =>
    `${by} has noted on behalf of ${organization}, for “${title}”: ${statement}.`,
  enteredBySecretariat: (names: readonly string[]) => `Entered by the secretariat, ${list.format(names)}`,
  someBySecretariat: (count: number, names: readonly string[]) =>
    `Of these answers, ${inWords(count)} ${count === 1 ? "was" : "were"} entered by the secretariat, ${list.format(names)}, on behalf of your organization. The review shows which; you can change them.`,
  helpOnBehalf: {
    words: "report UNHCR, survey UNHCR",
    does: "enter on its behalf what an organization sent you by other means",
  },
};
