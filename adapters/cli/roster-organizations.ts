// The organizations of a roster file: those that are known are brought up to date, those that are not are made. Each
// property may be written in any row of its organization; rows must not contradict each other.
import { OrganizationId } from "../../src/domain/ids.ts";
import type { Organization, OrganizationKind } from "../../src/domain/organization.ts";
import { findOrganization, fold, slug } from "./find-organization.ts";
import type { ColumnName, RosterRow, RowProblem } from "./roster-rows.ts";
import { type Cell, readKind, readTimeZone, readWorkWeek } from "./roster-words.ts";

export type RosterOrganizations = {
  /** Those of the file, as they will be. */
  readonly organizations: readonly Organization[];
  /** By row; a row without an organization is not here. */
  readonly ofRow: ReadonlyMap<number, Organization>;
  readonly problems: readonly RowProblem[];
};

/** What the rows say of one organization so far. */
type Draft = {
  /** As it is known, or the little that is known of a new one. */
  readonly base: Organization;
  readonly isNew: boolean;
  readonly firstRow: number;
  readonly said: Map<ColumnName, { readonly cell: string; readonly row: number }>;
  readonly values: { kind?: OrganizationKind; workWeek?: Organization["workWeek"]; timeZone?: string };
};

export function readOrganizations(rows: readonly RosterRow[], known: readonly Organization[]): RosterOrganizations {
  const drafts: Draft[] = [];
  const draftOfRow = new Map<number, Draft>();
  const problems: RowProblem[] = [];
  for (const row of rows) {
    if (row.cells.organization === "" && row.cells.acronym === "") continue;
    const draft = chooseDraft(row, drafts, known);
    if ("problem" in draft) {
      problems.push({ row: row.row, ...draft });
      continue;
    }
    if (!drafts.includes(draft)) drafts.push(draft);
    draftOfRow.set(row.row, draft);
    problems.push(...readProperties(row, draft));
  }
  problems.push(...drafts.flatMap(missingProperties));
  const finished = finish(drafts, known, problems);
  const ofRow = new Map([...draftOfRow].flatMap(([row, draft]) => entry(row, finished.get(draft))));
  return { organizations: [...finished.values()], ofRow, problems };
}

function entry<T>(row: number, value: T | undefined): readonly [number, T][] {
  return value === undefined ? [] : [[row, value]];
}

function chooseDraft(
  { row, cells }: RosterRow,
  drafts: readonly Draft[],
  known: readonly Organization[],
): Draft | { readonly column: ColumnName; readonly problem: string } {
  const column = cells.organization === "" ? "acronym" : "organization";
  const word = cells[column];
  const started = drafts.map(({ base }) => base);
  const ids = new Set(started.map(({ id }) => id));
  const candidates = [...started, ...known.filter(({ id }) => !ids.has(id))];
  const found = findOrganization(word, candidates);
  if (found.kind === "several") {
    return { column, problem: `“${word}” may be ${found.ids.join(" or ")}: write the one that is meant` };
  }
  if (found.kind === "one") {
    const draft = drafts.find(({ base }) => base.id === found.organization.id);
    return draft ?? { base: found.organization, isNew: false, firstRow: row, said: new Map(), values: {} };
  }
  if (column === "acronym") {
    return { column, problem: `“${word}” is not known: write the official name in the column organization` };
  }
  return startNew(cells, candidates, row);
}

function startNew(
  cells: RosterRow["cells"],
  candidates: readonly Organization[],
  row: number,
): Draft | { readonly column: ColumnName; readonly problem: string } {
  const { organization: name, acronym } = cells;
  const id = slug(acronym === "" ? name : acronym);
  const found = findOrganization(acronym === "" ? name : acronym, candidates);
  const taken = found.kind === "one" ? found.organization : candidates.find((candidate) => candidate.id === id);
  if (taken !== undefined) {
    return {
      column: acronym === "" ? "organization" : "acronym",
      problem:
        `“${acronym || name}” already stands for ${taken.name}: write ${taken.id} in the column organization if that ` +
        "is meant, or another acronym if not",
    };
  }
  if (id === "") {
    return {
      column: "acronym",
      problem: "write an acronym in Latin letters, of which the id of a new organization is made",
    };
  }
  const base: Organization = {
    id: OrganizationId.parse(id),
    name,
    acronym,
    kind: "un_entity",
    aliases: [],
    parentId: null,
    timeZone: "UTC",
    workWeek: "mon-fri",
    names: [],
  };
  return { base, isNew: true, firstRow: row, said: new Map(), values: {} };
}

function readProperties({ row, cells }: RosterRow, draft: Draft): readonly RowProblem[] {
  const problems: RowProblem[] = [];
  const take = <T>(column: ColumnName, read: (cell: string) => Cell<T>, keep: (value: T) => void) => {
    const cell = cells[column];
    if (cell === "") return;
    const earlier = draft.said.get(column);
    if (earlier !== undefined && fold(earlier.cell) !== fold(cell)) {
      problems.push({
        row,
        column,
        problem: `“${cell}” here, “${earlier.cell}” in row ${earlier.row}: make them agree`,
      });
      return;
    }
    draft.said.set(column, { cell, row });
    const value = read(cell);
    if (value.ok) keep(value.value);
    else problems.push({ row, column, problem: value.problem });
  };
  const asItIs = (cell: string): Cell<string> => ({ ok: true, value: cell });
  take("acronym", asItIs, () => undefined);
  take("parent", asItIs, () => undefined);
  take("kind", readKind, (kind) => {
    draft.values.kind = kind;
  });
  take("work week", readWorkWeek, (workWeek) => {
    draft.values.workWeek = workWeek;
  });
  take("organization time zone", readTimeZone, (timeZone) => {
    draft.values.timeZone = timeZone;
  });
  return problems;
}

function missingProperties(draft: Draft): readonly RowProblem[] {
  if (!draft.isNew) return [];
  const needed = ["kind", "organization time zone"] as const;
  return needed
    .filter((column) => !draft.said.has(column))
    .map((column) => ({
      row: draft.firstRow,
      column,
      problem: `${draft.base.name} is a new organization: its ${column.replace("organization ", "")} is needed`,
    }));
}

function finish(
  drafts: readonly Draft[],
  known: readonly Organization[],
  problems: RowProblem[],
): ReadonlyMap<Draft, Organization> {
  const updated = new Map(drafts.map((draft) => [draft, update(draft)]));
  const others = known.filter(({ id }) => !drafts.some(({ base }) => base.id === id));
  const finished = new Map<Draft, Organization>();
  for (const [draft, organization] of updated) {
    const said = draft.said.get("parent");
    const parent = said && findParent(said.cell, [...updated.values(), ...others]);
    if (said && typeof parent === "string") problems.push({ row: said.row, column: "parent", problem: parent });
    finished.set(draft, typeof parent === "object" ? { ...organization, parentId: parent.id } : organization);
  }
  const all = [...finished.values(), ...others];
  for (const [draft, organization] of finished) {
    const said = draft.said.get("parent");
    if (said === undefined || !isAboveItself(organization, all)) continue;
    problems.push({ row: said.row, column: "parent", problem: `${organization.name} would be above itself` });
  }
  return finished;
}

/** An earlier acronym is kept as an alias, so that files that use it are still read. */
function update({ base, values, said }: Draft): Organization {
  const acronym = said.get("acronym")?.cell ?? base.acronym;
  const renamed = base.acronym !== "" && fold(acronym) !== fold(base.acronym);
  return { ...base, ...values, acronym, aliases: renamed ? [...base.aliases, base.acronym] : base.aliases };
}

function findParent(word: string, all: readonly Organization[]): Organization | string {
  const found = findOrganization(word, all);
  if (found.kind === "one") return found.organization;
  if (found.kind === "several") return `“${word}” may be ${found.ids.join(" or ")}: write the one that is meant`;
  return `“${word}” is not an organization of this file or of the roster: add a row for it`;
}

function isAboveItself(organization: Organization, all: readonly Organization[]): boolean {
  const passed = new Set<string>();
  for (let next = organization.parentId; next !== null && !passed.has(next); ) {
    if (next === organization.id) return true;
    passed.add(next);
    next = all.find(({ id }) => id === next)?.parentId ?? null;
  }
  return false;
}
