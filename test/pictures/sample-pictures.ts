// Pictures of every kind in English, Arabic and Chinese, from the demonstration's surveys.
import { z } from "zod";
import surveys from "../../prisma/demonstration/surveys.json" with { type: "json" };
import type { BarsPicture, MapPicture, Picture, ProgressPicture } from "../../src/chat/picture.ts";
import { areaName, findArea, listRegions } from "../../src/domain/areas.ts";
import { MAP_DISCLAIMER } from "../../src/reports/disclaimer.ts";

type SampleLanguage = "en" | "ar" | "zh";

const WORDS = {
  en: {
    progress: "Sixth Coordination Meeting: surveys received",
    asked: "60 organizations asked",
    reported: "41 have reported",
    due: "Due 12 November 2007",
    byRegion: "Surveys by region",
    byTheme: "Activities by theme",
    map: "Countries and areas covered by the surveys",
    surveys: "Surveys",
    activities: "Activities",
    notShown: "Not shown on the map",
    disclaimer: MAP_DISCLAIMER,
  },
  ar: {
    progress: "الاجتماع التنسيقي السادس: الاستبيانات الواردة",
    asked: "طُلب من 60 منظمة",
    reported: "وردت تقارير من 41 منظمة",
    due: "الموعد النهائي: 12 تشرين الثاني/نوفمبر 2007",
    byRegion: "الدراسات الاستقصائية حسب المنطقة",
    byTheme: "الأنشطة حسب الموضوع",
    map: "البلدان والمناطق المشمولة بالدراسات الاستقصائية",
    surveys: "الدراسات الاستقصائية",
    activities: "الأنشطة",
    notShown: "لا تظهر على الخريطة",
    disclaimer:
      "لا تعني الحدود والأسماء المبيّنة والتسميات المستخدمة في هذه الخريطة إقراراً أو قبولاً رسمياً من جانب الأمم المتحدة.",
  },
  zh: {
    progress: "第六次协调会议：收到的调查",
    asked: "已请60个组织提交",
    reported: "41个组织已提交",
    due: "截止日期：2007年11月12日",
    byRegion: "各区域的调查",
    byTheme: "按主题分列的活动",
    map: "调查涵盖的国家和地区",
    surveys: "调查",
    activities: "活动",
    notShown: "地图上未显示",
    disclaimer: "本地图所示边界和名称以及所用名称并不意味着联合国的正式认可或接受。",
  },
} as const;

const THEMES: readonly { readonly words: Record<SampleLanguage, string>; readonly count: number }[] = [
  { words: { en: "Migration data and statistics", ar: "بيانات الهجرة وإحصاءاتها", zh: "移民数据与统计" }, count: 31 },
  {
    words: {
      en: "Remittances and diaspora investment",
      ar: "التحويلات المالية واستثمارات المغتربين",
      zh: "汇款和侨民投资",
    },
    count: 18,
  },
  {
    words: {
      en: "Labour migration and the recruitment of migrant workers",
      ar: "هجرة اليد العاملة وتوظيف العمال المهاجرين",
      zh: "劳务移民和移民工人的招聘",
    },
    count: 14,
  },
  { words: { en: "Asylum and refugees", ar: "اللجوء واللاجئون", zh: "庇护和难民" }, count: 9 },
  {
    words: {
      en: "Trafficking in persons and smuggling of migrants",
      ar: "الاتجار بالأشخاص وتهريب المهاجرين",
      zh: "贩运人口和偷运移民",
    },
    count: 4,
  },
  { words: { en: "Migration and the environment", ar: "الهجرة والبيئة", zh: "移民与环境" }, count: 0 },
];

/** What had come in by the end of each day. */
const RECEIVED: readonly (readonly [string, number])[] = [
  ["2007-10-15", 0],
  ["2007-10-17", 3],
  ["2007-10-19", 5],
  ["2007-10-23", 9],
  ["2007-10-29", 17],
  ["2007-11-01", 19],
  ["2007-11-05", 28],
  ["2007-11-09", 36],
  ["2007-11-12", 39],
  ["2007-11-14", 40],
  ["2007-11-16", 41],
];

const Survey = z.looseObject({
  answers: z.looseObject({
    q03_countries: z.looseObject({ items: z.array(z.looseObject({ m49: z.string().nullable() })) }),
  }),
});

/** How many of the demonstration's surveys cover each country or area. */
const coverage: ReadonlyMap<string, number> = z
  .array(Survey)
  .parse(surveys.surveys)
  .flatMap(({ answers }) => [...new Set(answers.q03_countries.items.flatMap(({ m49 }) => m49 ?? []))])
  .reduce((counts, m49) => counts.set(m49, (counts.get(m49) ?? 0) + 1), new Map<string, number>());

export const SAMPLES: readonly { readonly name: string; readonly picture: Picture }[] = (
  ["en", "ar", "zh"] as const
).flatMap((language) => [
  { name: `progress-${language}`, picture: progress(language) },
  { name: `region-${language}`, picture: byRegion(language) },
  { name: `theme-${language}`, picture: byTheme(language) },
  { name: `map-${language}`, picture: map(language) },
]);

function progress(language: SampleLanguage): ProgressPicture {
  const words = WORDS[language];
  return {
    kind: "progress",
    language,
    title: words.progress,
    points: RECEIVED.map(([on, reported]) => ({ on, reported })),
    of: 60,
    ofLabel: words.asked,
    reportedLabel: words.reported,
    due: { on: "2007-11-12", label: words.due },
  };
}

function byRegion(language: SampleLanguage): BarsPicture {
  const counts = [...coverage].reduce((sums, [m49, count]) => {
    const region = findArea(m49)?.regions.at(-1) ?? m49;
    return sums.set(region, (sums.get(region) ?? 0) + count);
  }, new Map<string, number>());
  const rows = listRegions()
    .filter(({ m49 }) => counts.has(m49))
    .map(({ m49 }) => ({ label: areaName(m49, language), count: counts.get(m49) ?? 0 }));
  return { kind: "bars", language, title: WORDS[language].byRegion, unit: WORDS[language].surveys, rows };
}

function byTheme(language: SampleLanguage): BarsPicture {
  const rows = THEMES.map(({ words, count }) => ({ label: words[language], count }));
  return { kind: "bars", language, title: WORDS[language].byTheme, unit: WORDS[language].activities, rows };
}

function map(language: SampleLanguage): MapPicture {
  const words = WORDS[language];
  return {
    kind: "map",
    language,
    title: words.map,
    unit: words.surveys,
    areas: [...coverage].map(([m49, count]) => ({ m49, count })),
    notShownLabel: words.notShown,
    disclaimer: words.disclaimer,
  };
}
