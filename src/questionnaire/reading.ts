// What comes of reading what a person typed. Nothing is guessed silently: what is not exact is confirmed, what is
// ambiguous is asked, what cannot be is explained by a coded problem whose words live in wording/.

import type { OrganizationId } from "../domain/ids.ts";
import type { Language, Words } from "../domain/language.ts";
import type { AnswerValue } from "./answer.ts";

export type AnswerProblem =
  | { readonly code: "empty" }
  | { readonly code: "too-short"; readonly minCharacters: number; readonly characters: number }
  | { readonly code: "too-long"; readonly maxCharacters: number; readonly characters: number }
  | { readonly code: "too-many-words"; readonly maxWords: number; readonly words: number }
  | { readonly code: "not-a-number" }
  | { readonly code: "not-whole" }
  | { readonly code: "too-small"; readonly min: number }
  | { readonly code: "too-large"; readonly max: number }
  | { readonly code: "not-yes-or-no" }
  | { readonly code: "not-a-choice"; readonly part: string }
  | { readonly code: "only-one-choice" }
  | { readonly code: "stands-alone"; readonly label: string }
  | { readonly code: "too-few-choices"; readonly min: number }
  | { readonly code: "too-many-choices"; readonly max: number }
  | { readonly code: "not-an-area"; readonly part: string }
  | { readonly code: "not-a-date" }
  | { readonly code: "no-such-date"; readonly part: string }
  | { readonly code: "not-a-period"; readonly part: string }
  | { readonly code: "ends-before-it-starts"; readonly part: string }
  | { readonly code: "not-a-web-address"; readonly part: string }
  | { readonly code: "not-a-file" }
  | { readonly code: "file-too-large"; readonly maxBytes: number }
  | { readonly code: "wrong-file-type"; readonly extensions: readonly string[] }
  | { readonly code: "constraint"; readonly message: Words };

export type Candidate = { readonly code: string; readonly label: string };

export type Reading =
  /** `exact` false: the value is read back and stored only when the person says yes. */
  | { readonly kind: "understood"; readonly value: AnswerValue; readonly exact: boolean }
  /** `part` of what was typed may mean several things. The answer is a resolution, and the words are read again. */
  | {
      readonly kind: "which";
      readonly part: string;
      readonly candidates: readonly Candidate[];
      readonly ownWordsAllowed: boolean;
    }
  | { readonly kind: "problem"; readonly problem: AnswerProblem };

/** What a reader knows beside the words. */
export type ReadingContext = {
  readonly language: Language;
  /** Today where the person is, as an ISO date. */
  readonly today: string;
  /** What was already said about ambiguous parts: the part in lower case to the code of a candidate, or to OWN_WORDS. */
  readonly resolutions: Readonly<Record<string, string>>;
  /** The organizations of the roster, for questions that ask for organizations. */
  readonly organizations: readonly {
    readonly id: OrganizationId;
    readonly name: string;
    readonly acronym: string;
    readonly aliases: readonly string[];
  }[];
};

/** The resolution that keeps a part in the person's own words (a group of countries, an organization outside the roster). */
export const OWN_WORDS = "own-words";
