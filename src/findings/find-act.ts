// What somebody does to find something: a command in words, a page of an ask that was understood, a source. Buttons carry
// it as text of at most 255 characters; it comes back from outside, so it is read again, and the rights with it.
import { z } from "zod";
import { MeetingId, OrganizationId } from "../domain/ids.ts";
import { ASK_NOTHING, type Ask, type AskedTheme, type AskedYears } from "./ask.ts";
import { FINDING_KINDS, FINDING_STATUSES, FindingId } from "./finding.ts";

export const FIND_COMMANDS = ["search", "who", "surveys", "practices", "summary", "agenda"] as const;
export const FindCommand = z.enum(FIND_COMMANDS);
export type FindCommand = z.infer<typeof FindCommand>;

export type FindAct =
  /** `share`: for everybody in the channel. */
  | { readonly kind: "words"; readonly command: FindCommand; readonly words: string; readonly share: boolean }
  /** `page` counts from 1. */
  | { readonly kind: "ask"; readonly command: FindCommand; readonly ask: Ask; readonly page: number }
  /** `path`: one text of the finding; null: the finding as a whole. */
  | { readonly kind: "source"; readonly id: FindingId; readonly path: string | null };

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element, the narrowest of the platforms. */
const MAX_BUTTON_ID_CHARACTERS = 255;
const LAST_PAGE = 999;

export function sourceButton(id: FindingId, path: string | null): string | null {
  return fitting(["source", id, ...(path === null ? [] : [path])].join("|"));
}

/** Null where it would not fit, or not come back as it went. */
export function askButton(command: FindCommand, ask: Ask, page: number): string | null {
  const token = fitting(["find", command, page, writeAsk(ask)].join("|"));
  const back = token === null ? null : readFindAct(token);
  return back?.kind === "ask" && JSON.stringify(back.ask) === JSON.stringify(inOrder(ask)) ? token : null;
}

/** Null for what is no such button. */
export function readFindAct(button: string): FindAct | null {
  const [verb, first = "", second, ...rest] = button.split("|");
  if (verb === "source") {
    const id = FindingId.safeParse(first);
    return id.success ? { kind: "source", id: id.data, path: second ?? null } : null;
  }
  const command = FindCommand.safeParse(first);
  const page = /^\d{1,3}$/.test(second ?? "") ? Number(second) : 0;
  const ask = rest.length === 1 ? readAsk(rest[0] ?? "") : null;
  if (verb !== "find" || !command.success || page < 1 || page > LAST_PAGE || ask === null) return null;
  return { kind: "ask", command: command.data, ask, page };
}

function fitting(id: string): string | null {
  return id.length <= MAX_BUTTON_ID_CHARACTERS ? id : null;
}

function writeAsk(ask: Ask): string {
  const { kinds, statuses, bestPractice, newInitiative, themes, areas, objectives, organizations, years, meetingId } =
    ask;
  const parts: readonly (readonly [string, string])[] = [
    ["k", kinds.join(",")],
    ["s", statuses.join(",")],
    ["b", bestPractice ? "1" : ""],
    ["n", newInitiative ? "1" : ""],
    ["t", themes.map(({ code, typed }) => (typed === null ? code : `${code}~${plain(typed)}`)).join(",")],
    ["a", areas.join(",")],
    ["g", objectives.join(",")],
    ["o", organizations.join(",")],
    ["y", years === null ? "" : `${years.from ?? ""}-${years.to ?? ""}`],
    ["m", meetingId ?? ""],
    ["w", plain(ask.words)],
  ];
  return parts.flatMap(([key, value]) => (value === "" ? [] : [`${key}=${value}`])).join(";");
}

/** What was typed between names may hold the signs that part a token. */
function plain(text: string): string {
  return text.replace(/[|;=~,\s]+/g, " ").trim();
}

function inOrder(ask: Ask): Ask {
  const themes = ask.themes.map(({ code, typed }) => ({ code, typed: typed === null ? null : plain(typed) }));
  return { ...ASK_NOTHING, ...ask, themes, words: plain(ask.words) };
}

const Codes = <T extends string>(values: readonly [T, ...T[]]) => z.array(z.enum(values)).max(4);
const Numbers = z
  .array(
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  )
  .max(4);
const Asked = z.object({
  k: Codes(FINDING_KINDS),
  s: Codes(FINDING_STATUSES),
  t: z.array(z.string().min(1)).max(4),
  a: z.array(z.string().regex(/^(?:\d{3}|LDC|LLDC|SIDS)$/)).max(4),
  g: Numbers,
  o: z.array(OrganizationId).max(4),
});

function readAsk(token: string): Ask | null {
  const parts = new Map(
    token.split(";").map((part) => [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)] as const),
  );
  const list = (key: string) => (parts.get(key) ?? "").split(",").filter((each) => each !== "");
  const read = Asked.safeParse(Object.fromEntries(["k", "s", "t", "a", "g", "o"].map((key) => [key, list(key)])));
  if (!read.success) return null;
  const { k: kinds, s: statuses, t: themes, a: areas, g: objectives, o: organizations } = read.data;
  const meetingId = parts.get("m");
  return {
    kinds,
    statuses,
    bestPractice: parts.has("b"),
    newInitiative: parts.has("n"),
    themes: themes.map(readTheme),
    areas,
    objectives,
    organizations,
    years: readYears(parts.get("y") ?? ""),
    meetingId: meetingId === undefined || meetingId === "" ? null : MeetingId.parse(meetingId),
    words: parts.get("w") ?? "",
  };
}

function readTheme(token: string): AskedTheme {
  const [code = "", typed] = token.split("~");
  return { code, typed: typed ?? null };
}

function readYears(token: string): AskedYears | null {
  const read = /^(\d{4})?-(\d{4})?$/.exec(token);
  if (!read || token === "-") return null;
  const [from, to] = [read[1], read[2]].map((year) => (year === undefined ? null : Number(year)));
  return { from: from ?? null, to: to ?? null };
}
