// What of the responses may stand in a document, by whom it is for. The rule itself is in src/findings/rights.ts.
import { type Audience, mayBeShown, namesSomebody, readVisibility } from "../findings/rights.ts";
import type { ExportedResponse } from "./exported-response.ts";

export type Shown = {
  readonly responses: readonly ExportedResponse[];
  /** How many are for fewer than this audience. */
  readonly leftOut: number;
};

/** Responses of which the audience may read nothing are left out; of the others, what names a person or a mailbox. */
export function chooseForAudience(responses: readonly ExportedResponse[], audience: Audience): Shown {
  const shown = responses.filter(({ answers, isVisible }) =>
    mayBeShown(audience, readVisibility(isVisible("visibility") ? answers.get("visibility") : undefined)),
  );
  const leftOut = responses.length - shown.length;
  if (audience === "secretariat") return { responses: shown, leftOut };
  return { responses: shown.map(withoutNames), leftOut };
}

function withoutNames(response: ExportedResponse): ExportedResponse {
  return { ...response, isVisible: (path) => !namesSomebody(path) && response.isVisible(path) };
}
