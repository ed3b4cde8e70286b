// The roster as a document: organizations by kind, and who speaks for them. For the secretariat: it holds addresses.
import type { Organization } from "../domain/organization.ts";
import { english as wording } from "../wording/english.ts";
import type { Document, DocumentBlock } from "./document.ts";
import { type DocumentFacts, frameOf } from "./document-frame.ts";
import { compareOrganizations } from "./exported-response.ts";
import type { ListedPerson } from "./roster-table.ts";

export function compileRoster(
  organizations: readonly Organization[],
  people: readonly ListedPerson[],
  facts: DocumentFacts,
): Document {
  const byKind = Map.groupBy(organizations.toSorted(compareOrganizations), ({ kind }) => kind);
  const known = new Set<string | null>(organizations.map(({ id }) => id));
  const others = people.flatMap((person) =>
    person.appointments
      .filter(
        ({ organizationId, role }) => !known.has(organizationId) && (role === "secretariat" || role === "participant"),
      )
      .map(({ role }) => rowOf("–", person, role)),
  );
  return {
    ...frameOf(facts, wording.rosterTitle),
    blocks: [
      ...[...byKind].flatMap(([kind, own]) =>
        section(
          wording.organizationKinds[kind],
          own.flatMap((organization) => rowsOf(organization, people)),
        ),
      ),
      ...(others.length > 0 ? section(wording.withoutOrganization, others) : []),
    ],
  };
}

function section(title: string, rows: readonly (readonly string[])[]): readonly DocumentBlock[] {
  const { organization, name, role, email, timeZone, language } = wording.rosterColumns;
  return [
    { kind: "heading", level: 1, text: title },
    {
      kind: "table",
      caption: title,
      headings: [organization, name, role, email, timeZone, language],
      rows,
      shares: [29, 15, 11, 22, 14, 9],
    },
  ];
}

/** An organization for which nobody speaks has a row of its own. */
function rowsOf(organization: Organization, people: readonly ListedPerson[]): readonly (readonly string[])[] {
  const name = wording.nameWithAcronym(organization.name, organization.acronym);
  const own = people.flatMap((person) =>
    person.appointments
      .filter(({ organizationId }) => organizationId === organization.id)
      .map(({ role }) => rowOf(name, person, role)),
  );
  return own.length > 0 ? own : [[name, "–", "–", "–", organization.timeZone, "–"]];
}

function rowOf(organization: string, person: ListedPerson, role: keyof typeof wording.roleName): readonly string[] {
  return [organization, person.name, wording.roleName[role], person.email ?? "–", person.timeZone, person.language];
}
