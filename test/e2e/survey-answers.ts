// One survey as its organization keeps it on file: what the typist reads from, and what the export has to give back.
import { z } from "zod";

const Text = z.string().nullable();
const Codes = z.array(z.string());

const Area = z.looseObject({ m49: Text, name: z.string(), role: z.string() });
const Round = z.object({ label: Text, start: z.string(), end: Text });
const Institution = z.object({ name: z.string(), role: z.string(), country_m49: Text });
export type Round = z.infer<typeof Round>;
export type Institution = z.infer<typeof Institution>;

export const SurveyAnswers = z.strictObject({
  q01_title: z.string(),
  q02_purpose: z.string(),
  q03_countries: z.strictObject({ items: z.array(Area), note: Text }),
  q04_time_frame: z.strictObject({ rounds: z.array(Round), status: z.string(), frequency: z.string() }),
  q05_institutions: z.array(Institution),
  q06_sample: z.strictObject({ types: Codes, description: Text, size: z.number().nullable(), size_unit: Text }),
  q07_psu: z.strictObject({ code: z.string(), detail: Text }),
  q08_design: z.strictObject({ code: z.string(), host_survey: Text }),
  q09_populations: z.strictObject({ codes: Codes, note: Text }),
  q10_focus: z.strictObject({ has_focus: z.boolean(), types: Codes, note: Text }),
  q11_identification: z.strictObject({
    definition: z.string(),
    criteria: Codes,
    minimum_duration_months: z.number().nullable(),
  }),
  q12_remittances: z.strictObject({ remittances: z.string(), use: z.string(), note: Text }),
  q13_dissemination: z.strictObject({ means: Codes, urls: z.array(z.string()) }),
  q14_access: z.strictObject({ access: z.string(), conditions: Text, access_type: Text, url: Text }),
});
export type SurveyAnswers = z.infer<typeof SurveyAnswers>;
