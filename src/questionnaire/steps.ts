// The way through a questionnaire, computed from its definition and the answers, never scripted: what is asked, in
// which order, given what was said. So back, skip, edit, branches and a new version work anywhere, at any time.

import type { Words } from "../domain/language.ts";
import { unreachable } from "../domain/unreachable.ts";
import type { Answer, Answers, Path } from "./answer.ts";
import { holds, type Level } from "./condition.ts";
import { fits } from "./fits.ts";
import type { Group, Item, Question, Questionnaire, Repeat } from "./questionnaire.ts";

/** An instance of a repeat that a step belongs to: the second institution. */
export type Instance = {
  readonly repeat: Repeat;
  readonly path: Path;
  readonly number: number;
  readonly position: number;
};

type Place = {
  readonly path: Path;
  /** The numbered item at the top of the questionnaire, and how many of those there are. */
  readonly item: Item;
  readonly position: number;
  readonly total: number;
  /** The groups around it, outermost first; the numbered item itself is among them if it is a group. */
  readonly groups: readonly { readonly path: Path; readonly group: Group }[];
  readonly instance: Instance | null;
  /** What is to be read before it. */
  readonly notes: readonly Words[];
};

/** One thing to ask. */
export type Step =
  | (Place & { readonly kind: "question"; readonly question: Question; readonly levels: readonly Level[] })
  /** Whether there is (another) instance of a repeat. */
  | (Place & { readonly kind: "more"; readonly repeat: Repeat; readonly instances: readonly number[] });

export type Way = {
  readonly steps: readonly Step[];
  /** The answers that count: those of visible questions that fit them. */
  readonly counted: Answers;
};

/** The way through the questionnaire as the answers stand. */
export function findWay(questionnaire: Questionnaire, answers: Answers): Way {
  const walk: Walk = { answers, counted: new Map(), steps: [], notes: [] };
  const total = questionnaire.items.filter((item) => item.kind !== "note").length;
  const levels = [{ prefix: "", items: questionnaire.items }];
  let position = 0;
  for (const item of questionnaire.items) {
    if (item.kind !== "note") position += 1;
    visit(walk, item, { item, position, total, groups: [], instance: null }, levels);
  }
  return { steps: walk.steps, counted: walk.counted };
}

/** True when the question at this path is asked, as the answers stand; of a group, when anything in it is. */
export function isVisible(way: Way, path: Path): boolean {
  return way.steps.some((step) => step.path === path || step.groups.some((around) => around.path === path));
}

type Walk = {
  readonly answers: Answers;
  readonly counted: Map<Path, Answer>;
  readonly steps: Step[];
  notes: Words[];
};

function visit(walk: Walk, item: Item, place: Omit<Place, "path" | "notes">, levels: readonly Level[]): void {
  if (item.when && !holds(item.when, walk.counted, levels)) return;
  const path = `${levels.at(-1)?.prefix ?? ""}${item.key}`;
  switch (item.kind) {
    case "note":
      walk.notes.push(item.text);
      return;
    case "group":
      return visitGroup(walk, item, path, place, levels);
    case "repeat":
      return visitRepeat(walk, item, path, place, levels);
    case "areas":
    case "decimal":
    case "file":
    case "long-text":
    case "one-of":
    case "organizations":
    case "partial-date":
    case "several-of":
    case "short-text":
    case "time-frame":
    case "web-addresses":
    case "whole-number":
    case "yes-no":
    default: {
      const answer = walk.answers.get(path);
      if (answer && fits(item, answer)) walk.counted.set(path, answer);
      walk.steps.push({ kind: "question", question: item, path, levels, ...place, notes: takeNotes(walk) });
    }
  }
}

function visitGroup(
  walk: Walk,
  group: Group,
  path: Path,
  place: Omit<Place, "path" | "notes">,
  levels: readonly Level[],
): void {
  const inner = { ...place, groups: [...place.groups, { path, group }] };
  const level = { prefix: `${path}.`, items: group.items };
  for (const item of group.items) visit(walk, item, inner, [...levels, level]);
}

function visitRepeat(
  walk: Walk,
  repeat: Repeat,
  path: Path,
  place: Omit<Place, "path" | "notes">,
  levels: readonly Level[],
): void {
  const answer = walk.answers.get(path);
  const instances = instancesOf(answer);
  if (answer) walk.counted.set(path, answer);
  instances.forEach((number, index) => {
    const instance = { repeat, path: `${path}[${number}]`, number, position: index + 1 };
    const level = { prefix: `${instance.path}.`, items: repeat.items };
    for (const item of repeat.items) visit(walk, item, { ...place, groups: [], instance }, [...levels, level]);
  });
  walk.steps.push({ kind: "more", repeat, path, instances, ...place, notes: takeNotes(walk) });
}

function takeNotes(walk: Walk): readonly Words[] {
  const notes = walk.notes;
  walk.notes = [];
  return notes;
}

/** The instances of a repeat, in the order in which they were added. */
export function instancesOf(answer: Answer | undefined): readonly number[] {
  return answer?.state === "answered" && answer.value.kind === "instances" ? answer.value.instances : [];
}

/** True while the step waits for an answer; one that was passed over does not wait. */
export function isWaiting(step: Step, counted: Answers): boolean {
  const answer = counted.get(step.path);
  switch (step.kind) {
    case "question":
      return answer === undefined;
    case "more":
      return !isClosed(answer);
    default:
      return unreachable(step);
  }
}

function isClosed(answer: Answer | undefined): boolean {
  if (!answer) return false;
  return answer.state !== "answered" || answer.value.kind !== "instances" || answer.value.closed;
}

/** The next step that waits: the first after `after`, else the first of all; null when nothing waits. */
export function nextStep(way: Way, after: Path | null): Step | null {
  const from = after === null ? 0 : way.steps.findIndex((step) => step.path === after) + 1;
  const waiting = (step: Step) => isWaiting(step, way.counted);
  return way.steps.slice(from).find(waiting) ?? way.steps.find(waiting) ?? null;
}

/** The step before this one; null at the beginning. A path that is gone counts as the end. */
export function previousStep(way: Way, path: Path): Step | null {
  const index = way.steps.findIndex((step) => step.path === path);
  return way.steps[(index === -1 ? way.steps.length : index) - 1] ?? null;
}

export function stepAt(way: Way, path: Path): Step | null {
  return way.steps.find((step) => step.path === path) ?? null;
}

/** Required questions that have no answer yet. */
export function missingSteps(way: Way): readonly Step[] {
  return way.steps.filter((step) => {
    const answer = way.counted.get(step.path);
    if (step.kind === "question") return step.question.required && (!answer || answer.state === "skipped");
    return step.repeat.min > step.instances.length;
  });
}

/** How many of the numbered items are dealt with, and how many there are. */
export function progressOf(way: Way): { readonly done: number; readonly total: number } {
  const positions = new Map<number, boolean>();
  for (const step of way.steps) {
    positions.set(step.position, (positions.get(step.position) ?? true) && !isWaiting(step, way.counted));
  }
  return { done: [...positions.values()].filter(Boolean).length, total: positions.size };
}
