// Reads web addresses out of what was typed. They are kept letter for letter; only http and https count, and an
// address that holds a name or password of somebody is refused.
import type { Question } from "./questionnaire.ts";
import type { Reading } from "./reading.ts";

/** Space; or a comma or semicolon before another address: inside of one, they are part of it. */
const DIVIDERS = /\s+|[,;，、；](?=https?:|www\.)/i;

type AddressReading = { readonly url: string; readonly exact: boolean };

/** What browsers and servers take at least. https://www.rfc-editor.org/rfc/rfc9110#section-4.1-5 says 8000. */
const LONGEST_ADDRESS_CHARACTERS = 8000;
const LONGEST_TYPED_CHARACTERS = 100_000;
const LONGEST_PART_CHARACTERS = 200;

export function readWebAddresses(question: Extract<Question, { kind: "web-addresses" }>, typed: string): Reading {
  return readAddresses(typed, question.max);
}

export function readAddresses(typed: string, max: number): Reading {
  const parts = typed.slice(0, LONGEST_TYPED_CHARACTERS).split(DIVIDERS).map(strip).filter(Boolean);
  const urls = new Set<string>();
  let exact = typed.length <= LONGEST_TYPED_CHARACTERS;
  let notAddress: string | null = null;
  for (const part of parts) {
    const read = readAddress(part);
    if (read === "refused") return problem(part);
    if (read === "words") {
      notAddress ??= part;
      if (!/^(?:and|et|y|и|و|和)$/iu.test(part)) exact = false;
      continue;
    }
    urls.add(read.url);
    exact &&= read.exact;
  }
  if (urls.size === 0) return problem(notAddress ?? typed.trim());
  if (urls.size > max) return { kind: "problem", problem: { code: "too-many-choices", max } };
  return { kind: "understood", value: { kind: "web-addresses", urls: [...urls] }, exact };
}

/** Words between addresses are passed over; something that is an address, and no good one, is refused. */
function readAddress(part: string): AddressReading | "words" | "refused" {
  const scheme = /^([a-z][a-z0-9+.-]*):(?=\S)/i.exec(part)?.[1]?.toLowerCase();
  if (scheme === "http" || scheme === "https") return isGood(part) ? { url: part, exact: true } : "refused";
  const bare = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+\p{L}{2,24}(?::\d{1,5})?(?:[/?#]\S*)?$/u.test(
    part.slice(0, 2000),
  );
  if (bare && part.length <= 2000)
    return isGood(`https://${part}`) ? { url: `https://${part}`, exact: false } : "refused";
  if (scheme !== undefined || part.includes("://")) return "refused";
  return "words";
}

function isGood(address: string): boolean {
  if (address.length > LONGEST_ADDRESS_CHARACTERS || /[<>"`{}|\\^\p{C}]/u.test(address)) return false;
  if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) return false;
  const { username, password, hostname } = new URL(address);
  return username === "" && password === "" && hostname.includes(".") && !hostname.endsWith(".");
}

/** Brackets and full stops of the sentence around an address are not part of it. */
function strip(part: string): string {
  const opened = part.replace(/^[<("'«“]+/, "");
  const closed = opened.replace(/[>"'»”.,;:!?]+$/, "");
  return closed.endsWith(")") && !closed.includes("(") ? closed.replace(/\)+$/, "") : closed;
}

function problem(part: string): Reading {
  const cut = part.slice(0, LONGEST_PART_CHARACTERS).toWellFormed();
  return { kind: "problem", problem: { code: "not-a-web-address", part: cut } };
}
