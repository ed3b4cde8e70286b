// What an export is asked for: reads the options, and says what does not go together before anything is opened.
import { AUDIENCES, type Audience } from "../../src/findings/rights.ts";
import { type Given, isGiven, textOption } from "./command.ts";

/** What there is, and as what each is written. */
export const FORMATS_OF = {
  surveys: ["docx", "xlsx", "csv", "html", "ddi", "json"],
  activities: ["docx", "xlsx", "csv", "html", "json"],
  status: ["docx", "xlsx", "csv", "html", "json"],
  roster: ["docx", "xlsx", "csv", "html", "json"],
  report: ["docx", "html", "json"],
  participants: ["docx", "xlsx", "csv", "html", "json"],
  files: ["folder"],
  calendar: ["ics"],
} as const;
export type What = keyof typeof FORMATS_OF;
export const WHAT: readonly What[] = Object.keys(FORMATS_OF).filter(isWhat);

export const FORMATS = ["docx", "xlsx", "csv", "html", "ddi", "json", "ics", "folder"] as const;
export type Format = (typeof FORMATS)[number];

export type Order = {
  readonly meetingId: string;
  readonly what: What;
  readonly format: Format;
  readonly audience: Audience;
  readonly drafts: boolean;
  readonly withEmail: boolean;
  readonly instrument: string | null;
  /** Null: standard output. */
  readonly out: string | null;
};

/** These name who is late, or hold addresses. */
const FOR_THE_SECRETARIAT: readonly What[] = ["status", "roster"];
const OF_RESPONSES: readonly What[] = ["surveys", "activities"];
const WITH_DRAFTS: readonly What[] = [...OF_RESPONSES, "files"];
const BINARY: readonly Format[] = ["docx", "xlsx"];
/** For programs of the secretariat, which take all of it, as other exports of data do. */
const DATA: readonly Format[] = ["csv", "json"];

export function readOrder(given: Given): Order | { readonly problem: string } {
  const what = WHAT.find((name) => name === textOption(given, "what"));
  if (what === undefined) return { problem: `--what must be one of ${WHAT.join(", ")}` };
  const format = FORMATS.find((name) => name === (textOption(given, "format") ?? (what === "files" ? "folder" : "")));
  if (format === undefined) return { problem: `--format must be one of ${FORMATS.join(", ")}` };
  const audience = readAudience(what, format, given);
  const problem =
    problemOfFormat(what, format) ??
    (typeof audience === "string" ? null : audience.problem) ??
    problemOfOptions(what, given) ??
    problemOfOut(format, given);
  if (problem !== null || typeof audience !== "string") return { problem: problem ?? "" };
  return {
    meetingId: given.positionals[0] ?? "",
    what,
    format,
    audience,
    drafts: isGiven(given, "include-drafts"),
    withEmail: isGiven(given, "with-e-mail"),
    instrument: textOption(given, "instrument"),
    out: textOption(given, "out"),
  };
}

function problemOfFormat(what: What, format: Format): string | null {
  const formats: readonly Format[] = FORMATS_OF[what];
  if (formats.includes(format)) return null;
  if (what === "files" || format === "folder") return "files are written into a folder, and nothing else is";
  if (what === "calendar" || format === "ics") return "a calendar is written as ics, and nothing else is";
  if (format === "ddi") return "ddi describes surveys, and nothing else: --what surveys";
  return `--what ${what} is written as ${formats.join(", ")}, not as ${format}`;
}

function readAudience(what: What, format: Format, given: Given): Audience | { readonly problem: string } {
  const said = textOption(given, "for");
  const audience = AUDIENCES.find((name) => name === said);
  if (said !== null && audience === undefined) return { problem: `--for must be one of ${AUDIENCES.join(", ")}` };
  if (what === "calendar") {
    return said === null ? "public" : { problem: "--for says nothing about a calendar, which holds dates alone" };
  }
  if (FOR_THE_SECRETARIAT.includes(what)) {
    if (audience === undefined || audience === "secretariat") return "secretariat";
    return { problem: `--what ${what} is for the secretariat alone: leave --for out` };
  }
  if (!isGiven(given, "include-drafts")) return audience ?? audienceOf(what, format);
  if (audience === undefined || audience === "secretariat") return "secretariat";
  return { problem: "--include-drafts goes with --for secretariat alone: nobody else reads drafts" };
}

/** Where nobody said it. */
function audienceOf(what: What, format: Format): Audience {
  return OF_RESPONSES.includes(what) && DATA.includes(format) ? "secretariat" : "participants";
}

function problemOfOptions(what: What, given: Given): string | null {
  if (isGiven(given, "include-drafts") && !WITH_DRAFTS.includes(what))
    return `--include-drafts goes with --what ${WITH_DRAFTS.join(" or ")}`;
  if (textOption(given, "instrument") !== null && !OF_RESPONSES.includes(what))
    return `--instrument goes with --what ${OF_RESPONSES.join(" or ")}`;
  if (!isGiven(given, "with-e-mail")) return null;
  if (what !== "participants") return "--with-e-mail goes with --what participants";
  if (textOption(given, "for") !== "secretariat") return "--with-e-mail goes with --for secretariat alone";
  return null;
}

function problemOfOut(format: Format, given: Given): string | null {
  const out = textOption(given, "out");
  if (out === "") return "--out needs a path";
  if (out === null && format === "folder") return "name the folder by --out, such as --out papers";
  if (out !== null || !BINARY.includes(format)) return null;
  return `a file of the format ${format} does not go to standard output: name it by --out, such as --out document.${format}`;
}

function isWhat(name: string): name is What {
  return name in FORMATS_OF;
}
