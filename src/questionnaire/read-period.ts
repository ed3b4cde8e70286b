// Reads words that say nothing but when: periods, lists of years, how often, whether it goes on. Either every word is
// understood, or the answer is null; `loosely` passes over unknown words and then nothing counts as exact.
import type { Round } from "./answer.ts";
import { findLexemes, type Lexeme } from "./read-calendar-lexemes.ts";
import { meansAt, signAt, skipFillers } from "./read-loose-date.ts";
import { closeRound, findRange, type OpenRange } from "./read-range.ts";
import type { Which } from "./read-which.ts";
import type { AnswerProblem, ReadingContext } from "./reading.ts";

export type Period = {
  readonly rounds: readonly Round[];
  readonly frequency: string | null;
  readonly status: string | null;
  readonly exact: boolean;
};

/** `stopped`: read wholly, but a part cannot be, or may be two things. */
export type PeriodReading = Period | { readonly stopped: AnswerProblem | Which };

export type PeriodContext = ReadingContext & {
  /** Pass over unknown words. */
  readonly loosely: boolean;
};

export function readPeriod(typed: string, context: PeriodContext): PeriodReading | null {
  return new PeriodParser(typed, context).read();
}

const SEPARATORS = new Set([",", ";", "/", "、", "،", "，", "؛", "+", "&"]);

/** Longer brackets are not looked into. */
const MOST_LEXEMES_IN_BRACKETS = 40;

class PeriodParser {
  readonly #typed: string;
  readonly #context: PeriodContext;
  readonly #lexemes: readonly Lexeme[];
  #at = 0;
  #ranges: { range: OpenRange; label: string | null }[] = [];
  #frequency: string | null = null;
  #status: string | null = null;
  #exact = true;

  constructor(typed: string, context: PeriodContext) {
    this.#typed = typed;
    this.#context = context;
    this.#lexemes = findLexemes(typed);
  }

  read(): PeriodReading | null {
    while (this.#at < this.#lexemes.length) {
      if (this.#readRange() || this.#readRemark() || this.#readBracket() || this.#readSeparator()) continue;
      if (!this.#context.loosely || this.#isBareEnd()) return null;
      this.#exact = false;
      this.#at += 1;
    }
    return this.#close();
  }

  /** "until 2010" says no start. */
  #isBareEnd(): boolean {
    const kind = meansAt(this.#lexemes, this.#at)?.kind;
    return kind === "to" || kind === "between";
  }

  #readRange(): boolean {
    const counted = this.#skipCountOfRounds();
    if (counted) return true;
    const found = findRange(this.#lexemes, this.#at, this.#context.today);
    if (!found) return false;
    this.#ranges.push({ range: found.range, label: null });
    this.#at = found.next;
    return true;
  }

  /** "two waves:", "5 rounds". */
  #skipCountOfRounds(): boolean {
    const [first, second, third] = [0, 1, 2].map((ahead) => this.#lexemes[this.#at + ahead]);
    if (first?.kind !== "number" && first?.kind !== "unknown") return false;
    if (second?.kind !== "word" || second.means.kind !== "rounds") return false;
    if (first.kind === "unknown" && !isNumberWord(this.#typed.slice(first.start, first.end))) return false;
    this.#at += third?.kind === "sign" && ":：".includes(third.sign) ? 3 : 2;
    return true;
  }

  #readRemark(): boolean {
    const means = meansAt(this.#lexemes, this.#at);
    if (means?.kind === "frequency") {
      if (this.#frequency !== null && this.#frequency !== means.code) this.#exact = false;
      this.#frequency ??= means.code;
    } else if (means?.kind === "status") {
      if (this.#status !== null && this.#status !== means.code) this.#exact = false;
      this.#status = means.code;
    } else if (means?.kind === "open") {
      this.#status ??= "ongoing";
    } else if (means?.kind !== "filler" && means?.kind !== "and" && means?.kind !== "rounds") return false;
    this.#at += 1;
    return true;
  }

  /** "(suspended)" is a remark; other words in brackets after a period are its label. */
  #readBracket(): boolean {
    if (!"(（[".includes(signAt(this.#lexemes, this.#at) ?? " ")) return false;
    const closing = this.#lexemes
      .slice(this.#at, this.#at + MOST_LEXEMES_IN_BRACKETS)
      .findIndex((lexeme) => lexeme.kind === "sign" && ")）]".includes(lexeme.sign));
    const [open, close] = [this.#lexemes[this.#at], this.#lexemes[this.#at + closing]];
    if (!open || !close || closing < 0) return false;
    const inside = this.#typed.slice(open.end, close.start).trim();
    const remark = readPeriod(inside, { ...this.#context, loosely: false });
    const last = this.#ranges.at(-1);
    if (remark && !("stopped" in remark) && remark.rounds.length === 0) this.#take(remark);
    else if (last && last.label === null && inside !== "") last.label = inside;
    else return false;
    this.#at += closing + 1;
    return true;
  }

  #take(remark: Period): void {
    this.#frequency ??= remark.frequency;
    this.#status = remark.status ?? this.#status;
  }

  #readSeparator(): boolean {
    const sign = signAt(this.#lexemes, this.#at);
    const dashBeforeRemark = sign !== null && "-–—".includes(sign) && this.#isRemark(this.#at + 1);
    if (sign === null || !(SEPARATORS.has(sign) || dashBeforeRemark)) return false;
    if (sign === "/") this.#exact = false;
    this.#at += 1;
    return true;
  }

  #isRemark(at: number): boolean {
    const means = meansAt(this.#lexemes, skipFillers(this.#lexemes, at));
    return means?.kind === "frequency" || means?.kind === "status";
  }

  #close(): PeriodReading | null {
    const rounds: Round[] = [];
    let status = this.#status;
    let year: number | null = null;
    for (const { range, label } of this.#ranges.toReversed()) {
      const closed = closeRound(range, this.#typed, year, this.#context);
      if (closed === null) return null;
      if ("stopped" in closed) return closed;
      year = closed.year;
      if (!closed.exact) this.#exact = false;
      if (closed.round.end === null) status ??= "ongoing";
      rounds.unshift({ ...closed.round, label });
    }
    return { rounds, frequency: this.#frequency, status, exact: this.#exact };
  }
}

const NUMBER_WORDS = new Set(
  "one two three four five six seven eight nine ten deux trois quatre cinq six sept huit dos tres cuatro cinco seis две три четыре пять 两 三 四 五".split(
    " ",
  ),
);

function isNumberWord(word: string): boolean {
  return NUMBER_WORDS.has(word.toLowerCase());
}
