// Commands in the six languages: known where no question is open, and never taken for what is an answer.
import { describe, expect, test } from "vitest";
import { COMMAND_WORDS, VOCABULARY } from "../../src/commands/command-vocabulary.ts";
import { inEnglish } from "../../src/commands/in-english.ts";
import { readCommand, readTypedCommand } from "../../src/commands/read-command.ts";
import { WORDS } from "../../src/dialog/control-vocabulary.ts";

const ALL = COMMAND_WORDS.flatMap((command) => VOCABULARY[command].map((word) => [word, command] as const));

describe("what people type", () => {
  test.each([
    ["aide", "help"],
    ["statut", "status"],
    ["resumen", "summary"],
    ["résumé", "summary"],
    ["Résumé !", "summary"],
    ["ayuda", "help"],
    ["encuestas", "surveys"],
    ["enquêtes", "surveys"],
    ["estado", "status"],
    ["помощь", "help"],
    ["статус", "status"],
    ["帮助", "help"],
    ["مساعدة", "help"],
    ["buscar remesas en Kenia desde 2006", "search remesas en Kenia desde 2006"],
    ["Rechercher migrations Sénégal", "search migrations Sénégal"],
    ["поиск мигранты", "search мигранты"],
    ["搜索汇款", "search 汇款"],
    ["搜索 汇款", "search 汇款"],
    ["بحث تحويلات", "search تحويلات"],
    ["qui travaille sur les réfugiés", "who works on les réfugiés"],
    ["bonnes pratiques", "practices"],
    ["ordre du jour", "agenda"],
    ["подписаться еженедельно", "subscribe weekly"],
    ["s’abonner chaque jour", "subscribe daily"],
    ["rapport OIT", "report OIT"],
    // Words that only begin alike, and English that looks like them.
    ["statuts", "statuts"],
    ["resume reminders", "resume reminders"],
    ["resume", "resume"],
  ])("%s is %s", (typed, english) => {
    expect(inEnglish(typed)).toBe(english);
  });

  test.each(ALL)("%s does what %s does", (typed, english) => {
    expect(readCommand(typed)).toEqual(readCommand(english === "who works on" ? `${english}` : english));
  });

  test.each(["digest partager", "digest compartir", "дайджест поделиться", "简报 分享"])("%s is shared", (typed) => {
    expect(readCommand(typed)).toMatchObject({ kind: "digest", act: { verb: "show", of: "" }, share: true });
  });
});

describe("no word stands for two things", () => {
  test("of the commands", () => {
    const words = ALL.map(([word]) => word);
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([]);
  });

  test("and none steers an open question, but for help", () => {
    const steering = Object.entries(WORDS).flatMap(([control, words]) => (control === "help" ? [] : words));
    expect(ALL.filter(([word]) => steering.includes(word))).toEqual([]);
  });
});

describe("at an open question", () => {
  test.each(ALL)("%s is no command, so that it can be an answer", (typed) => {
    expect(readTypedCommand(typed, true)).toBeNull();
  });

  test.each([
    "digest of Migration Statistics 2006",
    "subscribe monthly",
    "share",
    "the remittances that they share",
    "summary share",
  ])("%s is no command there either", (typed) => {
    expect(readTypedCommand(typed, true)).toBeNull();
  });

  test("after /rapporteur it is one", () => {
    expect(readTypedCommand("/rapporteur statut", true)).toEqual({ kind: "status", of: "" });
  });

  test.each(["digest share", "status please share", "missing share"])(
    "%s is a command, as it is without share",
    (typed) => {
      expect(readTypedCommand(typed, true)).toMatchObject({ share: true });
    },
  );
});
