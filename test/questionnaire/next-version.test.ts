import { expect, test } from "vitest";
import { nextVersion } from "../../src/questionnaire/next-version.ts";
import { EVERY_KIND } from "../reports/every-kind.ts";

const KEPT = { ...EVERY_KIND, version: 3 };
const turned = { ...EVERY_KIND, ...Object.fromEntries(Object.entries(EVERY_KIND).toReversed()) };
const changed = { ...EVERY_KIND, title: { en: "Another" } };

test.each([
  { what: "nothing is kept", imported: { ...EVERY_KIND, version: 5 }, newest: null, says: { kind: "new", version: 5 } },
  { what: "the same", imported: EVERY_KIND, newest: KEPT, says: { kind: "unchanged", version: 3 } },
  { what: "the same, in another order", imported: turned, newest: KEPT, says: { kind: "unchanged", version: 3 } },
  { what: "a change", imported: changed, newest: KEPT, says: { kind: "changed", version: 4 } },
  {
    what: "a change under the version that is kept",
    imported: { ...changed, version: 3 },
    newest: KEPT,
    says: { kind: "changed", version: 4 },
  },
  {
    what: "a change that says its version",
    imported: { ...changed, version: 9 },
    newest: KEPT,
    says: { kind: "changed", version: 9 },
  },
])("$what", ({ imported, newest, says }) => {
  const next = nextVersion(imported, newest);
  const version = next.kind === "unchanged" ? next.version : next.questionnaire.version;
  expect({ kind: next.kind, version }).toEqual(says);
});
