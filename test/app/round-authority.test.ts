// What names people around a round is for the secretariat alone: nobody else is told anything by any word or button, and
// in a channel nobody is told anything but where to look.
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { roundAction } from "../../src/dialog/actions.ts";
import { againAction, lookAction } from "../../src/dialog/round-looks.ts";
import { MeetingId } from "../../src/domain/ids.ts";
import { StepId } from "../../src/domain/reminder.ts";
import { channel, openScene, type Scene, vouched } from "../support/bot-scene.ts";

const MEETING = MeetingId.parse("cmim-06");
const STEP = StepId.parse("t-14");
const SECRETARIAT = "viktor.vargas@example.org";
const OTHERS = ["ana.almeida@example.org", "xenia.xavier@example.org"];
const LOOKS = ["preview", "dry-run", "check", "texts", "record", "tasks"] as const;
const WORDS = ["remind", ...LOOKS.map((look) => `remind ${look}`), "remind sixth", "why Ben Bakker"];
const BUTTONS = [
  ...LOOKS.flatMap((look) => [lookAction(look, MEETING, STEP), againAction(look, MEETING, null, 1)]),
  ...(["approve-step", "send-step", "approve-plan", "ask-stop", "stop-plan"] as const).map((verb) =>
    roundAction(verb, MEETING, STEP),
  ),
];
const SURNAMES = /Bakker|Chukwu|Darwish|Escobar|Olsen|ILO|UNHCR/;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
  for (const email of [SECRETARIAT, ...OTHERS]) {
    scene.profiles.set(email, vouched(email));
    await scene.say(email, "hello");
  }
});
afterAll(async () => {
  await scene.close();
});

/** Typed, given as a command, or pressed in a message that somebody else was shown. */
const deeds = fc.oneof(
  fc.constantFrom(...WORDS).map((text) => ({ kind: "said", text, messageId: text, files: [] }) as const),
  fc.constantFrom(...WORDS).map((words) => ({ kind: "commanded", words }) as const),
  fc.constantFrom(...BUTTONS).map((button) => ({ kind: "pressed", button, messageId: "elsewhere" }) as const),
);

test("a focal point, a participant and a stranger learn nothing and change nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...OTHERS, "stranger"), deeds, async (who, deed) => {
      scene.heard(who);
      await scene.send(who, deed);
      const heard = scene.heard(who);
      expect(heard).toMatch(
        who === "stranger" ? /I do not know yet for whom you speak/ : /This is for the secretariat/,
      );
      expect(heard).not.toMatch(SURNAMES);
    }),
    { numRuns: 60 },
  );
  const steps = await scene.store.transaction((transaction) => transaction.listSteps(MEETING));
  expect(steps).toEqual([]);
});

test("the secretariat is answered in private, also when it asks in a channel", async () => {
  for (const look of LOOKS) {
    await scene.send(SECRETARIAT, { kind: "commanded", words: `remind ${look}` }, { conversation: channel("C1") });
    expect(scene.heard("C1")).toBe("I have sent you a direct message.");
    await scene.send(
      SECRETARIAT,
      { kind: "pressed", button: againAction(look, MEETING), messageId: "m" },
      { conversation: channel("C1"), replacesInPlace: true },
    );
    expect(scene.heard("C1")).toBe("I have sent you a direct message.");
  }
});

test("a look that is repeated takes the place of its card where the platform replaces, and a new one does not", async () => {
  const press = (button: string) =>
    scene.send(SECRETARIAT, { kind: "pressed", button, messageId: "m" }, { replacesInPlace: true });
  const again = await press(againAction("check", MEETING));
  const parts: unknown = expect.any(Array);
  expect(again).toMatchObject({ kind: "taken", settled: { parts } });
  expect(await press(lookAction("tasks", MEETING))).toMatchObject({ settled: null });
});
