// The words by which people say when and how often, in the six languages. Months come from CLDR; the rest is this list.
import { foldWords } from "../domain/fold-words.ts";
import { LANGUAGES } from "../domain/language.ts";

export type CalendarWord =
  | { readonly kind: "month"; readonly month: number }
  | { readonly kind: "ordinal"; readonly number: number }
  | { readonly kind: "quarter" }
  | { readonly kind: "half" }
  | { readonly kind: "since" }
  | { readonly kind: "between" }
  | { readonly kind: "to" }
  | { readonly kind: "and" }
  /** "to date": the end is open. */
  | { readonly kind: "open" }
  /** "present": an end that is open, after "to". */
  | { readonly kind: "now" }
  | { readonly kind: "about" }
  | { readonly kind: "filler" }
  /** Rounds that are only counted: "two waves". */
  | { readonly kind: "rounds" }
  | { readonly kind: "frequency"; readonly code: string }
  | { readonly kind: "status"; readonly code: string }
  | { readonly kind: "relative"; readonly unit: "day" | "month" | "year"; readonly shift: number };

/** The words of a phrase as they are compared: folded, one by one; Chinese characters each count as a word. */
export function phraseWords(phrase: string): readonly string[] {
  return foldWords(phrase).match(/\d+|\p{Script=Han}|[^\s\d\p{Script=Han}]+/gu) ?? [];
}

const SIMPLE: Readonly<
  Record<
    "quarter" | "half" | "since" | "between" | "to" | "and" | "open" | "now" | "about" | "rounds" | "filler",
    string
  >
> = {
  quarter: "quarter|q|trimestre|t|квартал|الربع|季度",
  half: "half|h|semester|semestre|полугодие|النصف|半年",
  since:
    "since|from|starting|starting in|started in|beginning in|as from|as of|depuis|à partir de|a partir de|à compter de|desde|с|начиная с|منذ|من|ابتداء من|自|从",
  between: "between|entre|между|بين|介于",
  to: "to|until|till|up to|through|à|au|aux|jusqu à|jusqu en|jusqu au|jusque|a|al|hasta|по|до|إلى|الى|حتى|至|到",
  and: "and|et|y|e|и|و|和|及|&|then|puis|luego",
  open: "to date|up to now|until now|onwards|onward|and continuing|à ce jour|à nos jours|hasta la fecha|hasta hoy|至今|以来|起|по настоящее время",
  now: "present|the present|now|today|date|the present day|aujourd hui|présent|ce jour|maintenant|la actualidad|actualidad|presente|el presente|la fecha|hoy|настоящее время|сегодня|الآن|اليوم|الوقت الحاضر",
  about:
    "about|around|circa|ca|c|approximately|approx|roughly|early|late|mid|probably|vers|environ|hacia|alrededor de|около|примерно|حوالي|大约",
  rounds: "waves|wave|rounds|round|surveys|vagues|enquêtes|rondas|encuestas|волны|раунды|جولات|轮",
  filler:
    "the|in|in the field|for|of|on|during|year|years|month|months|fieldwork|field work|data collection|collected|conducted|carried out|took place|was|were|is|it|survey|time frame|period|dates|le|la|les|l|du|de|des|en|d|durant|pendant|année|années|el|los|del|año|años|durante|mes|г|гг|год|года|году|годы|в|на|في|عام|سنة|عامي|年|号",
};

const FREQUENCIES: Readonly<Record<string, string>> = {
  annual:
    "annual|annually|yearly|every year|each year|once a year|annuel|annuelle|annuellement|chaque année|tous les ans|par an|anual|anualmente|cada año|todos los años|ежегодно|ежегодный|ежегодное|каждый год|سنوي|سنوية|سنويا|كل سنة|كل عام|每年|年度",
  periodic:
    "periodic|periodical|periodically|biennial|triennial|quinquennial|quarterly|monthly|every other year|every second year|every few years|périodique|biennal|trimestriel|périodiquement|periódica|periódico|bienal|trimestral|периодически|периодическое|دوري|定期",
  one_off:
    "one-off|one off|one time|one-time|once|once only|single|single round|ponctuel|ponctuelle|une seule fois|unique|única|único|una sola vez|una vez|однократно|разовое|مرة واحدة|一次性",
  irregular:
    "irregular|irregularly|ad hoc|occasional|occasionally|irrégulier|irrégulière|occasionnel|esporádica|esporádico|нерегулярно|غير منتظم|不定期",
  continuous: "continuous|continuously|continu|continue|en continu|continua|continuo|непрерывно|непрерывное|مستمر|连续",
  panel: "panel|longitudinal|longitudinale|longitudinal panel|панель|панельное|جلسات|追踪",
  programme: "programme|program|programa|программа|برنامج|方案",
};

const STATUSES: Readonly<Record<string, string>> = {
  planned:
    "planned|upcoming|forthcoming|to be carried out|prévu|prévue|planifié|planifiée|planificado|planificada|previsto|prevista|запланировано|планируется|مخطط|计划中",
  ongoing:
    "ongoing|on-going|still ongoing|on going|continuing|continues|under way|underway|in progress|current|still running|running|en cours|toujours en cours|en curso|продолжается|ведется|جار|جارية|جاري|进行中",
  completed:
    "completed|complete|finished|ended|done|closed|terminé|terminée|achevé|achevée|terminado|terminada|finalizado|finalizada|completado|завершено|завершен|завершена|منجز|مكتمل|已完成",
  suspended:
    "suspended|on hold|interrupted|paused|suspendu|suspendue|interrompu|suspendido|suspendida|interrumpido|приостановлено|приостановлен|приостановлена|معلق|معلقة|暂停",
};

const ORDINALS: readonly string[] = [
  "first|premier|première|primer|primero|primera|первый|первое|первая|الأول|第一",
  "second|deuxième|second|seconde|segundo|segunda|второй|второе|вторая|الثاني|第二",
  "third|troisième|tercer|tercero|tercera|третий|الثالث|第三",
  "fourth|last|quatrième|cuarto|четвертый|الرابع|第四",
];

const RELATIVES: readonly (readonly [string, "day" | "month" | "year", number])[] = [
  ["today|aujourd hui|hoy|сегодня|اليوم|今天", "day", 0],
  ["yesterday|hier|ayer|вчера|أمس|昨天", "day", -1],
  ["tomorrow|demain|mañana|завтра|غدا|明天", "day", 1],
  ["this month|ce mois|este mes|этот месяц|هذا الشهر|本月", "month", 0],
  ["last month|le mois dernier|el mes pasado|прошлый месяц|в прошлом месяце|الشهر الماضي|上个月", "month", -1],
  ["next month|le mois prochain|el próximo mes|следующий месяц|الشهر القادم|下个月", "month", 1],
  ["this year|cette année|este año|этот год|в этом году|هذا العام|今年", "year", 0],
  ["last year|l année dernière|el año pasado|прошлый год|в прошлом году|العام الماضي|去年", "year", -1],
  ["next year|l année prochaine|el próximo año|el año próximo|следующий год|العام القادم|明年", "year", 1],
];

const EVERY_SO_MANY_YEARS = [
  "every # years",
  "tous les # ans",
  "cada # años",
  "каждые # года",
  "каждые # лет",
  "كل # سنوات",
  "每#年",
];
const SMALL_NUMBERS =
  "2|3|4|5|6|10|two|three|four|five|six|ten|deux|trois|quatre|cinq|dix|dos|tres|cuatro|cinco|diez".split("|");

export type Phrase = { readonly words: readonly string[]; readonly means: CalendarWord };

/** By the first word; longer phrases first. */
export const PHRASES: ReadonlyMap<string, readonly Phrase[]> = groupByFirstWord([
  ...Object.entries(FREQUENCIES).flatMap(([code, list]) => phrases(list, { kind: "frequency", code })),
  ...Object.entries(STATUSES).flatMap(([code, list]) => phrases(list, { kind: "status", code })),
  ...everySoManyYears(),
  ...RELATIVES.flatMap(([list, unit, shift]) => phrases(list, { kind: "relative", unit, shift })),
  ...ORDINALS.flatMap((list, at) => phrases(list, { kind: "ordinal", number: at + 1 })),
  ...simplePhrases(),
  ...monthNames(),
]);

function simplePhrases(): readonly Phrase[] {
  return (
    ["quarter", "half", "since", "between", "to", "and", "open", "now", "about", "rounds", "filler"] as const
  ).flatMap((kind) => phrases(SIMPLE[kind], { kind }));
}

function everySoManyYears(): readonly Phrase[] {
  return EVERY_SO_MANY_YEARS.flatMap((pattern) =>
    SMALL_NUMBERS.flatMap((number) => phrases(pattern.replace("#", number), { kind: "frequency", code: "periodic" })),
  );
}

function phrases(list: string, means: CalendarWord): readonly Phrase[] {
  return list.split("|").map((phrase) => ({ words: phrase === "&" ? ["&"] : phraseWords(phrase), means }));
}

/** Long and short, alone and beside a day; the Arab countries have three sets of names. */
function monthNames(): readonly Phrase[] {
  const names: Phrase[] = [{ words: ["sept"], means: { kind: "month", month: 9 } }];
  for (const locale of [...LANGUAGES.filter((language) => language !== "zh"), "ar-SY", "ar-MA", "ar-DZ"])
    for (const month of ["long", "short"] as const)
      for (const form of [{ month }, { month, day: "numeric" }] as const) {
        const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, { ...form, timeZone: "UTC" });
        for (let at = 0; at < 12; at += 1) {
          const part = format.formatToParts(Date.UTC(2007, at, 15)).find(({ type }) => type === "month");
          if (part) names.push({ words: phraseWords(part.value), means: { kind: "month", month: at + 1 } });
        }
      }
  return names;
}

function groupByFirstWord(all: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> {
  const groups = new Map<string, Phrase[]>();
  for (const phrase of all) {
    const [first] = phrase.words;
    if (first !== undefined) groups.set(first, [...(groups.get(first) ?? []), phrase]);
  }
  for (const group of groups.values()) group.sort((a, b) => b.words.length - a.words.length);
  return groups;
}
