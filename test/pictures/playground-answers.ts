// What a focal point answers to the 14 items, question by question, with each way that a card offers.

/** Typed, pressed as a button, or ticked in a list and sent with its button. */
export type Deed =
  | { readonly kind: "type"; readonly words: string }
  | { readonly kind: "press"; readonly label: string }
  | { readonly kind: "tick"; readonly labels: readonly string[] };

const type = (words: string): Deed => ({ kind: "type", words });
const press = (label: string): Deed => ({ kind: "press", label });
const tick = (...labels: string[]): Deed => ({ kind: "tick", labels });

/** The question by words that stand on its card alone, what is done, and what its picture is called. */
export type Answer = { readonly asked: string; readonly deed: Deed; readonly picture?: string };

/** In the order in which the questions are asked. The survey is a real one; see `prisma/demonstration/surveys.json`. */
export const ANSWERS: readonly Answer[] = [
  { asked: "1 of 14", deed: type("Migrations between Africa and Europe – MAFE Ghana (2009–2010)") },
  { asked: "2 of 14", deed: type("To collect data on migration between Ghana and Europe"), picture: "text" },
  { asked: "Which countries or areas", deed: tick("Ghana", "Netherlands (Kingdom of the)"), picture: "countries" },
  { asked: "role of Ghana", deed: press("Origin"), picture: "role" },
  { asked: "role of Netherlands", deed: press("Destination") },
  { asked: "add about the coverage", deed: press("Skip") },
  { asked: "When was the survey", deed: type("2009-2010"), picture: "time-frame" },
  { asked: "Where does the survey stand", deed: tick("Completed"), picture: "buttons" },
  { asked: "How often", deed: tick("Once"), picture: "list" },
  { asked: "any institution to name", deed: type("University of Ghana"), picture: "institutions" },
  { asked: "What was its part", deed: tick("Field work") },
  { asked: "In which country or area is it", deed: type("Ghana") },
  { asked: "another institution", deed: press("No more"), picture: "more" },
  { asked: "Which types of sample", deed: tick("Stratified probability sample", "Snowball sample"), picture: "sample" },
  { asked: "How was the sample drawn", deed: press("Skip") },
  { asked: "size of the sample", deed: type("about 1,200") },
  { asked: "Is this right", deed: press("Yes, that is right"), picture: "read-back" },
  { asked: "What was counted", deed: type("households") },
  { asked: "What is the primary sampling unit", deed: tick("Household") },
  { asked: "say more about the unit", deed: press("Skip") },
  { asked: "Which of these is it", deed: tick("Specifically designed to study migration") },
  { asked: "Which of these populations", deed: tick("Return migrants at origin", "Non-migrants at origin") },
  { asked: "add about the populations", deed: press("Skip") },
  { asked: "focus on specific types", deed: press("Yes"), picture: "yes-no" },
  { asked: "Which types?", deed: tick("Foreign students", "Female migrants") },
  { asked: "add about the focus", deed: press("Skip") },
  { asked: "definition of a migrant", deed: type("Born in Ghana, and lived in Europe for at least one year") },
  { asked: "Which criteria", deed: type("country of birth, duration") },
  { asked: "minimum duration", deed: type("12") },
  { asked: "gather data on remittances", deed: press("Yes") },
  { asked: "how remittances are used", deed: press("Partly") },
  { asked: "add about remittances", deed: press("Skip") },
  { asked: "How are the results disseminated", deed: tick("Reports") },
  { asked: "Where can the results be found", deed: type("https://mafeproject.site.ined.fr") },
  { asked: "May researchers have access", deed: press("Yes"), picture: "access" },
  { asked: "Under which conditions", deed: press("I do not know") },
  { asked: "Which kind of access", deed: press("Skip") },
  { asked: "Where can access be asked for", deed: press("Skip") },
];
