// What is wrong with an answer, and the way out. Never a blame, never only "invalid".
import { inLanguage } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { AnswerProblem } from "../questionnaire/reading.ts";

const count = new Intl.NumberFormat("en-GB");

/** One or two sentences for the person who typed the answer. */
export function writeProblem(problem: AnswerProblem): string {
  switch (problem.code) {
    case "empty":
      return "I could not find any words in that message. Please type your answer, or choose “Skip”.";
    case "too-short":
      return `This needs at least ${count.format(problem.minCharacters)} characters; yours has ${count.format(problem.characters)}. Could you say a little more?`;
    case "too-long":
      return `There is room for ${count.format(problem.maxCharacters)} characters; yours has ${count.format(problem.characters)}, which is ${count.format(problem.characters - problem.maxCharacters)} too many. Could you shorten it? You can edit your message, or send a shorter one.`;
    case "too-many-words":
      return `There is room for ${count.format(problem.maxWords)} words; yours has ${count.format(problem.words)}. Could you shorten it? You can edit your message, or send a shorter one.`;
    case "not-a-number":
      return "I was looking for a number, such as 1,800.";
    case "not-whole":
      return "This needs a whole number, such as 12.";
    case "too-small":
      return `The number should be ${count.format(problem.min)} or more.`;
    case "too-large":
      return `The number should be ${count.format(problem.max)} or less.`;
    case "not-yes-or-no":
      return "I was looking for yes or no.";
    case "not-a-choice":
      return `I could not match “${shorten(problem.part)}” with the choices. Please choose from the list, or type a choice or its number.`;
    case "only-one-choice":
      return "Only one of these can be chosen here. Which one fits best?";
    case "stands-alone":
      return `“${problem.label}” cannot stand beside other choices. Please choose either that or the others.`;
    case "too-few-choices":
      return problem.min === 1 ? "Please choose at least one." : `Please choose at least ${count.format(problem.min)}.`;
    case "too-many-choices":
      return `There is room for ${count.format(problem.max)} here. Please choose the most important ones.`;
    case "not-an-area":
      return `I could not find “${shorten(problem.part)}” in the list of countries and areas. Could you check the spelling, or type it another way?`;
    case "not-a-date":
      return "I was looking for a date, such as 26 November 2007, November 2007 or 2007.";
    case "no-such-date":
      return `“${shorten(problem.part)}” is not in the calendar. Could you check it?`;
    case "not-a-period":
      return `I could not read “${shorten(problem.part)}” as a period. Examples: 2005–2007; Q2 2008; since 1987, every year; May to July 2005. Several rounds can be typed one to a line.`;
    case "ends-before-it-starts":
      return `“${shorten(problem.part)}” ends before it starts. Could you check the dates?`;
    case "not-a-web-address":
      return `“${shorten(problem.part)}” does not look like a web address. It should begin with https:// or http://.`;
    case "not-a-file":
      return "Please share the file here, or type the web address where it can be found.";
    case "file-too-large":
      return `The file is larger than ${Math.round(problem.maxBytes / 1_000_000)} MB. Could you share a smaller one, or a web address?`;
    case "wrong-file-type":
      return `This kind of file cannot be taken. These can: ${problem.extensions.join(", ")}.`;
    case "constraint":
      return inLanguage(problem.message, "en");
    default:
      return unreachable(problem);
  }
}

/** At most 80 characters of somebody's words, for quoting them back. */
export function shorten(text: string): string {
  const points = [...text];
  return points.length <= 80 ? text : `${points.slice(0, 79).join("")}…`;
}
