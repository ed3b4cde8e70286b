// The way of the secretariat around a round, and of a focal point who is reminded, on whatever platform: what each does,
// what has to be read then, and what is looked at. It fails where something is not said or cannot be pressed.
import { setTimeout as sleep } from "node:timers/promises";

/** Somebody in front of the bot. */
export type Seat = {
  type(words: string): Promise<void>;
  /** The newest button of this name. */
  press(label: string): Promise<void>;
  /** The newest list that offers it. */
  choose(label: string): Promise<void>;
  /** Waits until the words stand in what the bot said last. */
  hear(words: string): Promise<void>;
  /** All that the bot said last. */
  read(): Promise<string>;
  take(name: string): Promise<void>;
};

export type Seats = {
  readonly secretariat: Seat;
  readonly focalPoint: Seat;
  readonly focalPointName: string;
  readonly colleagueName: string;
};

/** A step begins within a minute of its approval; and is written to so many people a second as the platform allows. */
const BEGINS_WITHIN_MILLISECONDS = 180_000;
const LOOK_EVERY_MILLISECONDS = 2_000;

export async function walkRounds(seats: Seats): Promise<void> {
  await prepare(seats.secretariat);
  await watch(seats.secretariat);
  await report(seats);
  await wish(seats);
  await end(seats);
}

async function prepare(secretariat: Seat): Promise<void> {
  await secretariat.type("remind check");
  await secretariat.hear("Who can be reached:");
  await secretariat.take("01-check");
  await secretariat.type("remind texts");
  await secretariat.hear("Texts to send");
  await secretariat.take("02-texts");
  await secretariat.type("remind");
  await secretariat.hear("not approved");
  await secretariat.take("03-preview");
  await secretariat.press("Approve this step");
  await secretariat.hear("Approved: T-7");
  await secretariat.take("04-approved");
}

/** Until it has begun, and then to the last who is reminded at this hour. */
async function watch(secretariat: Seat): Promise<void> {
  const until = Date.now() + BEGINS_WITHIN_MILLISECONDS;
  await secretariat.press("Look at the record");
  await secretariat.hear("Record of step T-7");
  await secretariat.take("05-not-begun");
  let pictures = 0;
  for (;;) {
    await secretariat.press("Look again");
    await sleep(LOOK_EVERY_MILLISECONDS);
    const words = await secretariat.read();
    const isOnTheWay = /on the way/i.test(words);
    if (isOnTheWay && pictures < 2) {
      pictures += 1;
      await secretariat.take(`06-on-the-way-${pictures}`);
    }
    if (/ sent/.test(words) && !isOnTheWay) break;
    if (Date.now() > until) throw new Error(`the step did not run:\n${words}`);
  }
  await secretariat.hear("still to come");
  await secretariat.take("07-still-to-come");
  await secretariat.type("remind");
  await secretariat.hear("still to come");
}

/** The reminder leads to the very draft. */
async function report({ focalPoint, secretariat, focalPointName }: Seats): Promise<void> {
  await focalPoint.hear("due by the end of");
  await focalPoint.take("10-reminder");
  await focalPoint.press("Start: Activity report");
  await focalPoint.hear("9 items");
  await focalPoint.take("11-draft-opened");
  await focalPoint.press("Start");
  await focalPoint.hear("1 of 9");
  await focalPoint.type("The year 2026");
  await focalPoint.hear("2 of 9");
  await secretariat.type(`why ${focalPointName}`);
  await secretariat.hear("was reminded in step T-7");
  await secretariat.take("12-why-reminded");
}

/** Each wish, and how the secretariat sees it. */
async function wish({ focalPoint, secretariat, focalPointName, colleagueName }: Seats): Promise<void> {
  await focalPoint.press("Remind me later");
  await focalPoint.hear("On which day");
  await focalPoint.take("20-later");
  await focalPoint.type("remind me tomorrow");
  await focalPoint.hear("remind you again");
  await focalPoint.take("21-later-noted");
  await lookWhy(secretariat, focalPointName, "later", "22-why-later");
  await focalPoint.press("Ask a colleague");
  await focalPoint.hear("Who");
  await focalPoint.take("23-colleague");
  await focalPoint.choose(colleagueName);
  await focalPoint.hear(`I have asked ${colleagueName}`);
  await focalPoint.take("24-colleague-asked");
  await focalPoint.type("I am away until 31 December");
  await focalPoint.hear("31 December");
  await focalPoint.take("25-away");
  await lookWhy(secretariat, focalPointName, "away", "26-why-away");
  await focalPoint.type("resume reminders");
  await focalPoint.hear("reminded again");
  await focalPoint.press("We have no survey");
  await focalPoint.hear("This is a final answer");
  await focalPoint.take("27-no-survey");
  await focalPoint.press("Yes, note it");
  await focalPoint.hear("Noted");
  await focalPoint.press("Stop reminders");
  await focalPoint.hear("No more reminders");
  await focalPoint.take("28-stopped");
  await lookWhy(secretariat, focalPointName, "no more reminders", "29-why-stopped");
}

async function lookWhy(secretariat: Seat, name: string, words: string, picture: string): Promise<void> {
  await secretariat.type(`why ${name}`);
  await secretariat.hear(words);
  await secretariat.take(picture);
}

async function end({ secretariat }: Seats): Promise<void> {
  await secretariat.type("remind");
  await secretariat.hear("running");
  await secretariat.press("Stop the plan");
  await secretariat.press("Yes, stop it");
  await secretariat.hear("Stopped: ");
  await secretariat.take("30-stopped");
  await secretariat.press("Look at the record");
  await secretariat.hear("(stopped)");
  await secretariat.take("31-record");
  await secretariat.type("remind tasks");
  await secretariat.hear("Open tasks");
  await secretariat.take("32-tasks");
}
