// Who takes part: by class, organization and name, from answers and roster; nobody is taken for present.

import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { Audience } from "../../src/findings/rights.ts";
import { compileParticipants } from "../../src/reports/participants.ts";
import { compileParticipantsTable } from "../../src/reports/participants-document.ts";
import type { JsonObject } from "../../src/reports/record.ts";
import type { ListedPerson } from "../../src/reports/roster-table.ts";
import { CMIM_06, organizationCalled, REPORT, submittedBy } from "./gathered.ts";

const person = (name: string, role: ListedPerson["appointments"][number]["role"], id: string | null): ListedPerson => ({
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@example.org`,
  timeZone: "Europe/Paris",
  language: "en",
  appointments: [{ role, organizationId: id === null ? null : organizationCalled(id).id }],
});
const PEOPLE = [
  person("Ana Almeida", "focal_point", "ined"),
  person("Chidi Chukwu", "focal_point", "unhcr"),
  person("Zoe Zimmermann", "participant", "unhcr"),
  person("Ida Ito", "participant", null),
  person("Wanda Walsh", "secretariat", "un-desa-pd"),
];
const report = (id: string, attendance: JsonObject, visibility = "participating_organizations") =>
  submittedBy(id, REPORT, {
    reporting_period: [{ label: null, start: "2006-11", end: "2007-10" }],
    activities: [],
    attendance,
    language: "en",
    visibility,
  });
const REPORTS = [
  report("ined", { will_attend: true, speaker_name: "Ana Almeida", speaker_title: "Researcher" }),
  report("unhcr", { will_attend: true }),
  report("ilo", { will_attend: false }),
  report("iom", { will_attend: true, speaker_name: "Nadia Novak" }, "secretariat_only"),
];
const ASKED = ["ined", "unhcr", "ilo", "iom", "un-desa-pd", "eca"].map(organizationCalled);

function listFor(audience: Audience, withEmail = false) {
  const participants = compileParticipants({ audience, asked: ASKED, reports: REPORTS, people: PEOPLE });
  const facts = { meeting: CMIM_06, asAt: Temporal.Instant.from("2007-11-12T15:00:00Z"), audience, withEmail };
  const { headings, rows } = compileParticipantsTable(participants, facts);
  return { participants, headings, rows: rows.map((row) => row.filter((_, index) => index !== 2)) };
}

const FROM_INED = "cmim-06/ined/activity-report/1, attendance.speaker_name, version 1";
const FROM_UNHCR = "cmim-06/unhcr/activity-report/1, attendance.will_attend, version 1";
const UNHCR = "Office of the United Nations High Commissioner for Refugees";
const INED = "Institut national d'études démographiques";
const DESA = "Population Division, Department of Economic and Social Affairs, United Nations Secretariat";

describe("for participating organizations", () => {
  const { participants, headings, rows } = listFor("participants");

  test("by class, organization and name; a speaker who was not named is missing, not guessed", () => {
    expect(rows).toEqual([
      ["United Nations entities", UNHCR, null, null, FROM_UNHCR],
      ["United Nations entities", UNHCR, "Zoe Zimmermann", null, "roster"],
      ["National institutions", INED, "Ana Almeida", "Researcher", FROM_INED],
      ["Other participants", null, "Ida Ito", null, "roster"],
      ["Secretariat of the meeting", DESA, "Wanda Walsh", null, "roster"],
    ]);
  });

  test("what was said for the secretariat only is left out and counted; who has not answered is a number", () => {
    expect(participants).toMatchObject({ leftOut: 1, unknown: 2 });
    expect(JSON.stringify(rows)).not.toContain("Nadia Novak");
  });

  test("there is no address in it", () => {
    expect(headings).not.toContain("e-mail");
    expect(JSON.stringify(rows)).not.toContain("@");
  });
});

test("for the secretariat: all of them, with addresses where they are asked for", () => {
  expect(JSON.stringify(listFor("secretariat").rows)).toContain("Nadia Novak");
  expect(JSON.stringify(listFor("secretariat").rows)).not.toContain("@");
  const { headings, rows } = listFor("secretariat", true);
  expect(headings).toContain("e-mail");
  expect(JSON.stringify(rows)).toContain("ana.almeida@example.org");
});

test("for publication: organizations alone, of reports that were released to everybody", () => {
  expect(listFor("public").rows).toEqual([]);
  const released = [report("ined", { will_attend: true, speaker_name: "Ana Almeida" }, "public")];
  const { listed } = compileParticipants({ audience: "public", asked: ASKED, reports: released, people: PEOPLE });
  expect(listed.map(({ organization, name }) => [organization?.name, name])).toEqual([[INED, null]]);
});
