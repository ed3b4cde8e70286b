// The themes of a survey. The questionnaire on surveys asks for none, so they follow from what was chosen in it: every
// survey is on surveys, one that gathers data on remittances is on remittances too.
import type { Answers } from "../questionnaire/answer.ts";

const BY_CHOICE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "q09_populations.codes": { returnees_origin: "return", migrants_transit: "mixed_movements" },
  "q10_focus.types": {
    labour: "labour_migration",
    refugees: "refugees",
    asylum_seekers: "refugees",
    students: "students",
    women: "gender",
    children: "children",
    irregular: "irregular_migration",
    trafficked: "trafficking",
    return: "return",
    deported: "return",
    short_term: "circular",
    seasonal: "circular",
    domestic: "labour_migration",
    highly_skilled: "skills",
    family: "family",
    internal: "internal",
    diaspora: "diaspora",
    older: "ageing",
    health_workers: "health",
  },
  "q12_remittances.remittances": { yes: "remittances", partly: "remittances", planned: "remittances" },
  "q12_remittances.use": { yes: "remittances", partly: "remittances", planned: "remittances" },
};

export function themesOfSurvey(answers: Answers): readonly string[] {
  const themes = new Set(["surveys"]);
  for (const [path, themeOf] of Object.entries(BY_CHOICE)) {
    for (const code of codesAt(answers, path)) {
      const theme = themeOf[code];
      if (theme !== undefined) themes.add(theme);
    }
  }
  return [...themes];
}

function codesAt(answers: Answers, path: string): readonly string[] {
  const answer = answers.get(path);
  if (answer?.state !== "answered") return [];
  if (answer.value.kind === "choice") return [answer.value.code];
  return answer.value.kind === "choices" ? answer.value.codes : [];
}
