// Commands, the same words on every platform.
export type Command =
  | { readonly kind: "report" }
  | { readonly kind: "survey" }
  /** `of` is an organization in words, or empty. */
  | { readonly kind: "status"; readonly of: string }
  | { readonly kind: "help" }
  | { readonly kind: "continue" }
  | { readonly kind: "link"; readonly code: string }
  /** The secretariat asks for a one-time code for a person. */
  | { readonly kind: "code"; readonly of: string }
  | { readonly kind: "unknown"; readonly words: string };

/** Reads the words of a slash command or of a mention: anything is a command there. */
export function readCommand(words: string): Command {
  const text = words.trim().replace(/\s+/g, " ");
  if (text === "") return { kind: "help" };
  return readWord(text) ?? { kind: "unknown", words: text };
}

/** Reads what was typed in a direct message; null if it is no command. Within a question only these very words count. */
export function readTypedCommand(typed: string, isQuestionOpen: boolean): Command | null {
  const text = typed
    .trim()
    .replace(/^\/rapporteur\b\s*/i, "")
    .replace(/\s+/g, " ");
  const command = readWord(text);
  if (!command || !isQuestionOpen) return command;
  if (command.kind === "status" && command.of !== "") return null;
  return command.kind === "help" || command.kind === "continue" ? null : command;
}

function readWord(text: string): Command | null {
  const [first = "", ...others] = text.split(" ");
  const rest = others.join(" ");
  switch (first.toLowerCase()) {
    case "report":
      return rest === "" || /^(an )?activity|activities$/i.test(rest) ? { kind: "report" } : null;
    case "survey":
    case "surveys":
      return rest === "" ? { kind: "survey" } : null;
    case "status":
      return { kind: "status", of: rest };
    case "help":
      return rest === "" ? { kind: "help" } : null;
    case "continue":
      return rest === "" ? { kind: "continue" } : null;
    case "link":
      return others.length === 1 && rest !== "" ? { kind: "link", code: rest } : null;
    case "code":
      return others.length === 1 && rest.includes("@")
        ? { kind: "code", of: rest.toLowerCase().normalize("NFC") }
        : null;
    default:
      return null;
  }
}
