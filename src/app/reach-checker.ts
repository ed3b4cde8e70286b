// Asks the platforms who can be written to: one question after the other for each platform, outside of every transaction,
// and remembered for a while. Whoever looks waits a moment and sees what is known by then; the rest goes on.
import { Temporal } from "temporal-polyfill";
import type { Platform } from "../chat/address.ts";
import type { ReachFinding } from "../domain/reach.ts";
import type { ReachSubject } from "../ports/chat-platform.ts";
import type { ReachPerson } from "../ports/round-record.ts";
import { accountSubject, emailSubject } from "../reminders/reach.ts";
import type { BotPorts } from "./bot-ports.ts";

/** An answer holds for so long; one that said nothing is asked for again sooner. */
const FRESH_MINUTES = 5;
const UNKNOWN_SECONDS = 30;

export type ReachLook = {
  /** Those that are connected. */
  readonly platforms: readonly Platform[];
  /** By subject; see `accountSubject` and `emailSubject`. */
  readonly findings: ReadonlyMap<string, ReachFinding>;
};

export type ReachChecker = {
  /** What is known after at most so long; what is not is being asked. */
  look(withinMilliseconds: number): Promise<ReachLook>;
  /** Asks nothing more, and waits for the question that is open. */
  drain(): Promise<void>;
};

type Question = { readonly key: string; readonly platform: Platform; readonly subject: ReachSubject };

export function createReachChecker(ports: Pick<BotPorts, "store" | "platforms" | "clock" | "log">): ReachChecker {
  const { store, platforms, clock, log } = ports;
  const known = new Map<string, { readonly finding: ReachFinding; readonly until: Temporal.Instant }>();
  const underWay = new Map<string, Promise<void>>();
  const lanes = new Map<Platform, Promise<void>>();
  let stopping = false;

  return {
    async look(withinMilliseconds) {
      const today = clock.now().toZonedDateTimeISO("UTC").toPlainDate();
      const people = await store.transaction((transaction) => transaction.listReachPeople(today));
      const questions = listQuestions(people, [...platforms.keys()]);
      for (const question of questions) if (!isFresh(question.key)) begin(question);
      await patiently(
        questions.flatMap(({ key }) => underWay.get(key) ?? []),
        withinMilliseconds,
      );
      const findings = questions.flatMap(({ key }) => {
        const answer = isFresh(key) ? known.get(key) : undefined;
        return answer ? [[key, answer.finding] as const] : [];
      });
      return { platforms: [...platforms.keys()], findings: new Map(findings) };
    },
    async drain() {
      stopping = true;
      await Promise.all(lanes.values());
    },
  };

  function isFresh(key: string): boolean {
    const answer = known.get(key);
    return answer !== undefined && Temporal.Instant.compare(clock.now(), answer.until) < 0;
  }

  function begin(question: Question): void {
    if (underWay.has(question.key)) return;
    const answered = (lanes.get(question.platform) ?? Promise.resolve()).then(() => ask(question));
    underWay.set(question.key, answered);
    lanes.set(question.platform, answered);
  }

  async function ask({ key, platform, subject }: Question): Promise<void> {
    try {
      if (stopping) return;
      const finding = await platforms.get(platform)?.checkReach(subject);
      if (!finding) return;
      const keptFor = finding.state === "unknown" ? { seconds: UNKNOWN_SECONDS } : { minutes: FRESH_MINUTES };
      known.set(key, { finding, until: clock.now().add(keptFor) });
    } catch (error) {
      log.error("reach check failed", { platform }, error);
    } finally {
      underWay.delete(key);
    }
  }
}

/** Every account on a connected platform; and each connected platform on which a person of the roster has none. */
function listQuestions(people: readonly ReachPerson[], platforms: readonly Platform[]): readonly Question[] {
  return people.flatMap(({ person: { email }, accounts }) => {
    const known = accounts
      .filter(({ key }) => platforms.includes(key.platform))
      .map(({ key, personal }): Question => {
        const subject = { kind: "account", account: key, conversation: personal } as const;
        return { key: accountSubject(key), platform: key.platform, subject };
      });
    const missing = platforms.filter((platform) => !accounts.some(({ key }) => key.platform === platform));
    const strangers = missing.flatMap((platform): readonly Question[] =>
      email === null ? [] : [{ key: emailSubject(platform, email), platform, subject: { kind: "email", email } }],
    );
    return [...known, ...strangers];
  });
}

/** Until all are done, or the patience is. */
async function patiently(work: readonly Promise<void>[], milliseconds: number): Promise<void> {
  if (work.length === 0) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.all(work), patience]);
  clearTimeout(timer);
}
