// In which language a text is written: above all titles, which are short and often have none of a language's small words.
import { describe, expect, test } from "vitest";
import { detectLanguage } from "../../src/findings/detect-language.ts";

describe("a text is in", () => {
  test.each([
    ["en", "The use of remittances by families"],
    ["en", "Household Survey 2008"],
    ["en", "Labour Force Survey, migration module"],
    ["en", "Kerala Migration Survey 2018"],
    ["fr", "L'étude montre comment les ménages utilisent les envois de fonds"],
    ["fr", "Enquête ménages Sénégal 2008"],
    ["fr", "Enquête emploi, module migration"],
    ["fr", "Transferts de fonds des migrants"],
    ["es", "Encuesta sobre migración en la frontera norte de México"],
    ["es", "Encuesta Nacional de Hogares 2008"],
    ["es", "Encuesta Nacional de la Dinámica Demográfica"],
    ["es", "Remesas familiares"],
    ["ru", "Сборник данных о миграции"],
    ["ru", "Перепись населения 2010"],
    ["ar", "دراسة عن هجرة العمال"],
    ["ar", "تعداد السكان"],
    ["zh", "移民汇款调查"],
    ["zh", "区域讲习班"],
    ["zh", "联合国开发计划署 (UNDP) 住户调查"],
  ])("%s: %s", async (language, text) => {
    expect(await detectLanguage(text)).toBe(language);
  });
});

describe("English is said where nothing tells", () => {
  test.each(["", "2009–2010", "MAFE", "https://example.org/fr/enquetes/les-menages.pdf"])("%s", async (text) => {
    expect(await detectLanguage(text)).toBe("en");
  });
});

test("what follows a title counts too", async () => {
  const title = "Encuesta sobre Migración en la Frontera Norte de México";
  const purpose =
    "To measure how many workers cross the border, and to learn how they were received and what they earn.";
  expect(await detectLanguage(`${title}\n${purpose}`)).toBe("en");
});
