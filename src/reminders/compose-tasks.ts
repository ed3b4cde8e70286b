// Open tasks in words: what is the matter, and what to do about it.
import type { Temporal } from "temporal-polyfill";
import type { OutboundMessage } from "../chat/outbound.ts";
import { againAction, lookAction } from "../dialog/round-looks.ts";
import type { Voice } from "../dialog/turn.ts";
import type { Meeting } from "../domain/meeting.ts";
import type { Organization } from "../domain/organization.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { ReachRow } from "./reach.ts";
import type { Task } from "./tasks.ts";

/** Tasks of one kind that a card still holds one by one, and names within one task. */
const MAX_OF_A_KIND = 20;
const MAX_NAMES = 40;

/** A task in words. */
export type TaskWords = { readonly kind: Task["kind"]; readonly matter: string; readonly toDo: string };

export function writeTask(task: Task, { wording }: Voice): TaskWords {
  const { kind } = task;
  switch (kind) {
    case "nobody-named":
      return { kind, ...wording.taskNobodyNamed(nameOf(task.organization)) };
    case "gone":
      return {
        kind,
        ...wording.taskGone(
          task.person.name,
          namesOf(task.organizations),
          wording.platformName[task.platform],
          task.state,
        ),
      };
    case "asked-to-stop":
      return { kind, ...wording.taskStopped(task.person.name, namesOf(task.organizations)) };
    case "unsure":
    case "refused": {
      const why = task.code ? wording.codeInWords(task.platform ?? "web", task.code) : "";
      const write = kind === "unsure" ? wording.taskUnsure : wording.taskRefused;
      return { kind, ...write(task.person.name, namesOf(task.organizations), wording.stepName(task.stepId), why) };
    }
    case "mend-place": {
      const { platform, place, state, people } = task;
      const where = `${wording.platformName[platform]}${place ? ` (${place})` : ""}`;
      return { kind, ...wording.taskMend(where, state, writeNames(people, wording)) };
    }
    case "link":
      return { kind, ...wording.taskLink(task.people.length, writeNames(task.people, wording)) };
    default:
      return unreachable(task);
  }
}

/** Organizations without anybody stand in one line: there may be sixty. `waiting`: answers of platforms still to come. */
export function composeTasks(
  tasks: readonly Task[],
  { meeting, now, waiting }: { readonly meeting: Meeting; readonly now: Temporal.Instant; readonly waiting: number },
  voice: Voice,
): OutboundMessage {
  const { wording } = voice;
  const [alone, unnamed] = [tasks.filter(({ kind }) => kind !== "nobody-named"), unnamedIn(tasks)];
  const written = alone.slice(0, MAX_OF_A_KIND).map((task) => writeTask(task, voice));
  const left = alone.length - written.length;
  const facts = [
    ...written.map(({ matter, toDo }) => ({ name: matter, value: toDo })),
    ...(unnamed.length > 0 ? [factOfUnnamed(unnamed, voice)] : []),
  ];
  return {
    parts: [
      { kind: "heading", text: wording.tasksTitle(meeting.title) },
      { kind: "paragraph", text: wording.tasksCount(tasks.length) },
      ...(facts.length > 0 ? [{ kind: "facts", facts } as const] : []),
      ...(left > 0 ? [{ kind: "note", text: wording.tasksLeft(left) } as const] : []),
      ...(waiting > 0 ? [{ kind: "note", text: wording.reachWaiting(waiting) } as const] : []),
      { kind: "note", text: `${wording.tasksGo} ${wording.statusAsAt(wording.moment(now, meeting.timeZone))}.` },
      {
        kind: "buttons",
        buttons: [
          { id: againAction("tasks", meeting.id), label: wording.lookAgain },
          { id: lookAction("check", meeting.id), label: wording.whoCanBeReached },
        ],
      },
    ],
  };
}

function unnamedIn(tasks: readonly Task[]): readonly Organization[] {
  return tasks.flatMap((task) => (task.kind === "nobody-named" ? [task.organization] : []));
}

function factOfUnnamed(unnamed: readonly Organization[], { wording }: Voice): { name: string; value: string } {
  const { matter, toDo } = wording.taskNobodyNamed(namesOf(unnamed));
  return unnamed.length === 1
    ? { name: matter, value: toDo }
    : { name: wording.taskUnnamed(unnamed.length), value: `${toDo} ${namesOf(unnamed)}.` };
}

function writeNames(people: readonly ReachRow[], wording: Voice["wording"]): string {
  const names = people
    .slice(0, MAX_NAMES)
    .map(({ person, organizations }) => `${person.name} (${namesOf(organizations)})`);
  const others = people.length - names.length;
  return [...names, ...(others > 0 ? [wording.andOthers(others)] : [])].join("; ");
}

function namesOf(organizations: readonly Organization[]): string {
  return organizations.map(nameOf).join(", ");
}

function nameOf({ acronym, name }: Organization): string {
  return acronym || name;
}
