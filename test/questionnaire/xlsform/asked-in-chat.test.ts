// A form that was imported is asked as any other questionnaire is: a conversation from its first question to the end.
import { expect, test } from "vitest";
import { readXlsform } from "../../../src/questionnaire/xlsform/read-xlsform.ts";
import { playDialog } from "../../support/dialog-player.ts";
import { writeHeard } from "../../support/write-heard.ts";
import { formOf } from "./form-sheets.ts";

const FORM = readXlsform(
  formOf([
    { type: "start", name: "start" },
    { type: "begin group", name: "about", label: "About the survey" },
    { type: "text", name: "title", label: "What is its title?", required: "yes", constraint: "string-length(.) <= 60" },
    { type: "select_one yn", name: "has_module", label: "Does it have a module?", required: "yes" },
    { type: "select_multiple unit", name: "units", label: "Which units?", relevant: "${has_module} = ‘yes’" },
    {
      type: "integer",
      name: "households",
      label: "How many households?",
      relevant: "selected(${units}, 'b')",
      constraint: ". > 0 and . <= 100000",
    },
    { type: "end group" },
    { type: "geopoint", name: "where", label: "Where?" },
    { type: "begin repeat", name: "partners", label: "Partners" },
    {
      type: "text",
      name: "partner",
      label: "Who is the partner?",
      required: "yes",
      constraint: "string-length(.) <= 60",
    },
    { type: "end repeat" },
    {
      type: "select_one unit",
      name: "access",
      label: "Who has access?",
      constraint: "not(. = 'b' and ${has_module} = 'no')",
      constraint_message: "Not b without a module.",
    },
  ]),
  "modules",
);

function converse(...lines: readonly string[]) {
  if (!FORM.ok) throw new Error(JSON.stringify(FORM.problems));
  const player = playDialog(FORM.questionnaire);
  player.take({ kind: "met" });
  const heard = ["start", ...lines].map((text, index) => {
    player.take({ kind: "said", text, messageId: `m${index}`, files: [] });
    const dialog = player.dialog();
    const last = player.heard.at(-1);
    return {
      place: dialog.state === "asking" ? dialog.path : dialog.state,
      words: last ? writeHeard(last, null).join("\n") : "",
    };
  });
  const introduced = player.heard.slice(0, 1).map((message) => writeHeard(message, null).join("\n"));
  return { player, introduced, places: heard.map(({ place }) => place), words: heard.map(({ words }) => words) };
}

test("it is introduced as what it is, and not as an activity report", () => {
  const { introduced } = converse();
  expect(introduced.join()).toContain("Three items for the Sixth Coordination Meeting on International Migration, by");
});

test("each question is asked where its condition holds, and the response is submitted", () => {
  const { player, places, words } = converse(
    "Module 2014",
    "yes",
    "A, B",
    "0",
    "1200",
    "yes",
    "INED",
    "no",
    "A",
    "submit",
  );
  expect(places.join(" ")).toBe(
    "about.title about.has_module about.units about.households about.households partners " +
      "partners[1].partner partners access reviewing resting",
  );
  expect(words[4]).toContain("1");
  expect(player.answers().get("about.households")).toEqual({
    state: "answered",
    value: { kind: "number", number: 1200 },
  });
  expect(player.response()?.state).toBe("submitted");
});

test("what a branch hides is not asked, and a rule over two answers is said in the words of the form", () => {
  const { places, words } = converse("Module 2014", "no", "no", "B");
  expect(places).toEqual(["about.title", "about.has_module", "partners", "access", "access"]);
  expect(words.at(-1)).toContain("Not b without a module.");
});
