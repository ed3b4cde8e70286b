// Faults that the lint must catch, each below the rule that catches it. Read by lint.test.ts alone; never run.
import type { Temporal } from "temporal-polyfill";
// typescript(consistent-type-imports)
import { Answer } from "../../src/questionnaire/answer.ts";

type Standing = { kind: "draft" } | { kind: "submitted" };

async function send(): Promise<void> {
  await Promise.resolve();
}

export function standingByDefault(standing: Standing): number {
  // typescript(switch-exhaustiveness-check)
  switch (standing.kind) {
    case "draft":
      return 1;
    default:
      return 0;
  }
}

export function sendAndForget(): void {
  // typescript(no-floating-promises)
  send();
  // typescript(no-misused-promises)
  [1].forEach(async () => {
    await send();
  });
}

export function readUnchecked(text: string): Answer {
  // typescript(no-unsafe-type-assertion)
  return JSON.parse(text) as Answer;
}

export function readAnything(text: string): Answer {
  // typescript(no-unsafe-return)
  return JSON.parse(text);
}

// typescript(no-explicit-any)
export function firstOf(values: readonly string[], other: any): string {
  // typescript(no-unsafe-call) typescript(no-unsafe-member-access)
  other.run();
  // typescript(no-non-null-assertion)
  return values[0]!;
}

export function swallow(day: Temporal.PlainDate): string {
  try {
    // typescript(no-base-to-string) typescript(restrict-template-expressions)
    return `${{ day }}`;
    // eslint(no-empty)
  } catch {}
  // typescript(only-throw-error)
  throw "nothing";
}

// eslint(max-params)
export function choose(a: number, b: number, c: number, d: number, e: number, f: number, g: number): number {
  // eslint(no-nested-ternary)
  return a === b ? c : d === e ? f : g;
}

// import(no-default-export)
export default function isSame(a: unknown, b: unknown): boolean {
  // eslint(eqeqeq)
  return a == b;
}
