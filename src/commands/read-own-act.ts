// Words for one's own settings, for a colleague's help, and for returning something, as people type them.
import type { OwnAct, Setting } from "../dialog/own-acts.ts";
import { readQuietHours, readWorkingHours } from "../reminders/read-hours.ts";
import { readTimeZone } from "../reminders/read-time-zone.ts";
import { readWorkWeek } from "../reminders/read-work-week.ts";

const LEAD = "(?:(?:set|change|update) )?(?:my )?";
const LINK = "(?:(?: are| is| to| =|:)? (?<typed>.+))?";

const FORMS: readonly (readonly [Setting, RegExp])[] = [
  ["hours", form(`${LEAD}(?:working |work |office )?hours`)],
  ["quiet", form(`${LEAD}(?:quiet(?: hours| time)?|do not disturb|dnd)`)],
  ["zone", form(`${LEAD}(?:time ?zone|tz)`)],
  ["week", form(`${LEAD}work(?:ing)? ?(?:week|days)`)],
  ["text", form(`${LEAD}(?:text[ -]only|plain text)(?: messages| mode)?`)],
  ["language", form(`${LEAD}language`)],
];
const NO_QUIET = /^(?:no|stop|remove|clear|cancel)(?: my)? quiet hours$/i;
const SHOW = /^(?:(?:show )?(?:my )?settings|(?:my )?preferences)$/i;
const I_WORK = /^i work (?:from )?(?<typed>.+)$/i;
const COLLEAGUE = /^(?:please )?ask (?:(?:a|my|another) )?colleague(?:[:,]? (?<who>.+))?$/i;
const RETURN = /^return (?<of>[^:]+?)(?:\s*:\s*(?<note>.+))?$/is;

function form(words: string): RegExp {
  return new RegExp(`^${words}${LINK}$`, "i");
}

/** Null for what is none of these. */
export function readOwnAct(text: string): OwnAct | null {
  if (SHOW.test(text)) return { kind: "show-settings" };
  if (NO_QUIET.test(text)) return { kind: "set", setting: "quiet", typed: "none" };
  for (const [setting, words] of FORMS) {
    const found = words.exec(text);
    if (found) return { kind: "set", setting, typed: found.groups?.["typed"] ?? "" };
  }
  return readWork(text) ?? readColleague(text) ?? readReturn(text);
}

/** "I work 8 to 4", "I work Sunday to Thursday": only where the rest is just that. */
function readWork(text: string): OwnAct | null {
  const typed = I_WORK.exec(text)?.groups?.["typed"];
  if (typed === undefined) return null;
  if (readWorkingHours(typed).kind === "hours") return { kind: "set", setting: "hours", typed };
  return readWorkWeek(typed).kind === "week" ? { kind: "set", setting: "week", typed } : null;
}

function readColleague(text: string): OwnAct | null {
  const found = COLLEAGUE.exec(text);
  return found ? { kind: "ask-colleague", about: "this-draft", colleague: found.groups?.["who"] ?? "" } : null;
}

function readReturn(text: string): OwnAct | null {
  const { of, note } = RETURN.exec(text)?.groups ?? {};
  return of === undefined ? null : { kind: "return", of, note: (note ?? "").trim() };
}

/** Whether it counts at an open question, where much of it may be an answer. */
export function isOwnActSaid(act: OwnAct): boolean {
  switch (act.kind) {
    case "show-settings":
      return true;
    case "ask-colleague":
      return act.colleague === "";
    case "return":
    case "return-this":
      return false;
    case "set":
      return isReadable(act.setting, act.typed);
  }
}

function isReadable(setting: Setting, typed: string): boolean {
  switch (setting) {
    case "hours":
      return readWorkingHours(typed).kind === "hours";
    case "quiet":
      return readQuietHours(typed).kind === "hours";
    case "zone":
      return readTimeZone(typed).kind === "zone";
    case "week":
      return readWorkWeek(typed).kind === "week";
    case "text":
      return /^(on|off)$/i.test(typed);
    case "language":
      return false;
  }
}
