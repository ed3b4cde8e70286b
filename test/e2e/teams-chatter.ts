// A person in a personal chat of Teams. What they see is what the bot posted to the connector.
import type { TeamsPerson } from "../support/teams-client.ts";
import type { Chatter, Screen } from "./chatter.ts";
import { waitFor } from "./wait-for.ts";

export function createTeamsChatter(person: TeamsPerson): Chatter {
  const after = async (what: string, act: () => Promise<unknown>): Promise<Screen> => {
    const before = person.countPosts();
    const answer = await act();
    if (typeof answer === "number" && answer >= 300) throw new Error(`${what} was answered with ${answer}`);
    return waitFor(
      () => `an answer to ${what} (${JSON.stringify(answer)})`,
      () => (person.countPosts() > before ? person.screen() : null),
    );
  };
  return {
    screen: async () => person.screen(),
    say: (text) => after(`“${text}”`, () => person.say(text)),
    press: (label) => after(`[${label}]`, () => person.press(label)),
    choose: (labels) =>
      after(`{${labels.join(", ")}}`, () => {
        const [only = ""] = labels;
        return person.screen().buttons.includes(only) ? person.press(only) : person.choose(labels);
      }),
    // The form stands open on the card.
    fill: (_openLabel, fields) => after("the form", () => person.fill(fields)),
  };
}
