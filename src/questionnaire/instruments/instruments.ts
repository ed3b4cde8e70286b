// The instruments that come with the house. Every start keeps them in the database, where earlier versions stay.
import { Questionnaire } from "../questionnaire.ts";
import activityReport from "./activity-report.json" with { type: "json" };
import surveys2007 from "./surveys-2007.json" with { type: "json" };

/** In the order in which an organization is asked for them. */
export const INSTRUMENTS: readonly Questionnaire[] = [activityReport, surveys2007].map((definition) =>
  Questionnaire.parse(definition),
);
