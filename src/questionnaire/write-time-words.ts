// The words between the dates of a period, and for how often, in the six languages.
import type { Language } from "../domain/language.ts";

export type TimeWords = {
  readonly between: (start: string, end: string) => string;
  readonly since: (start: string) => string;
  readonly frequencies: Readonly<Record<string, string>>;
  readonly statuses: Readonly<Record<string, string>>;
  readonly comma: string;
  readonly yes: string;
  readonly no: string;
};

export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = {
  en: {
    between: (start, end) => `${start} to ${end}`,
    since: (start) => `since ${start}`,
    frequencies: {
      one_off: "once",
      annual: "every year",
      periodic: "at regular intervals",
      irregular: "at irregular intervals",
      continuous: "continuously",
      panel: "as a panel",
      programme: "as part of a programme",
    },
    statuses: { planned: "planned", ongoing: "ongoing", completed: "completed", suspended: "suspended" },
    comma: ", ",
    yes: "Yes",
    no: "No",
  },
  fr: {
    between: (start, end) => `de ${start} à ${end}`,
    since: (start) => `depuis ${start}`,
    frequencies: {
      one_off: "une seule fois",
      annual: "chaque année",
      periodic: "périodiquement",
      irregular: "irrégulièrement",
      continuous: "en continu",
      panel: "panel",
      programme: "dans le cadre d’un programme",
    },
    statuses: { planned: "prévu", ongoing: "en cours", completed: "achevé", suspended: "suspendu" },
    comma: ", ",
    yes: "Oui",
    no: "Non",
  },
  es: {
    between: (start, end) => `de ${start} a ${end}`,
    since: (start) => `desde ${start}`,
    frequencies: {
      one_off: "una sola vez",
      annual: "cada año",
      periodic: "periódicamente",
      irregular: "de forma irregular",
      continuous: "de forma continua",
      panel: "panel",
      programme: "en el marco de un programa",
    },
    statuses: { planned: "previsto", ongoing: "en curso", completed: "terminado", suspended: "suspendido" },
    comma: ", ",
    yes: "Sí",
    no: "No",
  },
  ru: {
    between: (start, end) => `${start} — ${end}`,
    since: (start) => `${start} — настоящее время`,
    frequencies: {
      one_off: "однократно",
      annual: "ежегодно",
      periodic: "периодически",
      irregular: "нерегулярно",
      continuous: "непрерывно",
      panel: "панель",
      programme: "в рамках программы",
    },
    statuses: { planned: "планируется", ongoing: "продолжается", completed: "завершено", suspended: "приостановлено" },
    comma: ", ",
    yes: "Да",
    no: "Нет",
  },
  ar: {
    between: (start, end) => `من ${start} إلى ${end}`,
    since: (start) => `منذ ${start}`,
    frequencies: {
      one_off: "مرة واحدة",
      annual: "كل سنة",
      periodic: "بصفة دورية",
      irregular: "بصفة غير منتظمة",
      continuous: "بصفة مستمرة",
      panel: "دراسة تتبعية",
      programme: "في إطار برنامج",
    },
    statuses: { planned: "مخطط", ongoing: "جارية", completed: "مكتملة", suspended: "معلقة" },
    comma: "، ",
    yes: "نعم",
    no: "لا",
  },
  zh: {
    between: (start, end) => `${start}至${end}`,
    since: (start) => `自${start}以来`,
    frequencies: {
      one_off: "一次性",
      annual: "每年",
      periodic: "定期",
      irregular: "不定期",
      continuous: "连续",
      panel: "追踪",
      programme: "方案",
    },
    statuses: { planned: "计划中", ongoing: "进行中", completed: "已完成", suspended: "暂停" },
    comma: "，",
    yes: "是",
    no: "否",
  },
};
