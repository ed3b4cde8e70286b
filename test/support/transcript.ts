// Conversations as files that a focal point, a tester and a developer read the same way. The reader keeps what people
// do; the player lets a stage do it and writes what the bot really answered. Neither knows the engine or a platform.
import { unreachable } from "../../src/domain/unreachable.ts";

export type Act =
  | { readonly kind: "say"; readonly person: string; readonly text: string }
  | { readonly kind: "press"; readonly person: string; readonly label: string }
  | { readonly kind: "choose"; readonly person: string; readonly labels: readonly string[] }
  | { readonly kind: "command"; readonly person: string; readonly words: string }
  | { readonly kind: "edit"; readonly person: string; readonly before: string; readonly after: string }
  | { readonly kind: "pass-time"; readonly words: string }
  | { readonly kind: "restart" };

/** `act` null: a comment or an empty line. `number` counts from one; `source` is kept as it is written. */
export type TranscriptLine = { readonly number: number; readonly source: readonly string[]; readonly act: Act | null };

export type Transcript = {
  /** `On`, `Now`, and what is said of each person, by name; empty when the file has no head. */
  readonly head: ReadonlyMap<string, string>;
  readonly lines: readonly TranscriptLine[];
};

/** Who carries out what people do. A deed that cannot be done (a button that is not on the screen) throws. */
export type Stage = {
  say(person: string, text: string): Promise<void>;
  press(person: string, label: string): Promise<void>;
  choose(person: string, labels: readonly string[]): Promise<void>;
  command(person: string, words: string): Promise<void>;
  edit(person: string, before: string, after: string): Promise<void>;
  passTime(words: string): Promise<void>;
  restart(): Promise<void>;
  /** The lines since the last call, as they stand in a transcript: `Bot: …`, indented lines, `  => …`. */
  heard(): readonly string[];
};

/** The transcript with the bot's lines as they really came. */
export async function playTranscript(text: string, stage: Stage): Promise<string> {
  const { lines } = readTranscript(text);
  const played: string[] = [];
  const firstAct = lines.find(({ act }) => act !== null);
  for (const line of lines) {
    if (line === firstAct) addHeard(played, stage);
    if (line.act !== null && isFromBot(played.at(-1) ?? "")) played.push("");
    if (line.source[0] !== "" || played.at(-1) !== "") played.push(...line.source);
    if (line.act === null) continue;
    await perform(line.act, stage).catch((cause: unknown) => {
      throw new Error(`line ${line.number}, "${line.source[0]}": ${String(cause)}`, { cause });
    });
    addHeard(played, stage);
  }
  return `${played.join("\n").trimEnd()}\n`;
}

function addHeard(played: string[], stage: Stage): void {
  for (const line of stage.heard()) {
    if (!isFromBot(line)) throw new Error(`not a line of the bot: "${line}"`);
    played.push(line);
  }
}

function perform(act: Act, stage: Stage): Promise<void> {
  switch (act.kind) {
    case "say":
      return stage.say(act.person, act.text);
    case "press":
      return stage.press(act.person, act.label);
    case "choose":
      return stage.choose(act.person, act.labels);
    case "command":
      return stage.command(act.person, act.words);
    case "edit":
      return stage.edit(act.person, act.before, act.after);
    case "pass-time":
      return stage.passTime(act.words);
    case "restart":
      return stage.restart();
    default:
      return unreachable(act);
  }
}

/**
 * What people do in a transcript; the bot's lines are left out.
 *
 * @throws {Error} naming the line that is nobody's.
 */
export function readTranscript(text: string): Transcript {
  const head = new Map<string, string>();
  const lines: TranscriptLine[] = [];
  let place: "before" | "head" | "bot" | "person" | "between" = "before";
  for (const [index, written] of text.replaceAll("\r\n", "\n").trimEnd().split("\n").entries()) {
    const source = written.trimEnd();
    const number = index + 1;
    if (source.startsWith("#") || source === "") {
      lines.push({ number, source: [source], act: null });
      if (source === "" && place !== "before") place = "between";
    } else if (place === "head" || (place === "before" && source.startsWith("On: "))) {
      place = "head";
      head.set(...readPair(source, number));
      lines.push({ number, source: [source], act: null });
    } else if (isFromBot(source)) {
      if (place === "person" && source.startsWith(" ") && !source.startsWith("  =>")) continueWords(lines, source);
      else place = "bot";
    } else {
      lines.push({ number, source: [source], act: readAct(source, number) });
      place = "person";
    }
  }
  return { head, lines };
}

function isFromBot(line: string): boolean {
  return /^(Bot( to [^:]+| in [^:]+)?: |\s+\S)/.test(line);
}

/** An indented line below a person's words belongs to them. */
function continueWords(lines: TranscriptLine[], source: string): void {
  const last = lines.pop();
  if (last?.act?.kind !== "say") throw new Error(`only words go on in a second line: "${source}"`);
  const act = { ...last.act, text: `${last.act.text}\n${source.trim()}` };
  lines.push({ ...last, source: [...last.source, source], act });
}

function readAct(source: string, number: number): Act {
  const pause = /^--- (.+) ---$/.exec(source)?.[1];
  if (pause !== undefined) return pause === "restart" ? { kind: "restart" } : { kind: "pass-time", words: pause };
  const [person, deed] = readPair(source, number);
  const label = /^\((.+)\)$/.exec(deed)?.[1];
  if (label !== undefined) return { kind: "press", person, label };
  if (/^(\{[^}]+\}\s*)+$/.test(deed)) return { kind: "choose", person, labels: readLabels(deed) };
  const edit = /^edits "(.*)" to "(.*)"$/.exec(deed);
  if (edit) return { kind: "edit", person, before: edit[1] ?? "", after: edit[2] ?? "" };
  const command = /^\/rapporteur(?: (.*))?$/.exec(deed);
  if (command) return { kind: "command", person, words: command[1] ?? "" };
  // A backslash before words that would read as something else: `Ana: \(see the annex)`.
  return { kind: "say", person, text: deed.replace(/^\\/, "") };
}

function readLabels(deed: string): readonly string[] {
  return [...deed.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
}

function readPair(source: string, number: number): [string, string] {
  const [, name, words] = /^(\p{Lu}[\p{L} .'-]*): (.+)$/u.exec(source) ?? [];
  if (name === undefined || words === undefined) throw new Error(`line ${number} is nobody's: "${source}"`);
  return [name, words];
}
