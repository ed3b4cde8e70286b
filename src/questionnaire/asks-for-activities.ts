// Whether a questionnaire is an activity report: an imported one may be asked of each organization as well, and is none.
import type { Questionnaire } from "./questionnaire.ts";

const ACTIVITIES = "activities";

export function asksForActivities({ items }: Questionnaire): boolean {
  return items.some(({ kind, key }) => kind === "repeat" && key === ACTIVITIES);
}
