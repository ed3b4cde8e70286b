// A person who types while the server is killed. Their platform sends a message again until it is taken, and they go on
// when the screen shows something else.
import type { SlackPerson } from "../support/slack-client.ts";
import type { TeamsPerson } from "../support/teams-client.ts";
import type { Screen } from "./chatter.ts";
import { readSlackScreen } from "./slack-chatter.ts";
import type { SurveyAnswers } from "./survey-answers.ts";
import { answerScreen } from "./survey-typist.ts";
import { waitFor } from "./wait-for.ts";

const MAX_RETRIES = 3;
const MAX_TIMES_TYPED = 3;
const SHOWN_WITHIN_MILLISECONDS = 60_000;
const LOOKED_AGAIN_MILLISECONDS = 5_000;

export type KillPerson = {
  /** The id of the message once the platform has its acknowledgement; null when the platform gave it up. */
  readonly say: (text: string) => Promise<string | null>;
  readonly untilRunning: () => Promise<void>;
  /** The newest message, and by what it is told from the one before; null while there is none. */
  readonly look: () => Promise<{ readonly mark: string; readonly screen: Screen } | null>;
  /** The texts of all that the bot said, oldest first. */
  readonly heard: () => Promise<readonly string[]>;
};

export function overSlack(person: SlackPerson, untilRunning: () => Promise<void>): KillPerson {
  return {
    untilRunning,
    async say(text) {
      const { status } = await person.say(text);
      return status === 200 ? person.lastTs() : null;
    },
    async look() {
      const [newest] = await person.lastMessages(1);
      return newest ? { mark: newest.ts, screen: readSlackScreen(newest) } : null;
    },
    heard: async () => (await person.lastMessages(1000)).map(({ text }) => text).toReversed(),
  };
}

export function overTeams(person: TeamsPerson, untilRunning: () => Promise<void>): KillPerson {
  return {
    untilRunning,
    async say(text) {
      const id = crypto.randomUUID();
      for (let retries = 0; retries <= MAX_RETRIES; retries += 1) {
        const status = await person.say(text, id).catch(() => 0);
        if (status >= 200 && status < 300) return id;
        await untilRunning();
      }
      return null;
    },
    look: async () => (person.countPosts() > 0 ? { mark: String(person.countPosts()), screen: person.screen() } : null),
    heard: async () => person.lastMessages(1000),
  };
}

/**
 * Types, and waits for a message that says something else than the one before: the old one may be shortened to its
 * answer, or shown again after a kill. What the platform gave up is typed again, unless the screen went on all the same.
 */
async function sayAndWait(person: KillPerson, text: string, acknowledged: (id: string) => void): Promise<Screen> {
  const before = await person.look();
  const next = async () => {
    const now = await person.look();
    if (now === null || now.mark === before?.mark || now.screen.text === before?.screen.text) return null;
    return isAnswered(now.screen) ? null : now.screen;
  };
  for (let times = 0; times < MAX_TIMES_TYPED; times += 1) {
    const id = await person.say(text);
    if (id !== null) {
      acknowledged(id);
      return waitFor(() => `an answer to “${text}”`, next, SHOWN_WITHIN_MILLISECONDS);
    }
    await person.untilRunning();
    const wentOn = await waitFor(() => "", next, LOOKED_AGAIN_MILLISECONDS).catch(() => null);
    if (wentOn) return wentOn;
  }
  throw new Error(`“${text}” was typed ${MAX_TIMES_TYPED} times in vain`);
}

/**
 * Types one survey from the greeting to its receipt. `note` is told of each message that was acknowledged, and again, with
 * true, once it is known that the bot took it as an answer.
 */
export async function typeSurvey(
  person: KillPerson,
  answers: SurveyAnswers,
  note: (id: string, isAnswer: boolean) => void,
): Promise<Screen> {
  let screen: Screen = { text: "", buttons: [] };
  for (const words of ["hello", "survey", "start"]) screen = await sayAndWait(person, words, (id) => note(id, false));
  while (!screen.buttons.includes("Submit")) {
    const act = answerScreen(answers, "typing", screen);
    if (!act) throw new Error(`nothing to say to:\n${screen.text}`);
    const text = act.kind === "say" ? act.text : "yes";
    let sent = "";
    const next = await sayAndWait(person, text, (id) => {
      sent = id;
      note(id, false);
    });
    if (sent !== "" && isQuestion(screen) && isQuestion(next)) note(sent, true);
    screen = next;
  }
  return sayAndWait(person, "submit", (id) => note(id, false));
}

/** A question of the questionnaire, and not what the bot asks before it takes an answer. */
function isQuestion({ buttons }: Screen): boolean {
  return buttons.includes("Back");
}

/** A question that has become a line with its answer asks nothing any more. */
function isAnswered({ buttons }: Screen): boolean {
  return buttons.length === 1 && buttons[0] === "Change";
}
