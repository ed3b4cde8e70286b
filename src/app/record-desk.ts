// The check, the record and the open tasks for the command line: the same sheets as in chat, whole, with their tables.
import type { Platform } from "../chat/address.ts";
import type { ChatPlatform } from "../ports/chat-platform.ts";
import type { RecordDesk } from "../ports/round-record.ts";
import { composeReach } from "../reminders/compose-reach.ts";
import { composeRecord } from "../reminders/compose-record.ts";
import { composeTasks } from "../reminders/compose-tasks.ts";
import { writeMendingTexts } from "../reminders/mending-texts.ts";
import { compileCheckTable, compileRecordTable, compileTaskTable } from "../reminders/round-tables.ts";
import { english } from "../wording/english.ts";
import type { BotPorts } from "./bot-ports.ts";
import { findMeeting, findOpenMeeting } from "./find-step.ts";
import { createReachChecker } from "./reach-checker.ts";
import { refuse } from "./round-refusal.ts";
import { findRecordStep, readCircle, readRecord, readTasks, reportReach } from "./round-sheets.ts";

const VOICE = { language: "en", wording: english } as const;

/** The platforms for as long as they are asked. */
export type OpenPlatforms = () => Promise<{
  readonly platforms: ReadonlyMap<Platform, ChatPlatform>;
  close(): Promise<void>;
}>;

/** `openPlatforms` is called when a platform is to be asked, and not before. */
export function createRecordDesk(
  ports: Pick<BotPorts, "store" | "clock" | "log">,
  openPlatforms: OpenPlatforms,
): RecordDesk {
  const { store, clock } = ports;
  const lookWithin = async (withinSeconds: number) => {
    const opened = await openPlatforms();
    const checker = createReachChecker({ ...ports, platforms: opened.platforms });
    const look = await checker.look(withinSeconds * 1000);
    await checker.drain();
    await opened.close();
    return look;
  };
  const within = <T>(work: Parameters<typeof store.transaction<T>>[0]) => store.transaction(work);
  return {
    async check(meetingId, withinSeconds) {
      const found = await within((transaction) => findOpenMeeting(transaction, meetingId));
      if (!found.ok) return found;
      const look = await lookWithin(withinSeconds);
      const { value: meeting } = found;
      const now = clock.now();
      const report = reportReach(await within((transaction) => readCircle(transaction, meeting, now)), look);
      const texts = writeMendingTexts(report, meeting, VOICE);
      const words = composeReach(report, { meeting, now, hasTexts: texts.length > 0 }, VOICE);
      return { ok: true, value: { meeting, words, table: compileCheckTable(report, VOICE), texts } };
    },
    record: (meetingId, stepId) =>
      within(async (transaction) => {
        const found = await findMeeting(transaction, meetingId);
        if (!found.ok) return found;
        const standing = await findRecordStep(transaction, found.value, stepId);
        if (!standing.ok) return standing;
        if (standing.value === null) return refuse({ code: "no-record" });
        const { round, on } = standing.value;
        const { meeting, step, record } = round;
        const rows = await readRecord(
          transaction,
          await readCircle(transaction, meeting, clock.now()),
          standing.value,
          clock.now(),
        );
        const card = { meeting, stepId: step.id, state: record.state, on, rows, tasks: 0, controls: [] };
        const words = composeRecord(card, null, VOICE);
        return {
          ok: true,
          value: { meeting, stepId: step.id, words, table: compileRecordTable(rows, meeting, VOICE) },
        };
      }),
    async tasks(meetingId, withinSeconds) {
      const found = await within((transaction) => findOpenMeeting(transaction, meetingId));
      if (!found.ok) return found;
      const look = await lookWithin(withinSeconds);
      const { value: meeting } = found;
      const now = clock.now();
      return within(async (transaction) => {
        const circle = await readCircle(transaction, meeting, now);
        const tasks = await readTasks(transaction, circle, look);
        const { waiting } = reportReach(circle, look);
        const words = composeTasks(tasks, { meeting, now, waiting }, VOICE);
        return { ok: true, value: { meeting, words, table: compileTaskTable(tasks, VOICE) } };
      });
    },
  };
}
