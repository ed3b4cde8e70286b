// One focal point enters all surveys of the organization, from the first word to the receipt of the last.
import { type Act, type Chatter, perform, type Screen } from "./chatter.ts";
import type { SurveyAnswers } from "./survey-answers.ts";
import type { FocalPoint } from "./survey-meeting.ts";
import { answerScreen, type Manner } from "./survey-typist.ts";

/** A survey has 36 questions and some institutions; more acts than this go in circles. */
const MAX_ACTS = 150;

export type Turn = { readonly screen: Screen; readonly act: Act };

export async function enterSurveys(
  chatter: Chatter,
  { surveys }: FocalPoint,
  mannerOf: (surveyId: string) => Manner,
): Promise<readonly Turn[]> {
  const turns: Turn[] = [];
  await chatter.say("survey");
  for (const [index, { id, answers }] of surveys.entries()) {
    await chatter.press(index === 0 ? "Start" : "Another survey");
    turns.push(...(await enterSurvey(chatter, answers, mannerOf(id))));
  }
  return turns;
}

/** Answers until the review, submits, and reads the receipt. */
export async function enterSurvey(chatter: Chatter, answers: SurveyAnswers, manner: Manner): Promise<readonly Turn[]> {
  const turns: Turn[] = [];
  let screen = await chatter.screen();
  while (!screen.buttons.includes("Submit")) {
    const act = answerScreen(answers, manner, screen);
    if (!act) throw new Error(`nothing to say to:\n${screen.text}\nafter:\n${writeTurns(turns.slice(-2))}`);
    turns.push({ screen, act });
    if (turns.length > MAX_ACTS)
      throw new Error(`still not at the review after ${MAX_ACTS} acts:\n${writeTurns(turns.slice(-6))}`);
    screen = await perform(chatter, act);
  }
  const receipt = await chatter.press("Submit");
  if (!receipt.text.includes("Submitted: ")) throw new Error(`no receipt, but:\n${receipt.text}`);
  return turns;
}

export function writeTurns(turns: readonly Turn[]): string {
  return turns.map(({ screen, act }) => `${screen.text}\n>>> ${JSON.stringify(act)}`).join("\n\n");
}
