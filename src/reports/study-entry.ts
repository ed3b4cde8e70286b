// A description of a study as catalogues of surveys keep it, before it is understood: what stands at which place.

/** `place`: the names from the outside in, such as `stdyDscr/stdyInfo/abstract`. Attributes by name, in small letters. */
export type StudyEntry = {
  readonly place: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
};

/** What an entry says, whatever the format. */
export type StudyField =
  | "title"
  | "other-title"
  | "purpose"
  | "country"
  | "coverage"
  | "collected"
  | "frequency"
  | "collector"
  | "funder"
  | "sampling"
  | "sample-size"
  | "sampling-unit"
  | "universe"
  | "conditions"
  | "access-address"
  | "report-address";

/**
 * DDI-Codebook 2.5 and its older versions, below `codeBook`, whatever their namespace.
 * https://ddialliance.org/Specification/DDI-Codebook/2.5/
 */
const DDI: Readonly<Record<string, StudyField>> = {
  "stdyDscr/citation/titlStmt/titl": "title",
  "stdyDscr/citation/titlStmt/parTitl": "other-title",
  "stdyDscr/citation/titlStmt/altTitl": "other-title",
  "stdyDscr/citation/prodStmt/fundAg": "funder",
  "stdyDscr/stdyInfo/abstract": "purpose",
  "stdyDscr/stdyInfo/sumDscr/nation": "country",
  "stdyDscr/stdyInfo/sumDscr/geogCover": "coverage",
  "stdyDscr/stdyInfo/sumDscr/collDate": "collected",
  "stdyDscr/stdyInfo/sumDscr/universe": "universe",
  "stdyDscr/method/dataColl/frequenc": "frequency",
  "stdyDscr/method/dataColl/dataCollector": "collector",
  "stdyDscr/method/dataColl/sampProc": "sampling",
  "stdyDscr/method/dataColl/targetSampleSize/sampleSize": "sample-size",
  "stdyDscr/method/dataColl/sampleFrame/frameUnit/unitType": "sampling-unit",
  "stdyDscr/dataAccs/useStmt/conditions": "conditions",
  "stdyDscr/dataAccs/setAvail/accsPlac": "access-address",
  "stdyDscr/othrStdyMat/relMat": "report-address",
};

/** The schema of NADA and the IHSN, `microdata-schema.json`: https://github.com/worldbank/metadata-schemas */
const IHSN: Readonly<Record<string, StudyField>> = {
  "study_desc/title_statement/title": "title",
  "study_desc/title_statement/alternate_title": "other-title",
  "study_desc/title_statement/translated_title": "other-title",
  "study_desc/production_statement/funding_agencies": "funder",
  "study_desc/study_info/abstract": "purpose",
  "study_desc/study_info/nation": "country",
  "study_desc/study_info/geog_coverage": "coverage",
  "study_desc/study_info/coll_dates": "collected",
  "study_desc/study_info/universe": "universe",
  "study_desc/method/data_collection/frequency": "frequency",
  "study_desc/method/data_collection/data_collectors": "collector",
  "study_desc/method/data_collection/sampling_procedure": "sampling",
  "study_desc/data_access/dataset_use/conditions": "conditions",
  "study_desc/data_access/dataset_availability/access_place_url": "access-address",
};

const FIELDS: ReadonlyMap<string, StudyField> = new Map(Object.entries({ ...DDI, ...IHSN }));

export function fieldAt(place: string): StudyField | null {
  return FIELDS.get(place) ?? null;
}
