// The few words that steer the conversation, as people type them in the six languages. They count only when they are
// the whole message, so that an answer that contains one of them is still an answer.
export type ControlWord =
  | "back"
  | "skip"
  | "later"
  | "stop"
  | "help"
  | "review"
  | "submit"
  | "unknown"
  | "not-applicable"
  | "same"
  | "yes"
  | "no"
  | "start"
  | "add"
  | "no-more"
  | "nothing"
  | "greeting";

const WORDS: Readonly<Record<ControlWord, readonly string[]>> = {
  back: ["back", "go back", "previous", "retour", "précédent", "atrás", "anterior", "назад", "رجوع", "返回", "上一步"],
  skip: [
    "skip",
    "skip this",
    "pass",
    "next",
    "passer",
    "suivant",
    "saltar",
    "omitir",
    "siguiente",
    "пропустить",
    "далее",
    "تخطي",
    "跳过",
  ],
  later: [
    "later",
    "not now",
    "remind me later",
    "tomorrow",
    "plus tard",
    "más tarde",
    "luego",
    "позже",
    "потом",
    "لاحقا",
    "لاحقًا",
    "稍后",
    "以后",
  ],
  stop: ["stop", "quit", "exit", "pause", "arrêter", "arrêt", "parar", "detener", "стоп", "остановить", "توقف", "停止"],
  help: ["help", "?", "help me", "aide", "ayuda", "помощь", "справка", "مساعدة", "帮助"],
  review: [
    "review",
    "summary of answers",
    "show my answers",
    "my answers",
    "revoir",
    "revisar",
    "проверить",
    "مراجعة",
    "检查",
  ],
  submit: ["submit", "send", "send it", "envoyer", "soumettre", "enviar", "отправить", "إرسال", "提交"],
  unknown: [
    "unknown",
    "i don't know",
    "i do not know",
    "don't know",
    "dont know",
    "do not know",
    "dk",
    "no idea",
    "not known",
    "not sure",
    "je ne sais pas",
    "inconnu",
    "no sé",
    "no lo sé",
    "desconocido",
    "не знаю",
    "неизвестно",
    "لا أعرف",
    "غير معروف",
    "不知道",
    "未知",
  ],
  "not-applicable": [
    "n/a",
    "na",
    "n.a.",
    "not applicable",
    "does not apply",
    "doesn't apply",
    "sans objet",
    "s.o.",
    "s/o",
    "no aplica",
    "no aplicable",
    "не применимо",
    "неприменимо",
    "لا ينطبق",
    "不适用",
  ],
  same: [
    "same",
    "same as last year",
    "same as last time",
    "same as before",
    "as last year",
    "as before",
    "no change",
    "unchanged",
    "idem",
    "comme l'année dernière",
    "inchangé",
    "igual",
    "igual que el año pasado",
    "sin cambios",
    "без изменений",
    "как в прошлом году",
    "كما في العام الماضي",
    "没有变化",
    "同去年",
  ],
  yes: [
    "yes",
    "y",
    "yep",
    "yes please",
    "ok",
    "okay",
    "correct",
    "right",
    "that is right",
    "oui",
    "sí",
    "si",
    "да",
    "نعم",
    "是",
    "对",
  ],
  no: ["no", "n", "nope", "wrong", "not right", "non", "нет", "لا", "否", "不", "不是"],
  start: [
    "start",
    "begin",
    "go",
    "continue",
    "let's start",
    "commencer",
    "continuer",
    "empezar",
    "continuar",
    "начать",
    "продолжить",
    "ابدأ",
    "متابعة",
    "开始",
    "继续",
  ],
  add: ["add", "another", "one more", "add another", "ajouter", "añadir", "otro", "добавить", "إضافة", "添加"],
  "no-more": [
    "no more",
    "none",
    "that is all",
    "that's all",
    "that is it",
    "done",
    "finished",
    "nothing else",
    "aucun",
    "c'est tout",
    "ninguno",
    "ninguna",
    "eso es todo",
    "больше нет",
    "это всё",
    "لا شيء",
    "没有了",
    "没有",
  ],
  nothing: [
    "nothing to report",
    "nothing",
    "no survey",
    "no surveys",
    "we have no survey",
    "we have no surveys",
    "none to report",
    "rien à signaler",
    "nada que informar",
    "нечего сообщить",
    "لا شيء للإبلاغ عنه",
    "没有可报告的",
  ],
  greeting: [
    "hello",
    "hi",
    "hey",
    "hello there",
    "good morning",
    "good afternoon",
    "good evening",
    "bonjour",
    "salut",
    "bonsoir",
    "hola",
    "buenos días",
    "buenas tardes",
    "здравствуйте",
    "привет",
    "добрый день",
    "مرحبا",
    "السلام عليكم",
    "你好",
    "您好",
  ],
};

const BY_WORD: ReadonlyMap<string, readonly ControlWord[]> = collect();

/** True when the whole message is that control word. Some words mean several things; the question decides which. */
export function means(typed: string, word: ControlWord): boolean {
  return BY_WORD.get(normalize(typed))?.includes(word) ?? false;
}

const ASK_A_COLLEAGUE =
  /^(please )?(ask|check with|consult|demandez à|voir avec|pregunte a|pregúntale a|спросите)\s+\S{2,}(\s+\S+){0,5}$/iu;

/** "Ask Maria": the person would rather leave this to somebody else. */
export function leavesToSomebody(typed: string): boolean {
  return ASK_A_COLLEAGUE.test(typed.trim());
}

function collect(): ReadonlyMap<string, readonly ControlWord[]> {
  const byWord = new Map<string, ControlWord[]>();
  for (const [control, words] of Object.entries(WORDS)) {
    for (const word of words) {
      const key = normalize(word);
      byWord.set(key, [...(byWord.get(key) ?? []), control as ControlWord]);
    }
  }
  return byWord;
}

function normalize(text: string): string {
  return text
    .normalize("NFC")
    .trim()
    .toLowerCase()
    .replace(/[’`´]/g, "'")
    .replace(/[\s]+/g, " ")
    .replace(/[.!。！…]+$/u, "");
}
